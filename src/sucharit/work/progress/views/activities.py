"""Activities: the list of a year, recording in two minutes, editing, withdrawing."""

import datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Sum, Value
from django.db.models.functions import Cast, Concat
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.core.fiscal import Quarter
from sucharit.work.evidence.models import Evidence, EvidenceUse
from sucharit.work.evidence.picking import picked, picker_for
from sucharit.work.evidence.queries import evidence_by_subject, evidence_of
from sucharit.work.plans.pages import address
from sucharit.work.progress.actions import edit_activity, put_back_activity, record_activity, withdraw_activity
from sucharit.work.progress.forms import ActivityFilter, ActivityForm
from sucharit.work.progress.models import Activity
from sucharit.work.progress.papers import MOST_LISTED, activities_listed
from sucharit.work.progress.queries import activities_for, activity_for, places_known, reportable_for, steps_of
from sucharit.work.progress.views.frame import initiative_crumbs, sort_of, unit_choices, year_page
from sucharit.work.years.models import YearInitiative
from sucharit.work.years.queries import current_year_for, may_report, year_for, year_initiative_for
from sucharit.work.years.recording.answers import says_why, tried, withdrawing
from sucharit.work.years.recording.papers import list_file
from sucharit.work.years.recording.stories import stories_of

PAGE = 50
SORTS = {
    "day": ("held_on",),
    "title": ("title",),
    "initiative": ("year_initiative__seq", "held_on"),
    "place": ("place",),
    "people": ("people",),
    "by": ("recorded_by__full_name",),
}


def _listed(request: OfficerRequest, fiscal_year: int) -> tuple[ActivityFilter, QuerySet[Activity]]:
    form = ActivityFilter(request.GET or None, units=unit_choices(request.officer))
    rows = _narrowed(activities_for(request.officer, fiscal_year), form.wanted, request, fiscal_year)
    return form, rows.order_by(*sort_of(request.GET.get("sort", ""), SORTS, ("-held_on", "-pk")))


def _narrowed(
    rows: QuerySet[Activity], wanted: dict[str, Any], request: OfficerRequest, fiscal_year: int
) -> QuerySet[Activity]:
    rows = rows.exclude(withdrawn_at=None) if wanted["only"] == "withdrawn" else rows.filter(withdrawn_at=None)
    if wanted["q"]:
        q = wanted["q"]
        rows = rows.filter(
            Q(title__icontains=q)
            | Q(place__icontains=q)
            | Q(description__icontains=q)
            | Q(year_initiative__title__icontains=q)
        )
    if wanted["unit"]:
        rows = rows.filter(year_initiative__unit=int(wanted["unit"]))
    if wanted["quarter"]:
        quarter = Quarter(fiscal_year, int(wanted["quarter"]))
        rows = rows.filter(held_on__range=(quarter.first_day, quarter.last_day))
    if wanted["only"] == "mine":
        rows = rows.filter(recorded_by=request.officer.user)
    if wanted["only"] == "bare":
        subject = Concat(Value("progress.activity:"), Cast(OuterRef("pk"), CharField()))
        rows = rows.filter(~Exists(EvidenceUse.objects.filter(subject=subject)))
    return rows


@require_safe
@gate(Can.SEE_YEAR)
def activity_list(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """What was done in a year, newest first."""
    officer = request.officer
    year = year_for(officer, fiscal_year)
    form, rows = _listed(request, fiscal_year)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    proofs = evidence_by_subject(page.object_list, officer)
    for one in page:
        one.evidence = proofs.get(f"progress.activity:{one.pk}", [])  # type: ignore[attr-defined]
    context = year_page(
        officer, year, "activity_list", form=form, page=page, filtered=any(form.wanted.values()),
        people=rows.aggregate(people=Sum("people"))["people"],
    )  # fmt: skip
    return render(request, "progress/activity_list.html", context)


@require_safe
@gate(Can.SEE_YEAR)
def activity_list_file(request: OfficerRequest, fiscal_year: int, form: str) -> HttpResponse:
    year = year_for(request.officer, fiscal_year)
    _form, rows = _listed(request, fiscal_year)
    return list_file(activities_listed(year, rows[:MOST_LISTED]), form, request.officer)


@require_safe
@gate(Can.REPORT)
def activity_start(request: OfficerRequest) -> HttpResponseBase:
    """The shortest way to record: which of mine? Where there is only one, straight to it."""
    officer = request.officer
    year = current_year_for(officer)
    rows = reportable_for(officer, year.fiscal_year) if year and year.running else []
    if year is not None and len(rows) == 1:
        return redirect("activity_add", officer.organization.code, year.fiscal_year, rows[0].seq)
    if year is None:
        return redirect("progress_list", officer.organization.code)
    own = [row for row in rows if row.owner_id == officer.user.pk]
    context = year_page(
        officer, year, "activity_list", (_("บันทึกกิจกรรม"), ""), own=own, rows=[row for row in rows if row not in own]
    )
    return render(request, "progress/activity_start.html", context)


@gate(Can.REPORT)
@says_why
def activity_add(request: OfficerRequest, fiscal_year: int, seq: int) -> HttpResponseBase:
    """Recording: photo, what, when, where, how many people."""
    officer = request.officer
    row = year_initiative_for(officer, fiscal_year, seq)
    places = places_known(officer, row)
    first = row.year_plan.year
    initial = {
        "held_on": min(max(officer.today, first.first_day), first.last_day), "place": places[0] if places else "",
        "step": request.GET.get("step", ""),
    }  # fmt: skip
    form = ActivityForm(request.POST or None, initial=initial, steps=steps_of(row))
    status, files = 200, _Files()
    if request.method == "POST":
        files = _files(request)
        status = 422
        if form.is_valid() and not files.faults:
            made, status, _conflict = tried(
                form, lambda: record_activity(row, by=officer, evidence=files.evidence, **form.said)
            )
            if made:
                return _recorded(request, made)
    crumbs = initiative_crumbs(row, officer.organization.code, (_("บันทึกกิจกรรม"), ""))
    context = year_page(
        officer, row.year_plan, "progress_year", *crumbs, row=row, form=form, places=places,
        yesterday=_yesterday(officer.today),
        allowed=may_report(officer, row) and row.year_plan.running, picker=_picker(request, row, form, files),
    )  # fmt: skip
    return render(request, "progress/activity_add.html", context, status=status)


def _yesterday(today: datetime.date) -> datetime.date:
    return today - datetime.timedelta(days=1)


class _Files:
    """What came with the form."""

    def __init__(self, evidence: list[Evidence] | None = None, faults: list[str] | None = None) -> None:
        self.evidence, self.faults = evidence or [], faults or []


def _files(request: OfficerRequest) -> _Files:
    told = picked(request, title=request.POST.get("title", "")[:300])
    return _Files(told.evidence, told.faults)


def _picker(request: OfficerRequest, row: YearInitiative, form: ActivityForm, files: _Files) -> Any:
    return picker_for(
        request.officer, chosen=files.evidence, initiative_key=row.key, fiscal_year=row.year_plan.fiscal_year,
        title=form["title"].value() or row.title[:300], faults=files.faults,
    )  # fmt: skip


def _recorded(request: OfficerRequest, made: Activity) -> HttpResponseBase:
    code = request.officer.organization.code
    row = made.year_initiative
    messages.success(request, _("บันทึกกิจกรรม “%(title)s” แล้ว") % {"title": made.title})
    if "again" in request.POST:
        return redirect("activity_add", code, row.year_plan.fiscal_year, row.seq)
    return redirect("activity", code, made.pk)


@require_safe
@gate(Can.SEE_YEAR)
def activity(request: OfficerRequest, activity: int) -> HttpResponse:
    """One activity with its evidence and its history."""
    officer = request.officer
    one = activity_for(officer, activity)
    row = one.year_initiative
    crumbs = initiative_crumbs(row, officer.organization.code, (one.title, ""))
    context = year_page(
        officer, row.year_plan, "progress_year", *crumbs, activity=one, row=row,
        evidence=list(evidence_of(one, officer)),
        stories=stories_of(one), mine=may_report(officer, row) and row.year_plan.running,
    )  # fmt: skip
    return render(request, "progress/activity.html", context)


@gate(Can.REPORT)
@says_why
def activity_edit(request: OfficerRequest, activity: int) -> HttpResponseBase:
    """Changes it; a save that came before is shown beside what was typed."""
    officer = request.officer
    one = activity_for(officer, activity)
    row = one.year_initiative
    names = ("title", "held_on", "held_until", "place", "people", "description")
    initial = {name: getattr(one, name) for name in names} | {"step": str(one.step_key or ""), "edition": one.edition}
    form = ActivityForm(request.POST or None, initial=initial, steps=_steps(one))
    status, conflict, files = 200, None, _Files(list(evidence_of(one, officer)))
    if request.method == "POST":
        files, status = _files(request), 422
        if form.is_valid() and not files.faults:
            made, status, conflict = tried(
                form,
                lambda: edit_activity(one, by=officer, fields=form.said, evidence=files.evidence, edition=form.seen),
            )
            if made:
                messages.success(request, _("แก้ไขกิจกรรมแล้ว"))
                return redirect("activity", officer.organization.code, one.pk)
    crumbs = initiative_crumbs(
        row,
        officer.organization.code,
        (one.title, address("activity", officer.organization.code, one.pk)),
        (_("แก้ไข"), ""),
    )
    context = year_page(
        officer, row.year_plan, "progress_year", *crumbs, row=row, activity=one, form=form, conflict=conflict,
        yesterday=_yesterday(officer.today),
        places=places_known(officer, row), picker=_picker(request, row, form, files),
        allowed=may_report(officer, row) and row.year_plan.running and not one.withdrawn,
    )  # fmt: skip
    return render(request, "progress/activity_edit.html", context, status=status)


def _steps(one: Activity) -> list[tuple[str, str]]:
    """The steps of the sheet, and the one that stands though the plan has lost it."""
    steps = steps_of(one.year_initiative)
    if one.step_key and str(one.step_key) not in dict(steps):
        steps.append((str(one.step_key), one.step_text))
    return steps


@gate(Can.REPORT)
def activity_withdraw(request: OfficerRequest, activity: int) -> HttpResponseBase:
    officer = request.officer
    one = activity_for(officer, activity)
    back = address("activity", officer.organization.code, one.pk)
    page = year_page(
        officer, one.year_initiative.year_plan, "progress_year",
        *initiative_crumbs(one.year_initiative, officer.organization.code, (one.title, back), (_("ถอนกิจกรรม"), "")),
    )  # fmt: skip
    return withdrawing(
        request, lambda reason: withdraw_activity(one, by=officer, reason=reason), title=_("ถอนกิจกรรม"),
        things=[one.title], back=back, done=_("ถอนกิจกรรมแล้ว นำกลับมาได้จากหน้านี้"), crumbs=page["crumbs"],
        consequence=_("กิจกรรมนี้จะไม่ถูกนับในผลผลิตและตัวชี้วัด แต่ยังอ่านได้พร้อมเหตุผล และนำกลับมาได้"), action=_("ถอนกิจกรรม"),
    )  # fmt: skip


@require_POST
@gate(Can.REPORT)
@says_why
def activity_put_back(request: OfficerRequest, activity: int) -> HttpResponseBase:
    one = activity_for(request.officer, activity)
    put_back_activity(one, by=request.officer)
    messages.success(request, _("นำกิจกรรมกลับมาแล้ว"))
    return redirect("activity", request.officer.organization.code, one.pk)
