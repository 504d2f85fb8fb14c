"""Addresses that exist in the demonstration only."""

from django.urls import path

from sucharit.office.demonstration import views

urlpatterns = [
    path("", views.demo, name="demo"),
    path("sign-in/", views.demo_sign_in, name="demo_sign_in"),
]
