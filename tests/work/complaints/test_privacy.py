"""Who sees whom: named officers only, each look recorded; published with covers; forgotten after a look."""

import datetime
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.work.complaints.conftest import DOOR, OFFICE, TODAY

from sucharit.base.audit.models import Entry
from sucharit.base.people.gate import NotAllowed
from sucharit.office.demonstration.people import Cast
from sucharit.work.complaints import redaction
from sucharit.work.complaints.actions import arranging, closing, forgetting, handling, looking, publishing, timing
from sucharit.work.complaints.models import Centre, Complainant, PublishedCase
from sucharit.work.evidence import strangers as files

DETAIL = "ผมนายสมชาย รักถิ่น โทร 081-234-5678 เห็นไฟดับ ติดต่อ somchai@example.com บัตร 1 2345 67890 12 3"
CLOSE = {"outcome": "solved", "result": "เปลี่ยนหลอดแล้ว นายสมชาย รักถิ่น ทราบ", "cause": "ชำรุด", "prevention": "ตรวจทุกเดือน"}


def text_of(answer: Any) -> str:
    return answer.content.decode()


def test_only_named_officers_see_who_complained(filed: Any, office: Cast, desk_of: Any):
    row = filed(detail=DETAIL, subject="สมชาย รักถิ่น ร้องเรื่องไฟ").complaint
    handling.assign(row, by=office.officer("complaints"), unit=office.units["works"], officer=None)
    case = f"{OFFICE}2569/1/"
    for username in ("clerk", "reporter"):
        desk = desk_of(office.users[username])
        for path in (case, OFFICE, f"{OFFICE}map/"):
            told = text_of(desk.get(path))
            assert "รักถิ่น" not in told and "234" not in told and "example.com" not in told, (username, path)
        desk.post(f"{case}identity/")
        assert "รักถิ่น" not in text_of(desk.get(case))
    assert not Entry.objects.filter(verb="complaints.identity_seen").exists()
    handling.assign(row, by=office.officer("complaints"), unit=office.units["works"], officer=office.users["reporter"])
    assert "นายสมชาย รักถิ่น" in text_of(desk_of(office.users["reporter"]).post(f"{case}identity/"))
    assert Entry.objects.get(verb="complaints.identity_seen").actor == "reporter"
    with pytest.raises(NotAllowed):
        looking.look(row, by=office.officer("clerk"))
    letter = row.letters.first()
    assert desk_of(office.users["clerk"]).get(f"{case}letters/{letter.pk}.pdf").status_code == 404
    for username in ("mayor", "auditor", "planner"):
        assert desk_of(office.users[username]).get(case).status_code == 404
        figures = text_of(desk_of(office.users[username]).get(f"{OFFICE}figures/"))
        assert "รักถิ่น" not in figures and "ไฟ" not in figures.replace("ไฟล์", "")


def test_another_unit_and_the_neighbour_find_nothing(filed: Any, office: Cast, neighbour: Cast, desk_of: Any):
    row = filed().complaint
    handling.assign(row, by=office.officer("complaints"), unit=office.units["health"], officer=None)
    assert desk_of(office.users["reporter"]).get(f"{OFFICE}2569/1/").status_code == 404
    assert "1/2569" not in text_of(desk_of(office.users["reporter"]).get(OFFICE))
    assert desk_of(neighbour.users["neighbour-clerk"]).get(OFFICE).status_code == 404
    assert Client().get("/p/thungnamsai/complaints/").status_code == 404, "a door that nobody opened is closed"


def test_the_register_as_a_file_is_harmless_and_nameless(filed: Any, office: Cast, desk_of: Any):
    filed(subject='=HYPERLINK("http://evil")', place="@cmd")
    desk = desk_of(office.users["complaints"])
    told = desk.get(f"{OFFICE}register.csv?q=ไฟ").content.decode()
    assert "'=HYPERLINK" in told and "'@cmd" in told and "สมชาย" not in told and "234" not in told
    with zipfile.ZipFile(io.BytesIO(desk.get(f"{OFFICE}register.xlsx").content)) as packed:
        inside = "".join(packed.read(name).decode() for name in packed.namelist() if name.endswith(".xml"))
    assert "<f>" not in inside and "สมชาย" not in inside and "HYPERLINK" in inside
    assert desk.get(f"{OFFICE}register.exe").status_code == 404


def test_a_case_is_published_with_covers_that_keep_nothing(filed: Any, office: Cast, centre: Centre):
    by = office.officer("complaints")
    row = filed(detail=DETAIL).complaint
    closing.finish(row, by=by, **CLOSE)
    with pytest.raises(NotAllowed, match="ยังมีชื่อ"):
        publishing.publish_case(row, by=by, title="ไฟดับ", story=DETAIL, answer="ซ่อมแล้ว")
    story = redaction.proposed(DETAIL, Complainant.objects.get())
    assert "รักถิ่น" not in story and "234" not in story and "[[|ข้อมูลส่วนบุคคล]]" in story
    publishing.publish_case(row, by=by, title="ไฟดับ", story=f"{story} ข้างบ้าน[[ครูสมศรี|ชื่อบุคคลที่สาม]]", answer="ซ่อมแล้ว")
    kept = PublishedCase.objects.get().story
    assert "สมศรี" not in kept
    told = text_of(Client().get(f"{DOOR}cases/"))
    assert "ปิดไว้: ชื่อบุคคลที่สาม" in told and "ปิดไว้: ข้อมูลส่วนบุคคล" in told and "รักถิ่น" not in told
    publishing.withdraw_case(row, by=by, reason="ผู้ร้องขอ")
    assert "ไฟดับ" not in text_of(Client().get(f"{DOOR}cases/"))


def test_covers_are_escaped():
    told = str(redaction.shown("<b>ก</b> [[ลับ|<i>เหตุ</i>]]\nบรรทัดสอง"))
    assert "<b>" not in told and "<i>" not in told and "&lt;i&gt;" in told and "<br>" in told


def test_identities_go_after_a_look_at_what_goes(
    filed: Any,
    office: Cast,
    centre: Centre,
    on: Any,
    settings: Any,
    desk_of: Any,
    django_capture_on_commit_callbacks: Any,
):
    by = office.officer("complaints")
    picture = files.Clean("ภาพ.pdf", "pdf", b"%PDF-1.4 photo of somchai %%EOF")
    row = filed(detail=DETAIL, address="99 หมู่ 9", files=[picture]).complaint
    timing.pause(row, by=by, reason="รอนายสมชาย รักถิ่น ส่งภาพ")
    closing.finish(row, by=by, **CLOSE)
    closing.reopen(row, by=by, reason="นายสมชาย รักถิ่น ขอ")
    closing.finish(row, by=by, **CLOSE)
    fresh = filed().complaint
    kept = [path for path in Path(settings.FILES_ROOT).rglob("*") if path.is_file()]
    assert len(kept) == 1
    assert forgetting.preview(centre, TODAY + datetime.timedelta(days=999)) == [], "nothing goes before it was decided"
    centre = arranging.change_centre(centre, by=by, fields={"identity_days": 90})
    assert forgetting.preview(centre, TODAY + datetime.timedelta(days=90)) == []
    on(TODAY + datetime.timedelta(days=91))
    desk = desk_of(office.users["complaints"])
    page = text_of(desk.get(f"{OFFICE}retention/"))
    assert "1/2569" in page and "2/2569" not in page
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(f"{OFFICE}retention/", {"seen": "7"})
        assert Complainant.objects.filter(redacted_at=None).count() == 2, "a list that changed is shown again"
        desk.post(f"{OFFICE}retention/", {"seen": "1"})
    person = Complainant.objects.get(complaint=row)
    assert person.redacted_at and not person.name and not person.address
    row.refresh_from_db()
    lists = [row.events.values_list("text"), row.letters.values_list("body"), row.pauses.values_list("reason")]
    everything = str([row.detail, row.result, row.subject, *map(list, lists)])
    assert "รักถิ่น" not in everything and "234" not in everything and "somchai" not in everything
    assert [path for path in Path(settings.FILES_ROOT).rglob("*") if path.is_file()] == []
    assert Complainant.objects.get(complaint=fresh).name == "นายสมชาย รักถิ่น"
    recorded = str(list(Entry.objects.filter(verb__startswith="complaints.").values_list("label", "facts")))
    assert "รักถิ่น" not in recorded and "สมชาย" not in recorded, "what can never be changed never knew them"
    assert Entry.objects.get(verb="complaints.identities_redacted").facts["numbers"] == ["1/2569"]
