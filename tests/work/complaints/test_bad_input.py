"""Empty, enormous, repeated, hostile, foreign, wrong: kind words, nothing acknowledged is lost, nothing doubled."""

import io
import threading
import zipfile
from decimal import Decimal
from typing import Any

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections
from django.test import Client
from docx import Document
from tests.work.complaints.conftest import DOOR, OFFICE, form, photo, said

from sucharit.base.doors import receipts as door_receipts
from sucharit.base.doors.receipts import numbered
from sucharit.base.files.actions import UnacceptableFile
from sucharit.base.files.models import StoredFile
from sucharit.work.complaints import rates, receipts
from sucharit.work.complaints.actions.filing import file_complaint
from sucharit.work.complaints.models import Centre, Complaint
from sucharit.work.evidence import strangers as files


def posted(centre: Centre, **more: Any) -> Any:
    return Client().post(f"{DOOR}new/", form(centre, **more))


def words_of(answer: Any) -> str:
    return answer.content.decode()


@pytest.mark.parametrize(
    ("more", "said_so"),
    [
        ({"detail": ""}, "โปรดเล่าว่าเกิดอะไรขึ้น"),
        ({"detail": "  \u200b "}, "โปรดเล่าว่าเกิดอะไรขึ้น"),
        ({"detail": "ก" * 8_001}, "8001"),
        ({"detail": "ก" * 200_000}, "8"),
        ({"name": ""}, "โปรดใส่ชื่อ หรือเลือก"),
        ({"telephone": "โทรหาป้า"}, "หมายเลขโทรศัพท์นี้ไม่ครบ"),
        ({"email": "somchai@"}, "อีเมลนี้ไม่ครบ"),
        ({"latitude": "15.38"}, "ต้องมีทั้งสองตัว"),
        ({"latitude": "48.85", "longitude": "2.35"}, "นอกประเทศไทย"),
        ({"latitude": "NaN", "longitude": "Infinity"}, "field-bad"),
        ({"category": "999999"}, "โปรดเลือกจากรายการ"),
        ({"category": "' OR 1=1"}, "โปรดเลือกจากรายการ"),
        ({"detail": "ไฟดับ\x00 ทั้งถนน"}, "field-bad"),
        ({"token": "หมดอายุ"}, "เปิดไว้นานเกินไป"),
        ({"website": "http://spam"}, "เว้นช่อง"),
    ],
)
def test_a_fault_is_said_and_nothing_typed_is_lost(centre: Centre, more: dict, said_so: str):
    answer = posted(centre, **more)
    assert answer.status_code == 422
    assert said_so in words_of(answer)
    assert "หน้าวัดดอนสุขใจ" in words_of(answer)
    assert not Complaint.objects.exists()


@pytest.mark.parametrize(
    "detail",
    [
        "ছেলেধরা আছে এখানে",
        "မီးပျက်နေတယ် ၃ ရက်",
        "ຖະໜົນເປ່ເພ",
        "道路坏了很久了",
        "🔥🔥🔥🔥🔥 ไฟไหม้",
        "<script>alert(1)</script>",
        "x\x1b[31my ดับ\u202e",
    ],
)
def test_other_scripts_and_hostile_words_are_words(centre: Centre, detail: str, desk_of: Any, office: Any):
    assert posted(centre, detail=detail).status_code == 200
    page = words_of(desk_of(office.users["complaints"]).get(f"{OFFICE}2569/1/"))
    assert "<script>alert" not in page and "\x1b" not in page


def test_thai_digits_and_a_place_on_the_map(centre: Centre):
    assert posted(centre, latitude="๑๕.๓๘๐๑๒", longitude="100.024517").status_code == 200
    row = Complaint.objects.get()
    assert (row.latitude, row.longitude) == (Decimal("15.38012"), Decimal("100.02452"))


def test_bad_files_are_refused_one_by_one_and_the_complaint_is_taken(centre: Centre):
    bad = [
        SimpleUploadedFile("ภาพ.jpg", b"MZ\x90\x00 this is a program"),
        SimpleUploadedFile("ว่าง.png", b""),
        SimpleUploadedFile("virus.pdf", b"%PDF-1.4 cut off in the middle"),
        SimpleUploadedFile("../../etc/passwd.jpg", b"\xff\xd8\xff\xe0 broken"),
        photo(),
    ]
    answer = posted(centre, files=bad)
    assert answer.status_code == 200
    told = words_of(answer)
    assert "บางไฟล์รับไม่ได้" in told and told.count("<li>") >= 4
    assert [one.name for one in Complaint.objects.get().attachments.all()] == ["IMG_0001.jpg"]
    assert StoredFile.objects.filter(kind="jpeg").count() == 1


def test_too_many_files_are_counted_out(centre: Centre):
    answer = posted(centre, files=[photo() for _n in range(7)])
    assert Complaint.objects.get().attachments.count() == 5
    assert "ไม่เกิน 5 ไฟล์" in words_of(answer)


def test_a_word_file_loses_who_wrote_it():
    document = Document()
    document.core_properties.author = "สมชาย ผู้เขียนตัวจริง"
    document.add_paragraph("เรื่องไฟดับ")
    document.add_picture(photo().file)
    made = io.BytesIO()
    document.save(made)
    clean = files.clean(SimpleUploadedFile("เรื่อง.docx", made.getvalue()))
    with zipfile.ZipFile(io.BytesIO(clean.content)) as packed:
        everything = b"".join(packed.read(name) for name in packed.namelist())
        assert not [name for name in packed.namelist() if name.startswith("docProps/")]
    assert "ผู้เขียนตัวจริง".encode() not in everything and b"SpyCam" not in everything
    again = Document(io.BytesIO(clean.content))
    assert next(one.text for one in again.paragraphs) == "เรื่องไฟดับ"


def test_a_pdf_loses_who_wrote_it_and_what_runs():
    made = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.docinfo["/Author"] = "Somchai"
        document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        with document.open_metadata() as metadata:
            metadata["dc:creator"] = ["Somchai"]
        document.save(made)
    clean = files.clean(SimpleUploadedFile("a.pdf", made.getvalue()))
    with pikepdf.open(io.BytesIO(clean.content)) as document:
        assert (
            "/Info" not in document.trailer and "/OpenAction" not in document.Root and "/Metadata" not in document.Root
        )
    assert b"Somchai" not in clean.content


def test_a_zip_bomb_in_a_word_file_is_refused():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", bytes(70_000_000))
        packed.writestr("[Content_Types].xml", "<Types/>")
    with pytest.raises(UnacceptableFile, match="ใหญ่เกินไป"):
        files.clean(SimpleUploadedFile("ระเบิด.docx", made.getvalue()))


def test_a_form_that_comes_again_gives_the_same_receipt(centre: Centre):
    told = form(centre)
    first, second = Client().post(f"{DOOR}new/", told), Client().post(f"{DOOR}new/", told | {"files": [photo()]})
    assert Complaint.objects.count() == 1
    assert "เรื่องนี้ส่งมาแล้ว" in words_of(second)
    secret = receipts.shown(receipts.secret_of(receipts.read_token(told["token"]) or ""))
    assert secret in words_of(first) and secret in words_of(second)
    assert secret.replace(" ", "") not in str(list(Complaint.objects.values())), "the secret is kept nowhere"


@pytest.mark.parametrize(
    ("number", "secret"),
    [
        ("1/2569", "0" * 20),
        ("99/2569", "0" * 20),
        ("ไม่รู้", "ไม่รู้"),
        ("1/2569", ""),
        ("1" * 39, "๑" * 20),
        ("1/25690", "1"),
        ("-1/2569", "1"),
    ],
)
def test_wrong_receipts_are_answered_alike(filed: Any, number: str, secret: str):
    filed()
    answer = Client().post(f"{DOOR}track/", {"number": number, "secret": secret})
    assert answer.status_code == 422 and not answer.cookies
    if number and secret:
        assert "เลขที่เรื่องหรือรหัสไม่ถูกต้อง" in words_of(answer)
    assert Client().post(f"{DOOR}receipt.pdf", {"number": number, "secret": secret}).status_code == 404


def test_a_number_that_does_not_exist_costs_the_same_work(filed: Any, monkeypatch: pytest.MonkeyPatch):
    filed()
    worked = []
    real = door_receipts.sealed
    monkeypatch.setattr(door_receipts, "sealed", lambda *args: worked.append(args) or real(*args))
    for number in ("1/2569", "99/2569", "x"):
        Client().post(f"{DOOR}track/", {"number": number, "secret": "1" * 20})
    assert len(worked) == 3


def test_keys_that_are_forged_or_old_open_nothing(filed: Any, client: Client):
    made = filed()
    client.post(f"{DOOR}track/", {"number": "1/2569", "secret": made.secret})
    good = client.cookies["complaint"].value
    assert client.get(f"{DOOR}case/").status_code == 200
    assert client.cookies["complaint"]["samesite"] == "Strict" and client.cookies["complaint"]["httponly"]
    assert client.cookies["complaint"]["path"] == DOOR
    for forged in (good[:-3] + "abc", "x", ""):
        client.cookies["complaint"] = forged
        assert client.get(f"{DOOR}case/").status_code == 302
    assert made.complaint.attachments.count() == 0 and client.get(f"{DOOR}case/files/1/").status_code == 302


def test_a_key_that_ended_while_somebody_wrote_loses_no_word(centre: Centre):
    answer = Client().post(f"{DOOR}case/say/", {"text": "เขียนไว้ยาวมาก <b>", "token": receipts.new_token()})
    assert answer.status_code == 403
    assert "เขียนไว้ยาวมาก &lt;b&gt;" in words_of(answer) and 'action="/p/donsukchai/complaints/track/"' in words_of(
        answer
    )


def test_a_robot_is_slowed_and_told_kindly(centre: Centre, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(rates.FILING, "burst", 2.0)
    answers = [posted(centre).status_code for _n in range(3)]
    assert answers == [200, 200, 429]
    assert Client(REMOTE_ADDR="10.9.8.7").post(f"{DOOR}new/", form(centre)).status_code == 200, (
        "another line is another"
    )


def test_methods_and_files_that_are_not_there(centre: Centre):
    browser = Client()
    assert browser.put(f"{DOOR}new/").status_code == 405
    assert browser.get(f"{DOOR}case/say/").status_code == 405
    assert browser.get(f"{DOOR}figures/?year=99999").status_code == 404
    assert browser.get(f"{DOOR}figures/?year=xx").status_code == 404
    assert not browser.cookies


@pytest.mark.django_db(transaction=True)
def test_many_at_the_same_moment_none_lost_none_doubled(office: Any):
    from sucharit.work.complaints.actions.arranging import open_centre

    centre = open_centre(by=office.officer("complaints"))
    made: list[str] = []

    def one(token: str) -> None:
        try:
            made.append(str(file_complaint(centre, said(centre), token=token).complaint))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one, args=(f"token-{n % 9}",)) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(Complaint.objects.values_list("number", flat=True)) == list(range(1, 10))
    assert len(made) == 12 and len(set(made)) == 9
    assert connection.vendor in ("sqlite", "postgresql")


def test_numbers_as_people_write_them():
    assert numbered("๑๒/๒๕๖๙") == (12, 2569)
    assert numbered("ที่ 12 / 2569") == (12, 2569)
    assert numbered("12") is None and numbered("/2569") is None and numbered("12345678/2569") is None
