"""The quarterly meeting on spending."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import Officer
from sucharit.base.screens.words import day as day_words
from sucharit.work.evidence.models import Evidence
from sucharit.work.evidence.subjects import declare_subject
from sucharit.work.plans.pages import address
from sucharit.work.progress.actions.money import _paid_on
from sucharit.work.progress.actions.of_year import locked_of_year, proved
from sucharit.work.progress.models import SpendingMeeting
from sucharit.work.years.models import YearPlan
from sucharit.work.years.recording.writing import (
    check_edition,
    mark_back,
    mark_withdrawn,
    running_year,
    standing,
    store,
    text_of,
)

RECORDED = declare("progress.meeting_recorded", gettext_lazy("บันทึกการประชุมติดตามการเบิกจ่าย {label} ไตรมาสที่ {quarter}"))
EDITED = declare("progress.meeting_edited", gettext_lazy("แก้ไขบันทึกการประชุมติดตามการเบิกจ่าย {label}"))
WITHDRAWN = declare("progress.meeting_withdrawn", gettext_lazy("ถอนบันทึกการประชุมติดตามการเบิกจ่าย {label}"))
PUT_BACK = declare("progress.meeting_put_back", gettext_lazy("นำบันทึกการประชุมติดตามการเบิกจ่าย {label} กลับมา"))
declare_subject(
    "progress.spendingmeeting", gettext_lazy("การประชุมติดตามการเบิกจ่าย"), lambda code, pk: address("meeting", code, pk)
)


@transaction.atomic
def record_meeting(year: YearPlan, *, by: Officer, evidence: Iterable[Evidence] = (), **fields: Any) -> SpendingMeeting:
    """A meeting was held: held_on, quarter, who, decisions."""
    year = running_year(year, by)
    made = SpendingMeeting(year_plan=year, recorded_by=by.user)
    _written(made, fields, by)
    _saved(made, by, RECORDED)
    proved(made, evidence, by, instead=False)
    return made


@transaction.atomic
def edit_meeting(
    meeting: SpendingMeeting, *, by: Officer, fields: dict[str, Any], evidence: Iterable[Evidence] | None = None,
    edition: int | None = None,
) -> SpendingMeeting:  # fmt: skip
    meeting = _locked(meeting, by)
    check_edition(meeting, edition)
    standing(meeting)
    _written(meeting, fields, by)
    _saved(meeting, by, EDITED)
    proved(meeting, evidence, by, instead=True)
    return meeting


@transaction.atomic
def withdraw_meeting(meeting: SpendingMeeting, *, by: Officer, reason: str) -> SpendingMeeting:
    meeting = _locked(meeting, by)
    mark_withdrawn(meeting, reason, by)
    _saved(meeting, by, WITHDRAWN)
    return meeting


@transaction.atomic
def put_back_meeting(meeting: SpendingMeeting, *, by: Officer) -> SpendingMeeting:
    meeting = _locked(meeting, by)
    mark_back(meeting)
    _saved(meeting, by, PUT_BACK)
    return meeting


def _locked(meeting: SpendingMeeting, by: Officer) -> SpendingMeeting:
    return locked_of_year(meeting, SpendingMeeting.objects.all(), by)


def _written(meeting: SpendingMeeting, told: dict[str, Any], by: Officer) -> None:
    if "held_on" in told:
        try:
            meeting.held_on = _paid_on(told["held_on"], meeting.year_plan, by)
        except ValidationError as fault:
            raise ValidationError({"held_on": fault.messages}) from fault
    if "quarter" in told:
        meeting.quarter = _quarter(told["quarter"])
    if "who" in told:
        meeting.who = text_of(told["who"], 4_000, "who", required=_("โปรดเขียนว่าใครเข้าประชุม"))
    if "decisions" in told:
        meeting.decisions = text_of(told["decisions"], 20_000, "decisions", required=_("โปรดเขียนมติที่ประชุม"))


def _quarter(value: Any) -> int:
    if str(value) not in ("1", "2", "3", "4"):
        raise ValidationError({"quarter": _("โปรดเลือกไตรมาส")})
    return int(value)


def _saved(meeting: SpendingMeeting, by: Officer, verb: str) -> None:
    facts = {"quarter": meeting.quarter, "year": meeting.year_plan.fiscal_year, "reason": meeting.withdrawn_reason}
    store(meeting, by=by, verb=verb, label=day_words(meeting.held_on), facts=facts)
