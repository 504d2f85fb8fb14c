"""The quarterly meetings on spending."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens.words import day
from sucharit.core.fiscal import Quarter
from sucharit.work.evidence.queries import evidence_by_subject, evidence_of
from sucharit.work.plans.pages import address
from sucharit.work.progress.actions import edit_meeting, put_back_meeting, record_meeting, withdraw_meeting
from sucharit.work.progress.forms import MeetingForm
from sucharit.work.progress.models import SpendingMeeting
from sucharit.work.progress.queries import may_change, meeting_for, meetings_for
from sucharit.work.progress.views.frame import year_page
from sucharit.work.progress.views.recording import Record, withdrawn, written
from sucharit.work.years.models import YearPlan
from sucharit.work.years.queries import year_for
from sucharit.work.years.recording.answers import says_why
from sucharit.work.years.recording.stories import stories_of


@require_safe
@gate(Can.SEE_YEAR)
def meeting_list(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """The meetings of a year by quarter; a quarter that is over and has none is said."""
    officer = request.officer
    year = year_for(officer, fiscal_year)
    meetings = list(meetings_for(officer, fiscal_year))
    proofs = evidence_by_subject(meetings, officer)
    for one in meetings:
        one.evidence = proofs.get(f"progress.spendingmeeting:{one.pk}", [])  # type: ignore[attr-defined]
    quarters = []
    for quarter in year.year.quarters:
        own = [one for one in meetings if one.quarter == quarter.number]
        held = [one for one in own if not one.withdrawn]
        quarters.append({
            "quarter": quarter, "label": quarter.label("arabic"), "meetings": own, "held": held,
            "missing": not held and quarter.last_day < officer.today,
        })  # fmt: skip
    return render(request, "progress/meeting_list.html", year_page(officer, year, "meeting_list", quarters=quarters))


@gate(Can.REPORT)
@says_why
def meeting_add(request: OfficerRequest, fiscal_year: int) -> HttpResponseBase:
    """A meeting was held."""
    officer = request.officer
    year = year_for(officer, fiscal_year)
    today = min(max(officer.today, year.year.first_day), year.year.last_day)
    told = request.GET.get("quarter", "")
    quarter = told if told in ("1", "2", "3", "4") else str(Quarter.of(today).number)
    form = MeetingForm(request.POST or None, initial={"held_on": officer.today, "quarter": quarter})
    return _answer(
        request, year, form, None, lambda files: record_meeting(year, by=officer, evidence=files, **form.said)
    )


@gate(Can.REPORT)
@says_why
def meeting_edit(request: OfficerRequest, meeting: int) -> HttpResponseBase:
    officer = request.officer
    one = meeting_for(officer, meeting)
    initial = {name: getattr(one, name) for name in ("held_on", "quarter", "who", "decisions", "edition")}
    form = MeetingForm(request.POST or None, initial=initial)
    return _answer(
        request, one.year_plan, form, one,
        lambda files: edit_meeting(one, by=officer, fields=form.said, evidence=files, edition=form.seen),
    )  # fmt: skip


def _answer(
    request: OfficerRequest, year: YearPlan, form: MeetingForm, one: SpendingMeeting | None, save: Any
) -> HttpResponseBase:
    code = request.officer.organization.code
    record = Record[SpendingMeeting](
        view="meeting_list", template="progress/meeting_edit.html", name="meeting",
        evidence=_("รายงานการประชุมติดตามการเบิกจ่าย"), picker=_("ประชุมติดตามการเบิกจ่าย"), done=_("บันทึกการประชุมแล้ว"),
        back=address("meeting", code, one.pk) if one else address("meeting_list", code, year.fiscal_year),
        then=lambda made: address("meeting", code, made.pk),
    )  # fmt: skip
    return written(request, year, form, one, _("แก้ไข") if one else _("บันทึกการประชุม"), record, save)


@require_safe
@gate(Can.SEE_YEAR)
def meeting(request: OfficerRequest, meeting: int) -> HttpResponse:
    officer = request.officer
    one = meeting_for(officer, meeting)
    context = year_page(
        officer, one.year_plan, "meeting_list", (day(one.held_on), ""), meeting=one, stories=stories_of(one),
        evidence=list(evidence_of(one, officer)),
        mine=may_change(officer, one.recorded_by_id) and one.year_plan.running,
    )  # fmt: skip
    return render(request, "progress/meeting.html", context)


@gate(Can.REPORT)
def meeting_withdraw(request: OfficerRequest, meeting: int) -> HttpResponseBase:
    officer = request.officer
    one = meeting_for(officer, meeting)
    return withdrawn(
        request, one.year_plan, "meeting_list", day(one.held_on),
        lambda reason: withdraw_meeting(one, by=officer, reason=reason), title=_("ถอนบันทึกการประชุม"),
        done=_("ถอนบันทึกการประชุมแล้ว"), back=address("meeting", officer.organization.code, one.pk),
        consequence=_("การประชุมนี้จะไม่ถูกนับ แต่ยังอ่านได้พร้อมเหตุผล และนำกลับมาได้"),
    )  # fmt: skip


@require_POST
@gate(Can.REPORT)
@says_why
def meeting_put_back(request: OfficerRequest, meeting: int) -> HttpResponseBase:
    one = put_back_meeting(meeting_for(request.officer, meeting), by=request.officer)
    messages.success(request, _("นำบันทึกการประชุมกลับมาแล้ว"))
    return redirect("meeting", request.officer.organization.code, one.pk)
