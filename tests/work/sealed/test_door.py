"""The door as a reporter meets it: filing, the receipt, coming back; and everything that goes wrong."""

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.work.sealed.conftest import WORDS, Room, a_form, a_photo

from sucharit.core.sealing import new_receipt, proof_faults
from sucharit.core.thai import thai_digits
from sucharit.work.sealed import reading
from sucharit.work.sealed.actions.casework import answer
from sucharit.work.sealed.models import SealedFile, SealedMessage, SealedReport

pytestmark = pytest.mark.django_db
REPORT, FOLLOW = "/s/donsukchai/report/", "/s/donsukchai/follow/"


def receipt_in(page: str) -> str:
    return "".join(re.findall(r"<span>(\d{5})</span>", page))


def test_from_the_form_to_the_answer(room: Room, visitor: Client):
    form = visitor.get(REPORT).content.decode()
    assert 'name="token"' in form
    photo = a_photo()
    files = [SimpleUploadedFile(photo.name, photo.data)]
    page = visitor.post(REPORT, a_form(room, files=files, when="เมื่อวาน", known="seen")).content.decode()
    receipt = receipt_in(page)
    assert len(receipt) == 40
    case = room.case()
    assert case.head.title == "ตรวจรับถนน"
    assert reading.filed(case.held).content.what == WORDS
    answer(case, "มีภาพเพิ่มหรือไม่", [photo], by=room.office.officer("integrity"))
    thread = visitor.post(FOLLOW, {"receipt": thai_digits(receipt)}).content.decode()
    assert "มีภาพเพิ่มหรือไม่" in thread
    assert WORDS in thread
    assert "นายธนา" not in thread, "the reporter is not told which officer"
    once = re.search(r'name="once" value="(\w+)"', thread)
    said = {"receipt": receipt, "text": "มีอีกสองภาพ", "once": once[1]}
    visitor.post(FOLLOW, said)
    assert "มีอีกสองภาพ" in visitor.post(FOLLOW, said).content.decode()
    assert [one.message.text for one in reading.messages(room.case().held)] == ["มีภาพเพิ่มหรือไม่", "มีอีกสองภาพ"]


def test_a_form_that_is_sent_twice_files_once_and_shows_the_same_receipt(room: Room, visitor: Client):
    form = a_form(room)
    first, second = (visitor.post(REPORT, form).content.decode() for _ in range(2))
    assert receipt_in(first) == receipt_in(second)
    assert SealedReport.objects.count() == 1
    assert "ไม่บันทึกซ้ำ" in second
    assert "ไม่บันทึกซ้ำ" not in first


def test_what_is_missing_is_said_and_what_was_typed_stays_and_nothing_is_kept(room: Room, visitor: Client):
    page = visitor.post(REPORT, a_form(room, title="", who="คนหนึ่ง"))
    assert page.status_code == 200
    text = page.content.decode()
    assert WORDS in text
    assert "คนหนึ่ง" in text
    assert "โปรดแก้ไข" in text
    assert not SealedReport.objects.exists()


@pytest.mark.parametrize("token", ["", "x", "1" * 40, "a" * 5000, "\0"])
def test_a_token_that_is_not_ours_asks_to_send_again(room: Room, visitor: Client, token: str):
    text = visitor.post(REPORT, a_form(room) | {"token": token}).content.decode()
    assert "หมดอายุ" in text
    assert WORDS in text
    assert not SealedReport.objects.exists()


def test_a_form_of_yesterday_has_expired_and_can_be_sent_after_all(room: Room, visitor: Client):
    text = visitor.post(REPORT, a_form(room, seconds=90_000)).content.decode()
    assert "หมดอายุ" in text
    assert WORDS in text
    fresh = re.search(r'name="token" value="([^"]+)"', text)
    assert fresh


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("virus.exe", b"MZ" + bytes(400), "ชนิดที่รับได้"),
        ("ภาพ.jpg", b"", "ว่างเปล่า"),
        ("script.svg", b"\0\1<svg onload=alert(1)>", "ชนิดที่รับได้"),
        ("x.zip", b"PK\3\4" + bytes(100), "ชนิดที่รับได้"),
    ],
)
def test_files_that_are_not_taken_are_named(room: Room, visitor: Client, name: str, content: bytes, said: str):
    form = a_form(room, files=[SimpleUploadedFile(name, content)]) if content else a_form(room)
    if not content:
        form["files"] = [SimpleUploadedFile(name, b"x" * 10)]
        form["files"][0].size = 0
        return
    text = visitor.post(REPORT, form).content.decode()
    assert said in text
    assert "โปรดเลือกไฟล์อีกครั้ง" in text
    assert not SealedReport.objects.exists()


def test_too_many_and_too_large_files_are_refused_with_the_text_kept(room: Room, visitor: Client):
    many = [SimpleUploadedFile(f"{n}.txt", b"words") for n in range(6)]
    assert "5 ไฟล์" in visitor.post(REPORT, a_form(room, files=many)).content.decode()
    large = [SimpleUploadedFile(f"{n}.txt", b"x" * (8 * 1024 * 1024)) for n in range(3)]
    text = visitor.post(REPORT, a_form(room, files=large)).content.decode()
    assert "20 เมกะไบต์" in text
    assert WORDS in text
    assert not SealedReport.objects.exists()


@pytest.mark.parametrize(
    "what", ["ภาษาไทย" * 1400, "العربية 中文 👩‍👩‍👧 \u202e", "<script>alert(1)</script>{{ x }}", "\0\x1bข้อความ"]
)
def test_any_script_is_taken_as_text(room: Room, visitor: Client, what: str):
    visitor.post(REPORT, a_form(room, what=what))
    told = reading.filed(room.case().held).content.what
    assert "\0" not in told
    assert len(told) > 5


def test_an_enormous_text_is_refused_kindly(room: Room, visitor: Client):
    text = visitor.post(REPORT, a_form(room, what="ก" * 10_001)).content.decode()
    assert "10000" in text or "10,000" in text
    assert "<h1>สิ่งที่ส่งมาถึงไม่ครบ" in visitor.post(REPORT, a_form(room, what="ก" * 4_000_000)).content.decode()


def test_a_torn_upload_leaves_nothing(room: Room, visitor: Client):
    body = b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nhal'
    answered = visitor.generic("POST", REPORT, body, content_type="multipart/form-data; boundary=b")
    assert answered.status_code == 200
    broken = visitor.generic("POST", REPORT, b"x", content_type="multipart/form-data")
    assert "ไม่ครบ" in broken.content.decode()
    assert not SealedReport.objects.exists()


def test_wrong_receipts_get_equal_answers_after_equal_work(room: Room, visitor: Client, monkeypatch):
    """Nobody's, another door's: the same page, the same derivation."""
    work: list[int] = []
    from sucharit.core.sealing.strength import Strength

    real = Strength.derive
    monkeypatch.setattr(Strength, "derive", lambda self, *args: (work.append(self.passes), real(self, *args))[1])
    room.filed()
    work.clear()
    wrong, right = (visitor.post(FOLLOW, {"receipt": one}) for one in (new_receipt(), room.filed()))
    assert len(work) == 3, "one for each look, one for the filing"
    assert "ไม่พบเรื่องของใบรับนี้" in wrong.content.decode()
    assert len(wrong.content) == len(right.content)
    assert wrong.status_code == right.status_code == 200


def test_a_mistyped_receipt_is_told_from_arithmetic_alone(room: Room, visitor: Client, django_assert_num_queries):
    receipt = new_receipt()
    wrong = f"{receipt[:-1]}{(int(receipt[-1]) + 1) % 10}"
    with django_assert_num_queries(1):  # the door itself
        assert "ไม่ตรง" in visitor.post(FOLLOW, {"receipt": wrong}).content.decode()
    assert "3 หลัก" in visitor.post(FOLLOW, {"receipt": "123"}).content.decode()


def test_a_proof_is_taken_home(room: Room, visitor: Client):
    receipt = room.filed()
    bare = visitor.post("/s/donsukchai/follow/proof/", {"receipt": receipt}).content
    whole = visitor.post("/s/donsukchai/follow/proof/", {"receipt": receipt, "whole": "1"}).content
    assert proof_faults(bare)[1] == proof_faults(whole)[1] == ""
    assert WORDS not in bare.decode()
    assert WORDS in json.loads(whole)["content"]


def test_a_file_of_the_officers_comes_back_without_metadata(room: Room, visitor: Client):
    receipt = room.filed()
    answer(room.case(), "ดูภาพนี้", [a_photo()], by=room.office.officer("integrity"))
    pk = SealedFile.objects.get().pk
    got = visitor.post("/s/donsukchai/follow/file/", {"receipt": receipt, "file": str(pk)})
    assert got["Content-Type"] == "image/jpeg"
    assert b"OwnerOfThePhone" not in got.content
    for bad in ("", "x", "0" * 32):
        assert b"<h1>" in visitor.post("/s/donsukchai/follow/file/", {"receipt": receipt, "file": bad}).content


def test_a_closed_door_still_lets_reporters_follow(room: Room, visitor: Client):
    from sucharit.work.sealed.actions.arranging import set_open

    receipt = room.filed()
    set_open(by=room.office.officer("clerk"), is_open=False)
    assert "ยังไม่เปิดรับ" in visitor.get(REPORT).content.decode()
    assert "ยังไม่เปิดรับ" in visitor.post(REPORT, a_form(room)).content.decode()
    assert SealedReport.objects.count() == 1
    assert WORDS in visitor.post(FOLLOW, {"receipt": receipt}).content.decode()


def test_other_doors_know_nothing(room: Room, neighbour, visitor: Client):
    from sucharit.work.sealed.actions.arranging import ensure_door

    receipt = room.filed()
    assert visitor.get("/s/thungnamsai/").status_code == 404
    ensure_door(neighbour.organization)
    assert WORDS not in visitor.post("/s/thungnamsai/follow/", {"receipt": receipt}).content.decode()
    assert visitor.get("/s/nowhere/").status_code == 404


def test_the_manual_says_the_four_parts_from_the_settings(room: Room, visitor: Client):
    room.door.answer_days, room.door.unit_name = 9, "งานนิติการ"
    room.door.save()
    text = visitor.get("/s/donsukchai/manual/").content.decode()
    for part in ("1. วิธีแจ้งเรื่อง", "2. ขั้นตอน", "3. ส่วนงาน", "4. ระยะเวลา", "ภายใน 9 วัน", "งานนิติการ", "นายธนา ซื่อตรง"):
        assert part in text
    assert visitor.get("/s/donsukchai/manual.pdf").content.startswith(b"%PDF")
    assert "<svg" in visitor.get("/s/donsukchai/poster/").content.decode()


def test_nobody_left_to_read_writes_nothing(room: Room, visitor: Client):
    everyone = [f"k{room.keepers[name].user_id}" for name in ("integrity", "second")]
    text = visitor.post(REPORT, a_form(room, accused=everyone)).content.decode()
    assert "ไม่ได้บันทึกสิ่งใดไว้" in text
    guards = [f"k{room.keepers[name].user_id}" for name in ("auditor", "head")]
    told = visitor.post(REPORT, a_form(room, accused=guards, name="สมศักดิ์")).content.decode()
    assert "โดยไม่ระบุตัว" in told
    assert not SealedReport.objects.exists()
    assert not SealedMessage.objects.exists()


def test_the_office_leads_to_the_door(room: Room, visitor: Client):
    text = visitor.get(reverse("door_front", args=["donsukchai"])).content.decode()
    assert "นายธนา ซื่อตรง" in text
    assert "data-leave" in text


def test_sound_and_film_are_refused_with_a_word_on_what_to_do(room: Room, visitor: Client):
    page = visitor.get(REPORT).content.decode()
    assert "ไม่รับเสียงและวิดีโอ" in page, "said before somebody tries"
    data = b"ID3\x03\0\0\0\0\0\x0fTIT2" + b"\xff\xfb\x90\x44\0" * 200
    sound = SimpleUploadedFile("เสียง.mp3", data, content_type="audio/mpeg")
    text = visitor.post(REPORT, a_form(room, files=[sound])).content.decode()
    assert "เสียง.mp3: ไม่รับเสียงและวิดีโอ" in text
    assert "ตรวจรับถนน" in text
    assert not SealedReport.objects.exists()


def test_every_page_asks_for_the_same_files(room: Room, visitor: Client):
    """Fonts that only one page needs would name that page to whoever watches the line."""
    import re

    def files(page: str) -> set[str]:
        return set(re.findall(r'(?:href|src)="([^"]*(?:woff2|css|js))"', page))

    pages = [visitor.get(f"/s/donsukchai/{name}").content.decode() for name in ("", "report/", "follow/", "manual/")]
    pages.append(visitor.post("/s/donsukchai/follow/", {"receipt": room.filed()}).content.decode())
    assert len({frozenset(files(one)) for one in pages}) == 1
    assert sum(one.endswith("woff2") for one in files(pages[0])) == 6
