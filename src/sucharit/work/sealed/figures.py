"""How many reports there were: in bands, of finished months only, so that nobody and no day can be recognised."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from sucharit.base.organizations.models import Organization
from sucharit.core.fiscal import FiscalYear
from sucharit.work.indicators.models import Binding
from sucharit.work.indicators.sources import ENTERED, Observed, YearAtOnce
from sucharit.work.sealed.models import Destruction, Door, SealedReport
from sucharit.work.years.models import YearPlan

BAND = 5


@dataclass(frozen=True)
class Figures:
    """One fiscal year: bands as words."""

    year: int
    received: str
    finished: str
    in_progress: str
    none: bool


def band(count: int) -> str:
    """ "ไม่มี", "1-4 เรื่อง", "5-9 เรื่อง"."""
    if count == 0:
        return _("ไม่มี")
    low = count - count % BAND
    return _("%(low)s-%(high)s เรื่อง") % {"low": max(low, 1), "high": low + BAND - 1}


def as_of(today: datetime.date) -> datetime.date:
    """The last day of the last month that is over: a day's news is in no figure."""
    return today.replace(day=1) - datetime.timedelta(days=1)


def figures_of(organization: Organization, today: datetime.date, *, years: int = 5) -> list[Figures]:
    """The present fiscal year and those before it, newest first."""
    last = as_of(today)
    rows: list[tuple[datetime.date, datetime.date | None]] = [
        *SealedReport.objects.filter(organization=organization).values_list("received_on", "finished_on"),
        *Destruction.objects.filter(organization=organization).values_list("received_on", "finished_on"),
    ]
    newest = FiscalYear.of(last).value
    return [_year(FiscalYear(newest - back), rows, last) for back in range(years)]


def _year(year: FiscalYear, rows: Iterable[tuple[datetime.date, datetime.date | None]], last: datetime.date) -> Figures:
    until = min(year.last_day, last)
    rows = list(rows)
    received = sum(year.first_day <= came <= until for came, _done in rows)
    finished = sum(done is not None and year.first_day <= done <= until for _came, done in rows)
    open_then = sum(came <= until and (done is None or done > until) for came, done in rows)
    return Figures(year.value, band(received), band(finished), band(open_then), not (received or finished or open_then))


class CorruptionCases(YearAtOnce):
    """The source of an indicator: what officers enter with their evidence; without that, a year with no report at all
    is zero. A small number is never told here: the page of indicators has more readers than these rooms."""

    def observe_all(
        self, bindings: Sequence[Binding], year_plan: YearPlan, until: datetime.date | None = None
    ) -> dict[int, Observed]:
        told = ENTERED.observe_all(bindings, year_plan, until)
        counted = _counted(year_plan, until)
        if counted is None:
            return told
        return {pk: one if one.observation else counted for pk, one in told.items()}


def _counted(year_plan: YearPlan, wanted: datetime.date | None) -> Observed | None:
    from sucharit.base import clock

    if not Door.objects.filter(organization=year_plan.organization_id, open=True).exists():
        return None
    year, last = year_plan.year, as_of(clock.today())
    until = min(year.last_day, last, wanted or last)
    if until < year.first_day:
        return None
    count = SealedReport.objects.filter(
        organization=year_plan.organization_id, received_on__range=(year.first_day, until)
    ).count() + Destruction.objects.filter(
        organization=year_plan.organization_id, received_on__range=(year.first_day, until)
    ).count()  # fmt: skip
    if count == 0:
        return Observed(Decimal(0), as_of=until, growing=True, detail=_("ไม่มีเรื่องแจ้งการทุจริตผ่านช่องทางปิดผนึก"))
    return Observed(
        as_of=until, growing=True,
        why_not=_("มี %(band)s ระบบไม่แสดงจำนวนจริงเพื่อคุ้มครองผู้แจ้ง โปรดให้ผู้รับผิดชอบบันทึกผลเอง") % {"band": band(count)},
    )  # fmt: skip
