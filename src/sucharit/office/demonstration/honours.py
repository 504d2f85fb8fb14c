"""Honours at อบต.ดอนสุขใจ: a model of good service, and people of the villages for whom names are being taken."""

import datetime

from sucharit.base import clock
from sucharit.core.fiscal import FiscalYear
from sucharit.office.demonstration.people import SINCE, Cast
from sucharit.work.honours.actions import rounds
from sucharit.work.honours.models import Honour
from sucharit.work.honours.registers import HONOURS
from sucharit.work.shelf.actions import add, open_to_public
from sucharit.work.surveys.models import Survey

CRITERIA = (("บริการด้วยความสุภาพและรวดเร็ว", 50), ("ผลความพึงพอใจของผู้รับบริการ", 30), ("ไม่มีเรื่องร้องเรียน", 20))
NAMES = (("นางสาวสายฝน ใจเย็น", (46, 27, 20)), ("นายบุญมี ซื่อตรง", (41, 25, 20)))


def a_year_of_honours(office: Cast) -> None:
    """One round that was held, one that is open."""
    today = clock.today()
    day = max(today - datetime.timedelta(days=60), SINCE)
    by = office.officer("planner", day)
    row = _round(office, day, "บุคลากรต้นแบบด้านบริการเป็นเลิศ", "service")
    asked = Survey.objects.filter(organization=office.organization, purpose="survey", result__isnull=False)
    row = rounds.use_satisfaction(row, by=by, satisfaction=asked.order_by("-closed_on", "pk").first())
    for name, _points in NAMES:
        row = rounds.nominate(row, by=by, name=name, group="สำนักปลัด", deed="ให้บริการประชาชนด้วยความสุภาพตลอดปี")
    row = rounds.close_nominations(row, by=by)
    criteria = list(row.criteria.all())
    for name, points in NAMES:
        given = {f"points_{one.pk}": value for one, value in zip(criteria, points, strict=True)}
        row = rounds.give_points(
            row, by=office.officer("clerk", day), nominee=row.nominees.get(name=name),
            **dict[str, int | None](given),
        )  # fmt: skip
    row = rounds.announce_result(row, by=office.officer("mayor", day))
    rounds.hold_ceremony(row, by=office.officer("planner", today), ceremony_on=today)
    village = _round(office, today, "บุคคลและองค์กรผู้ทำคุณประโยชน์แก่ตำบล", "community")
    rounds.nominate(
        village, by=office.officer("planner", today), name="กลุ่มผู้ใช้น้ำหมู่ที่ 6", kind="body",
        deed="ดูแลระบบประปาหมู่บ้านและเปิดเผยบัญชีทุกเดือน",
    )  # fmt: skip
    open_to_public(HONOURS, by=office.officer("planner", today))


def _round(office: Cast, day: datetime.date, title: str, kind: str) -> Honour:
    by = office.officer("planner", day)
    row: Honour = add(HONOURS, by=by, fields={
        "title": title, "kind": kind, "places": 1, "unit": office.units["clerk"],
        "fiscal_year": FiscalYear.of(day).value, "committee": "คำสั่งที่ 215/2568 ปลัด รองปลัด และหัวหน้าหน่วยงาน",
    })  # fmt: skip
    for text, points in CRITERIA:
        row = rounds.add_criterion(row, by=by, text=text, points=points)
    return rounds.publish_criteria(row, by=by)
