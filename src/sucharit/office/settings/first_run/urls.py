"""Addresses of the first run."""

from django.urls import path

from sucharit.office.settings.first_run import done, views

urlpatterns = [
    path("", views.setup, name="setup"),
    path("done/<slug:organization>/", done.setup_done, name="setup_done"),
    path("<slug:step>/", views.setup_step, name="setup_step"),
]
