"""Officers at work: states, notes, identity by two persons, referral, retention with a certificate; and the pages."""

import base64
import datetime
import io
import json
import re
import zipfile
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.work.sealed.conftest import PASSPHRASE, SOMSAK, WORDS, Room, a_photo

from sucharit.base.audit.models import Entry
from sucharit.base.people.gate import NotAllowed
from sucharit.core import sealing
from sucharit.work.sealed import drawing, reading
from sucharit.work.sealed.actions import casework, destroying, handing_on, identities
from sucharit.work.sealed.contents import NoteKind, State
from sucharit.work.sealed.models import (
    Destruction,
    IdentityRequest,
    Keeper,
    SealedFile,
    SealedIdentity,
    SealedMessage,
    SealedNote,
    SealedReport,
)

pytestmark = pytest.mark.django_db


def test_states_and_notes_go_their_way_and_the_reporter_sees_the_state_alone(room: Room):
    receipt, officer = room.filed(), room.office.officer("integrity")
    casework.note(room.case(), "พบใบส่งของปลอม", by=officer, kind=NoteKind.FACT, held_on=datetime.date(2026, 11, 2))
    casework.move(room.case(), State.FACTS, "มีมูล ตั้งผู้สอบ", by=officer, tell_reporter="กำลังสอบข้อเท็จจริง")
    case = room.case("second")
    assert case.state == State.FACTS
    assert [one.text for _on, one in reading.notes(case)] == ["พบใบส่งของปลอม", "มีมูล ตั้งผู้สอบ"]
    seen = [one.message.text for one in reading.messages(room.held(receipt))]
    assert seen == ["สถานะของเรื่อง: สอบข้อเท็จจริง\nกำลังสอบข้อเท็จจริง"]
    with pytest.raises(sealing.Unopened):
        note = SealedNote.objects.first()
        sealing.open_envelope(
            bytes(note.sealed), room.held(receipt).talk, place=f"{case.report.pk.hex}/note/{note.pk.hex}"
        )


def test_the_list_shows_where_a_reporter_waits(room: Room):
    from sucharit.work.sealed.actions.filing import say

    receipt, officer = room.filed(), room.office.officer("integrity")
    assert room.case().waits
    casework.answer(room.case(), "ได้รับแล้ว", (), by=officer)
    assert not room.case().waits
    say(room.held(receipt), "มีอีก", (), sender="reporter", today=officer.today)
    assert room.case().waits
    casework.move(room.case(), State.CLOSED, "เสร็จ", by=officer)
    assert not room.case().waits


def test_an_end_is_told_and_can_be_taken_back(room: Room):
    room.filed()
    officer = room.office.officer("integrity")
    casework.move(room.case(), State.CLOSED, "ลงโทษแล้ว", by=officer)
    assert SealedReport.objects.get().finished_on == officer.today
    casework.move(room.case(), State.FOLLOW_UP, "มีข้อมูลใหม่", by=officer)
    assert SealedReport.objects.get().finished_on is None
    with pytest.raises(NotAllowed):
        casework.move(room.case(), State.FOLLOW_UP, "อีก", by=officer)
    with pytest.raises(NotAllowed):
        casework.move(room.case(), State.CLOSED, " ", by=officer)


def test_terms_follow_the_settings(room: Room):
    room.filed()
    case, door = room.case(), room.door
    due = reading.due_of(case, door, case.report.received_on)
    assert due is not None
    assert due.on == case.report.received_on + datetime.timedelta(days=15)
    assert not due.late
    assert reading.due_of(case, door, due.on + datetime.timedelta(days=1)).late
    casework.answer(case, "ได้รับแล้ว", (), by=room.office.officer("integrity"))
    assert reading.due_of(
        room.case(), door, case.report.received_on
    ).on == case.report.received_on + datetime.timedelta(30)


def test_identity_by_two_persons_with_a_reason_each_deed_in_the_record(room: Room):
    room.filed(identity=SOMSAK)
    officer, auditor, case = room.office.officer("integrity"), room.office.officer("auditor"), room.case()
    key = room.private["integrity"]
    with pytest.raises(NotAllowed):
        identities.see(case, key, by=officer)
    with pytest.raises(NotAllowed):
        identities.ask(case, "testimony", " ", by=officer)
    asked = identities.ask(case, "testimony", "ต้องสอบพยาน", by=officer)
    assert identities.reason_of(asked, room.keepers["auditor"], room.private["auditor"]) == "ต้องสอบพยาน"
    with pytest.raises(NotAllowed):
        identities.ask(case, "testimony", "อีก", by=officer)
    with pytest.raises(NotAllowed):
        identities.decide(asked, key, by=officer, grant=True, words="เอง")
    with pytest.raises(NotAllowed):
        identities.see(case, key, by=officer)
    identities.decide(asked, room.private["auditor"], by=auditor, grant=True, words="จำเป็น")
    with pytest.raises(NotAllowed):
        identities.decide(asked, room.private["head"], by=room.office.officer("head"), grant=False, words="ช้า")
    assert identities.see(case, key, by=officer) == SOMSAK
    with pytest.raises(NotAllowed):
        identities.see(room.case("second"), room.private["second"], by=room.office.officer("second"))
    IdentityRequest.objects.update(until=timezone.now() - datetime.timedelta(minutes=1))
    with pytest.raises(NotAllowed):
        identities.see(case, key, by=officer)
    assert identities.forget_halves() == 1
    deeds = Entry.objects.filter(verb__startswith="sealed.identity").order_by("pk").values_list("verb", "actor")
    assert list(deeds) == [
        ("sealed.identity_asked", "integrity"), ("sealed.identity_granted", "auditor"),
        ("sealed.identity_seen", "integrity"),
    ]  # fmt: skip


def test_a_refusal_opens_nothing(room: Room):
    room.filed(identity=SOMSAK)
    officer = room.office.officer("integrity")
    asked = identities.ask(room.case(), "court", "หมายศาล", by=officer)
    told = identities.decide(asked, room.private["head"], by=room.office.officer("head"), grant=False, words="ไม่มีหมาย")
    assert told.half is None
    assert sealing.open_box(bytes(told.answer), room.private["integrity"]).decode() == "ไม่มีหมาย"
    with pytest.raises(NotAllowed):
        identities.see(room.case(), room.private["integrity"], by=officer)


def test_an_accused_custodian_is_not_asked(room: Room):
    room.filed(identity=SOMSAK, accused=[room.keepers["auditor"].user_id])
    asked = identities.ask(room.case(), "testimony", "เหตุ", by=room.office.officer("integrity"))
    assert set(asked.reasons) == {str(room.keepers["head"].pk)}
    with pytest.raises(NotAllowed):
        identities.decide(asked, room.private["auditor"], by=room.office.officer("auditor"), grant=True, words="ได้")


def test_a_later_officer_opens_an_identity_that_was_handed_on(room: Room):
    room.filed(identity=SOMSAK)
    from sucharit.work.sealed.actions import arranging

    arranging.dismiss_keeper(room.keepers["second"], by=room.office.officer("clerk"))
    room.add("second", Keeper.Part.OFFICER)
    mine = room.private["integrity"]
    handing_on.hand_on(room.cases("integrity"), mine, room.keepers["second"], by=room.office.officer("integrity"))
    second = room.office.officer("second")
    asked = identities.ask(room.case("second"), "protection", "ถูกกลั่นแกล้ง", by=second)
    identities.decide(asked, room.private["head"], by=room.office.officer("head"), grant=True, words="ได้")
    assert identities.see(room.case("second"), room.private["second"], by=second) == SOMSAK


def test_a_parcel_for_outside_opens_with_its_code_and_names_nobody(room: Room):
    room.filed(identity=SOMSAK, files=[a_photo()], executive=True)
    officer, case = room.office.officer("integrity"), room.case()
    parcel, code = handing_on.parcel_of(case, by=officer)
    handing_on.sent_outside(case, "สำนักงาน ป.ป.ช. ประจำจังหวัด", by=officer)
    assert WORDS.encode() not in parcel
    package = zipfile.ZipFile(io.BytesIO(sealing.unpack(parcel, code.replace(" ", ""))))
    told = package.read("report.json").decode()
    assert WORDS in told
    assert SOMSAK.name not in told
    photo = next(package.read(name) for name in package.namelist() if name.endswith("jpeg"))
    assert b"OwnerOfThePhone" not in photo
    assert room.case().state == State.REFERRED
    assert room.case().standing.referred_on


def test_destruction_waits_for_its_term_and_leaves_a_certificate(room: Room):
    receipt = room.filed(identity=SOMSAK, files=[a_photo()])
    officer = room.office.officer("integrity")
    casework.move(room.case(), State.CLOSED, "เสร็จ", by=officer)
    with pytest.raises(NotAllowed, match="ยังไม่ครบ"):
        destroying.destroy(room.case(), room.door, by=officer)
    long_ago = officer.today.replace(year=officer.today.year - 6)
    SealedReport.objects.update(finished_on=long_ago, received_on=long_ago)
    digest = SealedReport.objects.get().digest
    certificate = destroying.destroy(room.case(), room.door, by=officer)
    for model in (SealedReport, SealedMessage, SealedNote, SealedFile, SealedIdentity):
        assert not model.objects.exists()
    assert (certificate.digest, certificate.files, certificate.messages) == (digest, 1, 1)
    from sucharit.work.sealed.actions.filing import found_by, reporter_keys

    assert found_by(reporter_keys(room.door, receipt), room.door) is None
    assert Destruction.objects.count() == 1


# Files


def test_files_are_given_out_without_metadata():
    photo = a_photo()
    assert b"OwnerOfThePhone" in photo.data
    assert b"OwnerOfThePhone" not in drawing.cleaned("jpeg", photo.data)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("word/document.xml", '<w><w:ins w:author="สมศักดิ์" w:date="2026-01-01T08:00:00Z"/></w>')
        package.writestr("word/media/image1.jpeg", photo.data)
        package.writestr("docProps/core.xml", "<dc:creator>สมศักดิ์</dc:creator>")
        package.writestr("docProps/custom.xml", "<x>OwnerOfThePhone</x>")
        package.writestr("word/people.xml", "<x>สมศักดิ์</x>")
    cleaned = zipfile.ZipFile(io.BytesIO(drawing.cleaned("docx", made.getvalue())))
    assert "สมศักดิ์".encode() not in b"".join(cleaned.read(name) for name in cleaned.namelist())
    assert cleaned.read("word/document.xml") == b'<w><w:ins w:author="-"/></w>'
    assert b"OwnerOfThePhone" not in b"".join(cleaned.read(name) for name in cleaned.namelist())
    assert {one.date_time[0] for one in cleaned.infolist()} == {1980}


def test_a_real_word_file_still_opens_and_has_forgotten_its_author():
    import docx

    made = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("พื้นที่เทจริงน้อยกว่าแบบ")
    document.core_properties.author = "สมศักดิ์ ผู้กล้า"
    document.save(made)
    opened = docx.Document(io.BytesIO(drawing.cleaned("docx", made.getvalue())))
    assert [one.text for one in opened.paragraphs] == ["พื้นที่เทจริงน้อยกว่าแบบ"]
    assert opened.core_properties.author == ""


def test_a_pdf_becomes_pictures_of_its_pages():
    import pikepdf
    from PIL import Image

    kept = io.BytesIO()
    Image.new("RGB", (200, 300), "white").save(kept, "PDF", author="OwnerOfThePhone", title="x")
    with pikepdf.open(io.BytesIO(kept.getvalue())) as document:
        document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('OwnerOfThePhone')")
        scripted = io.BytesIO()
        document.save(scripted)
    drawn = drawing.page("pdf", scripted.getvalue(), 1)
    assert drawn.data.startswith(b"\x89PNG")
    cleaned = drawing.cleaned("pdf", scripted.getvalue())
    assert cleaned.startswith(b"%PDF")
    assert b"OwnerOfThePhone" not in cleaned
    assert b"JavaScript" not in cleaned


@pytest.mark.parametrize(
    ("kind", "data"),
    [("pdf", b"%PDF-1.7 nothing"), ("jpeg", b"\xff\xd8\xff" + bytes(50)), ("docx", b"PK\3\4" + bytes(50))],
)
def test_a_hostile_file_is_only_a_file_that_cannot_be_shown(kind: str, data: bytes):
    with pytest.raises(drawing.Undrawable):
        drawing.cleaned(kind, data)


# Pages


def unlocked(room: Room, desk_of: Any, username: str = "integrity") -> Client:
    browser = desk_of(room.office.users[username])
    where = reverse("sealed_list", args=["donsukchai"])
    unlock = reverse("sealed_unlock", args=["donsukchai"])
    answered = browser.post(unlock, {"passphrase": PASSPHRASE, "next": where})
    assert answered.status_code == 302
    cookie = answered.cookies["sealed"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/o/donsukchai/sealed/")
    return browser


def test_the_pages_ask_for_the_passphrase_first(room: Room, desk_of: Any):
    room.filed()
    browser = desk_of(room.office.users["integrity"])
    where = reverse("sealed_list", args=["donsukchai"])
    text = browser.get(where).content.decode()
    assert "วลีผ่าน" in text
    assert "ตรวจรับถนน" not in text
    wrong = browser.post(reverse("sealed_unlock", args=["donsukchai"]), {"passphrase": "ไม่ใช่", "next": where})
    assert "ไม่ถูกต้อง" in wrong.content.decode()
    browser = unlocked(room, desk_of)
    assert "ตรวจรับถนน" in browser.get(where).content.decode()
    browser.post(reverse("sealed_lock", args=["donsukchai"]))
    assert "ตรวจรับถนน" not in browser.get(where).content.decode()


def test_what_was_typed_while_the_key_locked_goes_on_with_the_passphrase(room: Room, desk_of: Any):
    receipt = room.filed()
    browser = desk_of(room.office.users["integrity"])
    where = reverse("sealed_answer", args=["donsukchai", SealedReport.objects.get().pk])
    text = browser.post(where, {"text": "คำตอบที่พิมพ์ไว้นาน"}).content.decode()
    assert "คำตอบที่พิมพ์ไว้นาน" in text
    assert not SealedMessage.objects.exists()
    assert browser.post(where, {"text": "คำตอบที่พิมพ์ไว้นาน", "passphrase": PASSPHRASE}).status_code == 302
    assert reading.messages(room.held(receipt))[0].message.text == "คำตอบที่พิมพ์ไว้นาน"


def test_a_day_of_an_officer_on_the_pages(room: Room, desk_of: Any, django_assert_max_num_queries: Any):
    room.filed(files=[a_photo()], identity=SOMSAK)
    browser, pk = unlocked(room, desk_of), SealedReport.objects.get().pk
    one = reverse("sealed_report", args=["donsukchai", pk])
    with django_assert_max_num_queries(25):
        page = browser.get(one).content.decode()
    assert WORDS in page
    assert SOMSAK.name not in page
    assert (
        browser.post(reverse("sealed_note", args=["donsukchai", pk]), {"kind": "fact", "text": "พบ"}).status_code == 302
    )
    moved = {"state": "checking", "text": "ตรวจเอกสาร", "tell": ""}
    assert browser.post(reverse("sealed_move", args=["donsukchai", pk]), moved).status_code == 302
    file = SealedFile.objects.get().pk
    assert "ดาวน์โหลดฉบับล้าง" in browser.get(reverse("sealed_view", args=["donsukchai", pk, file.hex])).content.decode()
    got = browser.get(reverse("sealed_file", args=["donsukchai", pk, file.hex]))
    assert b"OwnerOfThePhone" not in got.content
    assert browser.get(reverse("sealed_picture", args=["donsukchai", pk, file.hex, 1])).content.startswith(b"\x89PNG")
    identity = reverse("sealed_identity", args=["donsukchai", pk])
    assert browser.post(identity, {"ground": "testimony", "reason": "สอบพยาน"}).status_code == 302
    text = browser.post(reverse("sealed_refer", args=["donsukchai", pk]), {"office": "nacc"}).content.decode()
    parcel = base64.b64decode(re.search(r"base64,([^\"]+)", text)[1])
    code = re.search(r'sealed-code">([\d ]+)<', text)[1].replace(" ", "")
    assert json.loads(zipfile.ZipFile(io.BytesIO(sealing.unpack(parcel, code))).read("report.json"))
    auditor = unlocked(room, desk_of, "auditor")
    asked = IdentityRequest.objects.get()
    decide = reverse("sealed_decide", args=["donsukchai", asked.pk])
    assert "สอบพยาน" in auditor.get(decide).content.decode()
    assert auditor.post(decide, {"decision": "grant", "words": "ได้"}).status_code == 302
    assert auditor.get(one).status_code == 404
    shown = unlocked(room, desk_of).post(identity, {"see": "1"}).content.decode()
    assert SOMSAK.name in shown


def test_a_list_has_a_fixed_number_of_queries(room: Room, desk_of: Any, django_assert_num_queries: Any):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    browser, where = unlocked(room, desk_of), reverse("sealed_list", args=["donsukchai"])
    room.filed()
    with CaptureQueriesContext(
        connection,
    ) as few:
        browser.get(where)
    for _ in range(12):
        room.filed()
    with django_assert_num_queries(len(few)):
        browser.get(where)
    assert len(few) <= 25


@pytest.mark.parametrize(
    "username", ["integrity", "second", "auditor", "head", "clerk", "mayor", "admin", "complaints", "province"]
)
def test_each_role_at_each_address_of_a_real_report(room: Room, desk_of: Any, username: str):
    """An accused officer, custodians and everyone else: 404 at every address of it, reading and writing."""
    room.filed(accused=[room.keepers["second"].user_id], identity=SOMSAK, files=[a_photo()])
    pk, file = SealedReport.objects.get().pk, SealedFile.objects.get().pk
    browser = desk_of(room.office.users[username])
    if username in room.private:
        browser = unlocked(room, desk_of, username)
    code = "donsukchai"
    here = [
        *(reverse(name, args=[code, pk]) for name in (
            "sealed_report", "sealed_answer", "sealed_note", "sealed_move", "sealed_identity", "sealed_refer",
            "sealed_destroy")),
        *(reverse(name, args=[code, pk, file.hex]) for name in ("sealed_view", "sealed_file")),
        reverse("sealed_picture", args=[code, pk, file.hex, 1]),
    ]  # fmt: skip
    for path in here:
        answers = {browser.get(path).status_code, browser.post(path, {"text": "x"}).status_code}
        if username == "integrity":
            assert answers & {200, 302}, path
        else:
            assert answers <= {404, 405}, f"{username} {path} {answers}"


def test_arranging_on_the_page(office: Any, desk_of: Any, settings: Any):
    browser = desk_of(office.users["clerk"])
    where = reverse("sealed_arrange", args=["donsukchai"])
    assert "ต้องมีผู้ถือกุญแจ" in browser.get(where).content.decode()
    user = str(office.users["integrity"].pk)
    appoint = reverse("sealed_appoint", args=["donsukchai"])
    assert browser.post(appoint, {"part": "officer", "user": user}).status_code == 302
    assert Keeper.objects.get().user.username == "integrity"
    browser.post(appoint, {"part": "custodian", "user": str(office.users["mayor"].pk)})
    assert Keeper.objects.count() == 1
    form = {
        "unit_name": "งานนิติการ", "answer_days": 7, "checking_days": 30, "finish_days": 90, "keep_years": 5,
        "outside_name": "ป.ป.ช.", "outside_contact": "1205", "edition": 1,
    }  # fmt: skip
    assert browser.post(where, form).status_code == 302
    assert browser.post(where, form).status_code == 409, "somebody was first"
    assert "เรียงจากน้อย" in browser.post(where, form | {"edition": 2, "answer_days": 40}).content.decode()
    browser.post(reverse("sealed_open", args=["donsukchai"]), {"open": "1"})
    assert not browser.get("/s/donsukchai/report/").content.decode().count('name="token"')


def test_the_list_says_what_is_late_and_what_is_to_be_destroyed(room: Room, desk_of: Any):
    for title in ("ช้า", "ทันเวลา", "เก็บครบ"):
        room.filed(title=title)
    officer = room.office.officer("integrity")
    by_title = {one.head.title: one for one in room.cases("integrity")}
    casework.move(by_title["เก็บครบ"], State.CLOSED, "เสร็จ", by=officer)
    long_ago = officer.today.replace(day=1) - datetime.timedelta(days=6 * 366)
    SealedReport.objects.filter(pk=by_title["ช้า"].report.pk).update(
        received_on=officer.today - datetime.timedelta(days=16)
    )
    SealedReport.objects.filter(pk=by_title["เก็บครบ"].report.pk).update(received_on=long_ago, finished_on=long_ago)
    browser = desk_of(room.office.users["integrity"])
    browser.post("/o/donsukchai/sealed/key/unlock/", {"passphrase": PASSPHRASE})

    def titles(query: str) -> list[str]:
        page = browser.get(f"/o/donsukchai/sealed/reports/{query}").content.decode()
        return re.findall(r"table-row-link[^>]*>([^<]+)<", page)

    first = browser.get("/o/donsukchai/sealed/reports/").content.decode()
    assert "เกินกำหนด 1 เรื่อง" in first
    assert "รอทำลายพร้อมใบรับรอง 1 เรื่อง" in first
    assert "เรื่องใหม่ปิดผนึกถึง" in first
    assert titles("?state=late") == ["ช้า"]
    assert titles("?state=gone") == ["เก็บครบ"]
    assert titles("?order=new") == ["ทันเวลา", "ช้า"]
    assert titles("?order=due&state=all") == ["เก็บครบ", "ช้า", "ทันเวลา"]


def test_the_record_does_not_say_which_report_was_worked_on(room: Room):
    """Its readers, the mayor among them, could count the reports; and an accused officer would miss one."""
    for title in ("หนึ่ง", "สอง"):
        room.filed(title=title)
    officer = room.office.officer("integrity")
    for case in room.cases("integrity"):
        casework.answer(case, "ได้รับแล้ว", (), by=officer)
        casework.note(case, "พบ", by=officer)
        handing_on.sent_outside(case, "ป.ป.ช.", by=officer)
    made = Entry.objects.filter(verb__in=("sealed.answered", "sealed.noted", "sealed.moved"))
    assert {(one.label, one.subject, json.dumps(one.facts)) for one in made} == {("", "sealed.sealedreport", "{}")}
    assert not Entry.objects.filter(verb__contains="parcel").exists(), "an accused mayor would read it"


def test_certificates_name_days_and_are_for_those_who_read_reports(room: Room, desk_of: Any):
    room.filed()
    officer = room.office.officer("integrity")
    casework.move(room.case(), State.CLOSED, "เสร็จ", by=officer)
    SealedReport.objects.update(finished_on=datetime.date(2015, 1, 1))
    made = destroying.destroy(room.case(), room.door, by=officer)
    for username, status in (("integrity", 200), ("mayor", 404), ("clerk", 404), ("auditor", 404)):
        browser = desk_of(room.office.users[username])
        assert browser.get(f"/o/donsukchai/sealed/certificates/{made.pk}/").status_code == status, username
        assert (made.report_number in browser.get("/o/donsukchai/sealed/figures/").content.decode()) == (status == 200)
