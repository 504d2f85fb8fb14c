"""A citizen asks online for a service of the catalogue, follows it, and is answered in the promised time."""

import datetime
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client, override_settings
from django.utils import translation
from pytest_django.plugin import DjangoDbBlocker
from tests.standing import standing

from sucharit.base.audit.models import Entry as Told
from sucharit.base.doors import receipts as slow
from sucharit.base.files.actions import keep_made, path_of
from sucharit.base.history.models import Version
from sucharit.base.people.gate import NotAllowed
from sucharit.office.demonstration.people import Cast
from sucharit.work.obligations.models import Obligation
from sucharit.work.requests import figures, rates, receipts
from sucharit.work.requests.actions import arranging, filing, handling
from sucharit.work.requests.actions.filing import Asked
from sucharit.work.requests.models import Answer, Applicant, Attachment, EService, Request
from sucharit.work.requests.registers import REQUESTS
from sucharit.work.retention import emptying
from sucharit.work.retention.series import OfRegister
from sucharit.work.service.actions import deciding, writing
from sucharit.work.service.actions.writing import Done
from sucharit.work.service.registers import MANUALS
from sucharit.work.shelf.actions import add
from sucharit.work.shelf.statistics import measured
from sucharit.work.surveys.actions import building, running
from sucharit.work.surveys.ready import form_called

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 3, 2)
OFFICE = "/o/donsukchai/requests/"
DOOR = "/p/donsukchai/requests/"
WHO = {"name": "นายสมชาย รักถิ่น", "telephone": "081 234 5678"}


@pytest.fixture(autouse=True)
def the_day(settings: Any, monkeypatch: Any) -> None:  # the fixture of that name, which puts things back
    settings.TODAY = TODAY.isoformat()
    rates.forget()
    monkeypatch.setattr(slow, "_WORK", slow._WORK | {"n": 2})  # slow on purpose, but not a hundred times a day


@pytest.fixture(scope="module")
def standing_service(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[int]:
    """Made once for this file."""
    with standing(django_db_blocker) as office:
        with override_settings(TODAY=TODAY.isoformat()), translation.override(settings.LANGUAGE_CODE):
            made = made_service(office)
        yield made.pk


@pytest.fixture
def service(standing_service: int, office: Cast) -> EService:
    return EService.objects.get(pk=standing_service)


def made_service(office: Cast) -> EService:
    """ตัดแต่งกิ่งไม้ of กองช่าง: three working days, two questions, open."""
    planner, clerk = office.officer("planner"), office.officer("clerk")
    manual = add(MANUALS, by=planner, fields={
        "title": "ขอตัดแต่งกิ่งไม้", "kind": "citizen", "criteria": "ในเขตทาง", "place": "กองช่าง",
        "hours": "จันทร์ถึงศุกร์",
        "law": "ระเบียบ อบต.", "free": True, "no_needs": True, "unit": office.units["works"],
    })  # fmt: skip
    steps = [Done("รับคำขอ", 5, "minute", "ธุรการ"), Done("สำรวจ", 2, "day", "นายช่างโยธา")]
    manual = deciding.propose(writing.fill(manual, by=planner, steps=steps), by=planner)
    manual = deciding.publish(manual, by=clerk, effective_on=TODAY, review_on=TODAY.replace(year=2027))
    form = building.make_survey(by=planner, form=form_called("request"))
    part = form.sections.get()
    for fields in (
        {"kind": "choice", "text": "ต้นไม้อยู่ที่ใด", "choices": [("ในเขตทาง", False), ("ในที่ดินของท่าน", False)]},
        {"kind": "text", "text": "บอกสถานที่", "required": True},
        {"kind": "number", "text": "กี่ต้น", "required": False, "least": 1, "most": 50},
    ):  # fmt: skip
        building.keep_question(form, None, by=planner, fields={"section": part, **fields})
    row = arranging.make_service(by=planner, series=manual.series, form=form, fields={"intro": "ถ่ายภาพมาด้วยจะเร็วขึ้น"})
    return arranging.open_service(row, by=office.officer("reporter"))


@pytest.fixture
def asked(service: EService) -> Callable[..., filing.Receipt]:
    def one(**more: Any) -> filing.Receipt:
        told = Asked(answers=[("บอกสถานที่", "หน้าวัด")], **(WHO | more))
        return filing.file_request(service, told, token=receipts.read_token(receipts.new_token()) or "")

    return one


def sent(citizen: Client, service: EService, **more: Any) -> Any:
    page = citizen.get(f"{DOOR}{service.code}/").content.decode()
    token = page.split('name="token" value="')[1].split('"')[0]
    told = {"q1": "1", "q2": "หน้าวัดดอนสุข", "q3": "๓", "token": token, **WHO} | more
    return citizen.post(f"{DOOR}{service.code}/", told), told


def test_from_the_form_to_the_answer(service, office, desk_of):
    citizen = Client()
    assert "ขอตัดแต่งกิ่งไม้" in citizen.get(DOOR).content.decode()
    jpg = SimpleUploadedFile("ต้นไม้.jpg", b"\xff\xd8\xff not a picture")
    answer, told = sent(citizen, service, files=[jpg])
    assert answer.status_code == 200, answer.content.decode()
    text = answer.content.decode()
    assert "รับคำขอของท่านแล้ว" in text
    assert "บางไฟล์รับไม่ได้" in text, "the request is taken, the broken picture is not"
    row = Request.objects.get()
    assert (str(row), row.door, row.recorded_by, row.unit) == ("1/2569", "web", None, office.units["works"])
    assert (row.days, row.due_on) == (3, datetime.date(2026, 3, 6)), (
        "2 days and minutes: three working days, 3 March off"
    )
    assert list(row.answers.values_list("question", "text")) == [
        ("ต้นไม้อยู่ที่ใด", "ในเขตทาง"), ("บอกสถานที่", "หน้าวัดดอนสุข"), ("กี่ต้น", "3")
    ]  # fmt: skip
    assert Obligation.objects.get(occurrence__startswith="event:shelf-requests").due_on == row.due_on
    again = citizen.post(f"{DOOR}{service.code}/", told)
    assert "คำขอนี้ส่งมาแล้ว" in again.content.decode()
    assert Request.objects.count() == 1
    assert not answer.cookies

    secret = receipts.secret_of(receipts.read_token(told["token"]) or "")
    assert secret not in str(Request.objects.values())
    opened = citizen.post(f"{DOOR}track/", {"number": "๑/๒๕๖๙", "secret": secret})
    assert "รับคำขอแล้ว" in opened.content.decode()
    assert "รับคำขอแล้ว" in citizen.get(f"{DOOR}case/").content.decode()
    pdf = citizen.post(f"{DOOR}receipt.pdf", {"number": "1/2569", "secret": secret})
    assert pdf["Content-Type"] == "application/pdf"

    by = office.officer("reporter")
    row = handling.take_up(row, by=by)
    row = handling.ask_more(row, by=by, text="ขอภาพถ่ายอีกมุม")
    assert (row.state, row.waiting_since) == ("waiting", TODAY)
    assert "ขอภาพถ่ายอีกมุม" in citizen.get(f"{DOOR}case/").content.decode()
    said = citizen.get(f"{DOOR}case/").content.decode().split('name="token" value="')[1].split('"')[0]
    for _twice in range(2):
        assert citizen.post(f"{DOOR}case/say/", {"text": "ส่งแล้ว", "token": said}).status_code == 302
    assert row.messages.filter(kind="in").count() == 1
    row = handling.go_on(row, by=by)
    row = handling.finish(row, by=by, result="ตัดแต่งเรียบร้อย", finished_on=TODAY)
    assert "ตัดแต่งเรียบร้อย" in citizen.get(f"{DOOR}case/").content.decode()
    page = desk_of(office.users["reporter"]).get(f"/o/donsukchai/shelf/requests/{row.pk}/").content.decode()
    assert "นายสมชาย รักถิ่น" in page
    assert "หน้าวัดดอนสุข" in page
    assert Told.objects.filter(verb="requests.filed", actor="").count() == 1
    assert figures.answered_in_time(office.organization, 2569).percent == 100
    assert citizen.post(f"{DOOR}case/leave/").status_code == 302
    assert citizen.get(f"{DOOR}case/").status_code == 302


def test_the_term_stands_still_while_the_office_waits(asked, office, settings):
    by = office.officer("reporter")
    row = handling.ask_more(handling.take_up(asked().request, by=by), by=by, text="ขอเอกสาร")
    before = row.due_on
    settings.TODAY = "2026-03-09"
    row = handling.go_on(row, by=office.officer("reporter"))
    assert (row.state, row.waiting_since) == ("working", None)
    assert (row.due_on - before).days >= 4, "four working days or more have passed"


def test_refusing_needs_a_reason_and_ends_it(asked, office):
    by = office.officer("reporter")
    row = asked().request
    with pytest.raises(ValidationError):
        handling.refuse(row, by=by, result=" ", finished_on=TODAY)
    with pytest.raises(ValidationError):
        handling.finish(row, by=by, result="เสร็จ", finished_on=TODAY - datetime.timedelta(days=1))
    with pytest.raises(ValidationError):
        handling.finish(row, by=by, result="เสร็จ", finished_on=TODAY + datetime.timedelta(days=1))
    row = handling.refuse(row, by=by, result="อยู่ในที่ดินเอกชน อุทธรณ์ได้ภายใน 15 วัน", finished_on=TODAY)
    with pytest.raises(NotAllowed):
        handling.take_up(row, by=by)
    with pytest.raises(NotAllowed, match="เสร็จสิ้นแล้ว"):
        handling.call_off(row)


def test_the_citizen_calls_it_off(asked, office):
    row = handling.call_off(asked().request)
    assert (row.state, row.finished_on) == ("cancelled", TODAY)
    with pytest.raises(NotAllowed):
        handling.take_up(row, by=office.officer("reporter"))
    assert Obligation.objects.get(occurrence__startswith="event:shelf-requests").state == "not_applicable"


@pytest.mark.parametrize(
    ("more", "word"),
    [
        ({"name": ""}, "ชื่อและนามสกุล"), ({"telephone": ""}, "อย่างน้อยหนึ่งอย่าง"), ({"telephone": "12"}, "ไม่ครบ"),
        ({"email": "สมชาย"}, "อีเมลนี้ไม่ครบ"), ({"q1": "9"}, "เลือกจากตัวเลือก"), ({"q2": ""}, "โปรดตอบข้อนี้"),
        ({"q3": "99"}, "นอกช่วง"), ({"q3": "หลายต้น"}, "เป็นตัวเลข"), ({"token": "made-up"}, "เปิดไว้นานเกินไป"),
        ({"website": "http://spam"}, "ยังส่งไม่ได้"),
    ],
)  # fmt: skip
def test_bad_input_is_said_and_nothing_typed_is_lost(service, more, word):
    answer, _told = sent(Client(), service, **more)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert word in text
    assert "หน้าวัดดอนสุข" in text or "q2" in more
    assert not Request.objects.exists()


def test_wrong_receipts_are_answered_alike(asked, monkeypatch):
    row = asked().request
    worked: list[Any] = []
    real = slow.sealed
    monkeypatch.setattr(slow, "sealed", lambda *args: worked.append(args) or real(*args))
    answers = set()
    for number in (str(row), "99/2569", "x"):
        answer = Client().post(f"{DOOR}track/", {"number": number, "secret": "1" * 20})
        assert answer.status_code == 422
        answers.add("เลขที่คำขอหรือรหัสไม่ถูกต้อง" in answer.content.decode())
    assert (answers, len(worked)) == ({True}, 3)
    monkeypatch.setattr(rates.GUESSING, "burst", 1.0)
    rates.forget()
    codes = [Client().post(f"{DOOR}track/", {"number": "1/2569", "secret": "1"}).status_code for _one in range(2)]
    assert codes == [422, 429]


def test_who_may_know_the_citizen(asked, office, neighbour, desk_of):
    row = asked().request
    sheet = f"/o/donsukchai/shelf/requests/{row.pk}/"
    for who, knows in (("reporter", True), ("clerk", True), ("finance", False), ("mayor", False)):
        page = desk_of(office.users[who]).get(sheet).content.decode()
        assert ("นายสมชาย" in page) == knows, who
    assert desk_of(neighbour.users["neighbour-clerk"]).get(sheet).status_code == 404
    with pytest.raises(NotAllowed):
        handling.take_up(row, by=office.officer("finance"))
    for entry in Told.objects.filter(verb__startswith="requests."):
        assert "สมชาย" not in f"{entry.label}{entry.facts}"
    assert str(Applicant.objects.get()) == "applicant"
    book = desk_of(office.users["clerk"]).get("/o/donsukchai/shelf/requests/book/csv/").content.decode()
    assert "สมชาย" not in book


def test_files_of_a_request(service, office, desk_of):
    from sucharit.core.papers import write_pdf
    from sucharit.work.requests.papers import months_listed
    from sucharit.work.years.recording.papers import as_paper

    by = office.officer("reporter")
    pdf = write_pdf(as_paper(months_listed(figures.months_of(office.organization, 2569), 2569), by))
    answer, told = sent(Client(), service, files=[SimpleUploadedFile("แผนที่.pdf", pdf)])
    assert "แผนที่.pdf" in answer.content.decode()
    one = Attachment.objects.get()
    desk = desk_of(office.users["reporter"])
    got = desk.get(f"{OFFICE}{one.request_id}/files/{one.pk}/")
    assert b"".join(got.streaming_content)[:4] == b"%PDF"
    assert desk_of(office.users["finance"]).get(f"{OFFICE}{one.request_id}/files/{one.pk}/").status_code == 404
    assert Client().get(f"{DOOR}case/files/{one.pk}/").status_code == 404, "only with the key"
    assert told["token"]


def test_twelve_months_with_their_zeros(asked, service, office, desk_of):
    asked()
    at_counter = Asked(name="นางสาวใจดี", answers=[])
    by = office.officer("reporter")
    early = filing.receive_request(service, at_counter, by=by, received_on=datetime.date(2025, 11, 3))
    handling.finish(early, by=by, result="เสร็จ", finished_on=TODAY)
    months = figures.months_of(office.organization, 2569)
    assert len(months) == 12
    assert [(one.label, one.web, one.counter) for one in months if one.came] == [("พ.ย. 68", 0, 1), ("มี.ค. 69", 1, 0)]
    assert [(one.finished, one.in_time) for one in months if one.finished] == [(1, 0)], "late"
    assert [one.began for one in months].count(True) == 6
    desk = desk_of(office.users["mayor"])
    assert "พ.ย. 68" in desk.get(f"{OFFICE}months/?year=2569&service={service.code}").content.decode()
    for form in ("pdf", "xlsx", "csv"):
        assert desk.get(f"{OFFICE}months/{form}/?year=2569").status_code == 200
    assert figures.services_online(office.organization, 2569).part == 1


def test_a_service_goes_online_only_with_time_and_questions(service, office, desk_of):
    by = office.officer("planner")
    empty = building.make_survey(by=by, form=form_called("request"))
    arranging.change_service(service, by=by, form=empty, fields={})
    closed = arranging.close_service(service, by=by)
    assert Client().get(f"{DOOR}{service.code}/").status_code == 404
    with pytest.raises(NotAllowed, match="ยังไม่มีคำถาม"):
        arranging.open_service(closed, by=by)
    with pytest.raises(NotAllowed, match="e-Service"):
        running.open_survey(empty, by=by)
    with pytest.raises(ValidationError, match="มีบริการออนไลน์แล้ว"):
        arranging.make_service(by=by, series=service.series, form=empty, fields={})
    survey = building.make_survey(by=by, form=form_called("service_point"))
    with pytest.raises(ValidationError, match="แบบคำขอ"):
        arranging.change_service(service, by=by, form=survey, fields={})
    with pytest.raises(NotAllowed):
        arranging.open_service(service, by=office.officer("finance"))
    desk = desk_of(office.users["planner"])
    assert "ขอตัดแต่งกิ่งไม้" in desk.get(f"{OFFICE}services/").content.decode()
    assert desk.get(f"{OFFICE}services/new/").status_code == 200
    assert desk.post(f"{OFFICE}services/{service.code}/", {"form": empty.pk, "intro": "ใหม่"}).status_code == 302
    told = {"name": "นายมี", "q1": "1"}
    assert desk.post(f"{OFFICE}services/{service.code}/receive/", told).status_code == 302
    assert desk.post(f"{OFFICE}services/{service.code}/receive/", {"name": ""}).status_code == 422
    assert desk_of(office.users["finance"]).get(f"{OFFICE}services/{service.code}/").status_code == 404
    assert Answer.objects.count() == 0


def test_forms_are_found_beside_the_services_that_use_them(service, office, desk_of):
    page = desk_of(office.users["planner"]).get(f"{OFFICE}services/").content.decode()
    assert f"/surveys/{service.form.code}/questions/" in page
    assert "ใช้กับ ขอตัดแต่งกิ่งไม้" in page
    assert "?form=request" in page


def test_a_telephone_that_keeps_no_cookie_follows_its_request(service, office):
    """Opened, read again, a file fetched, a word sent, called off: by the key in the forms alone."""
    from sucharit.core.papers import write_pdf
    from sucharit.work.requests.papers import months_listed
    from sucharit.work.years.recording.papers import as_paper

    pdf = write_pdf(
        as_paper(months_listed(figures.months_of(office.organization, 2569), 2569), office.officer("clerk"))
    )
    _answer, told = sent(Client(), service, files=[SimpleUploadedFile("แผนที่.pdf", pdf)])
    secret = receipts.secret_of(receipts.read_token(told["token"]) or "")
    page = Client().post(f"{DOOR}track/", {"number": "1/2569", "secret": secret}).content.decode()
    key = {"key": page.split('name="key" value="')[1].split('"')[0]}
    file = Attachment.objects.get()
    assert f"/case/files/{file.pk}/" in page
    assert b"".join(Client().post(f"{DOOR}case/files/{file.pk}/", key).streaming_content)[:4] == b"%PDF"
    said = Client().post(f"{DOOR}case/say/", key | {"text": "บ้านสีฟ้า", "token": receipts.new_token()})
    assert "บ้านสีฟ้า" in said.content.decode()
    assert "บ้านสีฟ้า" in Client().post(f"{DOOR}case/", key).content.decode()
    assert Client().post(f"{DOOR}case/", {"key": key["key"][:-2]}).status_code == 403, "a key that is not ours"
    assert "ผู้ขอยกเลิก" in Client().post(f"{DOOR}case/say/", key | {"do": "cancel"}).content.decode()


def test_who_was_answered_is_invited_to_say_how_it_was(service, asked, office):
    """By a link that is the same for all: nothing leads from the request to the answer."""
    planner = office.officer("planner")
    survey = running.open_survey(building.make_survey(by=planner, form=form_called("service_point")), by=planner)
    fields = {"evaluation": survey.series}
    arranging.change_service(service, by=office.officer("reporter"), form=service.form, fields=fields)
    told = asked()
    door = f"/p/donsukchai/surveys/{survey.code}/"
    citizen = Client()
    track = {"number": str(told.request), "secret": told.secret}
    assert door not in citizen.post(f"{DOOR}track/", track).content.decode()
    row = handling.take_up(told.request, by=office.officer("reporter"))
    handling.finish(row, by=office.officer("reporter"), result="เรียบร้อย", finished_on=TODAY)
    assert f'href="{door}"' in citizen.get(f"{DOOR}case/").content.decode()
    with pytest.raises(ValidationError):
        arranging.change_service(
            service, by=office.officer("reporter"), form=service.form, fields={"evaluation": uuid.uuid4()}
        )


def test_a_guide_for_citizens_says_what_is_asked(service, office):
    page = Client().get(f"{DOOR}guide.pdf")
    assert page["Content-Type"] == "application/pdf"
    assert f"{DOOR}guide.pdf" in Client().get(DOOR).content.decode()
    arranging.close_service(service, by=office.officer("reporter"))
    assert Client().get(f"{DOOR}guide.pdf").status_code == 404, "nothing is open"


def test_when_its_time_is_over_nothing_of_the_citizen_stays(asked, office, django_capture_on_commit_callbacks):
    asked()
    row, by = Request.objects.get(), office.officer("reporter")
    row = handling.take_up(row, by=by)
    row = handling.finish(row, by=by, result="ตัดให้นายสมชายแล้ว", finished_on=by.today)
    stored = keep_made(b"%PDF-1.4", name="บัตรนายสมชาย.pdf", kind="pdf", organization=office.organization, by=None)
    Attachment.objects.create(request=row, message=row.messages.first(), file=stored, name="บัตรนายสมชาย.pdf")
    path, before = path_of(stored), figures_of(office)
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        removed = emptying.empty(OfRegister(REQUESTS), [row], "1/2575")
    assert (removed.files, path.exists(), Attachment.objects.count()) == (1, False, 0)
    row.refresh_from_db()
    person = Applicant.objects.get()
    assert (person.name, person.telephone, person.email) == (emptying.COVER, emptying.COVER, "")
    told = str([*Answer.objects.values(), *row.messages.values(), *Request.objects.values(), *Version.objects.values()])
    assert "สมชาย" not in told and "หน้าวัด" not in told
    assert (row.token, row.secret_digest, row.state) == (None, emptying.COVER, "done")
    assert figures_of(office) == before


def figures_of(office: Cast) -> list[Any]:
    return [(one.key, share.part, share.whole) for one, share in measured(REQUESTS, office.organization, 2569)]
