"""Addresses of revisions, under /o/<organization>/plans/."""

from django.urls import path

from sucharit.work.plans.revision import views

urlpatterns = [
    path("<int:plan>/revisions/", views.plan_revisions, name="plan_revisions"),
    path("<int:plan>/revise/", views.plan_revise, name="plan_revise"),
    path("<int:plan>/continue/", views.plan_continue, name="plan_continue"),
]
