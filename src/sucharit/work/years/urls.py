"""Addresses of this room: the year and the place of an initiative in it."""

from django.urls import path

from sucharit.work.years.views import approval, ending, grid, importing, lists, rows

_ROW = "<int:fiscal_year>/<int:seq>/"

urlpatterns = [
    path("", lists.year_list, name="year_list"),
    path("open/", lists.year_open, name="year_open"),
    path("initiatives/<int:row>/", rows.year_initiative_at_, name="year_initiative_at"),
    path("<int:fiscal_year>/", lists.year, name="year"),
    path("<int:fiscal_year>/add/", lists.year_add, name="year_add"),
    path("<int:fiscal_year>/carry/", lists.year_carry, name="year_carry"),
    path("<int:fiscal_year>/print/", lists.year_print, name="year_print"),
    path("<int:fiscal_year>/paper/<slug:kind>/", lists.year_paper_file, name="year_paper"),
    path("<int:fiscal_year>/grid/", grid.year_grid, name="year_grid"),
    path("<int:fiscal_year>/grid/save/", grid.year_grid_save, name="year_grid_save"),
    path("<int:fiscal_year>/grid/undo/", grid.year_grid_undo, name="year_grid_undo"),
    path("<int:fiscal_year>/import/", importing.year_import, name="year_import"),
    path("<int:fiscal_year>/import/<int:intake>/", importing.year_import_document, name="year_import_document"),
    path("<int:fiscal_year>/approval/", approval.year_approval, name="year_approval"),
    path("<int:fiscal_year>/submit/", approval.year_submit, name="year_submit"),
    path("<int:fiscal_year>/decide/", approval.year_decide, name="year_decide"),
    path("<int:fiscal_year>/withdraw/", approval.year_withdraw, name="year_withdraw"),
    path("<int:fiscal_year>/amendments/", ending.year_amendments, name="year_amendments"),
    path("<int:fiscal_year>/close/", ending.year_close, name="year_close"),
    path(_ROW, rows.year_initiative, name="year_initiative"),
    path(f"{_ROW}edit/", rows.year_initiative_edit, name="year_initiative_edit"),
    path(f"{_ROW}amend/", rows.year_initiative_amend, name="year_initiative_amend"),
    path(f"{_ROW}status/", rows.year_initiative_status, name="year_initiative_status"),
    path(f"{_ROW}evidence/", rows.year_initiative_evidence, name="year_initiative_evidence"),
    path(f"{_ROW}history/", rows.year_initiative_history, name="year_initiative_history"),
    path(f"{_ROW}history/<int:number>/restore/", rows.year_initiative_restore, name="year_initiative_restore"),
    path(f"{_ROW}leave-out/", rows.year_initiative_leave_out, name="year_initiative_leave_out"),
    path(f"{_ROW}correct/", rows.year_initiative_correct, name="year_initiative_correct"),
]
