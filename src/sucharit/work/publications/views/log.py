"""The publication log of a year: list, recording through many channels, one row, editing, withdrawing."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can, Role
from sucharit.work.evidence.picking import picked, picker_for
from sucharit.work.evidence.queries import evidence_by_subject, evidence_of
from sucharit.work.plans.pages import address
from sucharit.work.publications.actions import (
    edit_publication,
    ensure_channels,
    put_back_publication,
    record_publications,
    withdraw_publication,
)
from sucharit.work.publications.actions.publications import may_change
from sucharit.work.publications.forms import PublicationFilter, PublicationForm, PublicationsForm
from sucharit.work.publications.models import Publication
from sucharit.work.publications.papers import MOST_LISTED, publications_listed
from sucharit.work.publications.promises import shortfalls_for
from sucharit.work.publications.queries import channels_for, keys_of, publication_for, publications_for
from sucharit.work.publications.views.frame import room_page
from sucharit.work.years.models import YearInitiative, YearPlan
from sucharit.work.years.pages import to_year
from sucharit.work.years.periods import period_of
from sucharit.work.years.queries import may_report, year_for, year_initiatives_for
from sucharit.work.years.recording.answers import says_why, tried, withdrawing
from sucharit.work.years.recording.papers import list_file
from sucharit.work.years.recording.stories import stories_of

PAGE = 50
SORTS: dict[str, tuple[str, ...]] = {
    "day": ("published_on",),
    "title": ("title",),
    "channel": ("channel__place", "published_on"),
    "by": ("recorded_by__full_name",),
}


@require_safe
@gate(Can.SEE_YEAR)
def publication_list(request: OfficerRequest) -> HttpResponseBase:
    """To the year at work, else the newest; said where there is none."""
    officer = request.officer
    return to_year(officer, "publication_year") or redirect("progress_list", officer.organization.code)


def _listed(
    request: OfficerRequest, year: YearPlan
) -> tuple[PublicationFilter, QuerySet[Publication], dict[uuid.UUID, YearInitiative]]:
    officer = request.officer
    rows = {row.key: row for row in year_initiatives_for(officer, year.fiscal_year)}
    form = PublicationFilter(request.GET or None, channels=list(channels_for(officer)), rows=list(rows.values()))
    found = _narrowed(publications_for(officer, year.fiscal_year), form.wanted, request, year)
    sort = request.GET.get("sort", "")
    columns = SORTS.get(sort.removeprefix("-"))
    sign = "-" if sort.startswith("-") else ""
    order = [*(f"{sign}{column}" for column in columns), "-pk"] if columns else ["-published_on", "-pk"]
    return form, found.order_by(*order), rows


def _narrowed(
    found: QuerySet[Publication], wanted: dict[str, Any], request: OfficerRequest, year: YearPlan
) -> QuerySet[Publication]:
    found = found.exclude(withdrawn_at=None) if wanted["only"] == "withdrawn" else found.filter(withdrawn_at=None)
    if wanted["q"]:
        q = wanted["q"]
        found = found.filter(
            Q(title__icontains=q) | Q(document__icontains=q) | Q(address__icontains=q) | Q(note__icontains=q)
        )
    if wanted["channel"]:
        found = found.filter(channel=int(wanted["channel"]))
    if wanted["initiative"]:
        found = found.filter(initiatives__initiative_key=wanted["initiative"])
    if wanted["period"]:
        span = period_of(year.fiscal_year, wanted["period"])
        found = found.filter(published_on__range=(span.first_day, span.last_day))
    if wanted["only"] == "mine":
        found = found.filter(recorded_by=request.officer.user)
    if wanted["only"] == "loose":
        found = found.filter(initiatives=None)
    return found


@require_safe
@gate(Can.SEE_YEAR)
def publication_year(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """What was made public in a year, newest first."""
    officer = request.officer
    year = year_for(officer, fiscal_year)
    form, found, rows = _listed(request, year)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    proofs = evidence_by_subject(page.object_list, officer)
    keys = keys_of(page.object_list)
    for one in page:
        one.evidence = proofs.get(f"publications.publication:{one.pk}", [])  # type: ignore[attr-defined]
        one.rows = [rows[key] for key in keys.get(one.pk, []) if key in rows]  # type: ignore[attr-defined]
    context = room_page(
        officer, year, "publication_year", form=form, page=page, filtered=any(form.wanted.values()),
        different=found.order_by().values("channel").distinct().count(), short=shortfalls_for(officer, year)[:5],
        wanted_initiative=form.wanted["initiative"],
    )  # fmt: skip
    return render(request, "publications/publication_year.html", context)


@require_safe
@gate(Can.SEE_YEAR)
def publication_year_file(request: OfficerRequest, fiscal_year: int, form: str) -> HttpResponse:
    year = year_for(request.officer, fiscal_year)
    _form, found, rows = _listed(request, year)
    listed = list(found[:MOST_LISTED])
    titles = {pk: [rows[key].title for key in keys if key in rows] for pk, keys in keys_of(listed).items()}
    return list_file(publications_listed(year, listed, titles), form, request.officer)


def _mine(request: OfficerRequest, year: YearPlan, also: list[uuid.UUID] | None = None) -> list[YearInitiative]:
    """The initiatives that this officer publishes for, and those that stand already."""
    kept = set(also or [])
    rows = year_initiatives_for(request.officer, year.fiscal_year)
    return [row for row in rows if may_report(request.officer, row) or row.key in kept]


@gate(Can.REPORT)
@says_why
def publication_add(request: OfficerRequest, fiscal_year: int) -> HttpResponseBase:
    """One thing, many channels, recorded once."""
    officer = request.officer
    year = year_for(officer, fiscal_year)
    ensure_channels(officer.organization, by=officer)
    today = min(max(officer.today, year.year.first_day), year.year.last_day)
    initial = {
        "published_on": today, "title": request.GET.get("title", "")[:300],
        "initiatives": request.GET.getlist("initiative")[:20],
    }  # fmt: skip
    rows = _mine(request, year)
    form = PublicationsForm(
        request.POST or None, initial=initial, channels=list(channels_for(officer, active=True)), rows=rows
    )
    status, files, faults = 200, [], []
    if request.method == "POST":
        told = picked(request, title=request.POST.get("title", "")[:300])
        files, faults, status = told.evidence, told.faults, 422
        if form.is_valid() and not faults:
            made, status, _conflict = tried(
                form, lambda: record_publications(year, by=officer, evidence=files, **form.said)
            )
            if made:
                return _recorded(request, year, made)
    context = room_page(
        officer, year, "publication_year", (_("บันทึกการเผยแพร่"), ""), form=form, free=Role.PLAN_OFFICER in officer.roles,
        rows=rows,
        picker=picker_for(officer, chosen=files, fiscal_year=fiscal_year, title=_("หลักฐานการเผยแพร่"), faults=faults),
    )  # fmt: skip
    return render(request, "publications/publication_add.html", context, status=status)


def _recorded(request: OfficerRequest, year: YearPlan, made: list[Publication]) -> HttpResponseBase:
    count = len(made)
    told = ngettext("บันทึกการเผยแพร่ %(n)s ช่องทางแล้ว", "บันทึกการเผยแพร่ %(n)s ช่องทางแล้ว", count) % {"n": count}
    messages.success(request, told)
    code = request.officer.organization.code
    if "again" in request.POST:
        return redirect("publication_add", code, year.fiscal_year)
    return redirect("publication_year", code, year.fiscal_year)


@require_safe
@gate(Can.SEE_YEAR)
def publication(request: OfficerRequest, publication: int) -> HttpResponse:
    """One row with its proof, the other channels of the same batch, and its history."""
    officer = request.officer
    one = publication_for(officer, publication)
    year = year_for(officer, one.fiscal_year)
    keys = keys_of([one]).get(one.pk, [])
    context = room_page(
        officer, year, "publication_year", (one.title, ""), one=one, stories=stories_of(one),
        rows=list(year_initiatives_for(officer, one.fiscal_year).filter(key__in=keys)),
        evidence=list(evidence_of(one, officer)), mine=may_change(officer, one) and year.running,
        others=[row for row in publications_for(officer, one.fiscal_year).filter(batch=one.batch) if row.pk != one.pk],
    )  # fmt: skip
    return render(request, "publications/publication.html", context)


@gate(Can.REPORT)
@says_why
def publication_edit(request: OfficerRequest, publication: int) -> HttpResponseBase:
    officer = request.officer
    one = publication_for(officer, publication)
    year = year_for(officer, one.fiscal_year)
    keys = keys_of([one]).get(one.pk, [])
    initial = {name: getattr(one, name) for name in ("title", "published_on", "document", "note", "address", "edition")}
    initial |= {"channels": one.channel_id, "initiatives": [str(key) for key in keys]}
    channels = [row for row in channels_for(officer) if row.active or row.pk == one.channel_id]
    rows = _mine(request, year, keys)
    form = PublicationForm(request.POST or None, initial=initial, channels=channels, rows=rows)
    status, conflict, faults, files = 200, None, [], list(evidence_of(one, officer))
    if request.method == "POST":
        told = picked(request, title=request.POST.get("title", "")[:300])
        files, faults, status = told.evidence, told.faults, 422
        if form.is_valid() and not faults:
            made, status, conflict = tried(
                form,
                lambda: edit_publication(
                    one, by=officer, fields=form.said, keys=form.keys, evidence=files, edition=form.seen
                ),
            )
            if made:
                messages.success(request, _("แก้ไขบันทึกการเผยแพร่แล้ว"))
                return redirect("publication", officer.organization.code, one.pk)
    context = room_page(
        officer, year, "publication_year", (one.title, address("publication", officer.organization.code, one.pk)),
        (_("แก้ไข"), ""), form=form, one=one, conflict=conflict,
        picker=picker_for(officer, chosen=files, fiscal_year=one.fiscal_year, title=one.title, faults=faults),
    )  # fmt: skip
    return render(request, "publications/publication_edit.html", context, status=status)


@gate(Can.REPORT)
def publication_withdraw(request: OfficerRequest, publication: int) -> HttpResponseBase:
    officer = request.officer
    one = publication_for(officer, publication)
    page = room_page(officer, year_for(officer, one.fiscal_year), "publication_year", (_("ถอนบันทึกการเผยแพร่"), ""))
    return withdrawing(
        request, lambda reason: withdraw_publication(one, by=officer, reason=reason), title=_("ถอนบันทึกการเผยแพร่"),
        things=[f"{one.title} ({one.channel.name})"], back=address("publication", officer.organization.code, one.pk),
        done=_("ถอนบันทึกการเผยแพร่แล้ว"), crumbs=page["crumbs"],
        consequence=_("ช่องทางนี้จะไม่ถูกนับ แต่ยังอ่านได้พร้อมเหตุผล และนำกลับมาได้"),
    )  # fmt: skip


@require_POST
@gate(Can.REPORT)
@says_why
def publication_put_back(request: OfficerRequest, publication: int) -> HttpResponseBase:
    one = put_back_publication(publication_for(request.officer, publication), by=request.officer)
    messages.success(request, _("นำบันทึกการเผยแพร่กลับมาแล้ว"))
    return redirect("publication", request.officer.organization.code, one.pk)
