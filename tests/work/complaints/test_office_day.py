"""From a citizen's telephone to "satisfied", and from the counter; by the pages, as people do it."""

import datetime
import re
from collections.abc import Callable
from typing import Any

from django.core import mail
from django.test import Client
from tests.work.complaints.conftest import DOOR, OFFICE, TODAY, form, photo

from sucharit.base.audit.models import Entry
from sucharit.office.demonstration.people import Cast
from sucharit.work.complaints.models import Centre, Channel, Complaint, Event, Sending
from sucharit.work.obligations.models import Obligation


def text_of(answer: Any) -> str:
    return re.sub(r"<[^>]+>", " ", answer.content.decode())


def secret_of(answer: Any) -> str:
    return re.search(r'complaint-secret">([\d ]+)<', answer.content.decode())[1]  # type: ignore[index]


def test_from_a_telephone_to_satisfied(
    centre: Centre,
    citizen: Client,
    desk_of: Any,
    office: Cast,
    on: Callable[..., None],
    django_capture_on_commit_callbacks: Any,
):
    page = citizen.get(f"{DOOR}new/")
    assert page.status_code == 200
    assert "ช่องทางแจ้งการทุจริตที่ปลอดภัย" in text_of(page)
    assert not page.cookies
    assert "ทุจริตและประพฤติมิชอบ</option>" not in page.content.decode(), "corruption has its own door"

    with django_capture_on_commit_callbacks(execute=True):
        receipt = citizen.post(f"{DOOR}new/", form(centre, email="somchai@example.com", files=[photo()]))
    assert receipt.status_code == 200
    assert "1/2569" in text_of(receipt)
    assert not receipt.cookies
    assert [one.subject for one in mail.outbox if one.to == ["somchai@example.com"]] == [
        "แจ้งการรับเรื่อง เรื่องร้องเรียนที่ 1/2569"
    ]

    desk = desk_of(office.users["complaints"])
    case = f"{OFFICE}2569/1/"
    told = text_of(desk.get(case))
    assert "สมชาย" not in told and "081" not in told, "the name is not shown before it is asked for"
    assert "นายสมชาย รักถิ่น" in text_of(desk.post(f"{case}identity/"))
    assert Entry.objects.filter(verb="complaints.identity_seen", actor="complaints").count() == 1
    works, reporter = office.units["works"].pk, office.users["reporter"]
    desk.post(f"{case}assign/", {"unit": works, "officer": reporter.pk, "edition": 1})
    assert Obligation.objects.get(title__contains="1/2569").assignee == reporter

    desk = desk_of(reporter)
    assert "ไฟถนน" in text_of(desk.get(OFFICE))
    desk.post(f"{case}note/", {"to": "complainant", "message-text": "ช่างจะไปเปลี่ยนหลอดไฟพรุ่งนี้"})
    on(TODAY + datetime.timedelta(days=3))
    page = desk.post(
        f"{case}finish/", {"outcome": "solved", "result": "เปลี่ยนหลอดไฟแล้ว", "cause": "", "prevention": "", "edition": 2}
    )
    assert page.status_code == 422
    assert "โปรดเขียนสาเหตุ" in text_of(page) and "เปลี่ยนหลอดไฟแล้ว" in page.content.decode(), "nothing typed is lost"
    done = {
        "outcome": "solved",
        "result": "เปลี่ยนหลอดไฟแล้ว",
        "cause": "หลอดหมดอายุ",
        "prevention": "ตรวจทุกเดือน",
        "edition": 2,
    }
    with django_capture_on_commit_callbacks(execute=True):
        assert desk.post(f"{case}finish/", done).status_code == 302
    assert Obligation.objects.get(title__contains="1/2569").state == "done"

    phone = Client()
    entered = phone.post(f"{DOOR}track/", {"number": "๑/๒๕๖๙", "secret": secret_of(receipt).replace(" ", "-")})
    assert entered.status_code == 302
    mine = phone.get(f"{DOOR}case/")
    assert "ช่างจะไปเปลี่ยนหลอดไฟพรุ่งนี้" in text_of(mine) and "แจ้งผลการดำเนินการ" in text_of(mine)
    assert "วงศ์สุข" not in text_of(mine), "complainants read no officer's name"
    phone.post(f"{DOOR}case/rating/", {"face": "5", "comment": "ไวมาก ขอบคุณ"})
    again = phone.post(f"{DOOR}case/rating/", {"face": "1"})
    assert "ประเมินไว้แล้ว" in text_of(again)
    row = Complaint.objects.get()
    assert row.satisfactions.get().face == 5
    assert "พอใจมาก 1" in text_of(phone.get(f"{DOOR}figures/"))


def test_at_the_counter_and_a_receipt_that_was_lost(centre: Centre, desk_of: Any, office: Cast):
    desk = desk_of(office.users["complaints"])
    counter = Channel.objects.get(organization=centre.organization, name__contains="จุดบริการ")
    told = form(centre, channel=counter.pk, received_on="1 มี.ค. 2569", address="12 หมู่ 3 ต.ดอนสุขใจ", telephone="")
    answer = desk.post(f"{OFFICE}new/", told)
    assert answer.status_code == 200
    secret = secret_of(answer)
    row = Complaint.objects.get()
    assert (row.received_on, row.due_on) == (datetime.date(2026, 3, 1), datetime.date(2026, 3, 16))
    assert (
        Complaint.objects.count() == 1
        and desk.post(f"{OFFICE}new/", told).status_code == 200
        and Complaint.objects.count() == 1
    )
    pdf = desk.post(f"{OFFICE}2569/1/receipt.pdf", {"secret": secret})
    assert pdf.content.startswith(b"%PDF")
    page = desk.get(f"{OFFICE}2569/1/")
    assert "ต้องพิมพ์ส่งหรือโทรแจ้ง" in text_of(page)
    letter = row.letters.get()
    assert desk.get(f"{OFFICE}2569/1/letters/{letter.pk}.docx").content.startswith(b"PK")
    assert desk.get(f"{OFFICE}2569/1/letters/{letter.pk}.pdf").content.startswith(b"%PDF")
    desk.post(f"{OFFICE}2569/1/letters/{letter.pk}/posted/", {"on": "2 มี.ค. 2569"})
    assert letter.sendings.get(way="post").state == Sending.State.SENT
    desk.post(f"{OFFICE}2569/1/letters/{letter.pk}/posted/", {"reference": "อน 73201/45"})
    letter.refresh_from_db()
    assert letter.reference == "อน 73201/45"
    assert "ต้องพิมพ์ส่งหรือโทรแจ้ง" not in text_of(desk.get(f"{OFFICE}2569/1/"))
    fresh = secret_of(desk.post(f"{OFFICE}2569/1/renew/"))
    phone = Client()
    assert phone.post(f"{DOOR}track/", {"number": "1/2569", "secret": secret}).status_code == 422
    assert phone.post(f"{DOOR}track/", {"number": "1/2569", "secret": fresh}).status_code == 302


def test_messages_both_ways_and_a_case_reopened(
    filed: Any, citizen: Client, desk_of: Any, office: Cast, centre: Centre
):
    made = filed()
    citizen.post(f"{DOOR}track/", {"number": "1/2569", "secret": made.secret})
    page = citizen.get(f"{DOOR}case/")
    token = re.search(r'name="token" value="([^"]+)"', page.content.decode())[1]  # type: ignore[index]
    told = {"text": "ดับเพิ่มอีกสองดวง", "token": token, "files": [photo()]}
    assert citizen.post(f"{DOOR}case/say/", told).status_code == 302
    citizen.post(f"{DOOR}case/say/", told | {"files": [photo()]})
    assert Event.objects.filter(kind="in").count() == 1, "sent twice, kept once"
    desk = desk_of(office.users["complaints"])
    assert "ดับเพิ่มอีกสองดวง" in text_of(desk.get(f"{OFFICE}2569/1/"))
    attachment = made.complaint.attachments.get()
    got = desk.get(f"{OFFICE}2569/1/files/{attachment.pk}/")
    kept = b"".join(got.streaming_content)
    assert b"SpyCam" not in kept and kept.startswith(b"\xff\xd8")
    assert b"".join(citizen.get(f"{DOOR}case/files/{attachment.pk}/").streaming_content) == kept
    done = {"outcome": "explained", "result": "ชี้แจงแล้ว", "cause": "ไฟตก", "prevention": "แจ้งการไฟฟ้า"}
    desk.post(f"{OFFICE}2569/1/finish/", done)
    page = citizen.get(f"{DOOR}case/")
    token = re.search(r'name="token" value="([^"]+)"', page.content.decode())[1]  # type: ignore[index]
    citizen.post(f"{DOOR}case/say/", {"wish": "again", "text": "ไฟยังดับอยู่", "token": token})
    assert office.users["complaints"].notices.filter(text__contains="เปิดเรื่องร้องเรียนที่ 1/2569 ใหม่").exists()
    desk.post(f"{OFFICE}2569/1/reopen/", {"reopen-reason": "ไฟยังดับอยู่จริง"})
    row = Complaint.objects.get()
    assert (row.state, row.reopened, row.due_on) == ("working", 1, TODAY + datetime.timedelta(days=15))
    citizen.post(f"{DOOR}case/leave/")
    assert citizen.get(f"{DOOR}case/").status_code == 302
