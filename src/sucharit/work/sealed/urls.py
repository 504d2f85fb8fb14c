"""Addresses of the room inside the office."""

from django.urls import URLPattern, URLResolver, path

from sucharit.work.sealed.views import arranging, custody, keys, reports

_ONE = "reports/<uuid:key>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", reports.sealed, name="sealed"),
    path("reports/", reports.sealed_list, name="sealed_list"),
    path("reports/hand-on/", reports.sealed_hand_on, name="sealed_hand_on"),
    path(_ONE, reports.sealed_report, name="sealed_report"),
    path(f"{_ONE}answer/", reports.sealed_answer, name="sealed_answer"),
    path(f"{_ONE}note/", reports.sealed_note, name="sealed_note"),
    path(f"{_ONE}state/", reports.sealed_move, name="sealed_move"),
    path(f"{_ONE}identity/", reports.sealed_identity, name="sealed_identity"),
    path(f"{_ONE}refer/", reports.sealed_refer, name="sealed_refer"),
    path(f"{_ONE}destroy/", reports.sealed_destroy, name="sealed_destroy"),
    path(f"{_ONE}files/<slug:file>/", reports.sealed_view, name="sealed_view"),
    path(f"{_ONE}files/<slug:file>/clean/", reports.sealed_file, name="sealed_file"),
    path(f"{_ONE}files/<slug:file>/<int:page>.png", reports.sealed_picture, name="sealed_picture"),
    path("certificates/<int:certificate>/", reports.sealed_certificate, name="sealed_certificate"),
    path("key/", keys.sealed_key, name="sealed_key"),
    path("key/unlock/", keys.sealed_unlock, name="sealed_unlock"),
    path("key/lock/", keys.sealed_lock, name="sealed_lock"),
    path("key/recovery/", keys.sealed_recover, name="sealed_recover"),
    path("key/recovered/", keys.sealed_recovered, name="sealed_recovered"),
    path("custody/", custody.sealed_custody, name="sealed_custody"),
    path("custody/recovery/<int:recovery>/", custody.sealed_help, name="sealed_help"),
    path("custody/identity/<int:asked>/", custody.sealed_decide, name="sealed_decide"),
    path("figures/", arranging.sealed_figures, name="sealed_figures"),
    path("arrange/", arranging.sealed_arrange, name="sealed_arrange"),
    path("arrange/open/", arranging.sealed_open, name="sealed_open"),
    path("arrange/appoint/", arranging.sealed_appoint, name="sealed_appoint"),
    path("arrange/<int:keeper>/dismiss/", arranging.sealed_dismiss, name="sealed_dismiss"),
]
