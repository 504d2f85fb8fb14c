"""A service point of กองคลัง with two lines, two counters and a rule of priority; open where a test says so."""

import datetime
from typing import Any

import pytest

from sucharit.office.demonstration.people import Cast
from sucharit.work.queue import rates
from sucharit.work.queue.actions import arranging, opening
from sucharit.work.queue.models import Counter, Line, Point, Priority, QueueDay

TODAY = datetime.date(2026, 3, 2)
OFFICE = "/o/donsukchai/queue/"
DOOR = "/p/donsukchai/queue/"


@pytest.fixture(autouse=True)
def the_day(settings: Any) -> None:
    settings.TODAY = TODAY.isoformat()
    rates.forget()


class Place:
    """The point with its parts, and its officers."""

    def __init__(self, office: Cast, name: str = "จุดบริการกองคลัง") -> None:
        self.office = office
        self.point: Point = arranging.make_point(by=self.by, fields={"name": name, "unit": office.units["finance"]})
        self.tax: Line = arranging.keep_line(self.point, by=self.by, letter="A", title="ชำระภาษี")
        self.fee: Line = arranging.keep_line(self.point, by=self.by, letter="B", title="ค่าธรรมเนียม")
        self.first: Counter = arranging.keep_counter(self.point, by=self.by, number=1)
        self.second: Counter = arranging.keep_counter(self.point, by=self.by, number=2)
        self.old: Priority = arranging.keep_priority(
            self.point, by=self.by, title="ผู้สูงอายุ 70 ปีขึ้นไป", basis="ประกาศ อบต.ดอนสุขใจ 12/2569"
        )

    @property
    def by(self) -> Any:
        return self.office.officer("finance")

    def opened(self) -> QueueDay:
        return opening.open_day(self.point, by=self.by)

    def url(self, tail: str = "") -> str:
        return f"{OFFICE}{self.point.code}/{tail}"

    def door(self, tail: str = "") -> str:
        return f"{DOOR}{self.point.code}/{tail}"


@pytest.fixture
def place(office: Cast) -> Place:
    return Place(office)
