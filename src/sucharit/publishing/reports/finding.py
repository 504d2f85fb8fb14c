"""Reports in the search of the organization, section by section: drafts for who works in the house, approved ones for
all who read the year."""

from collections.abc import Iterable, Iterator

from django.urls import reverse

from sucharit.base.organizations.models import Organization
from sucharit.base.search.actions import Findable, drop_all, put_many
from sucharit.publishing.reports.contents import sections_of, title_of
from sucharit.publishing.reports.models import Report, ReportSection

SETTLED, DRAFT = "reports.reportsection", "report_drafts.reportsection"


def make_findable(report: Report) -> None:
    """Every section as it stands; those that are gone, and the other kind, are taken out."""
    drop_all(kinds=(SETTLED, DRAFT), prefix=f"{report.pk}:", organization=report.organization)
    _put(report, sections_of(report))


def make_section_findable(section: ReportSection) -> None:
    """One section after its words were written; it came with its sentences."""
    _put(section.report, [section])


def all_findable(organization: Organization) -> Iterator[Findable]:
    """Every section of every report."""
    for report in Report.objects.filter(organization=organization).select_related("organization").order_by("pk"):
        yield from _found(report, sections_of(report))


def _put(report: Report, sections: Iterable[ReportSection]) -> None:
    put_many(report.organization, _found(report, sections))


def _found(report: Report, sections: Iterable[ReportSection]) -> list[Findable]:
    kind = DRAFT if report.open_to_change else SETTLED
    name = title_of(report)
    return [_findable(kind, report, name, one) for one in sections]


def _findable(kind: str, report: Report, name: str, section: ReportSection) -> Findable:
    said = "\n".join(one.text for one in section.sentences.all() if one.stands)
    url = reverse("report_section", args=[report.organization.code, report.fiscal_year, report.kind, section.pk])
    return Findable(kind, f"{report.pk}:{section.pk}", f"{section.title} · {name}", said, url)
