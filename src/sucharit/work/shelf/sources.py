"""Registers as the value of promises: the count is the work itself."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from django.db.models import CharField, Value
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base import clock
from sucharit.core.fiscal import FiscalYear
from sucharit.core.indicators import MeasureKind
from sucharit.work.indicators.models import Binding
from sucharit.work.indicators.sources import Observed, YearAtOnce, known_then, register
from sucharit.work.shelf.actions.binding import KIND
from sucharit.work.shelf.declaring import Measure, Register, Share
from sucharit.work.shelf.measuring import Key, shares_of
from sucharit.work.shelf.registry import register_called
from sucharit.work.years.models import YearPlan


class Registers(YearAtOnce):
    """What the register counts now, by the register and measure that the promise was bound to."""

    def observe_all(
        self, bindings: Sequence[Binding], year_plan: YearPlan, until: datetime.date | None = None
    ) -> Mapping[int, Observed]:
        """Each measure is counted once, however many promises it serves, and those that are conditions in one query. A
        measure counts a year, not its days: what it said on a day that is past stands in the history."""
        if until is not None:
            return known_then(bindings, until)
        bound = {one.pk: measure_of(one) for one in bindings}
        used = _in_use({found[0].key: found[0] for found in bound.values() if found}.values(), year_plan)
        wanted = [found for found in bound.values() if found and found[0].key in used]
        counted = shares_of(wanted, year_plan.organization, year_plan.fiscal_year)
        return {one.pk: _observed(one, bound[one.pk], year_plan, counted) for one in bindings}


def _observed(
    binding: Binding, found: tuple[Register, Measure] | None, year_plan: YearPlan, counted: Mapping[Key, Share]
) -> Observed:
    if found is None:
        return Observed(why_not=_("ยังไม่ได้เลือกทะเบียน โปรดเลือกที่หน้าสถิติของทะเบียนที่เป็นแหล่งข้อมูล"))
    of, measure = found
    share = counted.get((of.key, measure.key))
    if share is None:
        return Observed(why_not=_("%(register)s ยังไม่มีรายการของปีนี้ ถ้าไม่ใช้ทะเบียนนี้ ให้เปลี่ยนแหล่งข้อมูล") % {"register": of})
    return _told(binding, of, measure, share, year_plan)


def _in_use(registers: Iterable[Register], year_plan: YearPlan) -> set[str]:
    """Those that hold an entry of that year or before: one query. A register in which nothing was written yet says
    nothing, not even that there was nothing."""
    asked = [
        one.rows(year_plan.organization).filter(fiscal_year__lte=year_plan.fiscal_year).order_by()
        .values_list(Value(one.key, output_field=CharField())).distinct()
        for one in registers
    ]  # fmt: skip
    return {key for (key,) in asked[0].union(*asked[1:])} if asked else set()


def _told(binding: Binding, of: Register, measure: Measure, share: Share, year_plan: YearPlan) -> Observed:
    """As the promise asks: a percentage, a number, or that there is something."""
    as_of = min(clock.today(), FiscalYear(year_plan.fiscal_year).last_day)
    detail = f"{of}: {measure.label} {share.words}".strip()
    kind, value = binding.as_measure.kind, Decimal(share.part)
    if kind is MeasureKind.EXISTENCE:
        return Observed(bool(share.part), as_of=as_of, growing=True, pieces=int(share.part), detail=detail)
    if kind is not MeasureKind.PERCENTAGE:
        return Observed(value, as_of=as_of, growing=True, pieces=int(share.part), detail=detail)
    if share.percent is None:
        return Observed(why_not=_("%(register)s ยังไม่มีตัวหาร %(of)s") % {"register": of, "of": measure.of})
    whole, part = Decimal(share.whole or 0), Decimal(share.part)
    told = None if isinstance(share.part, Decimal) and whole == 100 else part  # a measure that is a percentage itself
    return Observed(share.percent, of=whole, part=told, as_of=as_of, pieces=int(part), detail=detail)


def measure_of(binding: Binding) -> tuple[Register, Measure] | None:
    """The register and measure that a promise is bound to."""
    found = register_called(str(binding.parameters.get("register", "")))
    if found is None:
        return None
    wanted = binding.parameters.get("measure")
    return next(((found, one) for one in found.measures if one.key == wanted), None)


def register_registers() -> None:
    """Called when the application is ready."""
    hint = gettext_lazy("นับเองจากทะเบียน เลือกทะเบียนและค่าที่นับที่หน้าสถิติของทะเบียนนั้น")
    register(KIND, gettext_lazy("นับจากทะเบียน"), Registers(), hint=hint)
