"""Years that are public, for anyone; their editions; and what an officer who publishes sees of them."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Max, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from sucharit.base.files.models import StoredFile
from sucharit.base.people.gate import Officer
from sucharit.publishing.portal.decoded import Decoded
from sucharit.publishing.portal.models import OpenMark, PreparedYear, PublishedYear, State
from sucharit.publishing.portal.queries import public_of
from sucharit.publishing.portal.years.marks import subject_of
from sucharit.publishing.portal.years.reading import YearReading
from sucharit.work.evidence.models import Evidence
from sucharit.work.years.models import YearPlan
from sucharit.work.years.queries import IN_FORCE

YEARS = Decoded(lambda text: YearReading(json.loads(text)), most=24)


class PublicYear(NamedTuple):
    snapshot: PublishedYear
    reading: YearReading


def open_years() -> QuerySet[PublishedYear]:
    """Every year that is public now, without its text."""
    rows = PublishedYear.objects.filter(state=State.PUBLISHED).select_related("organization").defer("value")
    return rows.order_by("organization__name", "-fiscal_year")


def open_year(code: str, fiscal_year: int) -> PublicYear:
    """The public year, decoded. Gone where it was withdrawn, 404 where there never was one."""
    rows = PublishedYear.objects.filter(organization__code=code, fiscal_year=fiscal_year).defer("value")
    snapshot = public_of(rows.select_related("organization"))
    return PublicYear(snapshot, read_year(snapshot))


def editions_of(snapshot: PublishedYear) -> QuerySet[PublishedYear]:
    """The editions that may be read, newest first: those after the last withdrawal, which took back all before it."""
    rows = PublishedYear.objects.filter(organization=snapshot.organization_id, fiscal_year=snapshot.fiscal_year)
    taken_back = rows.filter(state=State.WITHDRAWN).aggregate(last=Max("edition"))["last"] or 0
    return rows.filter(edition__gt=taken_back).defer("value").select_related("organization").order_by("-edition")


def open_edition(code: str, fiscal_year: int, edition: int) -> tuple[PublicYear, PublicYear | None]:
    """An edition and the one before it. Gone where the year was withdrawn."""
    current = open_year(code, fiscal_year).snapshot
    if edition > current.edition:
        raise Http404
    rows = list(editions_of(current).filter(edition__in=(edition, edition - 1)))
    found = next((row for row in rows if row.edition == edition), None)
    if found is None:
        raise Http404
    before = next((row for row in rows if row.edition == edition - 1), None)
    return PublicYear(found, read_year(found)), PublicYear(before, read_year(before)) if before else None


def read_year(snapshot: PublishedYear) -> YearReading:
    """The year of a snapshot."""
    return YEARS.of(snapshot)


def year_readings(snapshots: Iterable[PublishedYear]) -> list[YearReading]:
    """The years of many snapshots, in one query at the most."""
    return YEARS.of_all(snapshots)


def published_years_for(officer: Officer) -> QuerySet[PublishedYear]:
    """All snapshots of the organization, old ones too."""
    rows = PublishedYear.objects.filter(organization=officer.organization).defer("value")
    return rows.select_related("organization", "published_by", "withdrawn_by")


def years_to_publish_for(officer: Officer) -> QuerySet[YearPlan]:
    """Years in force and closed ones, whether public already or not."""
    rows = YearPlan.objects.filter(organization=officer.organization, state__in=IN_FORCE)
    return rows.select_related("organization", "plan", "closed_by")


def year_to_publish_for(officer: Officer, fiscal_year: int) -> YearPlan:
    """One; 404 where there is none or it is not in force yet."""
    return get_object_or_404(years_to_publish_for(officer), fiscal_year=fiscal_year)


def open_evidence(code: str, fiscal_year: int, digest: str) -> tuple[PublishedYear, StoredFile]:
    """A file of evidence that the public year names. The present counts too: what was found to show people, withdrawn
    or hidden since is shown to nobody, whatever was published."""
    snapshot, read = open_year(code, fiscal_year)
    numbers = {piece["number"] for piece in read.pieces() if piece.get("file", {}).get("digest") == digest}
    marks = OpenMark.objects.filter(
        organization=snapshot.organization,
        fiscal_year=fiscal_year,
        subject__in=[subject_of(Evidence, number) for number in numbers],
    )
    marked = {int(subject.rpartition(":")[2]) for subject in marks.values_list("subject", flat=True)}
    rows = Evidence.objects.filter(
        organization=snapshot.organization, pk__in=marked, personal=False, withdrawn_at=None, file__digest=digest
    )
    row = rows.select_related("file__organization").first()
    if row is None or row.file is None:
        raise Http404
    return snapshot, row.file


def prepared_of(year: YearPlan) -> PreparedYear | None:
    """What was prepared to be looked at, if anything."""
    return PreparedYear.objects.filter(year_plan=year).select_related("prepared_by").first()
