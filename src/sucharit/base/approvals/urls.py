"""Addresses of the inbox of approvals."""

from django.urls import path

from sucharit.base.approvals import views

urlpatterns = [path("", views.approval_list, name="approval_list")]
