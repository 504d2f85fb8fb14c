"""A year of ดอนสุขใจ that runs, with steps that say how often and promises that can be measured."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from sucharit.office.demonstration.people import Cast
from sucharit.office.demonstration.plans import explain_errors
from sucharit.office.demonstration.year import approve_year
from sucharit.work.plans.actions import add_initiatives, create_plan
from sucharit.work.plans.approval.actions import adopt, decide, submit
from sucharit.work.plans.approval.fitting import content_fingerprint
from sucharit.work.plans.models import Plan
from sucharit.work.years.actions import edit_year_initiative, open_year
from sucharit.work.years.models import YearPlan

NOW = datetime.date(2026, 2, 16)
STEPS = (
    ("1) ผู้รับมอบอำนาจรายงานผลทุกเดือน", "2) ประเมินผลปีละ 2 ครั้ง", "3) จัดทำบันทึกเสนอผู้บริหาร"),
    ("หน่วยงานเจ้าของเรื่องดำเนินการภายใน 15 วัน", "รายงานการใช้จ่ายงบประมาณรอบ 6 เดือน"),
    ("ทดสอบช่องทางทุกไตรมาส",),
)
OUTPUTS = (
    ("จัดอบรมไม่น้อยกว่า 2 ครั้ง", "ผู้เข้าอบรมมีความรู้ไม่น้อยกว่าร้อยละ 80 ของผู้เข้าอบรม (แบบทดสอบ)"),
    ("เผยแพร่ผ่านช่องทางไม่น้อยกว่า 3 ช่องทาง", "มีคู่มือการเบิกจ่าย จำนวน 1 ฉบับ"),
    ("มีศูนย์รับเรื่องร้องเรียน",),
)
OUTCOMES = (("บุคลากรตระหนักในหน้าที่",), ("ประชาชนพึงพอใจไม่น้อยกว่าร้อยละ 80",), ("เรื่องร้องเรียนลดลงจากปี 2568 ร้อยละ 10",))
UNITS = (("clerk", "planner"), ("finance", "finance"), ("works", "reporter"))


@contextmanager
def february() -> Iterator[None]:
    """A day in the second quarter of fiscal year 2569."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timezone, "localdate", lambda *_a, **_k: NOW)
        yield


def sheet(office: Cast, place: int) -> dict[str, Any]:
    unit, _owner = UNITS[place % 3]
    return {
        "title": f"โครงการที่ {place + 1}", "kind": "project", "objective_codes": ["1.1.1"], "rationale": "ป้องกันการทุจริต",
        "period_start": 2566, "period_end": 2570, "responsible_unit": office.units[unit],
        "responsible": office.units[unit].name, "target_group": "บุคลากร", "target_group_count": 48,
        "target_group_unit": "คน", "amounts": dict.fromkeys(range(2566, 2571), Decimal(10_000)),
        "steps": [(text, 0) for text in STEPS[place % 3]], "outputs": [(text, 0) for text in OUTPUTS[place % 3]],
        "outcomes": [(text, 0) for text in OUTCOMES[place % 3]],
    }  # fmt: skip


def adopted(office: Cast, count: int = 3) -> Plan:
    """A plan in force with `count` initiatives."""
    planner = office.officer("planner")
    plan = create_plan(by=planner, first_year=2566, last_year=2570)
    add_initiatives(plan, by=planner, sheets=[sheet(office, place) for place in range(count)])
    explain_errors(office, plan)
    submit(plan, by=planner)
    for username in ("head", "clerk", "mayor"):
        decide(plan, by=office.officer(username), answer="agreed", fingerprint=content_fingerprint(plan))
    return adopt(plan, by=planner, on=planner.today)


def running_year(office: Cast, count: int = 3) -> YearPlan:
    """2569 approved; every initiative has quarters, a unit and an owner."""
    year = open_year(adopted(office, count), 2569, by=office.officer("planner"))
    for row in year.initiatives.order_by("seq"):
        unit, owner = UNITS[(row.seq - 1) % 3]
        fields = {"quarters": (2, 4), "unit": office.units[unit], "owner": office.users[owner]}
        edit_year_initiative(row, by=office.officer("planner"), fields=fields)
    return approve_year(office, year)
