"""Addresses of the record."""

from django.urls import path

from sucharit.office.records import views

urlpatterns = [
    path("", views.record, name="record"),
    path("export/", views.record_export, name="record_export"),
    path("verify/", views.record_verify, name="record_verify"),
]
