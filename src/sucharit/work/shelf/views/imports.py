"""A spreadsheet comes in: chosen, looked at, taken in, undone. And entries are carried over to the next year."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.files.actions import UnacceptableFile
from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.core.fiscal import FiscalYear
from sucharit.work.shelf.actions import bring_in, carry_over, drop_import, take_in, undo_import
from sucharit.work.shelf.actions.bringing_in import changed_since
from sucharit.work.shelf.actions.carrying import to_carry
from sucharit.work.shelf.declaring import Register
from sucharit.work.shelf.forms import BringForm, CarryForm
from sucharit.work.shelf.importing import MOST_ROWS
from sucharit.work.shelf.papers import template_of
from sucharit.work.shelf.queries import batch_for, batches_for, may_keep, years_of
from sucharit.work.shelf.registry import register_for
from sucharit.work.shelf.views.frame import register_page
from sucharit.work.years.recording.answers import said, says_why, withdrawing
from sucharit.work.years.recording.papers import attached


def _kept_by(request: OfficerRequest, key: str) -> Register:
    """A register that this officer writes in; 404 otherwise."""
    found = register_for(request.officer, key)
    if not may_keep(found, request.officer):
        raise Http404
    return found


def _imported_by(request: OfficerRequest, key: str) -> Register:
    found = _kept_by(request, key)
    if not found.imports:
        raise Http404
    return found


@gate(Can.SEE_REGISTERS)
@says_why
def register_import(request: OfficerRequest, register: str) -> HttpResponseBase:
    officer = request.officer
    found = _imported_by(request, register)
    form = BringForm(request.POST or None, request.FILES or None, officer=officer)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            told = form.cleaned_data
            try:
                batch = bring_in(found, told["file"], by=officer, fiscal_year=told["fiscal_year"], unit=told["unit"])
            except UnacceptableFile as fault:
                form.add_error("file", fault.said)
            except NotAllowed as refused:
                form.add_error(None, said(refused))
            else:
                return redirect("register_batch", officer.organization.code, found.key, batch.pk)
    columns = [
        (found.label_of(one), not found.field_of(one).blank and not found.field_of(one).has_default())
        for one in found.imported
    ]
    context = register_page(
        officer, found, "register_import", (_("นำเข้าจากไฟล์"), ""), form=form, columns=columns, most=MOST_ROWS,
        batches=batches_for(found, officer)[:20],
    )  # fmt: skip
    return render(request, "shelf/import.html", context, status=status)


@require_safe
@gate(Can.SEE_REGISTERS)
def register_template(request: OfficerRequest, register: str, form: str) -> HttpResponse:
    found = _imported_by(request, register)
    if form not in ("xlsx", "csv"):
        raise Http404
    return attached(template_of(found, request.officer, form), form, f"{found.key}-template")


@require_safe
@gate(Can.SEE_REGISTERS)
def register_batch(request: OfficerRequest, register: str, batch: int) -> HttpResponse:
    """What the look found, how far the taking is, what became of it."""
    officer = request.officer
    found = _imported_by(request, register)
    row = batch_for(found, officer, batch)
    heads = [found.label_of(one) for one in found.imported]
    crumbs = (
        (_("นำเข้าจากไฟล์"), reverse("register_import", args=[officer.organization.code, found.key])),
        (row.file_name, ""),
    )
    context = register_page(
        officer, found, "register_import", *crumbs, batch=row, heads=heads, report=row.report,
        share=100 * (row.taken if row.state == row.State.TAKING else row.looked) // (row.rows or 1),
    )  # fmt: skip
    return render(request, "shelf/batch.html", context)


@require_POST
@gate(Can.SEE_REGISTERS)
@says_why
def register_batch_take(request: OfficerRequest, register: str, batch: int) -> HttpResponseBase:
    found = _imported_by(request, register)
    row = batch_for(found, request.officer, batch)
    if "drop" in request.POST:
        drop_import(row, by=request.officer)
        messages.success(request, _("ไม่นำเข้าไฟล์นี้"))
        return redirect("register_import", request.officer.organization.code, found.key)
    taken = take_in(row, by=request.officer, with_doubles=bool(request.POST.get("with_doubles")))
    if taken.state == taken.State.DONE:
        messages.success(request, _("นำเข้า %(n)s รายการแล้ว") % {"n": taken.taken})
    return redirect("register_batch", request.officer.organization.code, found.key, row.pk)


@gate(Can.SEE_REGISTERS)
def register_batch_undo(request: OfficerRequest, register: str, batch: int) -> HttpResponseBase:
    officer = request.officer
    found = _imported_by(request, register)
    row = batch_for(found, officer, batch)
    back = reverse("register_batch", args=[officer.organization.code, found.key, row.pk])
    page = register_page(officer, found, "register_import", (row.file_name, back), (_("ยกเลิกทั้งชุด"), ""))
    changed = changed_since(found, row).count()
    told = _("%(n)s รายการจากไฟล์ %(file)s") % {"n": row.taken, "file": row.file_name}
    things = [told, *([_("แก้ไขหลังนำเข้าแล้ว %(n)s รายการ จึงยกเลิกทั้งชุดไม่ได้") % {"n": changed}] if changed else [])]
    return withdrawing(
        request, lambda reason: undo_import(row, by=officer, reason=reason), title=_("ยกเลิกการนำเข้าทั้งชุด"),
        things=things, back=back, done=_("ยกเลิกการนำเข้าทั้งชุดแล้ว"), crumbs=page["crumbs"],
        action=_("ยกเลิกทั้งชุด"),
        consequence=_("ทุกรายการของไฟล์นี้จะถูกถอนและคืนเลขที่"),
    )  # fmt: skip


@gate(Can.SEE_REGISTERS)
@says_why
def register_carry(request: OfficerRequest, register: str) -> HttpResponseBase:
    """What of a year goes on in the next."""
    officer = request.officer
    found = _kept_by(request, register)
    if found.carry is None:
        raise Http404
    years = years_of(found, officer)
    form = CarryForm(request.POST or request.GET or None, years=years)
    now = FiscalYear.of(officer.today).value
    year = form.cleaned_data["year"] if form.is_bound and form.is_valid() else now - 1 if now - 1 in years else now
    if request.method == "POST" and form.is_valid():
        made = carry_over(found, by=officer, year=year)
        messages.success(
            request, _("ยกยอดไปปีงบประมาณ พ.ศ. %(year)s แล้ว %(n)s รายการ") % {"year": year + 1, "n": len(made)}
        )
        here = reverse("register_list", args=[officer.organization.code, found.key])
        return redirect(f"{here}?year={year + 1}")
    rows = to_carry(found, officer, year)
    context = register_page(
        officer, found, "register_carry", (_("ยกยอด"), ""), form=CarryForm(initial={"year": year}, years=years),
        year=year, next_year=year + 1, rows=rows[:200], count=rows.count(),
    )  # fmt: skip
    return render(request, "shelf/carry.html", context)
