"""Addresses of the executive's page."""

from django.urls import path

from sucharit.office.dashboard import views

urlpatterns = [
    path("", views.dashboard, name="dashboard"),
    path("<int:fiscal_year>/", views.dashboard_year, name="dashboard_year"),
]
