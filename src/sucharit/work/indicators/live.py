"""Sources that count by themselves: activities, people, channels, spending."""

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.core.fiscal import Cadence, FiscalYear, due_days
from sucharit.core.indicators import MeasureKind
from sucharit.work.indicators.models import Binding
from sucharit.work.indicators.proposing import PLACES
from sucharit.work.indicators.sources import ENTERED, Earlier, Observed, YearAtOnce, known_then, register
from sucharit.work.progress.models import Activity, CrossCheck
from sucharit.work.progress.queries import spent_by_initiative
from sucharit.work.publications.models import PublicationInitiative
from sucharit.work.risks.models import RiskRegister
from sucharit.work.years.models import YearPlan

PEOPLE = "people"
#: words of a period in a sentence > the cadence whose periods it counts in
PERIODS = {
    "สัปดาห์": Cadence.WEEKLY, "เดือน": Cadence.MONTHLY, "1 เดือน": Cadence.MONTHLY, "ไตรมาส": Cadence.QUARTERLY,
    "3 เดือน": Cadence.QUARTERLY, "6 เดือน": Cadence.HALF_YEARLY,
}  # fmt: skip


def _activities(
    bindings: Sequence[Binding], year: YearPlan, until: datetime.date | None
) -> dict[uuid.UUID, list[Activity]]:
    wanted = {_key(one) for one in bindings}
    rows = Activity.objects.filter(
        year_initiative__year_plan=year, year_initiative__key__in=wanted, withdrawn_at=None
    ).select_related("year_initiative")
    rows = rows.filter(held_on__lte=until) if until is not None else rows
    told: dict[uuid.UUID, list[Activity]] = defaultdict(list)
    for row in rows.order_by("held_on", "pk"):
        told[row.year_initiative.key].append(row)
    return told


class Activities(YearAtOnce):
    """How many activities were recorded (the smallest number where the sentence counts by period), or how many people
    took part in them: both from the same rows."""

    def observe_all(
        self, bindings: Sequence[Binding], year_plan: YearPlan, until: datetime.date | None = None
    ) -> dict[int, Observed]:
        rows = _activities(bindings, year_plan, until)
        return {one.pk: self._told(one, rows.get(_key(one), []), year_plan) for one in bindings}

    def _told(self, binding: Binding, rows: list[Activity], year: YearPlan) -> Observed:
        if binding.source == PEOPLE:
            return _people(rows)
        measure = binding.as_measure
        if measure.kind is MeasureKind.COUNT and measure.unit in PLACES:
            return _places(rows)
        cadence = PERIODS.get(measure.period or "") if measure.kind is MeasureKind.FREQUENCY else None
        if cadence is not None:
            return _per_period([row.held_on for row in rows], year.year, cadence)
        as_of = rows[-1].held_on if rows else None
        detail = _("นับจากกิจกรรมที่บันทึกไว้ %(n)s รายการ") % {"n": len(rows)}
        return Observed(Decimal(len(rows)), as_of=as_of, growing=True, pieces=len(rows), detail=detail)


def _per_period(days: Iterable[datetime.date], year: FiscalYear, cadence: Cadence) -> Observed:
    """The period with the fewest: periods still to come have none, which counts only when the year has ended."""
    held = list(days)
    if not held:
        return Observed(Decimal(0), growing=True, detail=_("ยังไม่มีกิจกรรมที่บันทึกไว้"))
    ends = due_days(year, cadence)
    starts = [year.first_day, *(end + datetime.timedelta(days=1) for end in ends[:-1])]
    counts = [sum(first <= day <= last for day in held) for first, last in zip(starts, ends, strict=True)]
    told = ", ".join(str(count) for count in counts)
    detail = _("นับจากกิจกรรมที่บันทึกไว้ ในแต่ละช่วงของปี: %(counts)s") % {"counts": told}
    return Observed(Decimal(min(counts)), as_of=max(held), growing=True, pieces=len(held), detail=detail)


def _places(rows: list[Activity]) -> Observed:
    """Different places of the recorded activities, as they were written."""
    told = list(dict.fromkeys(" ".join(row.place.split()) for row in rows if row.place.strip()))
    detail = ", ".join(told) or _("ยังไม่มีกิจกรรมที่บันทึกสถานที่")
    as_of = rows[-1].held_on if rows else None
    return Observed(Decimal(len(told)), as_of=as_of, growing=True, pieces=len(told), detail=detail[:600])


def _people(rows: list[Activity]) -> Observed:
    counted = [row for row in rows if row.people is not None]
    if not counted:
        return Observed(why_not=_("ยังไม่มีกิจกรรมที่บันทึกจำนวนคน"), growing=True)
    total = Decimal(sum(row.people or 0 for row in counted))
    detail = _("รวมจำนวนคนของกิจกรรม %(n)s รายการ") % {"n": len(counted)}
    return Observed(total, as_of=counted[-1].held_on, growing=True, pieces=len(counted), detail=detail)


class Errors(YearAtOnce):
    """The errors that cross-checks of payment documents found in the year: each that was written down, and the sums of
    those who have no more; what officers entered where nothing was checked here."""

    def observe_all(
        self, bindings: Sequence[Binding], year_plan: YearPlan, until: datetime.date | None = None
    ) -> dict[int, Observed]:
        rows = _checks(year_plan.organization_id, [year_plan.fiscal_year])
        checks = list(rows.filter(month__lte=until) if until is not None else rows)
        if not checks:
            return ENTERED.observe_all(bindings, year_plan, until)
        typed = sum(one.error_count for one in checks if not one.counted)
        detail = _("นับจากการตรวจสอบไขว้ %(n)s ครั้ง เอกสาร %(checked)s ฉบับ") % {
            "n": len(checks), "checked": f"{sum(one.checked for one in checks):,}"
        }  # fmt: skip
        detail += _(" ในจำนวนนี้เป็นยอดที่ผู้ตรวจใส่เอง %(typed)s จุด") % {"typed": typed} if typed else ""
        count, last = Decimal(sum(one.error_count for one in checks)), max(one.month for one in checks)
        told = Observed(count, as_of=last, growing=True, pieces=len(checks), detail=detail)
        return {one.pk: told for one in bindings}

    def earlier(self, wanted: Sequence[tuple[Binding, int]], year_plan: YearPlan) -> dict[int, Earlier]:
        """What was found in the base year; a year in which nothing was checked has no errors to compare with."""
        found: dict[int, list[int]] = defaultdict(list)
        for one in _checks(year_plan.organization_id, {of for _binding, of in wanted}):
            found[one.year_plan.fiscal_year].append(one.error_count)
        words = _("การตรวจสอบไขว้ของปี %(year)s %(n)s ครั้ง")
        return {
            binding.pk: Earlier(Decimal(sum(found[of])), words % {"year": of, "n": len(found[of])})
            for binding, of in wanted if of in found
        }  # fmt: skip


def _checks(organization: int, years: Iterable[int]) -> "QuerySet[CrossCheck]":
    return CrossCheck.objects.filter(
        year_plan__organization=organization, year_plan__fiscal_year__in=list(years), withdrawn_at=None
    ).select_related("year_plan")


class Channels(YearAtOnce):
    """Through how many different channels the initiative was published in the year."""

    def observe_all(
        self, bindings: Sequence[Binding], year_plan: YearPlan, until: datetime.date | None = None
    ) -> dict[int, Observed]:
        wanted = {_key(one) for one in bindings}
        year = year_plan.year
        in_year = Q(publication__published_on__range=(year.first_day, until or year.last_day))
        rows = PublicationInitiative.objects.filter(
            in_year, initiative_key__in=wanted, publication__organization=year_plan.organization_id,
            publication__withdrawn_at=None,
        ).select_related("publication__channel")  # fmt: skip
        found: dict[uuid.UUID, dict[str, datetime.date]] = defaultdict(dict)
        for row in rows.order_by("publication__published_on", "pk"):
            found[row.initiative_key][row.publication.channel.name] = row.publication.published_on
        return {one.pk: self._told(found.get(_key(one), {})) for one in bindings}

    def _told(self, channels: dict[str, datetime.date]) -> Observed:
        as_of = max(channels.values(), default=None)
        detail = ", ".join(channels) or _("ยังไม่มีการเผยแพร่ที่บันทึกไว้")
        return Observed(Decimal(len(channels)), as_of=as_of, growing=True, pieces=len(channels), detail=detail)


class Spending(YearAtOnce):
    """What was paid: in baht, or in percent of the year's money."""

    def observe_all(
        self, bindings: Sequence[Binding], year_plan: YearPlan, until: datetime.date | None = None
    ) -> dict[int, Observed]:
        wanted = {_key(one) for one in bindings}
        rows = {row.key: row for row in year_plan.initiatives.filter(key__in=wanted)}
        spent = spent_by_initiative(rows.values(), until)
        told = {}
        for one in bindings:
            row = rows.get(_key(one))
            money = row.money if row is not None else None
            told[one.pk] = self._told(one, money, spent.get(row.pk, Decimal(0)) if row else Decimal(0))
        return told

    def _told(self, binding: Binding, money: Decimal | None, spent: Decimal) -> Observed:
        if binding.as_measure.kind is not MeasureKind.PERCENTAGE:
            return Observed(spent, growing=True)
        if not money:
            return Observed(why_not=_("ปีนี้ไม่มีงบประมาณ จึงคิดร้อยละการเบิกจ่ายไม่ได้"))
        return Observed(min((spent / money * 100).quantize(Decimal("0.01")), Decimal(100)), of=money, growing=True)


class RiskMeasures(YearAtOnce):
    """How many controls stand in the register of corruption risks of the year, adopted before a draft."""

    def observe_all(
        self, bindings: Sequence[Binding], year_plan: YearPlan, until: datetime.date | None = None
    ) -> dict[int, Observed]:
        if until is not None:
            return known_then(bindings, until)
        ours = RiskRegister.objects.filter(
            organization=year_plan.organization_id, fiscal_year=year_plan.fiscal_year, state__in=("adopted", "draft")
        )
        standing = Q(risks__removed_at=None, risks__controls__removed_at=None)
        counted = ours.annotate(measures=Count("risks__controls", filter=standing))
        found = counted.order_by("state", "-revision").first()  # "adopted" stands before "draft"
        if found is None:
            told = Observed(why_not=_("ปีนี้ยังไม่มีทะเบียนความเสี่ยงการทุจริต"))
        else:
            told = Observed(Decimal(found.measures), detail=_("นับจากมาตรการควบคุมในทะเบียนความเสี่ยงการทุจริตของปี"))
        return {one.pk: told for one in bindings}


def _key(binding: Binding) -> uuid.UUID:
    return binding.initiative_key or uuid.UUID(int=0)


def register_live() -> None:
    """Called when the application is ready."""
    activities = Activities()
    register(
        "activities", gettext_lazy("จำนวนกิจกรรมที่บันทึก"), activities,
        hint=gettext_lazy("นับเองจากหน้าความก้าวหน้า ไม่ต้องกรอก"),
    )  # fmt: skip
    register(
        PEOPLE, gettext_lazy("จำนวนคนที่เข้าร่วมกิจกรรม"), activities,
        hint=gettext_lazy("รวมเองจากหน้าความก้าวหน้า ไม่ต้องกรอก"),
    )  # fmt: skip
    register(
        "channels", gettext_lazy("จำนวนช่องทางที่เผยแพร่"), Channels(),
        hint=gettext_lazy("นับช่องทางที่ต่างกันเองจากหน้าการเผยแพร่ ไม่ต้องกรอก"),
    )  # fmt: skip
    register(
        "risks", gettext_lazy("มาตรการในทะเบียนความเสี่ยง"), RiskMeasures(),
        hint=gettext_lazy("นับเองจากทะเบียนความเสี่ยงการทุจริตของปี ไม่ต้องกรอก"),
    )  # fmt: skip
    register(
        "check_errors", gettext_lazy("ข้อผิดพลาดที่การตรวจสอบไขว้พบ เทียบปีฐาน"), Errors(), entered=True,
        hint=gettext_lazy("นับเองจากหน้าตรวจสอบไขว้การเบิกจ่าย กรอกเองได้เฉพาะปีที่ไม่มีการตรวจในระบบ"),
    )  # fmt: skip
    register("spending", gettext_lazy("การเบิกจ่าย"), Spending(), hint=gettext_lazy("คิดเองจากหน้าเงิน ไม่ต้องกรอก"))
