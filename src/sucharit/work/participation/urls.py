"""Addresses that only this room has: /o/<organization>/participation/…"""

from django.urls import path

from sucharit.work.participation.views import forums, networks, papers

urlpatterns = [
    path("coverage/", forums.forum_coverage, name="forum_coverage"),
    path("coverage/<int:fiscal_year>/<slug:form>/", forums.forum_coverage_file, name="forum_coverage_file"),
    path("papers/<slug:register>/<int:entry>/<slug:form>/", papers.participation_paper, name="participation_paper"),
    path("networks/<int:network>/members/<slug:form>/", networks.network_members_file, name="network_members_file"),
]
