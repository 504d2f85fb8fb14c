"""The year's table on screen: shown, saved cell by cell or as a form, and taken back."""

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens.grids import Batch, BatchError, CellChange, read_batch, saved, stale
from sucharit.base.screens.words import number
from sucharit.work.plans.grid.queries import Seen
from sucharit.work.years.grid.actions import Saved, save_year_grid, seen_of
from sucharit.work.years.grid.page import Marks, table_page
from sucharit.work.years.models import YearPlan
from sucharit.work.years.pages import year_frame
from sucharit.work.years.queries import year_for

MOST_UNDO = 2_000  # cells that the session remembers


@require_safe
@gate(Can.SEE_YEAR)
def year_grid(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    return _page(request, year_for(request.officer, fiscal_year))


@require_POST
@gate(Can.EDIT_YEAR)
def year_grid_save(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """JSON from the script, or the whole table as a form without it."""
    found = year_for(request.officer, fiscal_year)
    try:
        batch = read_batch(request)
        done = save_year_grid(found, by=request.officer, seen=Seen.of(batch.version), cells=batch.cells)
    except BatchError as error:
        return _refused(request, found, str(error))
    except NotAllowed as error:
        return _refused(request, found, error.said)
    return _to_script(done) if batch.by_script else _to_form(request, found, batch, done)


def _to_script(done: Saved) -> HttpResponse:
    state = str(seen_of(done.year))
    if done.conflicts:
        return stale(state, [CellChange(c.row, c.column, c.theirs) for c in done.conflicts])
    return saved(state, done.cells, [(fault.row, fault.column, fault.message) for fault in done.faults])


def _to_form(request: OfficerRequest, found: YearPlan, batch: Batch, done: Saved) -> HttpResponse:
    if not done.conflicts:
        _remember(request, found, done)
    if not done.conflicts and not done.faults:
        count = len(done.undo)
        said = ngettext("บันทึกแล้ว %(n)s ช่อง", "บันทึกแล้ว %(n)s ช่อง", count)
        messages.success(request, said % {"n": number(count)})
        return redirect("year_grid", request.officer.organization.code, found.fiscal_year)
    marks = {(fault.row, fault.column): (fault.value, fault.message) for fault in done.faults}
    if done.conflicts:  # nothing was saved: everything typed stays typed
        marks = {(cell.row, cell.column): (cell.value, "") for cell in batch.cells} | marks
        message = _("มีผู้อื่นบันทึกเป็น “%(theirs)s” แล้ว บันทึกอีกครั้งเพื่อใช้ค่าของท่าน หรือพิมพ์ค่านั้นเพื่อใช้ค่าปัจจุบัน")
        for one in done.conflicts:
            marks[one.row, one.column] = (one.mine, message % {"theirs": one.theirs or "-"})
    found.refresh_from_db()
    return _page(request, found, marks, status=409 if done.conflicts else 422)


def _remember(request: OfficerRequest, found: YearPlan, done: Saved) -> None:
    """What this save wrote over, so that it can be taken back as one."""
    if done.undo and len(done.undo) <= MOST_UNDO:
        request.session[f"year-undo:{found.pk}"] = [[c.row, c.column, c.value] for c in done.undo]


def _refused(request: OfficerRequest, found: YearPlan, thai: str) -> HttpResponse:
    """A refusal of the whole batch, as both kinds of sender can read it."""
    if request.content_type == "application/json":
        return JsonResponse({"error": thai}, status=422)
    messages.error(request, thai)
    return redirect("year_grid", request.officer.organization.code, found.fiscal_year)


@require_POST
@gate(Can.EDIT_YEAR)
def year_grid_undo(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """Puts back what the last save of this session wrote over."""
    found = year_for(request.officer, fiscal_year)
    before = request.session.pop(f"year-undo:{found.pk}", [])
    cells = [CellChange(*cell) for cell in before]
    try:
        done = save_year_grid(found, by=request.officer, seen=seen_of(found), cells=cells)
    except NotAllowed as error:
        return _refused(request, found, error.said)
    messages.success(request, _("เลิกทำแล้ว %(n)s ช่อง") % {"n": number(len(done.undo))})
    return redirect("year_grid", request.officer.organization.code, found.fiscal_year)


def _page(request: OfficerRequest, found: YearPlan, marks: Marks | None = None, status: int = 200) -> HttpResponse:
    context = year_frame(
        request.officer, found, "year_grid", (_("ตาราง"), ""),
        table=table_page(found, request.officer, marks), undo=f"year-undo:{found.pk}" in request.session,
    )  # fmt: skip
    return render(request, "years/year_grid.html", context, status=status)
