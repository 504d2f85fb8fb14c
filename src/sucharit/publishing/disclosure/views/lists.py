"""All lists, a list, making and copying one, giving out items, gaps, crosswalk."""

import io
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.files.kinds import MEDIA_TYPES
from sucharit.base.people.answers import refusals_on
from sucharit.base.people.gate import NotAllowed, Officer, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.core.fiscal import FiscalYear
from sucharit.core.papers import write_xlsx
from sucharit.core.thai import fold
from sucharit.publishing.disclosure import actions
from sucharit.publishing.disclosure.crosswalk import crosswalk
from sucharit.publishing.disclosure.forms import AssignForm, CopyForm, ItemFilter, NewChecklistForm
from sucharit.publishing.disclosure.models import ChecklistItem, ChecklistYear
from sucharit.publishing.disclosure.papers import checklist_paper
from sucharit.publishing.disclosure.queries import (
    checklist_for,
    checklists_for,
    items_for,
    published_for,
    standings,
    standings_of,
)
from sucharit.publishing.disclosure.standing import DROPPED, READY, WORDS, ItemStanding, tally
from sucharit.publishing.disclosure.views.pages import frame, how_sure, list_name


@require_safe
@gate(Can.SEE_YEAR)
def checklist_list(request: OfficerRequest) -> HttpResponse:
    """Every list with how far it is."""
    officer = request.officer
    lists = list(checklists_for(officer)[:60])
    grouped: dict[int, list[ItemStanding]] = {}
    for row in standings_of(items_for(officer).filter(checklist__in=lists), officer):
        grouped.setdefault(row.item.checklist_id, []).append(row)
    rows = [(one, list_name(one), tally(grouped.get(one.pk, [])), how_sure(one.sureness)) for one in lists]
    context = frame(officer, None, rows=rows, tabs_year=FiscalYear.of(officer.today).value)
    return render(request, "disclosure/checklist_list.html", context)


@gate(Can.DISCLOSE)
def checklist_new(request: OfficerRequest) -> HttpResponse:
    officer = request.officer
    this = {"fiscal_year": FiscalYear.of(officer.today).value}
    form = NewChecklistForm(request.POST or None, years=_years(officer), initial=this)
    if request.method == "POST" and form.is_valid():
        kind = form.cleaned_data["kind"]
        with refusals_on(form):
            row = actions.make_checklist(
                form.cleaned_data["fiscal_year"], by=officer, kind=kind[:3], apart=kind == "own29"
            )
            messages.success(request, _("จัดทำรายการแล้ว"))
            return redirect("checklist", officer.organization.code, row.code)
    context = frame(officer, None, (_("จัดทำรายการ"), ""), form=form)
    return render(request, "disclosure/checklist_new.html", context, status=422 if form.errors else 200)


def _years(officer: Officer) -> list[int]:
    this = FiscalYear.of(officer.today).value
    return list(range(this + 1, this - 5, -1))


@require_safe
@gate(Can.SEE_YEAR)
def checklist(request: OfficerRequest, checklist: str) -> HttpResponse:
    """A list; a year without one says so, for the tabs of every year lead here."""
    try:
        row = checklist_for(request.officer, checklist)
    except Http404:
        if not checklist.isdecimal() or not 2500 <= int(checklist) <= 2700:
            raise
        context = frame(request.officer, None, (checklist, "")) | {"year": int(checklist)}
        return render(request, "disclosure/checklist_absent.html", context)
    return _list(request, row)


def _list(request: OfficerRequest, row: ChecklistYear, status: int = 200, assigning: Any = None) -> HttpResponse:
    officer = request.officer
    whole = standings(officer, row)
    units = sorted({(str(one.item.unit_id), str(one.item.unit)) for one in whole if one.item.unit_id})
    form = ItemFilter(request.GET or None, units=units)
    shown = _sorted(_filtered(whole, form.wanted, officer), request.GET.get("sort", ""))
    told = tally(whole)
    context = frame(
        officer, row, rows=shown, form=form, tally=told, filtered=any(form.wanted.values()),
        counts=[(key, *WORDS[key], told.counts[key]) for key in WORDS if told.counts[key]],
        drafts=sum(one.item.acceptance == ChecklistItem.Acceptance.DRAFT for one in whole),
        sure=how_sure(row.sureness), published=published_for(officer, row).filter(state="published").first(),
        assign_form=assigning or (AssignForm(officer=officer) if officer.may(Can.DISCLOSE) else None),
        sort=request.GET.get("sort", ""), late=sum(one.late for one in whole),
    )  # fmt: skip
    return render(request, "disclosure/checklist.html", context, status=status)


def _filtered(rows: list[ItemStanding], wanted: dict[str, str], officer: Officer) -> list[ItemStanding]:
    words = [fold(word) for word in wanted.get("q", "").split()[:8]]
    state, unit = wanted.get("state", ""), wanted.get("unit", "")

    def fits(row: ItemStanding) -> bool:
        item = row.item
        said = fold(f"{item.number} {item.title} {item.group}")
        mine = item.owner_id == officer.user.pk or item.unit_id in officer.unit_ids
        return (
            all(word in said for word in words)
            and (not state or (row.late if state == "late" else row.state == state))
            and (not unit or (mine if unit == "mine" else str(item.unit_id) == unit))
        )

    return [row for row in rows if fits(row)]


def _sorted(rows: list[ItemStanding], sort: str) -> list[ItemStanding]:
    """By number (as it stands), title, unit, day or state; "-" before it turns it round."""
    order = list(WORDS)
    keys = {
        "title": lambda row: row.item.title, "unit": lambda row: str(row.item.unit or "\uffff"),
        "due": lambda row: (row.item.due_on is None, row.item.due_on or row.today),
        "state": lambda row: order.index(row.state), "number": lambda row: row.item.place,
    }  # fmt: skip
    key = keys.get(sort.removeprefix("-"))
    return sorted(rows, key=key, reverse=sort.startswith("-")) if key else rows


@gate(Can.DISCLOSE)
def checklist_copy(request: OfficerRequest, checklist: str) -> HttpResponse:
    """The list of another year with what carries over."""
    row = checklist_for(request.officer, checklist)
    years = [year for year in _years(request.officer) if year != row.fiscal_year]
    form = CopyForm(request.POST or None, years=years, initial={"fiscal_year": row.fiscal_year + 1})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            made = actions.copy_checklist(row, form.cleaned_data["fiscal_year"], by=request.officer)
            messages.success(request, _("คัดลอกแล้ว ที่อยู่ที่ยกมายังเป็นเอกสารของปีเดิม โปรดตรวจทีละข้อ"))
            return redirect("checklist", request.officer.organization.code, made.code)
    context = frame(request.officer, row, (_("คัดลอกไปปีอื่น"), ""), form=form)
    return render(request, "disclosure/checklist_copy.html", context, status=422 if form.errors else 200)


@require_POST
@gate(Can.DISCLOSE)
def checklist_assign(request: OfficerRequest, checklist: str) -> HttpResponse:
    row = checklist_for(request.officer, checklist)
    form = AssignForm(request.POST, officer=request.officer)
    if not form.is_valid():
        return _list(request, row, 422, form)
    try:
        count = actions.assign(row, request.POST.getlist("numbers")[:200], by=request.officer, **form.cleaned_data)
    except NotAllowed as refused:
        messages.error(request, refused.said)
        return _list(request, row, 422, form)
    messages.success(request, _("มอบหมาย %(n)s ข้อแล้ว") % {"n": count})
    return redirect("checklist", request.officer.organization.code, row.code)


@require_POST
@gate(Can.DISCLOSE)
def checklist_accept(request: OfficerRequest, checklist: str) -> HttpResponse:
    """All drafts at once."""
    row = checklist_for(request.officer, checklist)
    count = actions.accept_all(row, by=request.officer)
    messages.success(request, _("รับ %(n)s ข้อแล้ว") % {"n": count})
    return redirect("checklist", request.officer.organization.code, row.code)


@require_POST
@gate(Can.DISCLOSE)
def checklist_pull(request: OfficerRequest, checklist: str) -> HttpResponse:
    """What this system itself has published."""
    row = checklist_for(request.officer, checklist)
    count = actions.pull_published(row, by=request.officer)
    said = _("ดึงเข้า %(n)s รายการ") % {"n": count} if count else _("ไม่มีสิ่งที่เผยแพร่ในระบบเพิ่มจากเดิม")
    messages.success(request, said)
    return redirect("checklist", request.officer.organization.code, row.code)


@require_POST
@gate(Can.DISCLOSE)
def checklist_check(request: OfficerRequest, checklist: str) -> HttpResponse:
    """Links that were not looked at today."""
    row = checklist_for(request.officer, checklist)
    count = actions.check_all(row, by=request.officer)
    said = _("กำลังตรวจ %(n)s รายการอยู่เบื้องหลัง กลับมาดูผลภายหลังได้") % {"n": count}
    messages.success(request, said if count else _("ทุกรายการตรวจแล้วภายในหนึ่งวัน"))
    return redirect("checklist", request.officer.organization.code, row.code)


@require_safe
@gate(Can.SEE_YEAR)
def checklist_gaps(request: OfficerRequest, checklist: str) -> HttpResponse:
    """What is lacking, for the executives: by unit, on paper."""
    row = checklist_for(request.officer, checklist)
    whole = standings(request.officer, row)
    gaps = [one for one in whole if one.state not in (READY, DROPPED)]
    units: dict[str, list[ItemStanding]] = {}
    for one in gaps:
        units.setdefault(str(one.item.unit or _("ยังไม่มอบหมาย")), []).append(one)
    context = frame(
        request.officer, row, (_("รายงานสิ่งที่ยังขาด"), ""), gaps=gaps, units=sorted(units.items()), tally=tally(whole),
        late=sum(one.late for one in gaps), today=request.officer.today,
    )  # fmt: skip
    return render(request, "disclosure/checklist_gaps.html", context)


@require_safe
@gate(Can.SEE_YEAR)
def checklist_xlsx(request: OfficerRequest, checklist: str) -> FileResponse:
    row = checklist_for(request.officer, checklist)
    data = write_xlsx(checklist_paper(request.officer, row, standings(request.officer, row)))
    name = f"OIT {row.code}.xlsx"
    return FileResponse(io.BytesIO(data), as_attachment=True, filename=name, content_type=MEDIA_TYPES["xlsx"])


@require_safe
@gate(Can.SEE_YEAR)
def checklist_crosswalk(request: OfficerRequest) -> HttpResponse:
    """The same thing under other numbers, year by year."""
    years, rows = crosswalk(request.officer)
    context = frame(request.officer, None, (_("เทียบเลขข้อระหว่างปี"), ""), years=years, rows=rows)
    return render(request, "disclosure/checklist_crosswalk.html", context)
