"""A fiscal year for everyone: overview, plan, an initiative, money, promises, publications, ITA, editions."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from sucharit.base.screens import charts
from sucharit.publishing.portal import describing
from sucharit.publishing.portal.models import PublishedYear
from sucharit.publishing.portal.pages import address, dated, frame, open_page, page
from sucharit.publishing.portal.queries import open_organization
from sucharit.publishing.portal.years.changes import MOST, differences
from sucharit.publishing.portal.years.pictures import ita_pictures, pictures
from sucharit.publishing.portal.years.queries import editions_of, open_edition, open_year, open_years
from sucharit.publishing.portal.years.reading import ZERO, Told, YearReading, money_of
from sucharit.publishing.portal.years.tables import TABLES

_EDITIONS = 100


@open_page
def portal_years(request: HttpRequest, organization: str) -> HttpResponseBase:
    """The years that one organization has published, newest first."""
    row = open_organization(organization)
    years = list(open_years().filter(organization=row).order_by("-fiscal_year")[:100])
    if not years:
        raise Http404
    context = frame(request, row, years[0]) | {
        "years": years,
        "crumbs": [
            (_("หน่วยงานทั้งหมด"), address("portal_front")),
            (row.short_name or row.name, address("portal_organization", row.code)),
            (_("ผลการดำเนินงานรายปี"), ""),
        ],
    }
    return page("portal/portal_years.html", context)


@open_page
def portal_year(request: HttpRequest, organization: str, fiscal_year: int) -> HttpResponseBase:
    """What became of the year: figures, charts, initiatives by dimension, reports, what was changed."""
    snapshot, read = open_year(organization, fiscal_year)
    context = year_frame(request, snapshot, read, "portal_year") | overview(read)
    context |= {"data": describing.year_dataset(snapshot)}
    return dated(page("portal/portal_year.html", context), snapshot.published_at)


def overview(read: YearReading) -> dict[str, Any]:
    """What the first page of a year shows besides the year."""
    said = [(one["verdict"], read.verdicts[one["verdict"]]) for one in read.indicators]
    return {"charts": pictures(read), "verdicts": dict(said)}


@open_page
def portal_year_plan(request: HttpRequest, organization: str, fiscal_year: int) -> HttpResponseBase:
    """The annual plan in the columns of E-PlanNACC, as it was changed since."""
    snapshot, read = open_year(organization, fiscal_year)
    return _shown(request, snapshot, read, "portal_year_plan")


@open_page
def portal_year_money(request: HttpRequest, organization: str, fiscal_year: int) -> HttpResponseBase:
    """Plan, ordinance, paid by quarter, left."""
    snapshot, read = open_year(organization, fiscal_year)
    return _shown(request, snapshot, read, "portal_year_money", lines=money_lines(read))


def money_lines(read: YearReading) -> list[tuple[Told, Decimal | None]]:
    """Each initiative with what is left of its money; None where none is stated."""
    told: list[tuple[Told, Decimal | None]] = []
    for one in read.initiatives:
        money = money_of(one)
        told.append((one, None if money is None else money - one["paid"]))
    return told


@open_page
def portal_year_indicators(request: HttpRequest, organization: str, fiscal_year: int) -> HttpResponseBase:
    """Every promise: met, not met, or cannot be judged and why."""
    snapshot, read = open_year(organization, fiscal_year)
    return _shown(request, snapshot, read, "portal_year_indicators", promises=promises(read))


def promises(read: YearReading) -> list[tuple[Told | None, Sequence[Told]]]:
    """By initiative; None: targets of the whole plan, first."""
    groups: list[tuple[Told | None, Sequence[Told]]] = [(None, read.judged_of(None))]
    groups += [(one, read.judged_of(one["seq"])) for one in read.initiatives]
    return [(one, told) for one, told in groups if told]


@open_page
def portal_year_publications(request: HttpRequest, organization: str, fiscal_year: int) -> HttpResponseBase:
    """What was made public in the year, and through which channels."""
    snapshot, read = open_year(organization, fiscal_year)
    counted = read.channels.most_common(12)
    values = charts.Series(_("ครั้ง"), tuple(Decimal(n) for _name, n in counted))
    title = _("จำนวนครั้งที่เผยแพร่ตามช่องทาง")
    chart = charts.bars(title, [name for name, _n in counted], values, unit=_("ครั้ง")) if counted else None
    return _shown(request, snapshot, read, "portal_year_publications", picture=chart)


@open_page
def portal_year_ita(request: HttpRequest, organization: str, fiscal_year: int) -> HttpResponseBase:
    """The ITA result: indicators, instruments, target, level, and what is done about weaknesses."""
    snapshot, read = open_year(organization, fiscal_year)
    return _shown(request, snapshot, read, "portal_year_ita", charts=ita_pictures(read))


@open_page
def portal_year_initiative(request: HttpRequest, organization: str, fiscal_year: int, seq: int) -> HttpResponseBase:
    """One initiative: what was planned, done, paid, reached, proven, published, changed."""
    snapshot, read = open_year(organization, fiscal_year)
    one = read.by_seq.get(seq)
    if one is None:
        raise Http404
    places = list(read.by_seq)
    at = places.index(seq)
    amendments, corrections = read.changes_of(seq)
    context = year_frame(request, snapshot, read, "portal_year_initiative", (_("ลำดับที่ %(n)s") % {"n": seq}, "")) | {
        "one": one, "promises": read.judged_of(seq), "publications": read.publications_of(seq),
        "amendments": amendments, "corrections": corrections, "quarters": quarters_of(one),
        "left": None if money_of(one) is None else (money_of(one) or ZERO) - one["paid"],
        "before": places[at - 1] if at else None, "after": places[at + 1] if at + 1 < len(places) else None,
    }  # fmt: skip
    return dated(page("portal/portal_year_initiative.html", context), snapshot.published_at)


def quarters_of(one: Told) -> list[dict[str, Any]]:
    """The four quarters of an initiative: planned, activities, paid, what was reported."""
    reports = {report["period"]: report for report in one["reports"]}
    return [
        {
            "number": number, "planned": number in one["quarters"],
            "activities": one["activities_by_quarter"][number - 1], "paid": one["paid_by_quarter"][number - 1],
            "report": reports.get(f"q{number}"),
        }
        for number in (1, 2, 3, 4)
    ]  # fmt: skip


@open_page
def portal_year_editions(request: HttpRequest, organization: str, fiscal_year: int) -> HttpResponseBase:
    """Every edition with its day, digest and what was changed."""
    snapshot, read = open_year(organization, fiscal_year)
    return _shown(request, snapshot, read, "portal_year_editions", editions=list(editions_of(snapshot)[:_EDITIONS]))


@open_page
def portal_year_edition(
    request: HttpRequest, organization: str, fiscal_year: int, edition: int
) -> HttpResponseBase:  # fmt: skip
    """One edition whole on one page, with what it says otherwise than the one before."""
    (snapshot, read), before = open_edition(organization, fiscal_year, edition)
    label = _("ฉบับที่ %(n)s") % {"n": edition}
    context = year_frame(request, snapshot, read, "portal_year_edition", (label, "")) | whole(read)
    if before is not None:
        told = differences(before.reading, read)
        context |= {"differences": told[:MOST], "difference_count": len(told), "previous": before.snapshot}
    return dated(page("portal/portal_year_edition.html", context), snapshot.published_at)


def whole(read: YearReading) -> dict[str, Any]:
    """Everything of a year on one page; the preview shows the same."""
    return overview(read) | {"lines": money_lines(read), "promises": promises(read), "whole": True}


def year_frame(
    request: HttpRequest, snapshot: PublishedYear, read: YearReading, view: str, *crumbs: tuple[str, str]
) -> dict[str, Any]:
    """What stands around every page of a year."""
    organization, year = snapshot.organization, snapshot.fiscal_year
    where = (organization.code, year)
    tabs = [
        (_("ภาพรวม"), "portal_year"), (_("แผนประจำปี"), "portal_year_plan"), (_("เงิน"), "portal_year_money"),
        (_("ตัวชี้วัด"), "portal_year_indicators"), (_("การเผยแพร่"), "portal_year_publications"),
        ("ITA", "portal_year_ita"), (_("ฉบับที่เผยแพร่"), "portal_year_editions"),
    ]  # fmt: skip
    name = _("ปีงบประมาณ %(year)s") % {"year": year}
    own = "" if view == "portal_year" and not crumbs else address("portal_year", *where)
    last = next((label for label, target in tabs if target == view), "")
    more = list(crumbs) or ([(last, "")] if view != "portal_year" else [])
    return frame(request, organization, snapshot) | {
        "snapshot": snapshot, "read": read, "year": year,
        "year_tables": [(one.name, one.title) for one in TABLES.values()],
        "tabs": [
            {"label": label, "url": address(target, *where), "current": target == view} for label, target in tabs
        ],
        "crumbs": [
            (_("หน่วยงานทั้งหมด"), address("portal_front")),
            (organization.short_name or organization.name, address("portal_organization", organization.code)),
            (name, own), *more,
        ],
    }  # fmt: skip


def _shown(
    request: HttpRequest, snapshot: PublishedYear, read: YearReading, view: str, **more: Any
) -> HttpResponseBase:
    context = year_frame(request, snapshot, read, view) | more
    return dated(page(f"portal/{view}.html", context), snapshot.published_at)
