"""The table on screen: shown, saved cell by cell or as a form, as a file out and in, and taken back."""

import io
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate, require
from sucharit.base.people.roles import Can
from sucharit.base.screens.cells import Fault, Marks, Reading
from sucharit.base.screens.grids import CellChange
from sucharit.base.screens.words import number
from sucharit.work.plans.grid.actions import Look, look, save_grid
from sucharit.work.plans.grid.adding import apply_table, read_new
from sucharit.work.plans.grid.answers import Screen, refused, save_sent, take_back, words_of
from sucharit.work.plans.grid.forms import TableApply, TableUpload, packed
from sucharit.work.plans.grid.page import may_edit, table_page
from sucharit.work.plans.grid.queries import columns_of, seen_of
from sucharit.work.plans.grid.workbook import MOST_BYTES, Table, Unusable, read, written
from sucharit.work.plans.models import Plan
from sucharit.work.plans.pages import frame_of
from sucharit.work.plans.queries import plan_for
from sucharit.work.plans.values import initiatives_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _page(request: OfficerRequest, plan: Plan, marks: Marks, status: int) -> HttpResponse:
    context = frame_of(
        request.officer, plan, "plan_grid", (_("ตารางงบประมาณ"), ""),
        table=table_page(plan, request.officer, marks), undo=SCREEN.can_undo(request, plan),
    )  # fmt: skip
    return render(request, "plans/grid/plan_grid.html", context, status=status)


def _address(plan: Plan, code: str) -> str:
    return reverse("plan_grid", args=[code, plan.pk])


SCREEN = Screen(page=_page, save=save_grid, seen=seen_of, address=_address, undo="grid-undo")


@require_safe
@gate(Can.SEE_PLANS)
def plan_grid(request: OfficerRequest, plan: int) -> HttpResponse:
    return _page(request, plan_for(request.officer, plan), {}, 200)


@require_POST
@gate(Can.EDIT_PLANS)
def plan_grid_save(request: OfficerRequest, plan: int) -> HttpResponse:
    return save_sent(SCREEN, request, plan_for(request.officer, plan))


@require_POST
@gate(Can.EDIT_PLANS)
def plan_grid_undo(request: OfficerRequest, plan: int) -> HttpResponse:
    return take_back(SCREEN, request, plan_for(request.officer, plan))


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
    changes = [CellChange(str(one.pk), one.column, one.text) for one in found.news]
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


def _shown_change(found: Look, one: Reading) -> dict[str, Any]:
    row = found.rows[one.pk]
    names = {"title": _("ชื่อ"), "unit": _("หน่วยงาน")}
    return {
        "seq": row.seq,
        "title": row.title,
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
        return refused(SCREEN, request, found, " ".join(map(str, form.errors["table"])))
    table: Table = form.cleaned_data["table"]
    try:
        done = apply_table(found, by=request.officer, table=table)
    except NotAllowed as error:
        return refused(SCREEN, request, found, error.said)
    if done.saved.conflicts:
        thai = _("มีผู้อื่นแก้ช่องเดียวกันระหว่างที่ท่านตรวจ จึงยังไม่บันทึก โปรดอัปโหลดไฟล์อีกครั้งเพื่อดูค่าปัจจุบัน")
        return refused(SCREEN, request, found, thai)
    SCREEN.remember(request, found, done.saved)
    told = words_of(done.saved)
    messages.success(request, f"{told} {_('เพิ่ม %(n)s โครงการ') % {'n': number(done.added)}}" if done.added else told)
    return SCREEN.back(request, found)
