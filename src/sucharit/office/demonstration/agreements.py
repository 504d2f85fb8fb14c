"""Agreements at อบต.ดอนสุขใจ: integrity agreements in three tiers, one unit with its indicators and six months."""

import datetime
from decimal import Decimal
from typing import Any

from sucharit.base import clock
from sucharit.core.fiscal import FiscalYear
from sucharit.office.demonstration.people import SINCE, Cast
from sucharit.work.agreements.actions import integrity, performance
from sucharit.work.agreements.registers import INTEGRITY, PERFORMANCE
from sucharit.work.shelf.actions import add, add_many, open_to_public

#: tier, superior, subordinate
PAIRS = (
    ("first", "mayor", "clerk"), ("first", "clerk", "head"), ("first", "clerk", "finance"),
    ("second", "head", "planner"), ("third", "head", "complaints"),
)  # fmt: skip
DRIVERS = ("นายสมชาย ขยันยิ่ง", "นางสาวสายฝน ใจเย็น", "นายคำแสน ดีพร้อม")
#: dimension, indicator, weight, target, five steps
AIMS = (
    ("result", "เบิกจ่ายงบประมาณตามแผน", 30, 80, (60, 65, 70, 75, 80)),
    ("quality", "บริการเสร็จภายในเวลาที่กำหนด", 20, 90, (70, 75, 80, 85, 90)),
    ("satisfaction", "ประชาชนพึงพอใจต่อการให้บริการ", 20, 80, (60, 65, 70, 75, 80)),
    ("worth", "ประหยัดจากราคากลาง", 10, 5, (1, 2, 3, 4, 5)),
    ("efficiency", "เอกสารตกค้างเกิน 7 วัน (เรื่อง)", 10, 4, (10, 8, 6, 4, 2)),
    ("integrity", "บุคลากรผ่านการอบรมจริยธรรม", 10, 80, (60, 65, 70, 75, 80)),
)  # fmt: skip


def a_year_of_agreements(office: Cast) -> None:
    """Signed by each; the papers of those without an account have come in; one unit has reported."""
    today = clock.today()
    year = FiscalYear.of(today).value
    day = max(today - datetime.timedelta(days=80), FiscalYear(year).first_day, SINCE)
    by = office.officer("planner", day)
    for tier, superior, user in PAIRS:
        row = add(INTEGRITY, by=by, fields={
            "tier": tier, "superior": office.users[superior], "user": office.users[user],
            "person": office.users[user].full_name, "position": office.positions[user].title, "fiscal_year": year,
            "unit": office.units["clerk"],
        })  # fmt: skip
        for who in (superior, user):
            if who != "complaints":  # has not signed yet
                row = integrity.sign_integrity(row, by=office.officer(who, day))
        if tier == "first":
            integrity.approve_integrity(row, by=office.officer("mayor", day))
    common = {"tier": "third", "superior": office.users["head"], "fiscal_year": year, "unit": office.units["clerk"]}
    many = [common | {"person": name, "position": "พนักงานจ้าง"} for name in DRIVERS]
    drivers = add_many(INTEGRITY, by=by, many=many, verb="shelf.added", label=str(INTEGRITY.entry_word))
    for row in drivers[:2]:
        integrity.sign_integrity_on_paper(row, by=by, signed_on=day)
    then = max(today - datetime.timedelta(days=80), SINCE)
    _unit(office, then, today, FiscalYear.of(then).value)
    open_to_public(PERFORMANCE, by=office.officer("planner", today))


def _unit(office: Cast, day: datetime.date, today: datetime.date, year: int) -> None:
    by = office.officer("planner", day)
    row = add(PERFORMANCE, by=by, fields={
        "title": "คำรับรองการปฏิบัติราชการของกองคลัง", "superior": office.positions["clerk"],
        "subordinate": office.positions["finance"], "unit": office.units["finance"], "fiscal_year": year,
    })  # fmt: skip
    for dimension, text, weight, target, steps in AIMS:
        row = performance.add_aim(
            row, by=by, dimension=dimension, text=text, unit_word="จำนวน" if "เรื่อง" in text else "ร้อยละ",
            weight=Decimal(weight), target=Decimal(target), supervisor="ปลัด", collector="นักวิชาการเงินและบัญชี",
            **{f"step_{place}": Decimal(step) for place, step in enumerate(steps, 1)},
        )  # fmt: skip
    row = performance.sign_performance(row, by=office.officer("clerk", day))
    if today >= FiscalYear(year).last_day.replace(month=3, day=1):
        told = dict(zip(row.aims.order_by("pk").values_list("pk", flat=True), (72, 88, 83, 4, 5, 61), strict=True))
        results: dict[str, Any] = {f"result_{pk}": Decimal(value) for pk, value in told.items()}
        performance.report_performance(row, by=office.officer("planner", today), months=6, **results)
