"""The table on screen: shown, saved cell by cell or as a form, as a file out and in, and taken back."""

import io
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate, require
from sucharit.base.people.roles import Can
from sucharit.base.screens.grids import Batch, BatchError, CellChange, read_batch, saved, stale
from sucharit.base.screens.words import number
from sucharit.work.plans.grid.actions import Conflict, Look, Saved, look, save_grid
from sucharit.work.plans.grid.adding import apply_table, read_new
from sucharit.work.plans.grid.cells import Fault
from sucharit.work.plans.grid.forms import TableApply, TableUpload, packed
from sucharit.work.plans.grid.page import Marks, may_edit, table_page
from sucharit.work.plans.grid.queries import Seen, columns_of, seen_of
from sucharit.work.plans.grid.workbook import MOST_BYTES, Table, Unusable, read, written
from sucharit.work.plans.models import Plan
from sucharit.work.plans.pages import frame_of
from sucharit.work.plans.queries import plan_for
from sucharit.work.plans.values import initiatives_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_UNDO = 2_000  # cells that the session remembers


@require_safe
@gate(Can.SEE_PLANS)
def plan_grid(request: OfficerRequest, plan: int) -> HttpResponse:
    return _page(request, plan_for(request.officer, plan))


@require_POST
@gate(Can.EDIT_PLANS)
def plan_grid_save(request: OfficerRequest, plan: int) -> HttpResponse:
    """JSON from the script, or the whole table as a form without it."""
    found = plan_for(request.officer, plan)
    try:
        batch = read_batch(request)
        done = save_grid(found, by=request.officer, seen=Seen.of(batch.version), cells=batch.cells)
    except BatchError as error:
        return _refused(request, found, str(error))
    except NotAllowed as error:
        return _refused(request, found, error.said)
    return _to_script(done) if batch.by_script else _to_form(request, found, batch, done)


def _to_script(done: Saved) -> HttpResponse:
    if done.conflicts:
        return stale(str(seen_of(done.plan)), [CellChange(c.row, c.column, c.theirs) for c in done.conflicts])
    faults = [(fault.row, fault.column, fault.message) for fault in done.faults]
    return saved(str(seen_of(done.plan)), done.cells, faults)


def _to_form(request: OfficerRequest, plan: Plan, batch: Batch, done: Saved) -> HttpResponse:
    if not done.conflicts and not done.faults:
        _remember(request, plan, done)
        messages.success(request, _said(done))
        return redirect("plan_grid", request.officer.organization.code, plan.pk)
    marks = _marks(done.faults, done.conflicts)
    if done.conflicts:  # nothing was saved: everything typed stays typed
        marks = {(cell.row, cell.column): (cell.value, "") for cell in batch.cells} | marks
    else:
        _remember(request, plan, done)
    plan.refresh_from_db()
    # The next save is of one who has now seen both: it goes on from the present state.
    return _page(request, plan, marks, status=409 if done.conflicts else 422)


def _marks(faults: tuple[Fault, ...], conflicts: tuple[Conflict, ...]) -> dict[tuple[str, str], tuple[str, str]]:
    told = {(fault.row, fault.column): (fault.value, fault.message) for fault in faults}
    for one in conflicts:
        message = _("มีผู้อื่นบันทึกเป็น “%(theirs)s” แล้ว บันทึกอีกครั้งเพื่อใช้ค่าของท่าน หรือพิมพ์ค่านั้นเพื่อใช้ค่าปัจจุบัน")
        told[one.row, one.column] = (one.mine, message % {"theirs": one.theirs or "-"})
    return told


def _said(done: Saved) -> str:
    count = len(done.undo)
    return ngettext("บันทึกแล้ว %(n)s ช่อง", "บันทึกแล้ว %(n)s ช่อง", count) % {"n": number(count)}


def _refused(request: OfficerRequest, plan: Plan, thai: str) -> HttpResponse:
    """A refusal of the whole batch, as both kinds of sender can read it."""
    if request.content_type == "application/json":
        return JsonResponse({"error": thai}, status=422)
    messages.error(request, thai)
    return redirect("plan_grid", request.officer.organization.code, plan.pk)


def _remember(request: OfficerRequest, plan: Plan, done: Saved) -> None:
    """What this save wrote over, so that it can be taken back as one."""
    if done.undo and len(done.undo) <= MOST_UNDO:
        request.session[f"grid-undo:{plan.pk}"] = [[c.row, c.column, c.value] for c in done.undo]


@require_POST
@gate(Can.EDIT_PLANS)
def plan_grid_undo(request: OfficerRequest, plan: int) -> HttpResponse:
    """Puts back what the last save of this session wrote over."""
    found = plan_for(request.officer, plan)
    before = request.session.pop(f"grid-undo:{found.pk}", [])
    try:
        done = save_grid(found, by=request.officer, seen=seen_of(found), cells=[CellChange(*cell) for cell in before])
    except NotAllowed as error:
        return _refused(request, found, error.said)
    messages.success(request, _("เลิกทำแล้ว %(n)s ช่อง") % {"n": number(len(done.undo))})
    return redirect("plan_grid", request.officer.organization.code, found.pk)


@require_safe
@gate(Can.SEE_PLANS)
def plan_grid_file(request: OfficerRequest, plan: int) -> FileResponse:
    """The table as XLSX."""
    found = plan_for(request.officer, plan)
    seen = seen_of(found)
    data = written(found, initiatives_of(found), columns_of(found, request.officer), seen)
    name = f"ตารางห้าปี {found.first_year}-{found.last_year}.xlsx"
    return FileResponse(io.BytesIO(data), as_attachment=True, filename=name, content_type=XLSX)


@gate(Can.EDIT_PLANS)
def plan_grid_upload(request: OfficerRequest, plan: int) -> HttpResponse:
    """GET asks for the file; POST shows what it would change."""
    found = plan_for(request.officer, plan)
    form = TableUpload(request.POST or None, request.FILES or None) if request.method == "POST" else TableUpload()
    if request.method == "POST" and form.is_valid():
        try:
            return _preview(request, found, _read_upload(found, form.cleaned_data["file"]))
        except Unusable as error:
            form.add_error("file", str(error))
    context = frame_of(request.officer, found, "plan_grid", (_("อัปโหลดตาราง"), ""), form=form)
    return render(request, "plans/grid/plan_grid_upload.html", context, status=422 if form.errors else 200)


def _read_upload(plan: Plan, upload: Any) -> Table:
    if upload.size > MOST_BYTES:
        raise Unusable(_("ไฟล์ใหญ่เกิน 8 MB โปรดตรวจสอบว่าเป็นไฟล์ตารางที่ดาวน์โหลดจากหน้านี้"))
    keys = dict(plan.initiatives.values_list("key", "pk"))
    return read(upload.read(), upload.name or "", plan, keys)


def _preview(request: OfficerRequest, plan: Plan, table: Table) -> HttpResponse:
    require(request.officer, Can.EDIT_PLANS)
    state = seen_of(plan)
    found = look(plan, by=request.officer, seen=table.seen, cells=table.cells)
    new, faults = read_new(table.new, found.columns)
    changes = [CellChange(str(one.row.pk), one.column, one.text) for one in found.news]
    context = {
        "changes": [_shown_change(found, one) for one in found.news],
        "faults": [(_row_name(found, fault), fault) for fault in (*found.faults, *faults)],
        "new": new,
        "strangers": len(table.strangers),
        "form": TableApply(initial={"table": packed(Table(state, (), table.new, ()), changes)}),
        "editable": may_edit(plan, request.officer),
    }
    context = frame_of(request.officer, plan, "plan_grid", (_("ตรวจก่อนบันทึก"), ""), **context)
    return render(request, "plans/grid/plan_grid_preview.html", context)


def _shown_change(found: Look, one: Any) -> dict[str, Any]:
    names = {"title": _("ชื่อ"), "unit": _("หน่วยงาน")}
    return {
        "seq": one.row.seq,
        "title": one.row.title,
        "column": names.get(one.column) or _("ปี %(year)s") % {"year": one.column},
        "before": found.shown(one),
        "after": one.text,
        "conflicting": one.conflicting,
    }


def _row_name(found: Look, fault: Fault) -> str:
    row = found.rows.get(int(fault.row)) if fault.row.isdecimal() else None
    return f"{row.seq}. {row.title}" if row else _("แถวใหม่: %(title)s") % {"title": fault.value}


@require_POST
@gate(Can.EDIT_PLANS)
def plan_grid_apply(request: OfficerRequest, plan: int) -> HttpResponse:
    """Saves what the preview showed."""
    found = plan_for(request.officer, plan)
    form = TableApply(request.POST)
    if not form.is_valid():
        return _refused(request, found, " ".join(map(str, form.errors["table"])))
    table: Table = form.cleaned_data["table"]
    try:
        done = apply_table(found, by=request.officer, table=table)
    except NotAllowed as error:
        return _refused(request, found, error.said)
    if done.saved.conflicts:
        thai = _("มีผู้อื่นแก้ช่องเดียวกันระหว่างที่ท่านตรวจ จึงยังไม่บันทึก โปรดอัปโหลดไฟล์อีกครั้งเพื่อดูค่าปัจจุบัน")
        return _refused(request, found, thai)
    _remember(request, found, done.saved)
    told = _said(done.saved)
    messages.success(request, f"{told} {_('เพิ่ม %(n)s โครงการ') % {'n': number(done.added)}}" if done.added else told)
    return redirect("plan_grid", request.officer.organization.code, found.pk)


def _page(request: OfficerRequest, plan: Plan, marks: Marks | None = None, status: int = 200) -> HttpResponse:
    context = frame_of(
        request.officer, plan, "plan_grid", (_("ตารางงบประมาณ"), ""),
        table=table_page(plan, request.officer, marks), undo=f"grid-undo:{plan.pk}" in request.session,
    )  # fmt: skip
    return render(request, "plans/grid/plan_grid.html", context, status=status)
