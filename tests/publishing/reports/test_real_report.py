"""The real yearly integrity report (seed 001): read, taken up as a report of the office, and printed again the same."""

from pathlib import Path

import pytest
from django.utils import timezone
from tests.publishing.reports.conftest import approved, routed

from sucharit.core.papers import integrity_report, memo, write_docx
from sucharit.core.plan import IntegrityReport, Memo
from sucharit.core.reading import Reading, open_document, read
from sucharit.office.demonstration.people import Cast
from sucharit.publishing.documents.contents import value_of
from sucharit.publishing.reports.actions import issue_report, take_up
from sucharit.publishing.reports.contents import memo_value, report_value
from sucharit.publishing.reports.drafting.integrity import COMPONENTS
from sucharit.publishing.reports.models import Report

pytestmark = pytest.mark.real_documents


@pytest.fixture(scope="module")
def received(shared: Path) -> Reading:
    path = shared / "seeds" / "001.txt"
    return read(open_document(path.read_bytes(), name=path.name))


def components(value: IntegrityReport) -> list[tuple[object, ...]]:
    """Sixty components, area by area, without where they stood."""
    return [
        (area.number, area.title, area.score, *(" ".join(str(getattr(area, part)).split()) for part in COMPONENTS))
        for area in value.areas
    ]


def opinions(value: Memo) -> list[tuple[str, str | None, str | None]]:
    return [(one.position, one.name, one.text) for one in value.opinions]


def test_all_sixty_components_come_out_again(office: Cast, received: Reading):
    value = received.integrity_report
    assert value is not None
    assert sum(bool(getattr(area, part)) for area in value.areas for part in COMPONENTS) == 60
    report = take_up(value, received.memo, by=office.officer("planner"))
    made = report_value(report)
    assert isinstance(made, IntegrityReport)
    assert components(made) == components(value)
    assert (made.fiscal_year, made.overall_score) == (value.fiscal_year, value.overall_score)
    assert made.introduction == value.introduction
    printed = read(open_document(write_docx(integrity_report(made, received.plan.organization)), name="made.docx"))
    assert printed.integrity_report is not None
    assert components(printed.integrity_report) == components(value)


def test_the_memo_comes_out_with_its_chain(office: Cast, received: Reading):
    value = received.memo
    assert value is not None
    assert len(value.opinions) == 3
    report = take_up(received.integrity_report, value, by=office.officer("planner"))
    made = memo_value(report, opinions=value.opinions)
    assert [(one.heading, one.text) for one in made.sections] == [
        (heading, text)
        for heading, text in (("เรื่องเดิม", 0), ("ข้อเท็จจริง", 1), ("ข้อเสนอเพื่อพิจารณา", 2))
        for text in [value.sections[text].text]
    ]
    printed = read(open_document(write_docx(memo(made)), name="memo.docx")).memo
    assert printed is not None
    assert opinions(printed) == opinions(value)


def test_the_office_issues_it_with_a_chain_of_its_own(office: Cast, received: Reading):
    routed(office)
    report = take_up(received.integrity_report, received.memo, by=office.officer("planner"))
    approved(office, report)
    issue_report(report, by=office.officer("planner"), dated_on=timezone.localdate())
    report = Report.objects.get(pk=report.pk)
    papers = {paper.role: value_of(paper.document) for paper in report.papers.all()}
    assert len(papers["memo"].opinions) == 2
    assert components(papers["report"]) == components(received.integrity_report)
