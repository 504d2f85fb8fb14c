"""The statistics of a register and year: by state, by what the register counts, sums, months, and the years side by
side."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count as Counted
from django.db.models import Sum
from django.db.models.functions import ExtractMonth
from django.utils.translation import gettext as _

from sucharit.base.organizations.models import Organization
from sucharit.core.fiscal import FiscalYear
from sucharit.core.thai.dates import SHORT_MONTHS
from sucharit.work.shelf.declaring import Measure, Register, Share
from sucharit.work.shelf.measuring import shares_of
from sucharit.work.shelf.values import word_of

MOST_LINES = 40
MONTHS = (10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9)


@dataclass(frozen=True)
class Block:
    """A table of the statistics page: what is told, its lines, and their sum (None: the lines are no parts of a
    whole)."""

    label: str
    lines: Sequence[tuple[str, Decimal | int]]
    total: Decimal | int | None = None


def statistics(register: Register, organization: Organization, fiscal_year: int) -> list[Block]:
    """A fixed number of small queries for each register."""
    rows = register.rows(organization).filter(fiscal_year=fiscal_year).order_by()
    names = ["state"] if register.has_states else []
    names += [one.field for one in register.counts if one.field not in names]
    labels = {one.field: str(one.label) for one in register.counts if one.label}
    blocks = [_counted(register, rows, name, labels.get(name, "")) for name in names]
    if register.totals:
        sums = rows.aggregate(**{one.field: Sum(one.field) for one in register.totals})
        told = [(register.label_of(one), sums[one.field] or 0) for one in register.totals]
        blocks.append(Block(_("ผลรวม"), told))
    if register.dated_by:
        blocks.append(_months(register, rows))
    own = (Block(str(one.label), one.lines(organization, fiscal_year)[:MOST_LINES]) for one in register.figures)
    return [*blocks, *own]


def _counted(register: Register, rows: Any, name: str, label: str) -> Block:
    field: Any = register.field_of(name)
    found = list(rows.values_list(name).annotate(n=Counted("pk")).order_by("-n", name)[:MOST_LINES])
    names = _names(field, [value for value, _n in found])
    lines = [(names.get(value) or word_of(field, value) or _("ไม่ระบุ"), n) for value, n in found]
    return Block(label or str(field.verbose_name), lines, sum(n for _label, n in lines))


def _names(field: Any, values: list[Any]) -> dict[Any, str]:
    if not field.is_relation:
        return {}
    return {
        pk: str(row) for pk, row in field.remote_field.model._default_manager.in_bulk([v for v in values if v]).items()
    }


def _months(register: Register, rows: Any) -> Block:
    counted = dict(
        rows.exclude(**{register.dated_by: None})
        .annotate(month=ExtractMonth(register.dated_by))
        .values_list("month")
        .annotate(n=Counted("pk"))
        .order_by()
    )
    lines = [(SHORT_MONTHS[month - 1], counted.get(month, 0)) for month in MONTHS]
    return Block(_("รายเดือน"), lines, sum(n for _label, n in lines))


def measured(register: Register, organization: Organization, fiscal_year: int) -> list[tuple[Measure, Share]]:
    """Each measure with what it finds in that year."""
    found = shares_of([(register, one) for one in register.measures], organization, fiscal_year)
    return [(one, found[register.key, one.key]) for one in register.measures]


def last_day(fiscal_year: int, today: Any) -> Any:
    """The day that figures of a year are of."""
    return min(today, FiscalYear(fiscal_year).last_day)
