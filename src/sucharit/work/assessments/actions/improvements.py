"""Measures against weaknesses: planned, changed, begun, followed up, finished with a report, stopped with a reason."""

import datetime
import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.history.actions import keep_version
from sucharit.base.notices.actions import tell
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.queries import people_for
from sucharit.base.people.roles import Can
from sucharit.core.thai import clean
from sucharit.work.assessments.finding import make_findable
from sucharit.work.assessments.models import Assessment, FollowUp, Improvement
from sucharit.work.assessments.queries import may_follow
from sucharit.work.plans.models import Initiative

PLANNED = declare("assessments.improvement_planned", _("กำหนดมาตรการปรับปรุง {label}"))
EDITED = declare("assessments.improvement_edited", _("แก้ไขมาตรการปรับปรุง {label}"))
BEGUN = declare("assessments.improvement_begun", _("เริ่มมาตรการปรับปรุง {label}"))
FOLLOWED = declare("assessments.improvement_followed", _("ติดตามมาตรการปรับปรุง {label}"))
FINISHED = declare("assessments.improvement_finished", _("มาตรการปรับปรุง {label} แล้วเสร็จ"))
STOPPED = declare("assessments.improvement_stopped", _("ยุติมาตรการปรับปรุง {label}: {reason}"))
FIELDS = (
    "weakness", "measure", "unit", "owner", "steps", "supervision", "due_on", "carried_out_in", "initiative_key",
)  # fmt: skip
LONGEST_TEXT = 6_000
MOST_A_YEAR = 200


class Stale(Exception):  # noqa: N818 - somebody was faster
    """Saved on an older edition; `improvement` is what stands now."""

    def __init__(self, improvement: Improvement) -> None:
        super().__init__("stale")
        self.improvement = improvement


@transaction.atomic
def plan_improvement(assessment: Assessment, *, by: Officer, indicator: int, fields: Mapping[str, Any]) -> Improvement:
    """A measure against a weak indicator; its owner is told."""
    require(by, Can.ASSESS)
    year = Assessment.objects.select_for_update().get(pk=assessment.pk, organization=by.organization)
    if indicator not in {one.number for one in year.rule.indicators}:
        raise NotAllowed("ไม่มีตัวชี้วัดนี้ในปีที่เลือก", "no such indicator in that year")
    if year.improvements.count() >= MOST_A_YEAR:
        raise NotAllowed(f"มีมาตรการครบ {MOST_A_YEAR} รายการแล้ว", "too many measures")
    row = Improvement(
        assessment=year, indicator=indicator, created_by=by.user, carried_out_in=year.fiscal_year + 1
    )  # fmt: skip
    _fill(row, fields, by)
    row.save(force_insert=True)
    _kept(row, PLANNED, by)
    _tell_owner(row, None, by)
    return row


@transaction.atomic
def edit_improvement(
    improvement: Improvement, *, by: Officer, fields: Mapping[str, Any], edition: int | None = None
) -> Improvement:
    """Changes what is planned while it has not ended."""
    require(by, Can.ASSESS)
    row = _locked(improvement, by)
    if edition is not None and edition != row.edition:
        raise Stale(row)
    _check_open(row)
    before = row.owner_id
    _fill(row, fields, by)
    _save(row, EDITED, by)
    _tell_owner(row, before, by)
    return row


@transaction.atomic
def begin(improvement: Improvement, *, by: Officer) -> Improvement:
    row = _followed(improvement, by)
    if row.state != Improvement.State.PLANNED:
        raise NotAllowed("มาตรการนี้เริ่มแล้ว", "it has begun already")
    row.state = Improvement.State.RUNNING
    return _save(row, BEGUN, by)


@transaction.atomic
def follow_up(improvement: Improvement, *, by: Officer, on: datetime.date, note: str) -> FollowUp:
    """What was found on a day. A measure that is followed has begun."""
    row = _followed(improvement, by)
    said = _text(note)
    if not said:
        raise NotAllowed("โปรดเขียนผลการติดตาม", "say what was found")
    if not datetime.date(2000, 1, 1) <= on <= by.today:
        raise NotAllowed("วันที่ติดตามต้องไม่เกินวันนี้", "followed up in the future")
    made = FollowUp.objects.create(improvement=row, on=on, note=said, by=by.user)
    if row.state == Improvement.State.PLANNED:
        row.state = Improvement.State.RUNNING
    row.edition += 1
    row.save()
    keep_version(row, snapshot(row), by=by, verb=FOLLOWED)
    record(FOLLOWED, by=by, subject=row, label=row.measure, facts={"on": on.isoformat(), "note": said[:500]})
    return made


@transaction.atomic
def finish(improvement: Improvement, *, by: Officer, report: str) -> Improvement:
    """Nothing is finished without a report."""
    row = _followed(improvement, by)
    row.report = _text(report)
    if not row.report:
        raise NotAllowed("โปรดเขียนผลการดำเนินการก่อนแจ้งว่าแล้วเสร็จ", "write the report first")
    row.state = Improvement.State.DONE
    return _save(row, FINISHED, by)


@transaction.atomic
def stop(improvement: Improvement, *, by: Officer, reason: str) -> Improvement:
    require(by, Can.ASSESS)
    row = _locked(improvement, by)
    _check_open(row)
    row.stopped_because = _text(reason)
    if not row.stopped_because:
        raise NotAllowed("โปรดเขียนเหตุผลที่ยุติมาตรการ", "say why it is stopped")
    row.state = Improvement.State.STOPPED
    return _save(row, STOPPED, by, reason=row.stopped_because[:500])


def snapshot(row: Improvement) -> dict[str, Any]:
    """What history keeps of a measure."""
    return {
        "weakness": row.weakness, "measure": row.measure, "unit": str(row.unit or ""),
        "owner": row.owner.full_name if row.owner else "", "steps": row.steps, "supervision": row.supervision,
        "due_on": row.due_on.isoformat() if row.due_on else "", "carried_out_in": row.carried_out_in,
        "initiative_key": str(row.initiative_key or ""), "state": row.state, "report": row.report,
        "stopped_because": row.stopped_because,
    }  # fmt: skip


def _locked(improvement: Improvement, by: Officer) -> Improvement:
    rows = Improvement.objects.select_for_update(of=("self",)).select_related("assessment", "unit", "owner")
    return rows.get(pk=improvement.pk, assessment__organization=by.organization)


def _followed(improvement: Improvement, by: Officer) -> Improvement:
    row = _locked(improvement, by)
    if not may_follow(by, row):
        raise NotAllowed("ผู้รายงานผลได้คือผู้รับผิดชอบหรือหน่วยงานเจ้าของมาตรการ", "only its owner or unit reports on it")
    _check_open(row)
    return row


def _check_open(row: Improvement) -> None:
    if row.ended:
        raise NotAllowed("มาตรการนี้สิ้นสุดแล้ว จึงแก้ไขไม่ได้", "this measure has ended")


def _fill(row: Improvement, fields: Mapping[str, Any], by: Officer) -> None:
    for name in FIELDS:
        if name in fields:
            value = fields[name]
            setattr(row, name, _text(value) if isinstance(value, str) and name != "initiative_key" else value)
    row.measure = " ".join(row.measure.split())[:400]
    row.initiative_key = _initiative(fields.get("initiative_key", row.initiative_key), by)
    if not row.measure or not row.weakness:
        raise NotAllowed("โปรดระบุจุดที่ต้องพัฒนาและมาตรการ", "say the weakness and the measure")
    if row.unit is not None and row.unit.organization_id != by.organization.pk:
        raise NotAllowed("หน่วยงานนี้ไม่ได้อยู่ในหน่วยงานของท่าน", "that unit is not yours")
    if row.owner_id and not people_for(by).filter(pk=row.owner_id).exists():
        raise NotAllowed("ผู้รับผิดชอบต้องเป็นผู้ใช้ของหน่วยงาน", "the owner must work here")


def _initiative(key: Any, by: Officer) -> uuid.UUID | None:
    if not key:
        return None
    if not Initiative.objects.filter(plan__organization=by.organization, key=key).exists():
        raise NotAllowed("ไม่พบโครงการที่เลือกในแผนของหน่วยงาน", "no such initiative here")
    return key if isinstance(key, uuid.UUID) else uuid.UUID(str(key))


def _text(value: str) -> str:
    said = clean(value).strip()
    if len(said) > LONGEST_TEXT:
        raise NotAllowed(f"ข้อความยาวเกิน {LONGEST_TEXT:,} ตัวอักษร", "too long")
    return said


def _save(row: Improvement, verb: str, by: Officer, **facts: Any) -> Improvement:
    row.edition += 1
    row.save()
    return _kept(row, verb, by, **facts)


def _kept(row: Improvement, verb: str, by: Officer, **facts: Any) -> Improvement:
    keep_version(row, snapshot(row), by=by, verb=verb)
    make_findable(row)
    record(verb, by=by, subject=row, label=row.measure, facts={"indicator": row.indicator, **facts})
    return row


def _tell_owner(row: Improvement, before: int | None, by: Officer) -> None:
    if row.owner is None or row.owner_id in (before, by.user.pk):
        return
    url = reverse("improvement", args=[by.organization.code, row.assessment.fiscal_year, row.pk])
    tell(
        [row.owner], organization=by.organization, text=f"ท่านเป็นผู้รับผิดชอบมาตรการปรับปรุง ITA: {row.measure[:200]}", url=url
    )
