"""Pages of the catalogue beside those that every register has."""

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.files.actions import UnacceptableFile
from sucharit.base.files.serving import sent
from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.models import Position
from sucharit.base.people.roles import Can
from sucharit.work.service.actions.files import add_blank, take_down
from sucharit.work.service.actions.writing import fill
from sucharit.work.service.forms import BlankForm, Lines, lists_of, with_more
from sucharit.work.service.models import Manual
from sucharit.work.service.papers import chart_paper, check_listed, manual_paper, standard_paper
from sucharit.work.service.queries import KEY, LISTS, blank_of, blanks_of, checked, in_force, manual_for, may_write
from sucharit.work.service.views.open import public_address
from sucharit.work.service.words import MINIMUM
from sucharit.work.shelf.queries import may_keep
from sucharit.work.shelf.registry import register_for, register_of
from sucharit.work.shelf.values import with_position
from sucharit.work.shelf.views.frame import entry_address, entry_crumb, register_page
from sucharit.work.years.recording.answers import said, says_why
from sucharit.work.years.recording.papers import list_file, paper_file
from sucharit.work.years.recording.writing import Stale


@require_safe
@gate(Can.SEE_REGISTERS)
def manual_check(request: OfficerRequest) -> HttpResponse:
    """Every service: has it time and owner, is it in force, was it reviewed?"""
    officer = request.officer
    register = register_for(officer, KEY)
    rows = checked(officer.organization, officer.today)
    told = [
        {
            "manual": one.manual,
            "lacking": [MINIMUM[name] for name in one.lacking],
            "overdue": one.overdue,
            "fine": one.fine,
        }
        for one in rows
    ]
    citizen = [one for one in rows if one.manual.for_citizens]
    context = register_page(
        officer, register, "manual_check", (_("ตรวจความครบถ้วน"), ""), rows=told, good=sum(one.fine for one in rows),
        timed=sum(one.timed for one in citizen),
        citizen=len(citizen), standing=any(one.manual.state == Manual.State.PUBLISHED for one in citizen),
    )  # fmt: skip
    return render(request, "service/check.html", context)


@require_safe
@gate(Can.SEE_REGISTERS)
def manual_check_file(request: OfficerRequest, form: str) -> HttpResponse:
    """The check as PDF, XLSX or CSV."""
    officer = request.officer
    return list_file(check_listed(checked(officer.organization, officer.today)), form, officer)


@gate(Can.KEEP_REGISTERS)
@says_why
def manual_lines(request: OfficerRequest, manual: int) -> HttpResponseBase:
    """Steps, fees and documents of a draft, on one page."""
    officer = request.officer
    row = manual_for(officer, manual)
    if not may_write(row, officer):
        raise Http404
    lists, status = lists_of(row, None), 200
    faults: list[str] = []
    if request.method == "POST":
        more = request.POST.get("more", "")
        if more in lists:
            lists = lists_of(row, with_more(request.POST, more))
            for one in lists.values():
                one.formset.is_valid()
        else:
            lists = lists_of(row, request.POST)
            done, status, faults = _filled(request, row, lists)
            if done:
                messages.success(request, _("บันทึกขั้นตอน ค่าธรรมเนียม และเอกสารแล้ว"))
                return redirect(entry_address(officer, register_of(row), row))
    posts = Position.objects.filter(organization=officer.organization, active=True).values_list("title", flat=True)
    context = register_page(
        officer, register_of(row), "register_list", entry_crumb(officer, register_of(row), row),
        (_("ขั้นตอนและเอกสาร"), ""), manual=row, lists=lists, posts=sorted(set(posts)), faults=faults,
        edition=request.POST.get("edition", row.edition), cancel_url=entry_address(officer, register_of(row), row),
    )  # fmt: skip
    return render(request, "service/lines.html", context, status=status)


def _filled(request: OfficerRequest, row: Manual, lists: dict[str, Lines]) -> tuple[bool, int, list[str]]:
    """(saved, status, what is wrong with the whole)."""
    checked_all = [one.valid for one in lists.values()]  # every list says what is wrong with it
    if not all(checked_all):
        return False, 422, [_("โปรดแก้บรรทัดที่มีข้อความสีแดง สิ่งที่พิมพ์ยังอยู่ครบ")]
    edition = request.POST.get("edition", "")
    try:
        fill(
            row, by=request.officer, edition=int(edition) if edition.isdecimal() else None,
            **{name: one.said for name, one in lists.items()},
        )  # fmt: skip
    except ValidationError as fault:
        return False, 422, list(fault.messages)
    except NotAllowed as refused:
        return False, 422, [said(refused)]
    except Stale as stale:
        who = stale.who or _("มีผู้")
        return False, 409, [_("%(who)s บันทึกก่อนท่าน สิ่งที่ท่านพิมพ์ยังอยู่ โปรดเปิดหน้านี้ในแท็บใหม่เพื่อเทียบ") % {"who": who}]
    return True, 302, []


@require_safe
@gate(Can.SEE_REGISTERS)
def manual_paper_file(request: OfficerRequest, manual: int, paper: str, form: str) -> HttpResponse:
    """The manual or the chart, as PDF or Word."""
    officer = request.officer
    row = manual_for(officer, manual)
    if paper not in ("manual", "chart") or (paper == "chart" and not row.for_citizens):
        raise Http404
    decided = row.decided_by and with_position(row.decided_by, officer.organization, row.effective_on or officer.today)
    address = public_address(row)
    made: Any = (
        chart_paper(row, address) if paper == "chart" else manual_paper(row, blanks_of(row), address, decided or "")
    )
    return paper_file(made, form, f"{paper}-{row.fiscal_year}-{row.number}")


@gate(Can.KEEP_REGISTERS)
@says_why
def manual_blank_new(request: OfficerRequest, manual: int) -> HttpResponseBase:
    """A form, an example or a leaflet for the service."""
    officer = request.officer
    row = manual_for(officer, manual)
    register = register_of(row)
    if not may_keep(register, officer, row):
        raise Http404
    form = BlankForm(request.POST or None, request.FILES or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid() and _added(request, row, form):
            messages.success(request, _("เพิ่มไฟล์แล้ว"))
            return redirect(entry_address(officer, register, row))
    context = register_page(
        officer, register, "register_list", entry_crumb(officer, register, row), (_("เพิ่มไฟล์"), ""), form=form,
        manual=row, cancel_url=entry_address(officer, register, row),
    )  # fmt: skip
    return render(request, "service/blank.html", context, status=status)


def _added(request: OfficerRequest, row: Manual, form: BlankForm) -> bool:
    told = form.cleaned_data
    try:
        add_blank(row, by=request.officer, kind=told["kind"], title=told["title"], upload=told["file"])
    except UnacceptableFile as fault:
        form.add_error("file", fault.said)
        return False
    except ValidationError as fault:
        form.add_error(None, fault.messages)
        return False
    return True


@require_safe
@gate(Can.SEE_REGISTERS)
def manual_blank(request: OfficerRequest, manual: int, blank: int) -> HttpResponseBase:
    """A file of the service."""
    row = manual_for(request.officer, manual)
    try:
        return sent(cast(Any, blank_of(row.organization, row.series, blank).file))
    except FileNotFoundError as error:
        raise Http404 from error


@require_POST
@gate(Can.KEEP_REGISTERS)
@says_why
def manual_blank_down(request: OfficerRequest, manual: int, blank: int) -> HttpResponseBase:
    """Taken down: nobody gets it any more."""
    officer = request.officer
    row = manual_for(officer, manual)
    take_down(row, blank_of(row.organization, row.series, blank), by=officer)
    messages.success(request, _("นำไฟล์ลงแล้ว"))
    return redirect(entry_address(officer, register_of(row), row))


@require_safe
@gate(Can.SEE_REGISTERS)
def service_standard(request: OfficerRequest, form: str) -> HttpResponse:
    """The announcement of the standards of all services that are in force, for signature."""
    house = request.officer.organization
    rows = list(in_force(house, "citizen").prefetch_related(*LISTS).select_related("unit"))
    if not rows:
        raise Http404
    return paper_file(standard_paper(house, rows), form, "service-standard")
