"""Activities: recorded, edited, withdrawn, put back."""

import datetime
import uuid
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import Officer
from sucharit.work.evidence.actions import use_all
from sucharit.work.evidence.models import Evidence
from sucharit.work.evidence.subjects import declare_subject
from sucharit.work.plans.pages import address
from sucharit.work.progress.finding import KIND, forget, make_findable
from sucharit.work.progress.models import Activity
from sucharit.work.progress.queries import steps_of
from sucharit.work.years.actions import set_status
from sucharit.work.years.models import YearInitiative
from sucharit.work.years.recording.writing import (
    check_edition,
    count_of,
    day_in_year,
    mark_back,
    mark_withdrawn,
    reportable,
    standing,
    store,
    text_of,
)

RECORDED = declare("progress.activity_recorded", gettext_lazy("บันทึกกิจกรรม {label} ({initiative})"))
EDITED = declare("progress.activity_edited", gettext_lazy("แก้ไขกิจกรรม {label} ({initiative})"))
WITHDRAWN = declare("progress.activity_withdrawn", gettext_lazy("ถอนกิจกรรม {label} ({initiative}): {reason}"))
PUT_BACK = declare("progress.activity_put_back", gettext_lazy("นำกิจกรรม {label} กลับมา ({initiative})"))
declare_subject(KIND, gettext_lazy("กิจกรรม"), lambda code, pk: address("activity", code, pk))


@transaction.atomic
def record_activity(
    row: YearInitiative, *, by: Officer, title: str, held_on: datetime.date | None, evidence: Iterable[Evidence] = (),
    **more: Any,
) -> Activity:  # fmt: skip
    """Something was done. `more`: held_until, place, people, description, step (key). The first activity of an
    initiative says that it has begun. ValidationError names the field; NotAllowed who or when."""
    row = reportable(row, by)
    made = Activity(year_initiative=row, recorded_by=by.user)
    _written(made, {"title": title, "held_on": held_on, **more}, by)
    _saved(made, by, RECORDED, list(evidence), instead=False)
    if row.status == YearInitiative.Status.NOT_BEGUN:
        set_status(row, by=by, status=YearInitiative.Status.RUNNING)
    return made


@transaction.atomic
def edit_activity(
    activity: Activity, *, by: Officer, fields: dict[str, Any], evidence: Iterable[Evidence] | None = None,
    edition: int | None = None,
) -> Activity:  # fmt: skip
    """Changes what was recorded; `evidence`, where given, is all of it. Stale where someone saved first."""
    activity = _locked(activity, by)
    check_edition(activity, edition)
    standing(activity)
    _written(activity, fields, by)
    _saved(activity, by, EDITED, None if evidence is None else list(evidence), instead=True)
    return activity


@transaction.atomic
def withdraw_activity(activity: Activity, *, by: Officer, reason: str) -> Activity:
    """It no longer counts; it stays to be read, with the reason."""
    activity = _locked(activity, by)
    mark_withdrawn(activity, reason, by)
    store(
        activity,
        by=by,
        verb=WITHDRAWN,
        label=activity.title,
        facts=_facts(activity) | {"reason": activity.withdrawn_reason},
    )
    forget(activity, by.organization)
    return activity


@transaction.atomic
def put_back_activity(activity: Activity, *, by: Officer) -> Activity:
    """It counts again."""
    activity = _locked(activity, by)
    mark_back(activity)
    _saved(activity, by, PUT_BACK, None, instead=False)
    return activity


def _locked(activity: Activity, by: Officer) -> Activity:
    row = reportable(activity.year_initiative, by)
    locked = Activity.objects.select_for_update().get(pk=activity.pk, year_initiative=row)
    locked.year_initiative = row
    return locked


def _saved(activity: Activity, by: Officer, verb: str, evidence: list[Evidence] | None, *, instead: bool) -> None:
    row = activity.year_initiative
    store(activity, by=by, verb=verb, label=activity.title, facts=_facts(activity))
    if evidence is not None:
        use_all(
            evidence, activity, by=by, initiative_key=row.key, fiscal_year=row.year_plan.fiscal_year, instead=instead
        )
    make_findable(activity, by.organization)


def _facts(activity: Activity) -> dict[str, Any]:
    row = activity.year_initiative
    return {
        "initiative": row.title[:300], "year": row.year_plan.fiscal_year, "on": activity.held_on.isoformat(),
        "people": activity.people,
    }  # fmt: skip


def _written(activity: Activity, told: dict[str, Any], by: Officer) -> None:
    """Sets the fields that are told, each made fit."""
    year = activity.year_initiative.year_plan
    if "title" in told:
        activity.title = text_of(told["title"], 300, "title", one_line=True, required=_("โปรดเขียนว่าทำอะไร"))
    if "held_on" in told:
        activity.held_on = day_in_year(told["held_on"], year, by, "held_on")
    if "held_until" in told:
        until = told["held_until"]
        activity.held_until = day_in_year(until, year, by, "held_until") if until else None
    if activity.held_until == activity.held_on:
        activity.held_until = None
    if activity.held_until and activity.held_until < activity.held_on:
        raise ValidationError({"held_until": _("วันสิ้นสุดต้องไม่มาก่อนวันที่เริ่ม")})
    if "people" in told:
        activity.people = count_of(told["people"], "people")
    if "place" in told:
        activity.place = text_of(told["place"], 200, "place", one_line=True)
    if "description" in told:
        activity.description = text_of(told["description"], 20_000, "description")
    if "step" in told:
        _with_step(activity, told["step"])


def _with_step(activity: Activity, step: uuid.UUID | str | None) -> None:
    """A step of the initiative's own sheet; the one that stands may stay though the plan has lost it."""
    if not step:
        activity.step_key, activity.step_text = None, ""
        return
    words = dict(steps_of(activity.year_initiative)).get(str(step))
    if words is not None:
        activity.step_key, activity.step_text = uuid.UUID(str(step)), " ".join(words.split())[:600]
    elif str(activity.step_key) != str(step):
        raise ValidationError({"step": _("ไม่มีขั้นตอนนี้ในโครงการ โปรดเลือกใหม่")})
