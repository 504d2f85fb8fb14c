"""Addresses of the overview; they stand under no organization."""

from django.urls import path

from sucharit.office.province import views

urlpatterns = [
    path("", views.province, name="province"),
    path("file/<slug:form>/", views.province_file, name="province_file"),
]
