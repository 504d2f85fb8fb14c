"""Address of the comparison, under /o/<organization>/plans/."""

from django.urls import path

from sucharit.work.plans.comparing import views

urlpatterns = [path("<int:plan>/difference/", views.plan_difference, name="plan_difference")]
