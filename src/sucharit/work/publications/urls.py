"""Addresses of this room."""

from django.urls import path

from sucharit.work.publications.views import channels, counts, log

YEAR = "<int:fiscal_year>/"

urlpatterns = [
    path("", log.publication_list, name="publication_list"),
    path("channels/", channels.channel_list, name="channel_list"),
    path("channels/<int:channel>/", channels.channel_edit, name="channel_edit"),
    path("channels/<int:channel>/state/", channels.channel_state, name="channel_state"),
    path("rows/<int:publication>/", log.publication, name="publication"),
    path("rows/<int:publication>/edit/", log.publication_edit, name="publication_edit"),
    path("rows/<int:publication>/withdraw/", log.publication_withdraw, name="publication_withdraw"),
    path("rows/<int:publication>/put-back/", log.publication_put_back, name="publication_put_back"),
    path(YEAR, log.publication_year, name="publication_year"),
    path(f"{YEAR}file/<slug:form>/", log.publication_year_file, name="publication_year_file"),
    path(f"{YEAR}add/", log.publication_add, name="publication_add"),
    path(f"{YEAR}counts/", counts.publication_counts, name="publication_counts"),
    path(f"{YEAR}counts/file/<slug:form>/", counts.publication_counts_file, name="publication_counts_file"),
]
