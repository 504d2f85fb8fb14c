"""Addresses of adopting: below the plans, named by the document that is adopted."""

from django.urls import path

from sucharit.work.plans.adoption import views

urlpatterns = [
    path("from-intake/<int:intake>/adopt/", views.intake_adopt, name="intake_adopt"),
    path("from-intake/<int:intake>/merge/", views.intake_merge, name="intake_merge"),
]
