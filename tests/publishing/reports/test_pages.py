"""The pages: every one opens, by a fixed number of queries; who may not gets 404; what is typed is never lost."""

import csv
import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.publishing.reports.conftest import approved

from sucharit.base.history.models import Version
from sucharit.base.people.models import User
from sucharit.office.demonstration.people import Cast
from sucharit.publishing.reports.drafting.standing import standing_at
from sucharit.publishing.reports.models import Report, ReportSentence
from sucharit.work.years.models import YearPlan

Desk = Callable[[User], Client]


def at(name: str, *args: object) -> str:
    return reverse(name, args=["donsukchai", *args])


def test_the_list_says_what_is_owed(planner: Client, year: YearPlan):
    answer = planner.get(at("report_list"), follow=True)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "รายงานผลการดำเนินการ รอบ 6 เดือน" in page
    assert "ร่างจากบันทึก" in page
    begun = planner.post(at("report_begin", year.fiscal_year, "round-6"), follow=True)
    assert "อบรมจริยธรรมรุ่นที่ 1" in begun.content.decode()


def test_a_sentence_links_to_its_record(planner: Client, round_6: Report):
    page = planner.get(at("report", round_6.fiscal_year, "round-6")).content.decode()
    sentence = ReportSentence.objects.get(section__report=round_6, part="done", text__contains="รุ่นที่ 1")
    assert at("activity", sentence.sources[0]["arguments"][0]) in page


def test_every_page_and_file_opens(planner: Client, round_6: Report, integrity: Report):
    year = round_6.fiscal_year
    section = round_6.sections.first()
    assert section is not None
    pages = [
        at("report_year", year), at("report_summary", year), at("eplan", year), at("report_areas", year, "integrity"),
        at("report_section", year, "round-6", section.pk),
    ]  # fmt: skip
    for kind in ("round-6", "integrity"):
        names = ("report", "report_approval", "report_submit", "report_history", "report_redraft", "report_issue")
        pages += [at(name, year, kind) for name in names]
    for address in pages:
        assert planner.get(address).status_code == 200, address
    forms = [(kind, form) for kind in ("round-6", "integrity") for form in ("pdf", "docx", "xlsx")]
    files = {at("report_file", year, *told) for told in forms}
    files |= {at("report_memo", year, "round-6", "docx"), at("eplan_file", year, "xlsx"), at("eplan_file", year, "csv")}
    files.add(at("report_summary_file", year, "pdf"))
    for address in files:
        assert planner.get(address).status_code == 200, address
    assert planner.get(at("report_file", year, "round-6", "exe")).status_code == 404
    assert planner.get(at("report", year, "round-7")).status_code == 404


def test_autosave_and_a_stale_page(planner: Client, round_6: Report):
    sentence = ReportSentence.objects.get(section__report=round_6, part="done", text__contains="รุ่นที่ 1")
    address = at("report_section", round_6.fiscal_year, "round-6", sentence.section_id)
    typed = {f"text-{sentence.pk}": "แก้เอง", "version": "1"}
    auto = {"HTTP_X_REQUESTED_WITH": "autosave"}
    first = planner.post(address, typed, **auto)
    assert first.json()["version"] == 2
    sentence.refresh_from_db()
    assert sentence.text == "แก้เอง"
    others = ReportSentence.objects.filter(section=sentence.section).exclude(pk=sentence.pk)
    assert not others.filter(left_out=True).exists()  # what the page did not send is not touched
    late = {f"text-{sentence.pk}": "ข้อความของผู้มาทีหลัง", "version": "1"}
    assert planner.post(address, late, **auto).status_code == 409
    page = planner.post(address, late)
    assert page.status_code == 409
    assert "ข้อความของผู้มาทีหลัง" in page.content.decode()
    assert 'name="version" value="2"' in page.content.decode()


def test_signing_on_the_page(office: Cast, desk_of: Desk, round_6: Report):
    year = round_6.fiscal_year
    assert desk_of(office.users["planner"]).post(at("report_submit", year, "round-6"), {"note": ""}).status_code == 302
    clerk = desk_of(office.users["clerk"])
    page = clerk.get(at("report_approval", year, "round-6"))
    form = page.context["form"]
    told = {**form.initial, "answer": "agreed", "opinion": ""}
    assert "ยืนยันและลงความเห็น" in clerk.post(at("report_decide", year, "round-6"), told).content.decode()
    assert clerk.post(at("report_decide", year, "round-6"), {**told, "confirmed": "yes"}).status_code == 302
    assert (
        "รายงานผลการดำเนินการ"
        in desk_of(office.users["mayor"]).get(at("report_approval", year, "round-6")).content.decode()
    )


def test_a_draft_stays_inside(office: Cast, desk_of: Desk, round_6: Report):
    council = desk_of(office.users["council"])
    year = round_6.fiscal_year
    assert council.get(at("report", year, "round-6")).status_code == 404
    assert council.get(at("report_file", year, "round-6", "pdf")).status_code == 404
    assert council.get(at("report_year", year)).status_code == 200
    approved(office, round_6)
    assert council.get(at("report", year, "round-6")).status_code == 200


@pytest.mark.parametrize("username", ["reporter", "head", "mayor", "council"])
def test_who_only_reads(office: Cast, desk_of: Desk, round_6: Report, username: str):
    browser = desk_of(office.users[username])
    year, section = round_6.fiscal_year, round_6.sections.first()
    assert section is not None
    for name in ("report_redraft", "report_submit", "report_issue", "report_withdraw", "report_reopen"):
        assert browser.get(at(name, year, "round-6")).status_code == 404
    assert browser.post(at("report_begin", year, "round-9")).status_code == 404
    page = browser.get(at("report_section", year, "round-6", section.pk))
    assert page.status_code == (404 if username == "council" else 200)
    assert b"<textarea" not in page.content
    assert browser.post(at("report_section", year, "round-6", section.pk), {"version": "1"}).status_code == 404
    approved(office, round_6)
    assert browser.get(at("report_section", year, "round-6", section.pk)).status_code == 200


def test_strangers(neighbour: Cast, desk_of: Desk, round_6: Report):
    browser = desk_of(neighbour.users["neighbour-planner"])
    assert browser.get(at("report", round_6.fiscal_year, "round-6")).status_code == 404
    own = reverse("report", args=["thungnamsai", round_6.fiscal_year, "round-6"])
    assert browser.get(own).status_code == 404
    section = round_6.sections.first()
    assert section is not None
    theirs = reverse("report_section", args=["thungnamsai", round_6.fiscal_year, "round-6", section.pk])
    assert browser.get(theirs).status_code == 404


def test_eplan_says_both_rounds_or_why_not(planner: Client, year: YearPlan):
    answer = planner.get(at("eplan_file", year.fiscal_year, "csv"))
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    first = rows[0]
    assert (first["budget_plan"], first["paid"], first["round_months"]) == ("20000.00", "21500.00", "6")
    assert "จ่ายเกินงบประมาณ: ค่าวิทยากรเพิ่ม" in first["remark"]
    second = next(row for row in rows if row["number"] == "2")
    assert (second["status"], second["reason"]) == ("ไม่สามารถดำเนินการได้", "บุคลากรไม่เพียงพอ")
    third = next(row for row in rows if row["number"] == "3")
    assert third["status"] == ""
    assert third["in_ordinance"] == "ไม่ทราบ"


def test_a_year_that_has_ended_is_told_as_it_ended(office: Cast, year: YearPlan):
    """Recorded long after the round: of six months only what was known then, of the year all that came of it."""
    later = year.year.last_day.replace(year=year.year.last_day.year + 1)
    rows = list(year.initiatives.order_by("seq"))
    whole = standing_at(rows, year.year.last_day, later)
    assert [one.status for one in whole.values()] == [row.status for row in rows]
    half = year.year.rounds[0].last_day
    Version.objects.filter(subject__startswith="years.yearinitiative:").update(at=timezone.now() + timedelta(days=3650))
    told = standing_at(rows, half, later, {rows[0].pk})
    assert [one.status for one in told.values()] == ["running", "not_begun", "not_begun"]
