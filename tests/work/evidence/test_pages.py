"""The pages of evidence: a photo from the phone, the list, the galleries, the file through the gate."""

import hashlib
import uuid
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from tests.work.evidence.conftest import PDF, photo, upload

from sucharit.base.people.models import User
from sucharit.office.demonstration.people import Cast
from sucharit.work.evidence.actions import add_address, add_file, describe, use, withdraw
from sucharit.work.evidence.models import Evidence

KEY = uuid.UUID(int=7)


def at(name: str, *more: object) -> str:
    return reverse(name, args=["donsukchai", *more])


def send(browser: Client, content: bytes, name: str = "a.jpg", **fields: str):
    data = {"evidence_files": upload(content, name), **fields}
    return browser.post(at("evidence_add"), data, headers={"Accept": "application/json"})


def test_a_photo_arrives_from_the_phone(office: Cast, reporter: Client):
    answer = send(reporter, photo(), evidence_for="ถนนโปร่งใส", title="ชื่อของแบบฟอร์มอื่น")
    told = answer.json()
    row = Evidence.objects.get()
    assert answer.status_code == 201
    assert (told["pk"], told["label"], told["already"], told["place"]) == (row.pk, "ถนนโปร่งใส", False, True)
    assert (told["url"], told["day"], told["notes"]) == (at("evidence", row.pk), "14 มี.ค. 2569", [])
    thumbnail = reporter.get(told["thumbnail"])
    assert thumbnail["Content-Type"] == "image/jpeg"
    assert b"".join(thumbnail.streaming_content).startswith(b"\xff\xd8")
    page = reporter.get(told["url"]).content.decode()
    assert "กล้องบันทึกพิกัดไว้ในภาพนี้" in page and "15.38" not in page
    kept = reporter.post(at("evidence_place", row.pk), {"keep": "yes"}, follow=True).content.decode()
    assert "15.38" in kept and "กล้องบันทึกพิกัดไว้ในภาพนี้" not in kept


def test_a_place_not_chosen_is_gone(office: Cast, reporter: Client):
    row = Evidence.objects.get(pk=send(reporter, photo()).json()["pk"])
    reporter.post(at("evidence_place", row.pk), {"keep": "no"})
    reporter.post(at("evidence_place", row.pk), {"keep": "yes"})
    row.refresh_from_db()
    assert row.latitude is None


def test_what_is_wrong_is_said_to_the_script(office: Cast, reporter: Client):
    for content, said in ((b"", "ว่าง"), (b"MZ" + b"\0" * 99, "ไม่ใช่ชนิดที่รับได้"), (photo()[:-300], "เสียหาย")):
        answer = (
            send(reporter, content)
            if content
            else reporter.post(at("evidence_add"), {}, headers={"Accept": "application/json"})
        )
        assert answer.status_code == 422
        assert said in answer.json()["error"] or "เลือกไฟล์" in answer.json()["error"]


def test_the_same_file_again_is_told_before_and_after(office: Cast, reporter: Client):
    row = Evidence.objects.get(pk=send(reporter, photo()).json()["pk"])
    use(row, office.units["works"], by=office.officer("reporter"), fiscal_year=2568)
    digest = hashlib.sha256(photo()).hexdigest()
    before = reporter.get(at("evidence_known"), {"digest": digest.upper()}).json()
    assert before["known"] is True
    assert "มีอยู่แล้ว" in before["notes"][0]["text"] and "2568" in before["notes"][1]["text"]
    again = send(reporter, photo()).json()
    assert (again["pk"], again["already"]) == (row.pk, True)
    assert reporter.get(at("evidence_known"), {"digest": "0" * 64}).json()["known"] is False
    forced = send(reporter, photo(), evidence_again="on").json()
    assert forced["pk"] != row.pk
    assert "ไฟล์เดียวกันนี้มีในรายการอื่นด้วย" in reporter.get(forced["url"]).content.decode()


def test_many_files_without_script(office: Cast, reporter: Client):
    data = {
        "evidence_files": [upload(photo()), upload(PDF, "บันทึก.pdf"), upload(b"MZ" + b"\0" * 99, "x.exe")],
        "evidence_title": "อบรม", "evidence_personal": "on",
    }  # fmt: skip
    page = reporter.post(at("evidence_add"), data)
    assert page.status_code == 422
    assert "x.exe" in page.content.decode() and 'value="อบรม"' in page.content.decode()
    assert Evidence.objects.filter(title="อบรม", personal=True).count() == 2
    assert reporter.post(at("evidence_add"), {"evidence_files": upload(photo(colour="red"))}).status_code == 302


def test_an_address_by_hand(office: Cast, reporter: Client):
    wrong = reporter.post(at("evidence_add_address"), {"address": "javascript:alert(1)", "title": "ก"})
    assert wrong.status_code == 422 and "ที่อยู่เว็บนี้ไม่ถูกต้อง" in wrong.content.decode()
    reporter.post(at("evidence_add_address"), {"address": "https://a.example/1", "title": "ข่าว"})
    assert Evidence.objects.get().address == "https://a.example/1"


def test_the_list_is_narrowed(office: Cast, reporter: Client):
    mine, planner = office.officer("reporter"), office.officer("planner")
    road = add_file(upload(photo()), by=mine, title="ถนนซอย 3")
    use(road, office.units["works"], by=mine, initiative_key=KEY, fiscal_year=2569)
    use(road, office.units["finance"], by=mine, initiative_key=KEY, fiscal_year=2568)
    add_file(upload(PDF, "a.pdf"), by=planner, title="รายงานประชุม", personal=True)
    gone = add_address("https://a.example/1", by=planner, title="ข่าวเก่า")
    withdraw(gone, by=planner, reason="แนบผิด")
    page = reporter.get(at("evidence_list")).content.decode()
    assert "ถนนซอย 3" in page and "รายงานประชุม" in page and "ข่าวเก่า" not in page
    assert "ใช้มากกว่าหนึ่งแห่ง" in page
    for query, there, not_there in (
        ({"only": "mine"}, "ถนนซอย 3", "รายงานประชุม"), ({"only": "unused"}, "รายงานประชุม", "ถนนซอย 3"),
        ({"only": "personal"}, "รายงานประชุม", "ถนนซอย 3"), ({"kind": "photo"}, "ถนนซอย 3", "รายงานประชุม"),
        ({"year": "2568"}, "ถนนซอย 3", "รายงานประชุม"), ({"only": "twice"}, "ถนนซอย 3", "รายงานประชุม"),
        ({"only": "withdrawn"}, "ข่าวเก่า", "ถนนซอย 3"), ({"q": "ประชุม"}, "รายงานประชุม", "ถนนซอย 3"),
    ):  # fmt: skip
        told = reporter.get(at("evidence_list"), query).content.decode()
        assert there in told, query
        assert f">{not_there}</a>" not in told, query
    book = reporter.get(at("evidence_export"), {"only": "mine"})
    assert b"".join(book.streaming_content).startswith(b"PK")


def test_the_gallery_of_a_year(office: Cast, reporter: Client):
    mine = office.officer("reporter")
    road = add_file(upload(photo()), by=mine, title="ถนนซอย 3")
    use(road, office.units["works"], by=mine, initiative_key=KEY, fiscal_year=2569)
    assert "ถนนซอย 3" in reporter.get(at("evidence_gallery", 2569)).content.decode()
    assert "ถนนซอย 3" in reporter.get(at("evidence_initiative", 2569, KEY)).content.decode()
    assert "ยังไม่มีหลักฐานของปีนี้" in reporter.get(at("evidence_gallery", 2570)).content.decode()


def test_the_gallery_of_a_year_with_thousands_shows_a_dozen_of_each(office: Cast, reporter: Client):
    mine = office.officer("reporter")
    for number in range(15):
        piece = add_address(f"https://a.example/{number}", by=mine, title=f"ข่าวที่ {number}")
        use(piece, office.units["works"], by=mine, initiative_key=KEY, fiscal_year=2569)
    year = reporter.get(at("evidence_gallery", 2569)).content.decode()
    assert year.count("ข่าวที่ ") == 12 and "ดูอีก 3 ชิ้นของโครงการนี้" in year and "หลักฐาน 15 ชิ้น" in year
    assert reporter.get(at("evidence_initiative", 2569, KEY)).content.decode().count("ข่าวที่ ") == 15


def test_the_file_goes_through_the_gate(
    office: Cast, neighbour: Cast, reporter: Client, desk_of: Callable[[User], Client]
):
    row = add_file(upload(photo()), by=office.officer("reporter"), title="ก")
    answer = reporter.get(at("evidence_file", row.pk))
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content).startswith(b"\xff\xd8")
    names = ("evidence", "evidence_file", "evidence_thumbnail", "evidence_edit", "evidence_withdraw")
    stranger = desk_of(neighbour.users["neighbour-planner"])
    for name in names:
        assert stranger.get(at(name, row.pk)).status_code == 404
        assert stranger.get(reverse(name, args=["thungnamsai", row.pk])).status_code == 404
    describe(row, by=office.officer("reporter"), fields={"personal": True})
    council = desk_of(office.users["council"])
    for name in names[:3]:
        assert council.get(at(name, row.pk)).status_code == 404
    assert council.get(at("evidence_add")).status_code == 404
    assert council.post(at("evidence_add"), {}).status_code == 404
    withdraw(row, by=office.officer("reporter"), reason="ขอให้ลบ")
    mine = desk_of(office.users["reporter"])
    assert mine.get(at("evidence_file", row.pk)).status_code == 404
    assert mine.get(at("evidence_thumbnail", row.pk)).status_code == 404
    assert "ขอให้ลบ" in mine.get(at("evidence", row.pk)).content.decode()


def test_describing_and_withdrawing_by_hand(office: Cast, reporter: Client):
    row = add_file(upload(photo()), by=office.officer("reporter"), title="ก")
    told = {"title": "ข", "taken_on": "1/3/2569", "place": "หมู่ 4", "edition": "1"}
    assert reporter.post(at("evidence_edit", row.pk), told).status_code == 302
    stale = reporter.post(at("evidence_edit", row.pk), {**told, "title": "ค"})
    assert stale.status_code == 409 and "มีผู้บันทึกก่อนท่าน" in stale.content.decode()
    assert 'value="ค"' in stale.content.decode() and 'name="edition" value="2"' in stale.content.decode()
    assert reporter.post(at("evidence_withdraw", row.pk), {"reason": ""}).status_code == 422
    page = reporter.post(at("evidence_withdraw", row.pk), {"reason": "แนบผิด"}, follow=True).content.decode()
    assert "ถอนหลักฐานแล้ว" in page and at("evidence_take_back", row.pk) in page
    reporter.post(at("evidence_take_back", row.pk))
    row.refresh_from_db()
    assert not row.withdrawn


def test_choosing_from_what_is_here(office: Cast, reporter: Client):
    mine = office.officer("reporter")
    row = add_file(upload(photo()), by=mine, title="ถนนซอย 3")
    use(row, office.units["works"], by=mine, initiative_key=KEY, fiscal_year=2568)
    told = reporter.get(at("evidence_choose"), {"evidence_q": "ถนน", "evidence_year": "2569"}).content.decode()
    assert f'value="{row.pk}"' in told and "ใช้กับที่อื่นแล้ว" in told
    assert "ไม่พบหลักฐาน" in reporter.get(at("evidence_choose"), {"evidence_q": "ไม่มี"}).content.decode()


@pytest.mark.parametrize("many", [2, 20])
def test_lists_ask_the_same_however_long(office: Cast, reporter: Client, many: int, django_assert_max_num_queries):
    mine = office.officer("reporter")
    for n in range(many):
        row = add_address(f"https://a.example/{n}", by=mine, title=f"ข่าว {n}")
        use(row, office.units["works"], by=mine, initiative_key=KEY, fiscal_year=2569)
    for name, args in (("evidence_list", ()), ("evidence_gallery", (2569,)), ("evidence", (row.pk,))):
        reporter.get(at(name, *args))
        with django_assert_max_num_queries(18):
            assert reporter.get(at(name, *args)).status_code == 200
