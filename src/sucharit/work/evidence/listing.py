"""The list of evidence: narrowed, sorted, counted."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from sucharit.base.people.gate import Officer
from sucharit.work.evidence.models import Evidence, EvidenceUse
from sucharit.work.evidence.queries import all_evidence_for, places_by_evidence, titles_of

SORTS = {"added": ("added_at",), "taken": ("taken_on", "added_at"), "title": ("title",), "uses": ("use_count",)}
"""What the list can be sorted by, and the columns of each."""


def listed_for(officer: Officer, wanted: dict[str, Any], sort: str = "") -> QuerySet[Any]:
    """What the filter lets through; withdrawn pieces only where asked for. `use_count` is with each."""
    rows: QuerySet[Any] = all_evidence_for(officer).annotate(use_count=Count("uses", distinct=True))
    rows = rows.exclude(withdrawn_at=None) if wanted.get("only") == "withdrawn" else rows.filter(withdrawn_at=None)
    uses = EvidenceUse.objects.filter(evidence=OuterRef("pk"))
    if wanted.get("year"):
        rows = rows.filter(Exists(uses.filter(fiscal_year=int(wanted["year"]))))
    if wanted.get("initiative"):
        rows = rows.filter(Exists(uses.filter(initiative_key=wanted["initiative"])))
    if wanted.get("kind"):
        rows = rows.filter(kind=wanted["kind"])
    if wanted.get("q"):
        rows = rows.filter(Q(title__icontains=wanted["q"]) | Q(place__icontains=wanted["q"]))
    rows = _only(rows, wanted.get("only", ""), officer)
    columns = SORTS.get(sort.removeprefix("-"))
    if not columns:
        return rows.order_by("-added_at", "-pk")
    sign = "-" if sort.startswith("-") else ""
    return rows.order_by(*(f"{sign}{column}" for column in columns), "-pk")


def _only(rows: QuerySet[Any], only: str, officer: Officer) -> QuerySet[Any]:
    if only == "personal":
        return rows.filter(personal=True)
    if only == "unused":
        return rows.filter(use_count=0)
    if only == "mine":
        return rows.filter(added_by=officer.user)
    if only == "placed":
        return rows.filter(latitude__isnull=False)
    if only == "twice":
        return rows.filter(pk__in=used_twice_for(officer))
    return rows


def used_twice_for(officer: Officer) -> list[int]:
    """Pieces used for more than one year or initiative."""
    uses = EvidenceUse.objects.filter(evidence__organization=officer.organization).values("evidence").order_by()
    told = uses.annotate(
        years=Count("fiscal_year", distinct=True), initiatives=Count("initiative_key", distinct=True)
    ).filter(Q(years__gt=1) | Q(initiatives__gt=1))
    return list(told.values_list("evidence", flat=True))


def choices_for(officer: Officer) -> tuple[list[int], list[tuple[str, str]]]:
    """Years and initiatives that have evidence, for the filter."""
    uses = EvidenceUse.objects.filter(evidence__organization=officer.organization)
    pairs = list(uses.order_by().values_list("fiscal_year", "initiative_key").distinct())
    titles = titles_of((key for _year, key in pairs), officer.organization.pk)
    years = sorted({year for year, _key in pairs if year}, reverse=True)
    return years, sorted(((str(key), title) for key, title in titles.items()), key=lambda pair: pair[1])


FIRST = 12


@dataclass(frozen=True)
class Group:
    """The evidence of one initiative in a year; `key` None is what was used for no initiative."""

    key: uuid.UUID | None
    title: str
    evidence: Sequence[Evidence]

    @property
    def first(self) -> Sequence[Evidence]:
        """What the gallery of a whole year shows of it: a year may have thousands."""
        return self.evidence[:FIRST]

    @property
    def more(self) -> int:
        return len(self.evidence) - len(self.first)


def gallery_for(officer: Officer, fiscal_year: int, key: uuid.UUID | None = None) -> list[Group]:
    """Everything used in a year, by initiative, in the order of its days; three queries."""
    uses = EvidenceUse.objects.filter(evidence__organization=officer.organization, fiscal_year=fiscal_year)
    if key is not None:
        uses = uses.filter(initiative_key=key)
    pairs = list(uses.order_by("at").values_list("initiative_key", "evidence"))
    pieces = all_evidence_for(officer).filter(pk__in={pk for _key, pk in pairs}, withdrawn_at=None)
    found = {one.pk: one for one in pieces}
    titles = titles_of((pair[0] for pair in pairs), officer.organization.pk)
    grouped: dict[uuid.UUID | None, dict[int, Evidence]] = {}
    for initiative, pk in pairs:
        if pk in found:
            grouped.setdefault(initiative, {})[pk] = found[pk]
    groups = [Group(one, titles.get(one, "") if one else "", list(told.values())) for one, told in grouped.items()]
    return sorted(groups, key=lambda group: (group.key is None, group.title))


def marked_twice(pieces: Sequence[Evidence], code: str) -> dict[int, str]:
    """Number of a piece > a few words where it is used for more than one year or initiative."""
    told = {}
    for pk, places in places_by_evidence(pieces, code).items():
        years = sorted({place.fiscal_year for place in places if place.fiscal_year})
        initiatives = {place.use.initiative_key for place in places if place.use.initiative_key}
        said = []
        if len(years) > 1:
            said.append(_("ปีงบประมาณ %(years)s") % {"years": ", ".join(map(str, years))})
        if len(initiatives) > 1:
            said.append(_("%(n)s โครงการ") % {"n": len(initiatives)})
        if said:
            told[pk] = " · ".join(said)
    return told
