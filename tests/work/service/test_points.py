"""A service point is looked at: what lacks has a day, is mended by somebody, and counts."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from sucharit.base.people.gate import NotAllowed
from sucharit.work.obligations.models import Obligation
from sucharit.work.service.actions.points import mend
from sucharit.work.service.models.points import ITEMS
from sucharit.work.service.registers import POINTS
from sucharit.work.service.registers.points import wants
from sucharit.work.shelf.actions import add, amend, open_to_public
from sucharit.work.shelf.statistics import measured

TODAY = datetime.date(2026, 3, 2)
PAGE = "/o/donsukchai/shelf/service-points/"


@pytest.fixture
def look(office):
    """A look at the counter; what is not named is there."""

    def one(**found):
        fields = dict.fromkeys(ITEMS, "there") | {"checked_on": TODAY, "point": "เคาน์เตอร์กองคลัง"} | found
        return add(POINTS, by=office.officer("planner"), fields=fields | {"unit": office.units["finance"]})

    return one


def test_what_lacks_must_be_mended_until_a_day(office, look):
    assert look(parking="not_here").state == "whole"
    with pytest.raises(ValidationError) as lacking:
        look(camera="broken")
    assert set(lacking.value.message_dict) == {"todo", "due_on"}, "each beside its field"
    with pytest.raises(ValidationError, match="อยู่ก่อนวันที่ตรวจ"):
        look(camera="broken", todo="ซ่อมกล้อง", due_on=TODAY - datetime.timedelta(days=1))
    row = look(camera="broken", ramp="lacking", todo="ซ่อมกล้อง ทำทางลาด", due_on=datetime.date(2026, 5, 1))
    assert row.state == "open"
    assert row.wanting == ["camera", "ramp"]
    due = Obligation.objects.get(occurrence=f"event:shelf-service-points-{row.pk}-mend")
    assert due.due_on == datetime.date(2026, 5, 1)
    assert amend(row, by=office.officer("planner"), fields={"camera": "there", "ramp": "there"}).state == "whole"


def test_it_is_mended_once_and_what_was_found_stays(office, look, desk_of):
    row = look(ramp="lacking", point="อาคารอเนกประสงค์", todo="ทำทางลาด", due_on=datetime.date(2026, 5, 1))
    page, desk = f"{PAGE}{row.pk}/", desk_of(office.users["finance"])
    assert desk.get(page).status_code == 200
    with pytest.raises(NotAllowed, match="เฉพาะหน่วยงานที่บันทึก"):
        mend(row, by=office.officer("reporter"), mended="ทำทางลาดคอนกรีต", mended_on=TODAY)
    ahead = desk.post(f"{page}do/mend/", {"mended": "ทำแล้ว", "mended_on": "3/3/2569"})
    assert "ยังมาไม่ถึง" in ahead.content.decode()
    empty = desk.post(f"{page}do/mend/", {"mended": "", "mended_on": "2/3/2569"})
    assert empty.status_code == 422
    assert desk.post(f"{page}do/mend/", {"mended": "ทำทางลาดคอนกรีต", "mended_on": "2/3/2569"}).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.ramp, row.mended_on, row.mended_by) == ("mended", "lacking", TODAY, office.users["finance"])
    with pytest.raises(NotAllowed):
        mend(row, by=office.officer("planner"), mended="อีกครั้ง", mended_on=TODAY)
    for wrong in ({"state": "whole"}, {"mended": ""}, {"mended_by": None}, {"ramp": "there"}, {"due_on": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            POINTS.model.objects.filter(pk=row.pk).update(**wrong)


def test_what_is_counted(office, look):
    until = datetime.date(2026, 5, 1)
    look()
    look(point="ศูนย์พัฒนาเด็กเล็ก", camera="not_here", toilet="lacking", todo="ทำห้องน้ำ", due_on=until)
    done = look(point="กองช่าง", camera="broken", ramp="lacking", todo="ซ่อม", due_on=until)
    mend(done, by=office.officer("planner"), mended="ซ่อมแล้ว", mended_on=TODAY)
    told = {one.key: (share.part, share.whole) for one, share in measured(POINTS, office.organization, 2569)}
    assert told == {"whole": (2, 3), "camera": (2, 2), "access": (2, 3)}
    lines = dict(wants(office.organization, 2569))
    assert lines["กล้องวงจรปิด"] == lines["ทางลาดและราวจับ"] == lines["ห้องน้ำผู้สูงอายุและคนพิการ"] == 1
    assert lines["ช่องทางร้องเรียน รวมถึงการบริการไม่เป็นธรรม"] == 0


def test_the_public_is_not_told_which_camera_is_broken(office, look, client):
    look(camera="broken", ramp="lacking", todo="ซ่อมกล้องหน้าเคาน์เตอร์", due_on=datetime.date(2026, 5, 1))
    open_to_public(POINTS, by=office.officer("planner"))
    told = client.get("/p/donsukchai/registers/service-points/").content.decode()
    assert "ทางลาดและราวจับ" in told
    assert "กล้อง" not in told.replace(str(POINTS.purpose), "")
