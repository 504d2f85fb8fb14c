"""An annual plan that was read goes into a draft year, known by the titles of its rows."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from sucharit.base.people.gate import NotAllowed
from sucharit.base.people.models import User
from sucharit.office.demonstration.people import Cast
from sucharit.work.intake.actions import receive
from sucharit.work.intake.models import Intake
from sucharit.work.intake.tasks import read_document
from sucharit.work.years.importing.actions import import_intake, import_year, values_of
from sucharit.work.years.models import YearPlan

TABLE = """แผนปฏิบัติการป้องกันการทุจริต
ประจำปี พ.ศ. 2569
องค์การบริหารส่วนตำบลดอนสุขใจ
อำเภอทุ่งสว่าง จังหวัดอุทัยธานี

ที่\tแผนงาน/โครงการ/กิจกรรม\tเป้าหมายที่ดำเนินงาน\t\tงบประมาณ\tมิติ\tตัวชี้วัด\tผลลัพธ์\tระยะเวลาดำเนินการ\t\t\t\tหน่วยงานรับผิดชอบ
\t\tหน่วยนับ\tปริมาณงาน\t\t\t\t\tไตรมาส 1\tไตรมาส 2\tไตรมาส 3\tไตรมาส 4\t
1.\tโครงการอบรมจริยธรรมบุคลากร\tคน\t52\t22,000\t1\tผู้เข้าอบรมไม่น้อยกว่าร้อยละ 90\tบุคลากรปฏิบัติตามจริยธรรม\t/\t\t/\t\tกองคลัง
2.\tกิจกรรมถนน โปร่งใส\tครั้ง\t6\t-\t2\tจัดไม่น้อยกว่า 6 ครั้ง\tประชาชนพึงพอใจ\t\t/\t/\t\tกองช่าง
3.\tมาตรการตรวจสอบรถส่วนกลาง\tคัน\t4\t-\t4\tตรวจครบทุกคัน\tไม่มีการใช้ผิดประเภท\t/\t/\t/\t/\tสำนักปลัด
รวมทั้งสิ้น 3 โครงการ\t\t\t\t22,000\t\t\t\t2\t2\t3\t1\t
"""


@pytest.fixture
def document(office: Cast) -> Intake:
    """The table as somebody kept it in a text file, read."""
    intake = receive(SimpleUploadedFile("แผนปี 2569.txt", TABLE.encode()), by=office.officer("planner"))
    read_document.func(intake.pk)
    intake.refresh_from_db()
    return intake


def test_rows_are_known_by_their_titles(office: Cast, draft: YearPlan, document: Intake):
    planner = office.officer("planner")
    values = values_of(document, planner)
    assert import_year(draft, values, by=planner, places=range(3)) == (2, 1)
    first, street, new = (draft.initiatives.get(seq=seq) for seq in (1, 3, 4))
    assert (first.quarters, first.quantity, first.amount) == ((1, 3), 52, Decimal(22_000))
    assert (first.unit, first.responsible, first.plan_amount) == (office.units["finance"], "กองคลัง", Decimal(20_000))
    assert first.indicators == "ผู้เข้าอบรมไม่น้อยกว่าร้อยละ 90"
    assert (street.quarters, street.title) == ((2, 3), "กิจกรรมถนนโปร่งใส")
    assert (new.title, new.initiative, new.quarters) == ("มาตรการตรวจสอบรถส่วนกลาง", None, (1, 2, 3, 4))
    assert import_year(draft, values, by=planner, places=range(2)) == (0, 0)


def test_the_document_is_then_done_with(office: Cast, draft: YearPlan, document: Intake):
    planner = office.officer("planner")
    assert import_intake(draft, document, by=planner, places={0}) == (1, 0)
    document.refresh_from_db()
    assert document.state == Intake.State.ADOPTED
    with pytest.raises(NotAllowed):
        import_intake(draft, document, by=planner, places={1})


def test_by_hand(office: Cast, draft: YearPlan, document: Intake, planner: Client):
    waiting = planner.get(reverse("year_import", args=["donsukchai", 2569])).content.decode()
    assert "แผนปี 2569.txt" in waiting
    address = reverse("year_import_document", args=["donsukchai", 2569, document.pk])
    page = planner.get(address).content.decode()
    assert "ไม่พบในปีนี้" in page and "<ins>" in page
    done = planner.post(address, {"place": ["0", "1"]}, follow=True).content.decode()
    assert "ปรับ 2 โครงการ เพิ่ม 0 โครงการ" in done


def test_nobody_else_imports(
    office: Cast, neighbour: Cast, running: YearPlan, document: Intake, desk_of: Callable[[User], Client]
):
    address = reverse("year_import_document", args=["donsukchai", 2569, document.pk])
    for user in (office.users["reporter"], office.users["clerk"], neighbour.users["neighbour-planner"]):
        assert desk_of(user).get(address).status_code == 404
    with pytest.raises(NotAllowed, match="จึงแก้ตารางไม่ได้"):
        import_intake(running, document, by=office.officer("planner"), places={0})
    with pytest.raises(NotAllowed, match="ไม่ใช่แผนประจำปี"):
        values_of(document, neighbour.officer("neighbour-planner"))
