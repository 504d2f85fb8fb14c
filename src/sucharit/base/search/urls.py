"""Addresses of the search."""

from django.urls import path

from sucharit.base.search.views import search

urlpatterns = [path("", search, name="search")]
