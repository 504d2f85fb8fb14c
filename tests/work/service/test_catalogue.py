"""A service is written down, proposed by one, decided on by another, and the same at the counter and online."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from tests.work.service.conftest import DOOR, NEEDS, OFFICE, STEPS, TODAY

from sucharit.base.people.gate import NotAllowed
from sucharit.core.papers import write_docx, write_pdf
from sucharit.work.obligations.models import Obligation
from sucharit.work.service import doors, figures
from sucharit.work.service.actions import deciding, files, writing
from sucharit.work.service.actions.writing import Brought, Done, Paid
from sucharit.work.service.models import Manual
from sucharit.work.service.papers import chart_paper, manual_paper, standard_paper
from sucharit.work.service.queries import checked, found_by
from sucharit.work.service.queries import in_force as standing
from sucharit.work.service.registers import MANUALS
from sucharit.work.service.words import span_words
from sucharit.work.shelf.actions import add, amend, open_to_public
from sucharit.work.shelf.statistics import measured
from sucharit.work.years.recording.writing import Stale

pytestmark = pytest.mark.django_db
NEXT = TODAY.replace(year=2027)


def test_from_a_draft_to_the_counter_and_the_web(office, written, desk_of):
    row = written()
    assert row.state == Manual.State.DRAFT
    assert span_words(row.span) == "4 วันทำการ 10 นาที"
    row = deciding.propose(row, by=office.officer("reporter"))
    row = deciding.publish(row, by=office.officer("clerk"), effective_on=TODAY, review_on=NEXT)
    assert (row.state, row.version, row.decided_by) == ("published", 1, office.users["clerk"])
    due = Obligation.objects.get(occurrence=f"event:shelf-manuals-{row.pk}-review")
    assert (due.due_on, due.unit) == (NEXT, office.units["works"])
    citizen = Client()
    assert citizen.get(DOOR).status_code == 404, "the office has not opened the catalogue"
    open_to_public(MANUALS, by=office.officer("planner"))
    page = citizen.get(f"{DOOR}?q=ปลูกบ้าน")
    assert "ขออนุญาตก่อสร้างอาคาร" in page.content.decode()
    assert not page.cookies
    one = citizen.get(f"{DOOR}{row.series}/")
    for words in ("นายช่างโยธา", "4 วันทำการ 10 นาที", "แบบแปลน", "พ.ร.บ. ควบคุมอาคาร", "ไม่มีค่าธรรมเนียม", "8.30-16.30"):
        assert words in one.content.decode(), words
    assert not one.cookies
    for paper in ("manual", "chart"):
        assert citizen.get(f"{DOOR}{row.series}/{paper}.pdf")["Content-Type"] == "application/pdf"
    assert citizen.get(f"{DOOR}{row.series}/other.pdf").status_code == 404
    desk = desk_of(office.users["reporter"])
    for name in ("manual.pdf", "manual.docx", "chart.pdf", "chart.docx"):
        assert desk.get(f"{OFFICE}service/{row.pk}/{name}").status_code == 200, name


def test_what_lacks_is_not_proposed(office, written):
    by = office.officer("reporter")
    lacking = written("ขอใช้น้ำประปา", steps=(Done("รับคำขอ", 5), Done("ติดตั้ง", None, "day", "ช่างประปา")), law="")
    with pytest.raises(NotAllowed, match="เวลาของทุกขั้นตอน, ผู้รับผิดชอบทุกขั้นตอน, กฎหมายหรือระเบียบ"):
        deciding.propose(lacking, by=by)
    silent = written("ขอถังขยะ", free=False)
    with pytest.raises(NotAllowed, match="ค่าธรรมเนียม"):
        deciding.propose(silent, by=by)
    paid = writing.fill(silent, by=by, steps=STEPS, fees=[Paid("ค่าธรรมเนียม", Decimal(20), "ใบ")], needs=NEEDS)
    assert deciding.propose(paid, by=by).state == "proposed"


def test_who_proposes_never_decides(office, written):
    head = office.officer("finance")
    row = written("ชำระภาษีป้าย", who="finance", unit=office.units["finance"])
    row = deciding.propose(row, by=head)
    with pytest.raises(NotAllowed, match="ผู้เสนอไม่เป็นผู้พิจารณาเอง"):
        deciding.publish(row, by=head, effective_on=TODAY, review_on=NEXT)
    assert not deciding.may_decide(row, head)
    other = office.officer("head")
    with pytest.raises(NotAllowed, match="พิจารณาได้เฉพาะ"):
        deciding.publish(row, by=other, effective_on=TODAY, review_on=NEXT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Manual.objects.filter(pk=row.pk).update(
            state="published", decided_by=head.user, effective_on=TODAY, review_on=NEXT
        )
    with pytest.raises(NotAllowed):
        deciding.publish(row, by=office.officer("reporter"), effective_on=TODAY, review_on=NEXT)


def test_it_is_given_back_with_a_reason(office, written):
    row = deciding.propose(written(), by=office.officer("reporter"))
    with pytest.raises(ValidationError):
        deciding.give_back(row, by=office.officer("clerk"), reason=" ")
    row = deciding.give_back(row, by=office.officer("clerk"), reason="ระบุค่าธรรมเนียมให้ชัด")
    assert (row.state, row.returned) == ("draft", "ระบุค่าธรรมเนียมให้ชัด")
    assert deciding.propose(row, by=office.officer("reporter")).returned == ""


def test_the_next_version_replaces_the_one_in_force(office, in_force):
    first = in_force()
    by = office.officer("reporter")
    with pytest.raises(NotAllowed, match="แก้ไข"):
        amend(first, by=by, fields={"law": "อื่น"})
    second = writing.new_version(first, by=by, changes="ลดเหลือสองขั้นตอน")
    assert (second.version, second.series, second.carried_from) == (2, first.series, first)
    assert [one.text for one in second.steps.all()] == [one.text for one in STEPS]
    with pytest.raises(NotAllowed, match="มีร่างฉบับใหม่อยู่แล้ว"):
        writing.new_version(first, by=by, changes="อีกฉบับ")
    with pytest.raises(NotAllowed):
        deciding.end(first, by=office.officer("clerk"), reason="โอนภารกิจ")
    writing.fill(second, by=by, steps=STEPS[:2], needs=NEEDS)
    second = deciding.propose(second, by=by)
    second = deciding.publish(second, by=office.officer("clerk"), effective_on=TODAY, review_on=NEXT)
    first.refresh_from_db()
    assert (first.state, second.state) == ("replaced", "published")
    assert list(standing(office.organization)) == [second]
    ended = deciding.end(second, by=office.officer("clerk"), reason="โอนภารกิจไปเทศบาล")
    assert ended.ended_on == TODAY
    assert not standing(office.organization).exists()


def test_a_review_moves_the_day(office, in_force, on):
    row = in_force()
    on(datetime.date(2027, 4, 1))
    assert [one.overdue for one in checked(office.organization, datetime.date(2027, 4, 1))] == [True]
    assert figures.reviewed_in_time(office.organization, 2570).percent == 0
    with pytest.raises(ValidationError):
        deciding.review(row, by=office.officer("reporter"), review_on=datetime.date(2027, 3, 1))
    deciding.review(row, by=office.officer("reporter"), review_on=datetime.date(2028, 4, 1))
    assert not checked(office.organization, datetime.date(2027, 4, 1))[0].overdue


@pytest.mark.parametrize(
    ("effective", "review"),
    [(TODAY, TODAY), (TODAY, datetime.date(2026, 1, 1)), (datetime.date(2030, 1, 1), datetime.date(2031, 1, 1)),
     (TODAY, datetime.date(2040, 1, 1))],
)  # fmt: skip
def test_days_outside_reason_are_refused(office, written, effective, review):
    row = deciding.propose(written(), by=office.officer("reporter"))
    with pytest.raises(ValidationError):
        deciding.publish(row, by=office.officer("clerk"), effective_on=effective, review_on=review)


@pytest.mark.parametrize(
    "lines",
    [
        {"steps": [Done("", 5)]}, {"steps": [Done("ตรวจ", 0)]}, {"steps": [Done("ตรวจ", 1000)]},
        {"steps": [Done("ตรวจ", 5, "year")]}, {"steps": [Done("ก", 1)] * 41},
        {"steps": STEPS, "fees": [Paid("ค่าปรับ", None)]},
        {"steps": STEPS, "fees": [Paid("ค่าปรับ", Decimal(-5))]}, {"steps": STEPS, "needs": [Brought("สำเนา", 0, 0)]},
        {"steps": STEPS, "needs": [Brought("สำเนา", 99, 0)]},
    ],
)  # fmt: skip
def test_lines_that_cannot_be_are_refused_whole(office, written, lines):
    row = written()
    with pytest.raises(ValidationError):
        writing.fill(row, by=office.officer("reporter"), **lines)
    assert row.steps.count() == len(STEPS), "nothing was lost"


def test_the_check_says_what_every_service_lacks(office, written, in_force, desk_of):
    in_force()
    written("ขอถังขยะ", steps=(Done("รับเรื่อง"),), place="")
    by = office.officer("reporter")
    work = add(MANUALS, by=by, fields={"title": "ซ่อมไฟฟ้าสาธารณะ", "kind": "work", "unit": office.units["works"]})
    rows = checked(office.organization, TODAY)
    assert [(one.manual.title, one.fine) for one in rows] == [
        ("ขอถังขยะ", False), ("ซ่อมไฟฟ้าสาธารณะ", False), ("ขออนุญาตก่อสร้างอาคาร", True)
    ]  # fmt: skip
    assert rows[0].lacking == ["time", "owner", "place"]
    assert set(rows[1].lacking) == {"steps", "time", "owner", "law", "criteria", "post"}
    share = figures.timed_and_owned(office.organization, 2569)
    assert (share.part, share.whole) == (1, 2)
    told = {one.key: share.part for one, share in measured(MANUALS, office.organization, 2569)}
    assert (told["citizen"], told["work"]) == (1, 0)
    desk = desk_of(office.users["mayor"])
    page = desk.get(f"{OFFICE}service/check/").content.decode()
    assert "เวลาของทุกขั้นตอน" in page
    assert "1/2" in page
    for form in ("pdf", "xlsx", "csv"):
        assert desk.get(f"{OFFICE}service/check/{form}/").status_code == 200
    assert work.number == 3


def test_the_lines_are_written_without_a_script(office, written, desk_of):
    row = written()
    desk = desk_of(office.users["reporter"])
    url = f"{OFFICE}service/{row.pk}/lines/"
    assert "ตรวจสถานที่" in desk.get(url).content.decode()
    told = {
        "edition": row.edition, "steps-TOTAL_FORMS": 3, "steps-INITIAL_FORMS": 0, "fees-TOTAL_FORMS": 0,
        "fees-INITIAL_FORMS": 0, "needs-TOTAL_FORMS": 1, "needs-INITIAL_FORMS": 0,
        "steps-0-at": "2", "steps-0-text": "ลงนาม", "steps-0-amount": "๑", "steps-0-unit": "day",
        "steps-0-owner": "นายก",
        "steps-1-at": "1", "steps-1-text": "รับคำขอ", "steps-1-amount": "15", "steps-1-unit": "minute",
        "steps-1-owner": "เจ้าพนักงานธุรการ", "steps-2-unit": "minute", "needs-0-title": "บัตรประชาชน",
        "needs-0-copies": "1",
    }  # fmt: skip
    more = desk.post(url, told | {"more": "steps"})
    assert more.status_code == 200
    assert 'name="steps-5-text"' in more.content.decode(), "three more lines"
    assert "เจ้าพนักงานธุรการ" in more.content.decode(), "nothing typed is lost"
    wrong = desk.post(url, told | {"steps-0-amount": "หลายวัน"})
    assert wrong.status_code == 422
    assert desk.post(url, told).status_code == 302
    assert [(one.text, one.amount) for one in row.steps.all()] == [("รับคำขอ", 15), ("ลงนาม", 1)], "in the order given"
    assert desk.post(url, told).status_code == 409, "somebody saved meanwhile"
    with pytest.raises(Stale):
        writing.fill(row, by=office.officer("reporter"), steps=STEPS, edition=1)


def test_others_neither_write_nor_see(office, neighbour, written, in_force, desk_of):
    row, done = written(), in_force("ขอถังขยะ")
    with pytest.raises(NotAllowed):
        writing.fill(row, by=office.officer("finance"), steps=STEPS)
    with pytest.raises(NotAllowed):
        deciding.propose(row, by=office.officer("mayor"))
    desk = desk_of(office.users["finance"])
    assert desk.get(f"{OFFICE}service/{row.pk}/lines/").status_code == 404
    assert desk.get(f"{OFFICE}service/{done.pk}/manual.pdf").status_code == 200
    assert desk_of(office.users["reporter"]).get(f"{OFFICE}service/{done.pk}/lines/").status_code == 404, "in force"
    stranger = desk_of(neighbour.users["neighbour-planner"])
    for path in (f"service/{row.pk}/manual.pdf", f"service/{row.pk}/lines/", "service/check/"):
        assert stranger.get(f"{OFFICE}{path}").status_code == 404
        assert stranger.get(f"/o/thungnamsai/service/{row.pk}/manual.pdf").status_code == 404
    assert Client().get(f"/p/thungnamsai/services/{done.series}/").status_code == 404


def test_forms_and_examples_go_with_the_service(office, in_force, desk_of):
    row = in_force()
    desk = desk_of(office.users["reporter"])
    url = f"{OFFICE}service/{row.pk}/files/"
    bad = desk.post(f"{url}new/", {"kind": "form", "title": "คำขอ", "file": SimpleUploadedFile("a.pdf", b"MZ\x90")})
    assert bad.status_code == 422
    assert "ไม่ใช่ชนิดที่รับได้" in bad.content.decode()
    pdf = SimpleUploadedFile("ข.1.pdf", write_pdf(manual_paper(row)))
    assert desk.post(f"{url}new/", {"kind": "form", "title": "แบบคำขอ ข.1", "file": pdf}).status_code == 302
    blank = row.organization.files.model.objects.latest("pk")
    open_to_public(MANUALS, by=office.officer("planner"))
    page = Client().get(f"{DOOR}{row.series}/").content.decode()
    assert "แบบคำขอ ข.1" in page
    from sucharit.work.service.models import Blank

    one = Blank.objects.get()
    assert one.file == blank
    for got in (Client().get(f"{DOOR}{row.series}/files/{one.pk}/"), desk.get(f"{url}{one.pk}/")):
        assert b"".join(got.streaming_content)[:4] == b"%PDF"  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        files.take_down(row, one, by=office.officer("finance"))
    assert desk.post(f"{url}{one.pk}/down/").status_code == 302
    assert Client().get(f"{DOOR}{row.series}/files/{one.pk}/").status_code == 404


def test_the_papers_say_all_of_it(in_force):
    row = in_force()
    words = str(manual_paper(row, address="https://example.test/x", decided="นางสาวพิมพ์ใจ ปลัด"))
    for part in ("ตรวจสถานที่", "3 วันทำการ", "นายช่างโยธา", "ไม่มีค่าธรรมเนียม", "แบบแปลน (ลงนามรับรองแล้ว)", "พ.ศ. 2522"):
        assert part in words, part
    assert "รวมระยะเวลา 4 วันทำการ 10 นาที" in str(chart_paper(row))
    assert write_docx(chart_paper(row))[:2] == b"PK"


def test_the_search_knows_what_people_call_it(office, in_force):
    in_force()
    in_force("ชำระภาษีที่ดิน", words="จ่ายภาษี")
    rows = standing(office.organization)
    assert [one.title for one in found_by(rows, "ปลูกบ้าน")] == ["ขออนุญาตก่อสร้างอาคาร"]
    assert found_by(rows, "ภาษี ปลูกบ้าน").count() == 0, "every word"
    assert found_by(rows, "แบบแปลน").count() == 2
    assert found_by(rows, "", Manual.Area.CULTURE).count() == 0


def test_the_lists_ask_a_fixed_number_of_times(office, in_force, desk_of, django_assert_max_num_queries):
    for place in range(6):
        in_force(f"งานที่ {place}")
    open_to_public(MANUALS, by=office.officer("planner"))
    desk = desk_of(office.users["clerk"])
    desk.get(f"{OFFICE}service/check/")
    with django_assert_max_num_queries(12):
        desk.get(f"{OFFICE}service/check/")
    with django_assert_max_num_queries(8):  # two of them: which services are had online, and by ticket
        Client().get(DOOR)


def test_citizens_manuals_come_first_and_lead_to_the_ways_in(office, in_force, monkeypatch):
    """Whoever reads a manual goes on from there: online, or with a ticket."""
    in_force("ก งานภายใน", kind="work", area="", post="นายช่าง")
    series = in_force("ข งานของประชาชน").series
    open_to_public(MANUALS, by=office.officer("planner"))
    monkeypatch.setattr(doors, "_ROOMS", [lambda _house: {series: [("ยื่นคำขอออนไลน์", "/p/donsukchai/requests/x/")]}])
    text = Client().get(DOOR).content.decode()
    assert text.index("งานของประชาชน") < text.index("งานภายใน")
    for page in (text, Client().get(f"{DOOR}{series}/").content.decode()):
        assert 'href="/p/donsukchai/requests/x/"' in page


def test_the_announcement_of_standards_lists_every_service_in_force(office, in_force, desk_of):
    url, desk = f"{OFFICE}service/standard.pdf", desk_of(office.users["clerk"])
    assert desk.get(url).status_code == 404, "there is nothing to announce"
    in_force("ขออนุญาตก่อสร้างอาคาร")
    in_force("งานภายใน", kind="work", area="", post="นายช่าง")
    assert desk.get(url)["Content-Type"] == "application/pdf"
    assert "service/standard.docx" in desk.get(f"{OFFICE}service/check/").content.decode()
    words = str(standard_paper(office.organization, list(standing(office.organization, "citizen"))))
    assert "ขออนุญาตก่อสร้างอาคาร" in words
    assert "งานภายใน" not in words
    assert "จำนวน 1 งาน" in words and office.users["mayor"].full_name in words, "who signs is named"
