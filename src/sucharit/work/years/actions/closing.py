"""Closing a year for good, and saying afterwards what it got wrong."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sucharit.base import clock
from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.work.plans.sheet import fit_text
from sucharit.work.years.actions.amending import fit_reason
from sucharit.work.years.actions.locking import check_running, locked_year, touch
from sucharit.work.years.actions.writing import store
from sucharit.work.years.models import Correction, YearInitiative, YearPlan
from sucharit.work.years.rows import NAMES, Speaker, snapshot

CLOSED = declare("years.closed", _("ปิดปีงบประมาณ พ.ศ. {label}: แล้วเสร็จ {done} จาก {initiatives} โครงการ"))
UNFINISHED = declare("years.unfinished", _("{label} ไม่เสร็จสิ้นในปีงบประมาณ พ.ศ. {year}"))
CORRECTED = declare("years.corrected", _("แก้คำผิดของปีงบประมาณ พ.ศ. {year} หลังปิดปี: {label} ({field})"))
LONGEST_CORRECTION = 4_000


@transaction.atomic
def close_year(year: YearPlan, *, by: Officer, reasons: Mapping[int, str] | None = None) -> YearPlan:
    """Freezes a year for good. Every initiative has an end (done, or cannot be done), or a reason why not: `reasons` by
    the row's number. NotAllowed names what is missing, and before the fiscal year's last day."""
    require(by, Can.EDIT_YEAR)
    year = locked_year(year, by)
    check_running(year)
    if by.today < year.year.last_day:
        raise NotAllowed(
            f"ปีงบประมาณ พ.ศ. {year.fiscal_year} ยังไม่สิ้นสุด ปิดได้ตั้งแต่วันที่ 30 กันยายน พ.ศ. {year.fiscal_year}",
            "a fiscal year is closed on its last day or later",
        )
    rows = list(year.initiatives.select_for_update().order_by("seq"))
    _reasoned(year, rows, reasons or {}, by)
    left = [row for row in rows if not row.finished and not row.reason_text]
    if left:
        named = ", ".join(f"{row.seq}" for row in left[:10])
        raise NotAllowed(
            f"ยังปิดปีไม่ได้: {len(left)} โครงการยังไม่มีผลสุดท้ายหรือเหตุผล (ลำดับที่ {named})",
            f"{len(left)} initiatives have no end",
        )
    year.state, year.closed_at, year.closed_by = YearPlan.State.CLOSED, clock.now(), by.user
    year.save(update_fields=["state", "closed_at", "closed_by"])
    touch(year)
    done = sum(row.status == YearInitiative.Status.DONE for row in rows)
    record(CLOSED, by=by, subject=year, label=str(year.fiscal_year), facts={"initiatives": len(rows), "done": done})
    return year


def _reasoned(year: YearPlan, rows: list[YearInitiative], reasons: Mapping[int, str], by: Officer) -> None:
    for row in rows:
        told = fit_text(reasons.get(row.pk, ""), LONGEST_CORRECTION)
        if told and not row.finished:
            row.year_plan = year
            store(row, snapshot(row) | {"reason_text": told}, by=by, verb=UNFINISHED)


@transaction.atomic
def correct(
    year: YearPlan, *, by: Officer, row: YearInitiative | None = None, field: str, corrected: str, reason: str
) -> Correction:
    """What a closed year got wrong: the right value beside the frozen one, which stays. `field` is one of rows.NAMES,
    or "" for the year as a whole."""
    require(by, Can.EDIT_YEAR)
    year = locked_year(year, by)
    if not year.closed:
        raise NotAllowed("แก้คำผิดได้เฉพาะปีที่ปิดแล้ว ปีที่ใช้อยู่ให้แก้ไขแผนพร้อมเหตุผล", "only a closed year is corrected")
    if row is not None and (row.year_plan_id != year.pk or field not in NAMES):
        raise NotAllowed("ไม่มีช่องนี้ในโครงการของปีนี้", "there is no such field")
    told = fit_text(corrected, LONGEST_CORRECTION)
    if not told:
        raise NotAllowed("โปรดเขียนค่าที่ถูกต้อง", "say what is right")
    made = Correction.objects.create(
        year_plan=year, year_initiative=row, field=field if row else "", stated=_stated(row, field, by)[:20_000],
        corrected=told, reason=fit_reason(reason), by=by.user,
    )  # fmt: skip
    touch(year)
    label = row.title if row else str(year.fiscal_year)
    facts = {"year": year.fiscal_year, "field": str(NAMES.get(field, "")), "corrected": told[:500]}
    record(CORRECTED, by=by, subject=row or year, label=label, facts=facts)
    return made


def _stated(row: YearInitiative | None, field: str, by: Officer) -> str:
    """The frozen value in words."""
    if row is None:
        return ""
    if field == "title":
        return row.title
    return Speaker(by.organization).words(field, snapshot(row)[field])
