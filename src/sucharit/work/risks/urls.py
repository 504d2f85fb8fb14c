"""Addresses of this room: /o/<organization>/risks/… The year is the fiscal year, a risk is named by its place."""

from django.urls import URLPattern, path

from sucharit.work.risks.views import criteria, registers, risks

urlpatterns: list[URLPattern] = [
    path("", registers.risk_register_list, name="risk_register_list"),
    path("start/", registers.risk_register_start, name="risk_register_start"),
    path("<int:fiscal_year>/", registers.risk_register, name="risk_register"),
    path("<int:fiscal_year>/heat-map/", registers.risk_heat_map, name="risk_heat_map"),
    path("<int:fiscal_year>/comparison/", registers.risk_comparison, name="risk_comparison"),
    path("<int:fiscal_year>/history/", registers.risk_register_history, name="risk_register_history"),
    path(
        "<int:fiscal_year>/revisions/<int:revision>/", registers.risk_register_revision, name="risk_register_revision"
    ),
    path("<int:fiscal_year>/file/<slug:kind>/", registers.risk_register_file, name="risk_register_file"),
    path("<int:fiscal_year>/adopt/", registers.risk_register_adopt, name="risk_register_adopt"),
    path("<int:fiscal_year>/reopen/", registers.risk_register_reopen, name="risk_register_reopen"),
    path("<int:fiscal_year>/discard/", registers.risk_register_discard, name="risk_register_discard"),
    path("<int:fiscal_year>/criteria/", criteria.risk_criteria, name="risk_criteria"),
    path("<int:fiscal_year>/criteria/start/", criteria.risk_criteria_start, name="risk_criteria_start"),
    path("<int:fiscal_year>/criteria/save/", criteria.risk_criteria_save, name="risk_criteria_save"),
    path("<int:fiscal_year>/criteria/check/", criteria.risk_criteria_check, name="risk_criteria_check"),
    path("<int:fiscal_year>/criteria/size/", criteria.risk_criteria_size, name="risk_criteria_size"),
    path("<int:fiscal_year>/criteria/settle/", criteria.risk_criteria_settle, name="risk_criteria_settle"),
    path("<int:fiscal_year>/criteria/adopt/", criteria.risk_criteria_adopt, name="risk_criteria_adopt"),
    path("<int:fiscal_year>/criteria/revise/", criteria.risk_criteria_revise, name="risk_criteria_revise"),
    path("<int:fiscal_year>/criteria/discard/", criteria.risk_criteria_discard, name="risk_criteria_discard"),
    path("<int:fiscal_year>/criteria/history/", criteria.risk_criteria_history, name="risk_criteria_history"),
    path(
        "<int:fiscal_year>/criteria/history/<int:number>/restore/",
        criteria.risk_criteria_restore,
        name="risk_criteria_restore",
    ),
    path(
        "<int:fiscal_year>/criteria/revisions/<int:revision>/",
        criteria.risk_criteria_revision,
        name="risk_criteria_revision",
    ),
    path("<int:fiscal_year>/criteria/file/<slug:kind>/", criteria.risk_criteria_file, name="risk_criteria_file"),
    path("<int:fiscal_year>/add/", risks.risk_add, name="risk_add"),
    path("<int:fiscal_year>/order/", risks.risk_order, name="risk_order"),
    path("<int:fiscal_year>/paste/", risks.risk_paste, name="risk_paste"),
    path("<int:fiscal_year>/removed/<uuid:key>/return/", risks.risk_return, name="risk_return"),
    path("<int:fiscal_year>/<int:seq>/", risks.risk, name="risk"),
    path("<int:fiscal_year>/<int:seq>/findings/", risks.risk_findings, name="risk_findings"),
    path("<int:fiscal_year>/<int:seq>/save/", risks.risk_save, name="risk_save"),
    path("<int:fiscal_year>/<int:seq>/remove/", risks.risk_remove, name="risk_remove"),
    path("<int:fiscal_year>/<int:seq>/history/", risks.risk_history, name="risk_history"),
    path(
        "<int:fiscal_year>/<int:seq>/history/<int:number>/restore/",
        risks.risk_version_restore,
        name="risk_version_restore",
    ),
]
