"""A catalogue of อบต.ดอนสุขใจ: a draft with everything that it must say, and the way to where it is in force."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from sucharit.office.demonstration.people import Cast
from sucharit.work.service.actions import deciding, writing
from sucharit.work.service.actions.writing import Brought, Done
from sucharit.work.service.models import Manual
from sucharit.work.service.registers import MANUALS
from sucharit.work.shelf.actions import add

TODAY = datetime.date(2026, 3, 2)
OFFICE = "/o/donsukchai/"
DOOR = "/p/donsukchai/services/"
STEPS = (
    Done("ยื่นคำขอและตรวจเอกสาร", 10, "minute", "นายช่างโยธา"), Done("ตรวจสถานที่", 3, "day", "นายช่างโยธา"),
    Done("ลงนามใบอนุญาต", 1, "day", "นายกองค์การบริหารส่วนตำบล"),
)  # fmt: skip
NEEDS = (Brought("บัตรประจำตัวประชาชน", 1, 1), Brought("แบบแปลน", 0, 5, "ลงนามรับรองแล้ว"))


@pytest.fixture(autouse=True)
def the_day(settings: Any) -> None:
    settings.TODAY = TODAY.isoformat()


@pytest.fixture
def written(office: Cast) -> Callable[..., Manual]:
    """A draft by the unit that gives the service, complete unless something is taken away."""

    def one(title: str = "ขออนุญาตก่อสร้างอาคาร", *, who: str = "reporter", steps: Any = STEPS, **more: Any) -> Manual:
        by = office.officer(who)
        fields = {
            "title": title, "kind": Manual.Kind.CITIZEN, "area": Manual.Area.BUILDING, "words": "ขอปลูกบ้าน ต่อเติม",
            "criteria": "เป็นเจ้าของที่ดินหรือได้รับความยินยอม", "place": "กองช่าง อบต.ดอนสุขใจ",
            "hours": "จันทร์ถึงศุกร์ 8.30-16.30 น.",
            "contact": "0 5600 0000", "law": "พ.ร.บ. ควบคุมอาคาร พ.ศ. 2522", "free": True,
            "unit": office.units["works"], **more,
        }  # fmt: skip
        row: Manual = add(MANUALS, by=by, fields=fields)
        return writing.fill(row, by=by, steps=steps, needs=NEEDS)

    return one


@pytest.fixture
def in_force(office: Cast, written: Callable[..., Manual]) -> Callable[..., Manual]:
    """The same, proposed by the unit and decided on by the clerk."""

    def one(*args: Any, **more: Any) -> Manual:
        row = deciding.propose(written(*args, **more), by=office.officer("reporter"))
        by = office.officer("clerk")
        return deciding.publish(row, by=by, effective_on=TODAY, review_on=TODAY.replace(year=TODAY.year + 1))

    return one
