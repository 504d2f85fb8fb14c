"""A report's day: drafted from the records, changed, drafted again, signed, issued with its memo, opened again."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.publishing.reports.conftest import approved

from sucharit.base.people.gate import NotAllowed
from sucharit.base.search.queries import search_for
from sucharit.office.demonstration.people import Cast
from sucharit.publishing.documents.contents import value_of
from sucharit.publishing.documents.models import Document, DocumentFile
from sucharit.publishing.reports.actions import (
    StaleSection,
    begin_report,
    choose_areas,
    decide_report,
    issue_report,
    redraft,
    reopen_report,
    restore_section,
    save_section,
    submit_report,
    withdraw_report,
)
from sucharit.publishing.reports.actions.writing import Written
from sucharit.publishing.reports.contents import content_fingerprint, report_value
from sucharit.publishing.reports.models import Report, ReportSentence
from sucharit.work.evidence.queries import evidence_of
from sucharit.work.obligations.actions import accept, generate
from sucharit.work.obligations.models import Obligation, Rule
from sucharit.work.progress.actions import withdraw_activity
from sucharit.work.progress.models import Activity
from sucharit.work.years.actions import open_year, set_status
from sucharit.work.years.models import YearPlan


def sentences(report: Report, part: str) -> list[ReportSentence]:
    return list(ReportSentence.objects.filter(section__report=report, part=part).order_by("section__seq", "seq"))


def trained(report: Report) -> ReportSentence:
    return ReportSentence.objects.get(section__report=report, part="done", text__contains="อบรมจริยธรรมรุ่นที่ 1")


def write(office: Cast, sentence: ReportSentence, text: str, *, out: bool = False, own: dict | None = None):
    section = sentence.section
    section.refresh_from_db()
    told = Written({sentence.pk: text}, frozenset({sentence.pk} if out else ()), own)
    return save_section(section, by=office.officer("planner"), edition=section.edition, written=told)


def test_a_round_is_told_from_the_records(round_6: Report, year: YearPlan):
    told = trained(round_6)
    activity = Activity.objects.get()
    assert "ณ หอประชุม มีผู้เข้าร่วม 48 คน" in told.text
    assert told.sources[0]["row"] == f"progress.activity:{activity.pk}"
    money = [one.text for one in sentences(round_6, "money")]
    assert any("งบประมาณ 20,000 บาท เบิกจ่าย 21,500 บาท คิดเป็นร้อยละ 107.50" in one for one in money)
    assert any("เบิกจ่ายเกินงบประมาณ 1,500 บาท เนื่องจากค่าวิทยากรเพิ่ม" in one for one in money)
    assert "ไม่ใช้งบประมาณ" in money
    not_done = [one.text for one in sentences(round_6, "not_done")]
    assert any(one.startswith("ไม่สามารถดำเนินการได้ เนื่องจากบุคลากรไม่เพียงพอ") for one in not_done)
    assert any(one.startswith("ยังไม่เริ่มดำเนินการ (กำหนดดำเนินการไตรมาสที่ 1, 2)") for one in not_done)
    counts = sentences(round_6, "counts")[0].text
    assert "3 รายการ" in counts
    assert "ไม่สามารถดำเนินการได้ 1 รายการ (ร้อยละ 33.33)" in counts
    assert all(one.sources for one in ReportSentence.objects.filter(section__report=round_6))


def test_drafting_again_keeps_what_the_officer_wrote(office: Cast, round_6: Report, year: YearPlan):
    planner = office.officer("planner")
    told = trained(round_6)
    write(office, told, "อบรมแล้วหนึ่งรุ่น ผู้เข้าร่วมพอใจ", own={"recommendations": "ควรจัดก่อนสิ้นไตรมาสแรก"})
    withdraw_activity(Activity.objects.get(), by=planner, reason="บันทึกซ้ำ")
    set_status(year.initiatives.get(seq=3), by=planner, status="running")
    done = redraft(round_6, by=planner)
    told.refresh_from_db()
    assert told.text == "อบรมแล้วหนึ่งรุ่น ผู้เข้าร่วมพอใจ"
    assert told.gone
    assert ("gone", "อบรมแล้วหนึ่งรุ่น ผู้เข้าร่วมพอใจ") in [(one.kind, one.kept) for one in done.changes]
    assert "changed" in {one.kind for one in done.changes}
    assert ReportSentence.objects.get(section__report=round_6, key="own-added").text == "ควรจัดก่อนสิ้นไตรมาสแรก"
    assert redraft(round_6, by=planner).changes == []


def test_the_records_words_are_offered_beside_the_officers(office: Cast, round_6: Report, year: YearPlan):
    planner = office.officer("planner")
    counts = sentences(round_6, "counts")[0]
    write(office, counts, "ดำเนินการตามแผน")
    set_status(year.initiatives.get(seq=3), by=planner, status="running")
    redraft(round_6, by=planner)
    counts.refresh_from_db()
    assert counts.text == "ดำเนินการตามแผน"
    assert "อยู่ระหว่างดำเนินการ 2 รายการ" in counts.offered
    write(office, counts, counts.offered)
    counts.refresh_from_db()
    assert not counts.edited
    assert counts.offered == ""


def test_what_was_left_out_does_not_come_back(office: Cast, round_6: Report):
    told = trained(round_6)
    write(office, told, "")  # emptied by hand
    redraft(round_6, by=office.officer("planner"))
    told.refresh_from_db()
    assert told.left_out
    assert "อบรมจริยธรรมรุ่นที่ 1" not in str(report_value(round_6))


def test_two_officers_at_one_section(office: Cast, round_6: Report):
    told = trained(round_6)
    section = told.section
    write(office, told, "ฉบับแรก")
    with pytest.raises(StaleSection) as stale:
        save_section(
            section, by=office.officer("clerk"), edition=section.edition - 1, written=Written({told.pk: "ฉบับสอง"})
        )
    assert stale.value.who == "นางสาวรัตนาภรณ์ ชูช่วย"
    told.refresh_from_db()
    assert told.text == "ฉบับแรก"


def test_an_earlier_version_comes_back(office: Cast, round_6: Report):
    told = trained(round_6)
    before = told.text
    write(office, told, "ฉบับที่สอง")
    restore_section(told.section, by=office.officer("planner"), number=1)
    told.refresh_from_db()
    assert told.text == before


def test_the_memo_of_an_incomplete_report_does_not_call_it_complete(integrity: Report):
    told = ReportSentence.objects.get(section__report=integrity, part="memo_facts").text
    assert "องค์ประกอบ" in told
    assert "ครบ" not in told


def test_up_the_line_and_out_with_the_memo(office: Cast, round_6: Report):
    report = approved(office, round_6)
    assert report.state == Report.State.APPROVED
    issue_report(report, by=office.officer("planner"), dated_on=timezone.localdate())
    report.refresh_from_db()
    assert report.state == Report.State.ISSUED
    papers = {paper.role: paper.document for paper in report.papers.all()}
    memo = value_of(papers["memo"])
    assert [(one.name, one.position) for one in memo.opinions] == [
        ("นางสาวพิมพ์ใจ สุขเกษม", "ปลัดองค์การบริหารส่วนตำบล"), ("นายบุญเลิศ ธรรมรักษา", "นายกองค์การบริหารส่วนตำบล"),
    ]  # fmt: skip
    assert [one.heading for one in memo.sections] == ["เรื่องเดิม", "ข้อเท็จจริง", "ข้อกฎหมายและระเบียบ", "ข้อเสนอเพื่อพิจารณา"]
    paper = papers["report"]
    assert paper.state == Document.State.ISSUED
    assert {one.format for one in DocumentFile.objects.filter(document=paper)} == {"pdf", "docx", "xlsx"}
    issue_report(report, by=office.officer("planner"), dated_on=timezone.localdate())
    assert report.papers.count() == 2  # a second press changes nothing


def test_what_the_calendar_asked_for_is_done_with_the_report_as_its_proof(
    office: Cast, round_6: Report, year: YearPlan, planner: Client
):
    officer = office.officer("planner")
    generate(year, by=officer)
    for rule in Rule.objects.filter(organization=office.organization, state=Rule.State.PROPOSED):
        accept(rule, by=officer)
    generate(year, by=officer)
    rounds = Obligation.objects.filter(rule__reference="office:report-rounds", fiscal_year=year.fiscal_year)
    first, second = rounds.order_by("due_on")
    report = approved(office, round_6)
    issue_report(report, by=officer, dated_on=timezone.localdate())
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, first.done_by, first.done_on) == ("done", officer.user, timezone.localdate())
    assert second.state == "open"
    paper = report.papers.get(role="report").document
    assert f"เลขที่ {paper.numbered}" in first.note
    proof = evidence_of(first).get()
    assert proof.file == paper.files.get(format="pdf").stored
    page = planner.get(reverse("obligation", args=[office.organization.code, first.pk])).content.decode()
    assert reverse("evidence", args=[office.organization.code, proof.pk]) in page
    reopen_report(report, by=officer, reason="แก้ตัวเลข")
    issue_report(approved(office, report), by=officer, dated_on=timezone.localdate())
    assert evidence_of(first).count() == 1  # it was done already


def test_an_issued_report_is_opened_again_and_the_old_paper_stays(office: Cast, round_6: Report):
    planner = office.officer("planner")
    report = approved(office, round_6)
    issue_report(report, by=planner, dated_on=timezone.localdate())
    with pytest.raises(NotAllowed):
        write(office, trained(round_6), "แก้หลังออก")
    reopen_report(report, by=planner, reason="พบตัวเลขผิด")
    write(office, trained(round_6), "แก้แล้ว")
    report.refresh_from_db()
    approved(office, report)
    issue_report(report, by=planner, dated_on=timezone.localdate())
    assert list(report.papers.order_by("pk").values_list("revision", "role")) == [
        (0, "memo"), (0, "report"), (1, "memo"), (1, "report"),
    ]  # fmt: skip


def test_what_changed_after_submission_is_not_signed(office: Cast, round_6: Report):
    submit_report(round_6, by=office.officer("planner"))
    seen = content_fingerprint(round_6)
    write(office, trained(round_6), "แก้ระหว่างพิจารณา")
    with pytest.raises(NotAllowed):
        decide_report(round_6, by=office.officer("clerk"), answer="agreed", fingerprint=seen)
    withdraw_report(round_6, by=office.officer("planner"))
    round_6.refresh_from_db()
    assert round_6.state == Report.State.DRAFT


def test_returned_with_a_reason(office: Cast, round_6: Report):
    submit_report(round_6, by=office.officer("planner"))
    mark = content_fingerprint(round_6)
    decide_report(round_6, by=office.officer("clerk"), answer="returned", opinion="ขาดภาพถ่าย", fingerprint=mark)
    round_6.refresh_from_db()
    assert round_6.state == Report.State.DRAFT


def test_the_integrity_report_tells_by_area(office: Cast, integrity: Report, year: YearPlan):
    value = report_value(integrity)
    assert [area.number for area in value.areas] == list(range(1, 11))
    ethics = value.areas[0]
    assert ethics.measure == "“โครงการอบรมจริยธรรมบุคลากร”"
    assert ethics.steps == ("อบรมจริยธรรมรุ่นที่ 1",)
    assert ethics.period
    assert ethics.responsible == "สำนักปลัดองค์การบริหารส่วนตำบล"
    assert "มีผู้เข้าร่วม 48 คน" in (ethics.output or "")
    assert all(not area.measure or "เปิดเผยข้อมูลจัดซื้อ" not in area.measure for area in value.areas)  # it was not done
    with pytest.raises(NotAllowed):
        submit_report(integrity, by=office.officer("planner"))  # components are missing


def test_an_officer_chooses_the_area(office: Cast, integrity: Report, year: YearPlan):
    planner = office.officer("planner")
    first, third = year.initiatives.get(seq=1), year.initiatives.get(seq=3)
    assert choose_areas(year, by=planner, chosen={first.key: 6, third.key: None}) == 2
    redraft(integrity, by=planner)
    value = report_value(integrity)
    assert value.areas[0].measure is None
    assert value.areas[5].measure == "“โครงการอบรมจริยธรรมบุคลากร”"
    with pytest.raises(NotAllowed):
        choose_areas(year, by=planner, chosen={first.key: 11})


def test_the_whole_plan(office: Cast, year: YearPlan):
    open_year(year.plan, year.fiscal_year + 1, by=office.officer("planner"))  # a draft has no result yet
    report = begin_report("five-year", year.fiscal_year + 1, by=office.officer("planner"))
    text = str(report_value(report))
    assert f"ปีงบประมาณ พ.ศ. {year.fiscal_year} มี 3 รายการ" in text
    assert f"ปีงบประมาณ พ.ศ. {year.fiscal_year + 1} มี" not in text
    assert (report.first_year, report.fiscal_year) == (year.fiscal_year, year.fiscal_year + 1)


def test_who_may_not(office: Cast, neighbour: Cast, round_6: Report, year: YearPlan):
    for username in ("reporter", "head", "council", "mayor"):
        with pytest.raises(NotAllowed):
            begin_report("round-9", year.fiscal_year, by=office.officer(username))
        with pytest.raises(NotAllowed):
            redraft(round_6, by=office.officer(username))
    with pytest.raises(Report.DoesNotExist):
        redraft(round_6, by=neighbour.officer("neighbour-planner"))
    with pytest.raises(NotAllowed):
        begin_report("round-6", year.fiscal_year, by=office.officer("planner"))  # there already
    with pytest.raises(NotAllowed):
        begin_report("round-6", year.fiscal_year + 1, by=office.officer("planner"))  # that year never ran
    with pytest.raises(NotAllowed):
        issue_report(round_6, by=office.officer("planner"), dated_on=timezone.localdate())


def test_hostile_words(office: Cast, round_6: Report):
    told = trained(round_6)
    with pytest.raises(NotAllowed):
        write(office, told, "ก" * 8_001)
    write(office, told, "=1+1\0 <b>x</b>")
    told.refresh_from_db()
    assert "\0" not in told.text


def test_it_is_found_by_its_words(office: Cast, round_6: Report, year: YearPlan):
    planner, council = office.officer("planner"), office.officer("council")
    section = round_6.sections.exclude(initiative_key=None).first()
    save_section(section, by=planner, edition=section.edition, written=Written({}, own={"done": "อบรมครูภูมิปัญญาพื้นบ้าน"}))
    found = search_for(planner, "ภูมิปัญญา")
    assert [one.url for one in found] == [
        reverse("report_section", args=[office.organization.code, year.fiscal_year, "round-6", section.pk])
    ]
    assert not search_for(council, "ภูมิปัญญา")  # a draft is nobody's word yet
    report = approved(office, round_6)
    assert search_for(council, "ภูมิปัญญา").count() == search_for(planner, "ภูมิปัญญา").count() == 1
    reopen_report(report, by=planner, reason="แก้คำผิด")
    assert not search_for(council, "ภูมิปัญญา")
    redraft(report, by=planner)
    assert search_for(planner, "ภูมิปัญญา").count() == 1
