"""Performance agreements for the tests of every register."""

from decimal import Decimal
from typing import Any

UNDER = ("head", "finance", "reporter", "auditor", "complaints", "integrity", "deputy", "admin", "planner")


def fields(office: Any, n: int) -> dict[str, Any]:
    """The n-th entry, each of another position."""
    return {
        "title": f"คำรับรองของหน่วยงานที่ {n}", "superior": office.positions["clerk"],
        "subordinate": office.positions[UNDER[(n - 1) % len(UNDER)]],
        "fiscal_year": 2569 - (n - 1) // len(UNDER),
    }  # fmt: skip


CHANGED = {"title": "คำรับรองการปฏิบัติราชการของกองคลัง"}


def to_publish(register: Any, office: Any) -> list[Any]:
    """What is signed is public; a draft is not."""
    from tests.work.shelf.everyone import filled

    from sucharit.work.agreements.actions.performance import add_aim, sign_performance

    rows = filled(register, office)
    for row in rows[:2]:
        add_aim(
            row, by=office.officer("planner"), dimension="result", text="งานสำเร็จ", unit_word="ร้อยละ",
            weight=Decimal(100),
            target=Decimal(80), step_1=Decimal(60), step_2=Decimal(65), step_3=Decimal(70), step_4=Decimal(75),
            step_5=Decimal(80), supervisor="ปลัด", collector="นักวิเคราะห์",
        )  # fmt: skip
        sign_performance(row, by=office.officer("clerk"))
    return rows[:2]


def to_carry(register: Any, office: Any) -> list[Any]:
    """What was signed goes on as a draft with its indicators."""
    return to_publish(register, office)
