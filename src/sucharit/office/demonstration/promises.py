"""Duties and promises of the demonstration's years: last year's done and observed, this year's begun."""

import datetime
from decimal import Decimal

from sucharit.core.indicators import Measure, MeasureKind
from sucharit.office.demonstration.people import Cast
from sucharit.work.indicators.actions import accept_all, bind_year, change, mend, observe
from sucharit.work.indicators.models import Binding
from sucharit.work.indicators.sources import kind_of
from sucharit.work.obligations.actions import accept, done, generate, not_applicable
from sucharit.work.obligations.models import Obligation, Rule
from sucharit.work.years.models import YearPlan

_STILL_OPEN = datetime.timedelta(days=25)  # what was due in these last days nobody has come to yet


def a_year_promised(office: Cast, year: YearPlan) -> None:
    """Fills an approved year up to today, or to its end."""
    if year.year.contains(office.officer("planner").today):
        this_year_promises(office, year)
    else:
        last_year_promises(office, year)


def last_year_promises(office: Cast, year: YearPlan) -> None:
    """Everything done but little, every promise observed; called before the year is closed."""
    _calendar(office, year)
    _done_until(office, year, office.officer("planner").today - _STILL_OPEN)
    _bound(office, year)
    accept_all(year, by=office.officer("planner"))
    for place, binding in enumerate(_entered(year)):
        _observed(office, binding, place, year.year.last_day)


def this_year_promises(office: Cast, year: YearPlan) -> None:
    """The calendar of the running year with what is overdue, and the first values."""
    today = office.officer("planner").today
    _calendar(office, year)
    _done_until(office, year, today - _STILL_OPEN)
    _bound(office, year)
    _mended(office, year)
    for place, binding in enumerate(_entered(year)):
        if place % 4 == 0:
            _observed(office, binding, place, min(today, year.year.last_day))


def _calendar(office: Cast, year: YearPlan) -> None:
    """The plan officer accepts what the steps say surely; what is unclear still waits."""
    planner = office.officer("planner")
    generate(year, by=planner)
    for rule in Rule.objects.filter(organization=office.organization, state=Rule.State.PROPOSED, unsure=False):
        accept(rule, by=planner)
    generate(year, by=planner)


def _done_until(office: Cast, year: YearPlan, last: datetime.date) -> None:
    planner = office.officer("planner")
    rows = Obligation.objects.filter(
        organization=office.organization, fiscal_year=year.fiscal_year, state=Obligation.State.OPEN, due_on__lte=last
    )
    for place, row in enumerate(rows.order_by("due_on", "pk")):
        if place % 17 == 9:
            not_applicable(row, by=planner, reason="รวมรายงานกับงวดถัดไปตามบันทึกสั่งการ")
        else:
            on = max(row.starts_on, row.due_on - datetime.timedelta(days=place % 6 - 1))
            done(row, by=planner, on=min(on, planner.today), note=f"รายงานตามบันทึกข้อความที่ สป. {place + 1}")


def _bound(office: Cast, year: YearPlan) -> None:
    """Bound, and the base year known for every second promise of a fall."""
    planner = office.officer("planner")
    bind_year(year, by=planner)
    rows = Binding.objects.filter(organization=office.organization, fiscal_year=year.fiscal_year)
    falls = [one for one in rows if one.as_measure.kind is MeasureKind.CHANGE]
    for place, one in enumerate(falls):
        if place % 2 == 0:
            base = Decimal(0) if place == 2 else Decimal(6)
            change(one, by=planner, source=one.source, baseline=base, baseline_note="ทะเบียนรับเรื่องของปีฐาน")


def _mended(office: Cast, year: YearPlan) -> None:
    """One percentage was read without those of whom it is."""
    for one in Binding.objects.filter(organization=office.organization, fiscal_year=year.fiscal_year):
        read = one.as_measure
        if read.kind is MeasureKind.PERCENTAGE and read.comparison and read.denominator is None:
            fields = {
                "kind": read.kind.value, "comparison": read.comparison.value, "threshold": read.threshold,
                "denominator": "ผู้เข้าร่วมกิจกรรม",
            }  # fmt: skip
            reason = "แบบประเมินแจกเฉพาะผู้เข้าร่วมกิจกรรม ร้อยละจึงเป็นของผู้เข้าร่วม"
            mend(one, by=office.officer("planner"), fields=fields, reason=reason)
            return


def _entered(year: YearPlan) -> list[Binding]:
    rows = Binding.objects.filter(organization=year.organization_id, fiscal_year=year.fiscal_year)
    return [one for one in rows if kind_of(one.source).entered]


def _observed(office: Cast, binding: Binding, place: int, as_of: datetime.date) -> None:
    measure = binding.as_measure
    if measure.kind in (MeasureKind.TEXT, MeasureKind.LEVEL):
        observe(
            binding, by=office.officer("planner"), as_of=as_of, word=measure.level or "",
            note="สรุปจากแบบติดตามประเมินผลของหน่วยงาน",
        )  # fmt: skip
        return
    value, of = _value(measure, place)
    observe(binding, by=office.officer("planner"), as_of=as_of, value=value, of=of, note="สรุปผลท้ายรายงานโครงการ")


def _value(measure: Measure, place: int) -> tuple[Decimal, Decimal | None]:
    """Most are reached; every sixth is not."""
    missed = place % 6 == 5
    if measure.kind is MeasureKind.PERCENTAGE:
        return Decimal(31 if missed else 40 + place % 8), Decimal(48)
    if measure.kind is MeasureKind.CHANGE:
        return Decimal(7 if missed else 3), None
    wanted = measure.threshold or Decimal(1)
    if measure.kind is MeasureKind.SCORE:
        return min(wanted + (-2 if missed else 1), Decimal(100)), None
    return (Decimal(0) if missed else wanted), None
