"""The reader's page of the record."""

import csv
import io

from sucharit.base.audit.models import Entry
from sucharit.base.audit.verbs import declared
from sucharit.office.demonstration.people import Cast
from sucharit.office.records.forms import ROOM_NAMES


def test_the_auditor_reads_who_did_what(office: Cast, desk_of):
    page = desk_of(office.users["auditor"]).get("/o/donsukchai/record/")
    assert page.status_code == 200
    assert "ให้บทบาท" in page.text


def test_the_record_is_filtered(office: Cast, desk_of):
    desk = desk_of(office.users["clerk"])
    page = desk.get("/o/donsukchai/record/", {"verb": "organizations"})
    assert "เพิ่มหน่วยงานภายใน" in page.text
    assert "ให้บทบาท" not in page.text
    assert "ไม่มีรายการตามที่กรอง" in desk.get("/o/donsukchai/record/", {"text": "ไม่มีคำนี้แน่"}).text
    assert "ไม่มีรายการตามที่กรอง" in desk.get("/o/donsukchai/record/", {"last": "1 ม.ค. 2560"}).text


def test_every_work_has_a_name_in_the_filter(office: Cast, desk_of):
    """Whatever a verb begins with: a Thai reader saw "assessments" and "obligations"."""
    known = {verb.partition(".")[0] for verb in declared()} - {"tests"}  # a verb of base/audit's own tests
    assert known - ROOM_NAMES.keys() == set()
    page = desk_of(office.users["auditor"]).get("/o/donsukchai/record/").text
    assert ">obligations<" not in page
    assert "ปฏิทินงาน" in page


def test_each_entry_shows_the_number_that_the_verification_names(office: Cast, desk_of):
    newest = Entry.objects.filter(chain="donsukchai").order_by("-number")[0]
    assert f"รายการที่ {newest.number:,}" in desk_of(office.users["auditor"]).get("/o/donsukchai/record/").text


def test_nonsense_in_the_filter_shows_a_message_and_no_error(office: Cast, desk_of):
    asked = {"first": "เมื่อวาน", "page": "-7", "actor": "x\0"}
    page = desk_of(office.users["clerk"]).get("/o/donsukchai/record/", asked)
    assert page.status_code == 200


def test_the_export_holds_everything_and_no_formula(office: Cast, desk_of):
    Entry.objects.filter(number=1, chain="donsukchai").update(actor_name="=HYPERLINK(1)")
    answer = desk_of(office.users["auditor"]).get("/o/donsukchai/record/export/")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) == 1 + Entry.objects.filter(chain="donsukchai").count()
    assert "'=HYPERLINK(1)" in text
    cells = {cell for row in rows for cell in row}
    assert "" in cells and "'" not in cells  # who holds no position has none, not an apostrophe


def test_a_broken_chain_is_said(office: Cast, desk_of):
    desk = desk_of(office.users["auditor"])
    assert "ต่อกันครบถ้วน" in desk.get("/o/donsukchai/record/verify/").text
    Entry.objects.filter(number=3, chain="donsukchai").update(label="แก้ภายหลัง")
    assert "สายบันทึกไม่ต่อกัน" in desk.get("/o/donsukchai/record/verify/").text


def test_who_may_not_read_it(office: Cast, neighbour: Cast, desk_of):
    assert desk_of(office.users["planner"]).get("/o/donsukchai/record/").status_code == 404
    assert desk_of(neighbour.users["neighbour-clerk"]).get("/o/donsukchai/record/").status_code == 404


def test_the_page_asks_little_however_long_the_record(office: Cast, desk_of, django_assert_max_num_queries):
    desk = desk_of(office.users["auditor"])
    with django_assert_max_num_queries(10):
        desk.get("/o/donsukchai/record/")
