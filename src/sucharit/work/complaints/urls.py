"""Addresses of the room: /o/<organization>/complaints/…; a case speaks its number: 2569/12/."""

from django.urls import URLPattern, URLResolver, path

from sucharit.work.complaints.views import arranging, case, deeds, figures, receiving, register

_CASE = "<int:fiscal_year>/<int:number>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", register.complaint_list, name="complaint_list"),
    path("register.<slug:form>", register.complaint_list_file, name="complaint_list_file"),
    path("new/", receiving.complaint_add, name="complaint_add"),
    path("open/", arranging.complaint_open, name="complaint_open"),
    path("workload/", register.complaint_workload, name="complaint_workload"),
    path("map/", register.complaint_map, name="complaint_map"),
    path("figures/", figures.complaint_figures, name="complaint_figures"),
    path("figures.<slug:form>", figures.complaint_figures_file, name="complaint_figures_file"),
    path("figures/past/", figures.complaint_past, name="complaint_past"),
    path("figures/<int:fiscal_year>/<slug:period>/", figures.complaint_report, name="complaint_report"),
    path("settings/", arranging.complaint_settings, name="complaint_settings"),
    path("settings/<slug:kind>/", arranging.complaint_lines, name="complaint_lines"),
    path("settings/<slug:kind>/<int:line>/", arranging.complaint_line, name="complaint_line"),
    path("retention/", arranging.complaint_retention, name="complaint_retention"),
    path(_CASE, case.complaint, name="complaint"),
    path(f"{_CASE}identity/", case.complaint_identity, name="complaint_identity"),
    path(f"{_CASE}receipt.pdf", receiving.complaint_receipt_pdf, name="complaint_receipt_pdf"),
    path(f"{_CASE}renew/", deeds.complaint_renew, name="complaint_renew"),
    path(f"{_CASE}files/<int:attachment>/", case.complaint_file, name="complaint_file"),
    path(f"{_CASE}letters/write/", deeds.complaint_write, name="complaint_write"),
    path(f"{_CASE}letters/<int:letter>.<slug:form>", case.complaint_letter, name="complaint_letter"),
    path(f"{_CASE}letters/<int:letter>/posted/", deeds.complaint_letter_posted, name="complaint_letter_posted"),
    path(f"{_CASE}classify/", deeds.complaint_classify, name="complaint_classify"),
    path(f"{_CASE}assign/", deeds.complaint_assign, name="complaint_assign"),
    path(f"{_CASE}complete/", deeds.complaint_complete, name="complaint_complete"),
    path(f"{_CASE}pause/", deeds.complaint_pause, name="complaint_pause"),
    path(f"{_CASE}resume/", deeds.complaint_resume, name="complaint_resume"),
    path(f"{_CASE}extend/", deeds.complaint_extend, name="complaint_extend"),
    path(f"{_CASE}note/", deeds.complaint_note, name="complaint_note"),
    path(f"{_CASE}link/", deeds.complaint_link, name="complaint_link"),
    path(f"{_CASE}unlink/", deeds.complaint_unlink, name="complaint_unlink"),
    path(f"{_CASE}finish/", deeds.complaint_finish, name="complaint_finish"),
    path(f"{_CASE}reopen/", deeds.complaint_reopen, name="complaint_reopen"),
    path(f"{_CASE}rating/", deeds.complaint_hear, name="complaint_hear"),
    path(f"{_CASE}publish/", deeds.complaint_publish, name="complaint_publish"),
    path(f"{_CASE}withdraw/", deeds.complaint_withdraw, name="complaint_withdraw"),
]
