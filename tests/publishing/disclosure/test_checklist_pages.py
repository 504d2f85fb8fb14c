"""The pages of the list, for who keeps it, who fills it, who reviews and who only reads."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sucharit.base.people.models import User
from sucharit.core.fiscal import FiscalYear
from sucharit.office.demonstration.people import Cast
from sucharit.publishing.disclosure import actions
from sucharit.publishing.disclosure.models import ChecklistYear, Entry

pytestmark = pytest.mark.django_db
Desk = Callable[[User], Client]
HERE = "/o/donsukchai/disclosure/"
WEB = "https://www.donsukchai.example"


def test_a_new_list_is_of_this_year_unless_told(office: Cast, desk_of: Desk):
    page = desk_of(office.users["planner"]).get("/o/donsukchai/disclosure/new/")
    this = FiscalYear.of(office.officer("planner").today).value
    assert page.context["form"]["fiscal_year"].value() == this


def test_the_whole_way_on_the_pages(office: Cast, desk_of: Desk):
    desk = desk_of(office.users["planner"])
    assert "ยังไม่มีรายการ" in desk.get(HERE).content.decode()
    assert desk.post(f"{HERE}new/", {"kind": "oit", "fiscal_year": "2569"}).status_code == 302
    page = desk.get(f"{HERE}2569/").content.decode()
    assert "รายการนี้ยังไม่ยืนยัน" in page
    assert "รับ 26 ข้อที่รออยู่ทั้งหมด" in page
    assert desk.post(f"{HERE}2569/accept/").status_code == 302
    unit = office.units["works"].pk
    assert (
        desk.post(f"{HERE}2569/assign/", {"numbers": ["O1", "O2"], "unit": unit, "due_on": "30 เม.ย. 2569"}).status_code
        == 302
    )
    assert desk.post(f"{HERE}2569/assign/", {"numbers": ["O1"], "due_on": "วันหนึ่ง"}).status_code == 422
    edited = {"title": "โครงสร้าง", "parts": "แผนผัง\nอำนาจหน้าที่", "year_offset": "", "edition": "3", "due_on": "1/5/2569"}
    assert desk.post(f"{HERE}2569/items/O1/edit/", edited).status_code == 302
    assert desk.post(f"{HERE}2569/items/O1/edit/", edited).status_code == 409
    added = {"address": f"{WEB}/o1", "title": "แผนผัง", "document_year": "๒๕๖๙", "parts": ["0"]}
    assert desk.post(f"{HERE}2569/items/O1/add-address/", added).status_code == 302
    item = desk.get(f"{HERE}2569/items/O1/").content.decode()
    assert "ขาดองค์ประกอบ “อำนาจหน้าที่”" in item
    assert 'rel="noopener noreferrer"' in item
    assert desk.post(f"{HERE}2569/review/begin/").status_code == 302
    assert desk.post(f"{HERE}2569/items/O1/review/", {"verdict": "fails", "reason": "ภาพไม่ชัด"}).status_code == 302
    gaps = desk.get(f"{HERE}2569/gaps/").content.decode()
    assert "ภาพไม่ชัด" in gaps
    assert desk.post(f"{HERE}2569/publish/", {"note": ""}).status_code == 302
    assert "เนื้อหาปัจจุบันตรงกับที่เผยแพร่" in desk.get(f"{HERE}2569/publish/").content.decode()
    assert desk.get("/p/donsukchai/disclosure/2569/").status_code == 200
    assert desk.post(f"{HERE}2569/withdraw/", {"reason": "ทดสอบ"}).status_code == 302
    assert desk.post(f"{HERE}2569/copy/", {"fiscal_year": "2570"}).status_code == 302
    assert desk.post(f"{HERE}2570/add/", {"number": "O27", "title": "ข้อเพิ่ม"}).status_code == 302
    for end in ("crosswalk/", "2569/checklist.xlsx", "2570/", "2569/review/", "2569/items/O26/"):
        assert desk.get(f"{HERE}{end}").status_code == 200, end


@pytest.mark.parametrize("address", ["http://127.0.0.1/", "http://169.254.169.254/", "http://[::1]/", "http://0x7f.1/"])
def test_an_inside_address_is_said_beside_the_field_and_kept_in_it(
    office: Cast, desk_of: Desk, listed: ChecklistYear, address: str
):
    page = desk_of(office.users["planner"]).post(f"{HERE}2569/items/O1/add-address/", {"address": address})
    assert page.status_code == 422
    told = page.content.decode()
    assert f'value="{address}"' in told
    assert 'id="id_address_error"' in told
    assert not Entry.objects.exists()


def test_a_disguised_file_is_refused_in_thai(office: Cast, desk_of: Desk, listed: ChecklistYear):
    bad = SimpleUploadedFile("รายงาน.pdf", b"MZ\x90\x00\x00" * 100)
    page = desk_of(office.users["planner"]).post(f"{HERE}2569/items/O1/add-file/", {"file": bad})
    assert page.status_code == 422
    assert "เนื้อหาไฟล์ไม่ใช่ชนิดที่รับได้" in page.content.decode()


@pytest.mark.parametrize("year", ["2400", "25a9", "99999999999"])
def test_a_wrong_year_is_refused(office: Cast, desk_of: Desk, listed: ChecklistYear, year: str):
    said = {"address": f"{WEB}/x", "document_year": year}
    assert desk_of(office.users["planner"]).post(f"{HERE}2569/items/O1/add-address/", said).status_code == 422


def test_filters_and_sorting(office: Cast, desk_of: Desk, listed: ChecklistYear):
    desk = desk_of(office.users["planner"])
    found = desk.get(f"{HERE}2569/?q=ร้องเรียน").content.decode()
    assert "O17" in found and 'id="O1"' not in found
    assert "ไม่พบข้อตามที่กรอง" in desk.get(f"{HERE}2569/?state=ready").content.decode()
    assert desk.get(f"{HERE}2569/?unit=mine&sort=-due").status_code == 200
    backwards = desk.get(f"{HERE}2569/?sort=-number").content.decode()
    assert backwards.index('id="O26"') < backwards.index('id="O1"')


def test_who_only_reads_has_no_buttons_and_strangers_see_nothing(
    office: Cast, neighbour: Cast, desk_of: Desk, listed: ChecklistYear
):
    reader = desk_of(office.users["council"])
    assert '<form method="post"' not in reader.get(f"{HERE}2569/items/O1/").content.decode().split("<main")[1]
    assert reader.post(f"{HERE}2569/items/O1/add-address/", {"address": f"{WEB}/x"}).status_code == 422
    assert reader.post(f"{HERE}2569/accept/").status_code == 404
    assert not Entry.objects.exists()
    stranger = desk_of(neighbour.users["neighbour-planner"])
    assert stranger.get(f"{HERE}2569/").status_code == 404
    assert "ยังไม่มีรายการของปีนี้" in stranger.get("/o/thungnamsai/disclosure/2569/").content.decode()
    assert stranger.get("/o/thungnamsai/disclosure/2569-own/").status_code == 404
    assert stranger.get("/o/thungnamsai/disclosure/2569/gaps/").status_code == 404
    assert stranger.get("/o/thungnamsai/disclosure/2569/items/O1/").status_code == 404
    assert stranger.get("/o/thungnamsai/disclosure/nonsense/").status_code == 404


def test_a_reporter_fills_what_is_the_units_own(office: Cast, desk_of: Desk, listed: ChecklistYear):
    planner = office.officer("planner")
    actions.assign(listed, ["O1"], by=planner, unit=office.units["works"])
    desk = desk_of(office.users["reporter"])
    assert desk.post(f"{HERE}2569/items/O1/add-address/", {"address": f"{WEB}/x"}).status_code == 302
    entry = Entry.objects.get()
    other = f"{HERE}2569/items/O2/entries/{entry.pk}/"
    assert desk.get(f"{other}edit/").status_code == 404
    here = f"{HERE}2569/items/O1/entries/{entry.pk}/"
    assert desk.post(f"{here}edit/", {"title": "ใหม่", "document_year": "", "edition": "1"}).status_code == 302
    assert desk.post(f"{here}edit/", {"title": "ช้า", "document_year": "", "edition": "1"}).status_code == 422
    assert desk.post(f"{here}remove/", {"reason": "ผิดข้อ"}).status_code == 302
    assert desk.get(f"{here}edit/").status_code == 404


ENDS = ("", "2569/", "2569/gaps/", "2569/review/", "2569/publish/", "2569/items/O1/")


def test_more_entries_cost_no_more_queries(office: Cast, desk_of: Desk, listed: ChecklistYear, queries_of):
    planner = office.officer("planner")
    actions.accept_all(listed, by=planner)
    actions.begin_round(listed, by=planner)
    actions.add_address(listed.items.get(number="O1"), f"{WEB}/first", by=planner)
    actions.review(listed.items.get(number="O1"), by=planner, verdict="passes")
    desk = desk_of(office.users["planner"])
    first = {end: queries_of(desk, f"{HERE}{end}") for end in ENDS}
    for item in listed.items.all():
        for n in range(3):
            actions.add_address(item, f"{WEB}/{item.number}/{n}", by=planner)
        actions.review(item, by=office.officer("auditor"), verdict="passes")
        actions.assign(listed, [item.number], by=planner, unit=office.units["works"], owner=office.users["head"])
    assert {end: more for end in ENDS if (more := queries_of(desk, f"{HERE}{end}")) > first[end]} == {}
    assert {end: asked for end, asked in first.items() if asked > 25} == {}
