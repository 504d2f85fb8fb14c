"""Addresses of one's notices."""

from django.urls import path

from sucharit.base.notices import views

urlpatterns = [
    path("", views.notice_list, name="notice_list"),
    path("read-all/", views.notice_read_all, name="notice_read_all"),
    path("<int:notice>/", views.notice_open, name="notice_open"),
]
