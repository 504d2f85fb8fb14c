"""An old integrity report is uploaded, looked through with its doubts, and kept as the report of its year."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from sucharit.base.people.gate import NotAllowed
from sucharit.base.people.models import User
from sucharit.office.demonstration.people import Cast
from sucharit.publishing.reports.actions import take_up_intake
from sucharit.publishing.reports.models import Report
from sucharit.work.intake.actions import receive
from sucharit.work.intake.models import Intake

SAMPLE = Path(__file__).parents[2] / "samples" / "report" / "plan.txt"
Desk = Callable[[User], Client]


def uploaded(name: str = "รายงานเดิม.txt", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, SAMPLE.read_bytes() if content is None else content)


@pytest.fixture
def document(office: Cast, django_capture_on_commit_callbacks) -> Intake:
    with django_capture_on_commit_callbacks(execute=True):
        row = receive(uploaded(), by=office.officer("planner"))
    row.refresh_from_db()
    assert row.state == "read" and row.document_kind == "integrity_report"
    return row


def at(name: str, *args: object) -> str:
    return reverse(name, args=["donsukchai", *args])


def test_from_the_file_to_the_report_of_its_year(office: Cast, desk_of: Desk, document: Intake):
    planner = desk_of(office.users["planner"])
    assert document.file.name in planner.get(at("report_old")).content.decode()
    page = planner.get(at("report_old_document", document.pk))
    value = page.context["value"]
    told = page.content.decode()
    assert len(page.context["areas"]) == 10 and value.fiscal_year
    assert all(one.message in told for one in page.context["doubts"])
    answer = planner.post(at("report_old_document", document.pk), {"fiscal_year": value.fiscal_year, "with_memo": "on"})
    report = Report.objects.get(organization=office.organization, kind="integrity")
    assert answer.headers["Location"] == at("report", report.fiscal_year, "integrity")
    assert report.fiscal_year == value.fiscal_year and report.sections.filter(area__isnull=False).count() == 10
    document.refresh_from_db()
    assert document.state == "adopted" and document.file.name not in planner.get(at("report_old")).content.decode()
    assert planner.get(at("report_old_document", document.pk)).status_code == 404


def test_the_year_is_the_officers_word_and_one_year_has_one(office: Cast, desk_of: Desk, document: Intake):
    planner = desk_of(office.users["planner"])
    take_up_intake(document, by=office.officer("planner"), fiscal_year=2560, with_memo=False)
    assert Report.objects.get(kind="integrity").fiscal_year == 2560
    again = receive(uploaded(), by=office.officer("planner"))
    Intake.objects.filter(pk=again.pk).update(state="read", reading=document.reading, document_kind="integrity_report")
    refused = planner.post(at("report_old_document", again.pk), {"fiscal_year": "2560"})
    assert refused.status_code == 422 and "มีรายงานนี้ในระบบแล้ว" in refused.content.decode()
    assert planner.post(at("report_old_document", again.pk), {"fiscal_year": "25600000"}).status_code == 422
    with pytest.raises(NotAllowed):
        take_up_intake(again, by=office.officer("planner"), fiscal_year=2560)
    with pytest.raises(NotAllowed):
        take_up_intake(again, by=office.officer("planner"), fiscal_year=1)


def test_what_is_no_report_says_so(office: Cast, desk_of: Desk, django_capture_on_commit_callbacks):
    planner = desk_of(office.users["planner"])
    with django_capture_on_commit_callbacks(execute=True):
        answer = planner.post(at("report_old"), {"files": uploaded("จดหมาย.txt", "เรียน ท่านนายก ขอเชิญร่วมงาน".encode())})
    row = Intake.objects.get(organization=office.organization)
    assert answer.headers["Location"] == at("report_old_document", row.pk)
    assert "ไม่พบรายงานผลการส่งเสริมคุณธรรม" in planner.get(at("report_old_document", row.pk)).content.decode()
    with pytest.raises(NotAllowed):
        take_up_intake(row, by=office.officer("planner"), fiscal_year=2567)
    assert planner.post(at("report_old"), {}, follow=True).status_code == 200
    refused = planner.post(at("report_old"), {"files": uploaded("x.exe", b"MZ\x90\x00")}, follow=True)
    assert Intake.objects.count() == 1 and refused.status_code == 200


def test_who_may_not(office: Cast, neighbour: Cast, desk_of: Desk, document: Intake):
    for username in ("reporter", "clerk", "council"):
        assert desk_of(office.users[username]).get(at("report_old_document", document.pk)).status_code == 404
    stranger = desk_of(neighbour.users["neighbour-planner"])
    assert stranger.get(reverse("report_old_document", args=["thungnamsai", document.pk])).status_code == 404
    with pytest.raises(NotAllowed):
        take_up_intake(document, by=office.officer("clerk"), fiscal_year=2567)
    with pytest.raises(NotAllowed):
        take_up_intake(document, by=neighbour.officer("neighbour-planner"), fiscal_year=2567)
