"""Closing a period of a year for writing, and opening it again with a reason."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sucharit.base import clock
from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.work.progress.models import ClosedPeriod
from sucharit.work.progress.queries import closed_periods
from sucharit.work.years.actions.locking import check_running, locked_year
from sucharit.work.years.models import YearPlan
from sucharit.work.years.periods import PeriodKey, period_of
from sucharit.work.years.recording.writing import LONGEST_REASON, text_of

CLOSED = declare("progress.period_closed", _("ปิดงวด {period} ปีงบประมาณ พ.ศ. {label}"))
OPENED = declare("progress.period_opened", _("เปิดงวด {period} ปีงบประมาณ พ.ศ. {label} อีกครั้ง: {reason}"))


@transaction.atomic
def close_period(year: YearPlan, period: str, *, by: Officer) -> ClosedPeriod:
    """Nothing more is written in it. From the day after its last day."""
    year = _locked(year, period, by)
    span = period_of(year.fiscal_year, period)
    if by.today <= span.last_day:
        raise NotAllowed(f"{span.label} ยังไม่สิ้นสุด จึงยังปิดไม่ได้", "the period is not over")
    if period in closed_periods(year):
        raise NotAllowed(f"{span.label} ปิดอยู่แล้ว", "it is closed already")
    made = ClosedPeriod.objects.create(year_plan=year, period=period, closed_by=by.user)
    record(CLOSED, by=by, subject=year, label=str(year.fiscal_year), facts={"period": span.label})
    return made


@transaction.atomic
def open_period_again(year: YearPlan, period: str, *, by: Officer, reason: str) -> ClosedPeriod:
    """Writing goes on, with the reason kept."""
    year = _locked(year, period, by)
    closed = closed_periods(year).get(period)
    if closed is None:
        raise NotAllowed("งวดนี้ไม่ได้ปิดอยู่", "it is not closed")
    told = text_of(reason, LONGEST_REASON, "reason", one_line=True)
    if not told:
        raise NotAllowed("โปรดเขียนเหตุผลที่เปิดงวดอีกครั้ง", "say why it is opened again")
    closed.opened_by, closed.opened_at, closed.opened_reason = by.user, clock.now(), told
    closed.save()
    facts = {"period": str(PeriodKey(period).label), "reason": told}
    record(OPENED, by=by, subject=year, label=str(year.fiscal_year), facts=facts)
    return closed


def _locked(year: YearPlan, period: str, by: Officer) -> YearPlan:
    require(by, Can.EDIT_YEAR)
    if period not in PeriodKey.values:
        raise NotAllowed("ไม่มีงวดนี้", "there is no such period")
    year = locked_year(year, by)
    check_running(year)
    return year
