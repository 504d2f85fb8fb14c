"""Publishing a fiscal year: what goes out and what stays inside, what everyone would see, choosing, taking back."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from sucharit.base.people.answers import refusals_told
from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.publishing.portal.models import PreparedYear, PublishedYear, State
from sucharit.publishing.portal.pages import page
from sucharit.publishing.portal.views.office import WithdrawForm, crumbs, withdrawn
from sucharit.publishing.portal.views.years import whole, year_frame
from sucharit.publishing.portal.years import actions
from sucharit.publishing.portal.years.changes import MOST, differences
from sucharit.publishing.portal.years.going import Withheld
from sucharit.publishing.portal.years.marks import ACTIVITY, EVIDENCE, WORDS, choosable_for
from sucharit.publishing.portal.years.queries import (
    YEARS,
    prepared_of,
    published_years_for,
    read_year,
    year_to_publish_for,
)
from sucharit.publishing.portal.years.reading import YearReading
from sucharit.work.years.models import YearPlan

_PAGE = 60
_KINDS = {ACTIVITY: gettext_lazy("กิจกรรม"), EVIDENCE: gettext_lazy("หลักฐาน"), WORDS: gettext_lazy("ข้อความ")}


class NoteForm(forms.Form):
    """What the public reads of a new edition."""

    note = forms.CharField(
        label=gettext_lazy("เปลี่ยนแปลงเรื่องใด"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("ประชาชนจะเห็นข้อความนี้พร้อมวันที่ ส่วนฉบับก่อนยังเปิดดูได้"),
    )  # fmt: skip


def _year_name(fiscal_year: int) -> str:
    return _("ปีงบประมาณ %(year)s") % {"year": fiscal_year}


@gate(Can.PUBLISH)
def publishing_year(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """What was prepared: what would go out, what stays inside and why, what differs from the public edition; then
    publishes just that."""
    officer = request.officer
    year = year_to_publish_for(officer, fiscal_year)
    rows = list(published_years_for(officer).filter(fiscal_year=fiscal_year)[:50])
    current = next((row for row in rows if row.state == State.PUBLISHED), None)
    prepared = prepared_of(year)
    form = NoteForm(request.POST or None) if current else None
    status = 200
    if request.method == "POST" and prepared is not None:
        if form is None or form.is_valid():
            return _published(request, year, prepared, form.cleaned_data["note"] if form else "")
        status = 422
    context = {
        "year": year, "current": current, "prepared": prepared, "form": form, "rows": rows,
        "crumbs": crumbs(request, (_year_name(fiscal_year), "")),
    }  # fmt: skip
    if prepared is not None:
        context |= _looked_at(prepared, current)
    return render(request, "portal/publishing_year.html", context, status=status)


def _published(request: OfficerRequest, year: YearPlan, prepared: PreparedYear, note: str) -> HttpResponse:
    """Just what was looked at; where the records changed since, it is prepared anew to be looked at again."""
    try:
        actions.publish_year(year, by=request.officer, note=note, digest=prepared.digest)
    except NotAllowed as refused:
        messages.error(request, refused.said)
        actions.prepare_year(year, by=request.officer)
    else:
        messages.success(request, _("เผยแพร่แล้ว ประชาชนเปิดดูได้ทันที"))
    return redirect("publishing_year", request.officer.organization.code, year.fiscal_year)


def _looked_at(prepared: PreparedYear, current: PublishedYear | None) -> dict[str, Any]:
    read = YEARS.by_digest(prepared.digest, lambda: prepared.value)
    same = current is not None and current.digest == prepared.digest
    told = differences(read_year(current), read) if current is not None and not same else []
    return {
        "read": read, "same": same, "counts": _counts(read), "withheld": [Withheld(**one) for one in prepared.withheld],
        "differences": told[:MOST], "difference_count": len(told),
    }  # fmt: skip


@gate(Can.PUBLISH)
@require_POST
def publishing_year_prepare(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """Gathers the records of today to be looked at."""
    actions.prepare_year(year_to_publish_for(request.officer, fiscal_year), by=request.officer)
    return redirect("publishing_year", request.officer.organization.code, fiscal_year)


def _counts(read: YearReading) -> dict[str, int]:
    """How many of each go out."""
    return {
        "reports": sum(len(one["reports"]) for one in read.initiatives),
        "activities": sum(len(one["activities"]) for one in read.initiatives),
        "evidence": len({piece["number"] for piece in read.pieces()}),
        "changes": len(read.amendments) + len(read.corrections),
    }


@gate(Can.PUBLISH)
def publishing_year_preview(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """What everyone would see, seen by who is about to publish."""
    officer = request.officer
    year = year_to_publish_for(officer, fiscal_year)
    prepared = prepared_of(year)
    if prepared is None:
        messages.info(request, _("ยังไม่ได้เตรียมข้อมูล กดเตรียมข้อมูลก่อนดูตัวอย่าง"))
        return redirect("publishing_year", officer.organization.code, fiscal_year)
    read = YEARS.by_digest(prepared.digest, lambda: prepared.value)
    now = timezone.now()
    snapshot = PublishedYear(
        organization=officer.organization, year_plan=year, fiscal_year=fiscal_year, edition=1, published_at=now,
        first_published_at=now,
    )  # fmt: skip
    where = [officer.organization.code, fiscal_year]
    context = year_frame(request, snapshot, read, "portal_year_edition", (_("ตัวอย่าง"), "")) | whole(read) | {
        "preview_url": reverse("publishing_year_preview", args=where),
        "back_url": reverse("publishing_year", args=where), "tabs": [],
    }  # fmt: skip
    return page("portal/portal_year_edition.html", context)


@gate(Can.PUBLISH)
def publishing_year_choose(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """Activities, evidence, or what officers wrote: which of it everyone may see. A page at a time; other pages stay as
    they are."""
    officer = request.officer
    year = year_to_publish_for(officer, fiscal_year)
    if request.method == "POST":
        return _chosen(request, year)
    kind = request.GET.get("kind", "") if request.GET.get("kind") in _KINDS else ACTIVITY
    rows = choosable_for(officer, year)
    of_kind = [one for one in rows if one.kind == kind]
    here = reverse("publishing_year_choose", args=[officer.organization.code, fiscal_year])
    context = {
        "year": year, "kind": kind, "page": Paginator(of_kind, _PAGE).get_page(request.GET.get("page")),
        "marked": sum(one.goes_out for one in of_kind),
        "tabs": [
            {
                "label": label, "url": f"{here}?kind={one}", "current": one == kind,
                "count": sum(row.kind == one for row in rows),
            }
            for one, label in _KINDS.items()
        ],
        "crumbs": crumbs(
            request,
            (_year_name(fiscal_year), reverse("publishing_year", args=[officer.organization.code, fiscal_year])),
            (_("เลือกสิ่งที่ประชาชนเห็น"), ""),
        ),
    }  # fmt: skip
    return render(request, "portal/publishing_year_choose.html", context)


def _chosen(request: OfficerRequest, year: YearPlan) -> HttpResponse:
    shown = request.POST.getlist("shown")[: _PAGE * 2]
    chosen = request.POST.getlist("open")
    if "all" in request.POST:
        free = {one.subject for one in choosable_for(request.officer, year) if not one.personal}
        chosen = [subject for subject in shown if subject in free]
    with refusals_told(request):
        added, removed = actions.choose_open(year, by=request.officer, shown=shown, chosen=chosen)
        words = {"added": added, "removed": removed}
        messages.success(request, _("บันทึกแล้ว เพิ่ม %(added)s เอาออก %(removed)s จะเห็นเมื่อเผยแพร่ครั้งต่อไป") % words)
    here = reverse("publishing_year_choose", args=[request.officer.organization.code, year.fiscal_year])
    query = request.GET.urlencode()
    return redirect(f"{here}?{query}" if query else here)


@gate(Can.PUBLISH)
def publishing_year_withdraw(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """Asks why, then takes the year back with its earlier editions."""
    row = get_object_or_404(published_years_for(request.officer), fiscal_year=fiscal_year, state=State.PUBLISHED)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        return withdrawn(request, lambda: actions.withdraw_year(row, by=request.officer, reason=reason))
    own = reverse("publishing_year", args=[request.officer.organization.code, fiscal_year])
    told = crumbs(request, (_year_name(fiscal_year), own), (_("ถอนจากหน้าสาธารณะ"), ""))
    return render(
        request, "portal/publishing_withdraw.html", {"row": row, "form": form, "crumbs": told, "takes_all": True}
    )
