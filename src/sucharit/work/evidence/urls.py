"""Addresses of this room."""

from django.urls import path

from sucharit.work.evidence.views import adding, lists, pieces

urlpatterns = [
    path("", lists.evidence_list, name="evidence_list"),
    path("export/", lists.evidence_export, name="evidence_export"),
    path("add/", adding.evidence_add, name="evidence_add"),
    path("add-address/", adding.evidence_add_address, name="evidence_add_address"),
    path("known/", adding.evidence_known, name="evidence_known"),
    path("choose/", adding.evidence_choose, name="evidence_choose"),
    path("years/<int:fiscal_year>/", lists.evidence_gallery, name="evidence_gallery"),
    path("years/<int:fiscal_year>/<uuid:key>/", lists.evidence_initiative, name="evidence_initiative"),
    path("<int:evidence>/", pieces.evidence, name="evidence"),
    path("<int:evidence>/file/", pieces.evidence_file, name="evidence_file"),
    path("<int:evidence>/thumbnail/", pieces.evidence_thumbnail, name="evidence_thumbnail"),
    path("<int:evidence>/edit/", pieces.evidence_edit, name="evidence_edit"),
    path("<int:evidence>/place/", adding.evidence_place, name="evidence_place"),
    path("<int:evidence>/withdraw/", pieces.evidence_withdraw, name="evidence_withdraw"),
    path("<int:evidence>/take-back/", pieces.evidence_take_back, name="evidence_take_back"),
]
