"""Addresses that only this room has: /o/<organization>/participation/…"""

from django.urls import path

from sucharit.work.participation.views import forums

urlpatterns = [
    path("coverage/", forums.forum_coverage, name="forum_coverage"),
    path("coverage/<int:fiscal_year>/<slug:form>/", forums.forum_coverage_file, name="forum_coverage_file"),
]
