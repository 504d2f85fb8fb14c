"""The front page, an organization, a plan, an initiative, its money, its risks; the data dictionary."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponseBase, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.screens import charts
from sucharit.base.screens.forms import SearchField
from sucharit.publishing.documents.kinds import REPORTS
from sucharit.publishing.portal import describing
from sucharit.publishing.portal.doors import doors_of
from sucharit.publishing.portal.models import PublishedPlan
from sucharit.publishing.portal.pages import Dated, address, dated, frame, open_page, page
from sucharit.publishing.portal.queries import (
    open_documents,
    open_organization,
    open_organizations,
    open_plan,
    open_plans,
)
from sucharit.publishing.portal.reading import Reading
from sucharit.publishing.portal.shelves import things_by_organization, things_of
from sucharit.publishing.portal.tables import BUDGET_FIGURES, INITIATIVES
from sucharit.publishing.portal.years.queries import open_years
from sucharit.publishing.portal.years.tables import KEYS, TABLES
from sucharit.work.shelf.queries import open_keys
from sucharit.work.shelf.registry import public_registers

_PAGE = 50
_SHOWN = 60
_ALL = ("", gettext_lazy("ทั้งหมด"))


class _OpenFilter(forms.Form):
    """A GET form forgets the query of its page: an English page stays English by a hidden field."""

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data if any(data.get(name) for name in self.base_fields) else None)
        if data.get("lang") == "en":
            self.fields["lang"] = forms.CharField(widget=forms.HiddenInput, required=False, initial="en")


class OrganizationFilter(_OpenFilter):
    q = SearchField(label=gettext_lazy("ชื่อหน่วยงาน"))
    province = forms.ChoiceField(label=gettext_lazy("จังหวัด"), required=False)

    def __init__(self, data: QueryDict, provinces: Sequence[str]) -> None:
        super().__init__(data)
        self.fields["province"].choices = [_ALL, *((name, name) for name in provinces)]  # type: ignore[attr-defined]


class InitiativeFilter(_OpenFilter):
    q = SearchField(label=gettext_lazy("ค้นในแผน"))
    dimension = forms.ChoiceField(label=gettext_lazy("มิติ"), required=False)
    year = forms.ChoiceField(label=gettext_lazy("มีงบประมาณในปี"), required=False)
    unit = forms.ChoiceField(label=gettext_lazy("ผู้รับผิดชอบ"), required=False)

    def __init__(self, data: QueryDict, read: Reading) -> None:
        super().__init__(data)
        dimensions = ((code, f"{code}. {read.titles.get(code, '')}") for code in read.dimensions)
        choices: dict[str, Any] = {
            "dimension": dimensions,
            "year": ((str(year), str(year)) for year in read.years),
            "unit": ((unit, unit) for unit in read.units),
        }
        for name, values in choices.items():
            self.fields[name].choices = [_ALL, *values]  # type: ignore[attr-defined]


@open_page
def portal_front(request: HttpRequest) -> HttpResponseBase:
    """Who has published something."""
    provinces = list(open_organizations().order_by("province").values_list("province", flat=True).distinct())
    form = OrganizationFilter(request.GET, provinces)
    rows = open_organizations()
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    for word in asked.get("q", "").split()[:8]:
        rows = rows.filter(Q(name__icontains=word) | Q(short_name__icontains=word) | Q(district__icontains=word))
    if asked.get("province"):
        rows = rows.filter(province=asked["province"])
    shown = Paginator(rows, _PAGE).get_page(request.GET.get("page"))
    things = things_by_organization(shown)
    context = frame(request) | {
        "form": form, "page": shown, "rows": [(row, things.get(row.pk, [])) for row in shown],
    }  # fmt: skip
    return page("portal/portal_front.html", context)


@open_page
def portal_organization(request: HttpRequest, organization: str) -> HttpResponseBase:
    """What one organization has published."""
    row = open_organization(organization)
    plans = list(open_plans().filter(organization=row))
    years = list(open_years().filter(organization=row).order_by("-fiscal_year")[:_SHOWN])
    papers = list(open_documents().filter(organization=row).order_by("-dated_on", "-number")[:500])
    others = things_of(row, _SHOWN, but=("plan", "year", "document"))
    told: list[Dated] = [*plans, *years, *others]
    newest = max(told, key=lambda one: one.published_at, default=None)
    opened = open_keys(row)
    context = frame(request, row, newest) | {
        "row": row, "plans": plans, "years": years, "others": others, "data": describing.organization_data(row),
        "reports": [paper for paper in papers if paper.kind in REPORTS],
        "documents": [paper for paper in papers if paper.kind not in REPORTS],
        "registers": [one for one in public_registers() if one.key in opened],
        "doors": doors_of(row, catalogue="manuals" in opened),
        "crumbs": [(_("หน่วยงานทั้งหมด"), address("portal_front")), (row.short_name or row.name, "")],
    }  # fmt: skip
    return page("portal/portal_organization.html", context)


@open_page
def portal_plan(request: HttpRequest, organization: str, span: str) -> HttpResponseBase:
    """A plan: figures, charts, and the tree that can be searched."""
    snapshot, read = open_plan(organization, span)
    context = frame(request, snapshot.organization, snapshot) | plan_context(request, snapshot, read)
    context |= {"data": describing.dataset(snapshot), "crumbs": _crumbs(snapshot)}
    return dated(page("portal/portal_plan.html", context), snapshot.published_at)


def plan_context(request: HttpRequest, snapshot: PublishedPlan, read: Reading) -> dict[str, Any]:
    """What the page of a plan shows; the preview shows the same."""
    form = InitiativeFilter(request.GET, read)
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    year = int(asked["year"]) if asked.get("year") else None
    sheets = read.found(asked.get("q", ""), asked.get("dimension", ""), year, asked.get("unit", ""))
    return {
        "snapshot": snapshot, "read": read, "plan": read.plan, "announced": _day(read.plan.announced_on),
        "form": form, "sheets": sheets,
        "tree": read.tree(sheets), "homeless": read.homeless(sheets), "charts": _charts(read) if read.total else (),
        "narrowed": any(asked.get(key) for key in ("q", "dimension", "year", "unit")),
    }  # fmt: skip


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None


def _charts(read: Reading) -> tuple[charts.Chart, ...]:
    """Money by year, stacked by dimension; money of all years by dimension."""
    years = tuple(str(year) for year in read.years)
    names = [(code, _short(code, read)) for code in read.dimensions]
    series = [charts.Series(name, tuple(read.amount(code, year) for year in read.years)) for code, name in names]
    sums = tuple(sum((read.amount(code, year) for year in read.years), Decimal(0)) for code, _name in names)
    labels = [name for _code, name in names]
    by_year, whole = _("งบประมาณแต่ละปี แยกตามมิติ"), _("งบประมาณรวมทุกปี แยกตามมิติ")
    return (
        charts.columns(by_year, years, *series, unit=_("บาท")),
        charts.bars(whole, labels, charts.Series(_("บาท"), sums), unit=_("บาท")),
    )


def _short(code: str, read: Reading) -> str:
    return f"{code}. {read.titles.get(code, '')}".strip()


def _crumbs(snapshot: PublishedPlan, *more: tuple[str, str]) -> list[tuple[str, str]]:
    organization = snapshot.organization
    own = address("portal_plan", organization.code, snapshot.span_code) if more else ""
    return [
        (_("หน่วยงานทั้งหมด"), address("portal_front")),
        (organization.short_name or organization.name, address("portal_organization", organization.code)),
        (_("แผน %(span)s") % {"span": snapshot.span_code}, own),
        *more,
    ]


@open_page
def portal_initiative(request: HttpRequest, organization: str, span: str, seq: int) -> HttpResponseBase:
    """One initiative with its nine sections."""
    snapshot, read = open_plan(organization, span)
    if seq not in read.by_seq:
        raise Http404
    context = frame(request, snapshot.organization, snapshot) | initiative_context(snapshot, read, seq)
    context["crumbs"] = _crumbs(snapshot, (_("ลำดับที่ %(n)s") % {"n": seq}, ""))
    return dated(page("portal/portal_initiative.html", context), snapshot.published_at)


def initiative_context(snapshot: PublishedPlan, read: Reading, seq: int) -> dict[str, Any]:
    """What the page of an initiative shows; the preview shows the same."""
    sheet = read.by_seq[seq]
    places = [sheet.seq for sheet in read.sheets]
    at = places.index(seq)
    codes = sheet.value.objective_codes or ((sheet.place,) if sheet.place else ())
    return {
        "snapshot": snapshot, "read": read, "sheet": sheet, "one": sheet.value,
        "amounts": [(year, sheet.amounts.get(year)) for year in read.years],
        "serves": [(code, read.titles.get(code, "")) for code in codes],
        "before": places[at - 1] if at else None, "after": places[at + 1] if at + 1 < len(places) else None,
    }  # fmt: skip


@open_page
def portal_budget(request: HttpRequest, organization: str, span: str) -> HttpResponseBase:
    """The whole table of money."""
    snapshot, read = open_plan(organization, span)
    rows = [(sheet, [(year, sheet.amounts.get(year)) for year in read.years]) for sheet in read.sheets]
    context = frame(request, snapshot.organization, snapshot) | {
        "snapshot": snapshot, "read": read, "rows": rows,
        "sums": [(year, read.amount("", year)) for year in read.years],
        "crumbs": _crumbs(snapshot, (_("ตารางงบประมาณ"), "")),
    }  # fmt: skip
    return dated(page("portal/portal_budget.html", context), snapshot.published_at)


@open_page
def portal_risks(request: HttpRequest, organization: str, span: str) -> HttpResponseBase:
    """The risks that the plan answers to."""
    snapshot, read = open_plan(organization, span)
    context = frame(request, snapshot.organization, snapshot) | {
        "snapshot": snapshot, "risks": read.plan.risks, "crumbs": _crumbs(snapshot, (_("ความเสี่ยงการทุจริต"), "")),
    }  # fmt: skip
    return dated(page("portal/portal_risks.html", context), snapshot.published_at)


@open_page
def portal_dictionary(request: HttpRequest) -> HttpResponseBase:
    """What each column means, and how the data may be used."""
    figures = [
        {"name": name, "type": kind, "thai": thai, "english": english} for name, kind, thai, english in BUDGET_FIGURES
    ]
    context = frame(request) | {
        "fields": INITIATIVES, "figures": figures, "keys": KEYS, "year_tables": TABLES.values(),
        "crumbs": [(_("หน่วยงานทั้งหมด"), address("portal_front")), (_("คำอธิบายข้อมูล"), "")],
    }  # fmt: skip
    return page("portal/portal_dictionary.html", context)
