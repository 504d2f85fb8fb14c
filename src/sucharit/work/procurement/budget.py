"""The budget's side of transparency: what the year's plan may spend and what was spent, month by month
(work.progress)."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Sum

from sucharit.base.people.gate import Officer
from sucharit.core.fiscal import FiscalYear
from sucharit.core.procurement import FISCAL_MONTHS, percent
from sucharit.core.thai import MONTHS
from sucharit.work.procurement.queries import month_start, months_of
from sucharit.work.progress.queries import disbursements_for, signed_amount
from sucharit.work.years.queries import year_initiatives_for

ZERO = Decimal(0)


@dataclass(frozen=True)
class MonthOfMoney:
    """A month: spent in it, up to its end, and the share of the year's budget; what was contracted beside it."""

    month: int
    name: str
    spent: Decimal
    so_far: Decimal
    share: Decimal
    contracts: int
    contracted: Decimal


@dataclass(frozen=True)
class YearOfMoney:
    budget: Decimal
    spent: Decimal
    share: Decimal
    months: list[MonthOfMoney]


def budget_of(officer: Officer, fiscal_year: int) -> YearOfMoney:
    """What is paid after the year's end stands in its last month."""
    budget = sum((row.money or ZERO for row in year_initiatives_for(officer, fiscal_year)), ZERO)
    last = FiscalYear(fiscal_year).last_day
    spent: dict[tuple[int, int], Decimal] = {}
    rows = disbursements_for(officer, fiscal_year).order_by().select_related(None)
    for day, money in rows.values_list("paid_on").annotate(spent=Sum(signed_amount())):
        counted = min(day, last)
        key = (counted.year, counted.month)
        spent[key] = spent.get(key, ZERO) + (money or ZERO)
    contracts = {month: (count, money) for month, count, money in months_of(officer.organization, fiscal_year)}
    months, so_far = [], ZERO
    for month in FISCAL_MONTHS:
        first = month_start(fiscal_year, month)
        here = spent.get((first.year, first.month), ZERO)
        so_far += here
        name = f"{MONTHS[month - 1]} {fiscal_year - (month >= 10)}"
        months.append(MonthOfMoney(month, name, here, so_far, percent(so_far, budget), *contracts[month]))
    return YearOfMoney(budget, so_far, percent(so_far, budget), months)
