"""Questions of this room, and those that other rooms ask it (who sold, who offered)."""

import datetime
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import Count, Max, Q, QuerySet, Sum
from django.db.models.functions import Coalesce, ExtractMonth
from django.http import Http404
from django.shortcuts import get_object_or_404

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer, held_on
from sucharit.base.people.models import RoleGrant, User
from sucharit.base.people.roles import Role
from sucharit.core.procurement import (
    Method,
    PlanLine,
    Purchase,
    Sitting,
    Yardsticks,
    public_name,
    usual_yardsticks,
    vendor_key,
)
from sucharit.core.procurement.shares import FISCAL_MONTHS
from sucharit.core.thai import BUDDHIST_ERA
from sucharit.work.procurement import models
from sucharit.work.procurement.models import SEATS, Answer, Committee, Posting, ProcurementRules, Report
from sucharit.work.shelf.declaring import Bought, Trader
from sucharit.work.shelf.values import offered

_FIELDS = (
    "pk", "title", "method", "vendor_key", "vendor", "unit_id", "budget", "median", "agreed", "bidders", "contract_on",
    "due_on", "delivered_on", "egp_number", "plan_line_id",
)  # fmt: skip
_STANDS = Q(withdrawn_at=None)
_BOUGHT = _STANDS & ~Q(state="cancelled")


# what other rooms ask


def traders_in(organization: Organization, purchase: int) -> list[Trader]:
    """Everyone who offered in a purchase, the one chosen first; for the check of relations with staff (M30). 404 for a
    purchase of another organization."""
    row = get_object_or_404(models.Purchase, pk=purchase, organization=organization)
    told = [Trader(row.vendor, row.vendor_key, chosen=True)] if row.vendor else []
    seen = {one.key for one in told}
    for bid in row.bids:
        key = vendor_key(bid.name)
        if key not in seen:
            seen.add(key)
            told.append(Trader(bid.name, key, chosen=False))
    return told


def planned_from(organization: Organization, fiscal_year: int, amount: Decimal) -> list[Bought]:
    """Lines of the plan of a year that cost as much or more."""
    rows = models.PlanLine.objects.filter(_BOUGHT, organization=organization, fiscal_year=fiscal_year)
    told = rows.filter(budget__gte=amount).order_by("-budget", "pk")[:100]
    return [Bought(one.title, one.budget, one.unit_id) for one in told]


def bought_from(organization: Organization, fiscal_year: int, amount: Decimal) -> list[Bought]:
    """Purchases of a year, by the money set aside for them, else by what was agreed; those of a line of the plan are
    told by the line."""
    rows = models.Purchase.objects.filter(_BOUGHT, organization=organization, fiscal_year=fiscal_year, plan_line=None)
    told = rows.annotate(size=Coalesce("budget", "agreed")).filter(size__gte=amount).order_by("-size", "pk")[:100]
    return [Bought(one.title, one.size, one.unit_id) for one in told]


def purchases_of_trader(organization: Organization, name: str) -> QuerySet[models.Purchase]:
    """What a trader sold or offered for, whatever the spelling of its name, newest first."""
    key = vendor_key(name)
    rows = models.Purchase.objects.filter(_STANDS, organization=organization)
    found = rows.filter(vendor_key=key) if key else rows.none()
    offered = rows.filter(offers__icontains=name.strip()) if name.strip() else rows.none()
    return (found | offered).distinct().order_by("-contract_on", "-pk")


def public_vendor(row: models.Purchase) -> str:
    """The seller for everyone: of a person who trades, no family name."""
    return public_name(row.vendor)


def public_offers(row: models.Purchase) -> str:
    """Who offered, for everyone."""
    return "\n".join(
        f"{public_name(bid.name)} {bid.price:,.2f}" if bid.price is not None else public_name(bid.name)
        for bid in row.bids
    )


# values for the core


def yardsticks_of(organization: Organization) -> Yardsticks:
    """Those that the office has set, else the usual ones."""
    row = ProcurementRules.objects.filter(organization=organization).first()
    return yardsticks_in(row) if row is not None and row.by_id else usual_yardsticks()


def yardsticks_in(row: ProcurementRules) -> Yardsticks:
    names = Yardsticks.__struct_fields__
    return Yardsticks(**{name: getattr(row, name) for name in names})


def purchases_in(organization: Organization, fiscal_year: int) -> list[Purchase]:
    """The purchases of a year as the core counts them: those with a contract that were not cancelled. One query."""
    rows = models.Purchase.objects.filter(_BOUGHT, organization=organization, fiscal_year=fiscal_year)
    found = rows.exclude(contract_on=None).order_by("contract_on", "number").values_list(*_FIELDS)
    return [_as_value(*row) for row in found.iterator(chunk_size=2_000)]


def _as_value(
    pk: int, title: str, method: str, key: str, vendor: str, unit: int | None, budget: Decimal | None,
    median: Decimal | None, agreed: Decimal | None, bidders: int | None, contract_on: datetime.date | None,
    due_on: datetime.date | None, delivered_on: datetime.date | None, egp: str, line: int | None,
) -> Purchase:  # fmt: skip
    return Purchase(
        number=pk, title=title, method=Method(method), vendor=key, vendor_name=vendor, unit=str(unit or ""),
        budget=budget, median=median, agreed=agreed, bidders=bidders, contract_on=contract_on, due_on=due_on,
        delivered_on=delivered_on, in_egp=bool(egp), planned=line is not None,
    )  # fmt: skip


def month_start(fiscal_year: int, month: int) -> datetime.date:
    return datetime.date(fiscal_year - BUDDHIST_ERA - (month >= 10), month, 1)


def month_after(fiscal_year: int, month: int) -> datetime.date:
    """The first day after a month of the fiscal year."""
    first = month_start(fiscal_year, month)
    return first.replace(year=first.year + (month == 12), month=month % 12 + 1)


def plan_rows(organization: Organization, fiscal_year: int) -> "QuerySet[Any]":
    """The lines of the plan in the order of their months, each with what came of it."""
    bought = Q(purchases__withdrawn_at=None) & ~Q(purchases__state="cancelled")
    rows = models.PlanLine.objects.filter(_STANDS, organization=organization, fiscal_year=fiscal_year)
    return rows.select_related("unit").annotate(
        bought=Count("purchases", filter=bought), sum_agreed=Sum("purchases__agreed", filter=bought),
        finished=Count("purchases", filter=bought & Q(purchases__state="inspected")),
    )  # fmt: skip


def plan_value(row: Any) -> PlanLine:
    """A row of `plan_rows` as the core knows it."""
    return PlanLine(
        number=row.pk, budget=row.budget, month=month_start(row.fiscal_year, row.month),
        cancelled=row.state == models.PlanLine.State.CANCELLED, bought=row.bought, finished=row.finished,
        agreed=row.sum_agreed or Decimal(0),
    )  # fmt: skip


def unplanned(organization: Organization, fiscal_year: int) -> tuple[int, Decimal]:
    rows = models.Purchase.objects.filter(_BOUGHT, organization=organization, fiscal_year=fiscal_year, plan_line=None)
    told = rows.aggregate(count=Count("pk"), money=Sum("agreed"))
    return told["count"], told["money"] or Decimal(0)


# pages


def purchases_by_number(officer: Officer, numbers: Iterable[int]) -> dict[int, models.Purchase]:
    rows = models.Purchase.objects.filter(organization=officer.organization, pk__in=list(numbers)[:2_000])
    return {row.pk: row for row in rows.only("pk", "number", "fiscal_year", "title", "agreed", "vendor", "contract_on")}


def month_rows(organization: Organization, fiscal_year: int, month: int) -> QuerySet[models.Purchase]:
    """What was signed in a month, in the order of its days."""
    first, after = month_start(fiscal_year, month), month_after(fiscal_year, month)
    rows = models.Purchase.objects.filter(
        _BOUGHT, organization=organization, contract_on__gte=first, contract_on__lt=after
    )
    return rows.order_by("contract_on", "number")


def months_of(organization: Organization, fiscal_year: int) -> list[tuple[int, int, Decimal]]:
    """The twelve months of a year: (calendar month, how many, baht)."""
    rows = models.Purchase.objects.filter(_BOUGHT, organization=organization, fiscal_year=fiscal_year)
    found = rows.exclude(contract_on=None).order_by().annotate(month=ExtractMonth("contract_on")).values_list("month")
    told = {
        month: (count, money or Decimal(0)) for month, count, money in found.annotate(n=Count("pk"), m=Sum("agreed"))
    }
    return [(month, *told.get(month, (0, Decimal(0)))) for month in FISCAL_MONTHS]


def reports_in(organization: Organization, fiscal_year: int) -> dict[tuple[str, int], Any]:
    """(kind, month) > the report that stands, with how many different channels it was made public through."""
    rows = Report.objects.filter(_STANDS, organization=organization, fiscal_year=fiscal_year).annotate(
        channels=Count(
            "postings__publication__channel", filter=Q(postings__publication__withdrawn_at=None), distinct=True
        )
    )
    return {(row.kind, row.month): row for row in rows}


def postings_of(report: Report) -> QuerySet[Posting]:
    rows = Posting.objects.filter(report=report, publication__withdrawn_at=None)
    return rows.select_related("publication__channel", "publication__organization")


def published(organization: Organization, fiscal_year: int, kind: str) -> bool:
    """Was this report of the year made public?"""
    return Posting.objects.filter(
        report__organization=organization, report__fiscal_year=fiscal_year, report__kind=kind,
        report__withdrawn_at=None, publication__withdrawn_at=None,
    ).exists()  # fmt: skip


def answers_in(organization: Organization, fiscal_year: int) -> dict[tuple[str, str], Answer]:
    rows = Answer.objects.filter(organization=organization, fiscal_year=fiscal_year).select_related("by")
    return {(row.asks, row.key): row for row in rows}


def years_with_purchases(organization: Organization) -> list[int]:
    rows = models.Purchase.objects.filter(_STANDS, organization=organization).order_by()
    return sorted(rows.values_list("fiscal_year", flat=True).distinct(), reverse=True)


def vendors_of(organization: Organization, fiscal_year: int) -> list[dict[str, Any]]:
    """Sellers of a year, the most money first."""
    rows = models.Purchase.objects.filter(_BOUGHT, organization=organization, fiscal_year=fiscal_year)
    grouped = rows.exclude(vendor_key="").order_by().values("vendor_key")
    told: Any = grouped.annotate(name=Max("vendor"), count=Count("pk"), money=Sum("agreed"))
    return list(told.order_by("-money", "vendor_key"))


def vendor_rows(officer: Officer, key: str) -> QuerySet[models.Purchase]:
    """What one seller sold to this office; 404 where it never did."""
    rows = models.Purchase.objects.filter(_STANDS, organization=officer.organization, vendor_key=key)
    if not key or "\0" in key or not rows.exists():
        raise Http404
    return rows.order_by("-contract_on", "-pk")


# inspection


def committees_in_order(organization: Organization) -> QuerySet[Committee]:
    """Those that count for the rotation: proposed or appointed, in the order of their days."""
    rows = Committee.objects.filter(_STANDS, organization=organization).exclude(state=Committee.State.RETURNED)
    return rows.select_related("purchase").order_by("on", "pk")


def sittings(organization: Organization, but: int | None = None) -> list[tuple[int, Sitting]]:
    """(number, sitting) of every committee but one, in order."""
    rows = committees_in_order(organization).exclude(pk=but) if but else committees_in_order(organization)
    names = ("pk", "on", "purchase__vendor_key", *(f"{seat}_id" for seat in SEATS))
    return [
        (pk, Sitting(on=on, vendor=vendor, members=frozenset(one for one in members if one is not None)))
        for pk, on, vendor, *members in rows.select_related(None).values_list(*names)
    ]


#: roles of those who are not asked to inspect: they appoint, oversee or audit
_NO_INSPECTORS = (Role.CHIEF_EXECUTIVE, Role.CLERK, Role.COUNCIL_MEMBER, Role.VIEWER, Role.INTERNAL_AUDITOR)


def roster(organization: Organization, today: datetime.date) -> dict[int, User]:
    """Who may be asked to inspect, by number: the staff of the house, by name."""
    field: Any = Committee._meta.get_field("chair")
    others = RoleGrant.objects.filter(held_on(today), organization=organization, role__in=_NO_INSPECTORS)
    rows = offered(field, organization).exclude(pk__in=others.values("user")).distinct().order_by("full_name", "pk")
    return {row.pk: row for row in rows}


def standing_committee(purchase: models.Purchase) -> Committee | None:
    rows = Committee.objects.filter(_STANDS, purchase=purchase).exclude(state=Committee.State.RETURNED)
    return rows.select_related(*SEATS, "decided_by", "recorded_by").first()


def names_of(numbers: Iterable[int]) -> dict[int, str]:
    return dict(User.objects.filter(pk__in=set(numbers)).values_list("pk", "full_name"))
