"""Reports of a year as everyone may know of them: issued ones with number and day, published ones with their file."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from sucharit.base.people.gate import Officer
from sucharit.publishing.documents.models import Document
from sucharit.publishing.portal.models import PublishedDocument, State
from sucharit.publishing.reports.contents import title_of
from sucharit.publishing.reports.models import Report, ReportPaper


@dataclass(frozen=True)
class PaperOfYear:
    """A report: what was issued of it last, and that paper's public row; None where it is not so far."""

    report: Report
    document: Document | None
    public: PublishedDocument | None

    @property
    def title(self) -> str:
        return title_of(self.report)

    def told(self, code: str) -> dict[str, Any]:
        """As it goes out."""
        document = self.document
        if document is None:
            raise ValueError("not issued")
        row = self.public
        path = reverse("portal_document", args=[code, row.register, row.year, row.number]) if row else ""
        return {
            "kind": self.report.kind, "title": self.title, "number": document.numbered,
            "dated_on": document.dated_on.isoformat() if document.dated_on else None, "path": path,
        }  # fmt: skip


def papers_of_year(officer: Officer, fiscal_year: int) -> list[PaperOfYear]:
    """Every report that was begun for the year, in the order of its kinds: three queries."""
    reports = list(Report.objects.filter(organization=officer.organization, fiscal_year=fiscal_year))
    issued = ReportPaper.objects.filter(
        report__in=[one.pk for one in reports], role=ReportPaper.Role.REPORT, document__state=Document.State.ISSUED
    )
    newest: dict[int, Document] = {}
    for paper in issued.select_related("document").defer("document__content").order_by("revision", "pk"):
        newest[paper.report_id] = paper.document
    documents = [one.pk for one in newest.values()]
    rows = PublishedDocument.objects.filter(document__in=documents, state=State.PUBLISHED)
    public = {row.document_id: row for row in rows} if documents else {}
    order = list(Report.Kind)
    told = []
    for one in sorted(reports, key=lambda row: order.index(Report.Kind(row.kind))):
        document = newest.get(one.pk)
        told.append(PaperOfYear(one, document, public.get(document.pk) if document else None))
    return told
