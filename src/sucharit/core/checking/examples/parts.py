"""Parts of which the examples are built: an invented อบต., sheets with all sections, rows, lines."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from msgspec import Struct

from sucharit.core.fiscal import FiscalSpan
from sucharit.core.plan import (
    BudgetLine,
    BudgetRow,
    Initiative,
    InitiativeKind,
    Organization,
    OrganizationType,
    Period,
    Plan,
    Source,
    Step,
    TargetGroup,
)

OFFICE = Organization(name="องค์การบริหารส่วนตำบลดอนสุขใจ", type=OrganizationType.SUBDISTRICT_ADMINISTRATION)
SPAN = FiscalSpan(2566, 2570)


class Example(Struct, frozen=True):
    """`told` says in Thai what the plan is like; `lines` are raw lines of its document, where the rule needs them."""

    told: str
    plan: Plan
    lines: tuple[str, ...] = ()


def plan(*initiatives: Initiative, **fields: Any) -> Plan:
    """A five-year plan of the invented office."""
    filled = {"title": "แผนปฏิบัติการป้องกันการทุจริต", "organization": OFFICE, "span": SPAN, "initiatives": initiatives}
    return Plan(**{**filled, **fields})


def sheet(seq: int, title: str, code: str = "1.1.1", **fields: Any) -> Initiative:
    """A sheet with every section filled."""
    filled = {
        "stated_seq": seq,
        "kind": next((kind for kind in InitiativeKind if title.startswith(kind.value)), None),
        "dimension": code[:1],
        "mission": code[:3],
        "objective_codes": (code,),
        "rationale": "หน่วยงานเห็นความสำคัญของการทำงานที่โปร่งใส",
        "objectives": ("เพื่อให้ปฏิบัติงานได้ถูกต้อง",),
        "target_group": TargetGroup(text="พนักงานที่เกี่ยวข้อง จำนวน 12 คน", count=12, unit="คน"),
        "steps": (Step(text="เสนอโครงการ"), Step(text="ดำเนินการ")),
        "period": Period(text="ปีงบประมาณ พ.ศ. 2566 - 2570", start=2566, end=2570),
        "budget": BudgetLine(text="ไม่ใช้งบประมาณ", per_year=Decimal(0)),
        "responsible": "สำนักปลัด",
        "outputs": (f"ดำเนินการตามเรื่องที่ {seq} แล้วเสร็จ",),
        "outcomes": ("การทำงานโปร่งใสขึ้น",),
    }
    return Initiative(seq=seq, title=title, **{**filled, **fields})


def money(amount: int) -> BudgetLine:
    """A budget section that states this amount, 0 for none."""
    return BudgetLine(text=f"{amount:,} บาท" if amount else "ไม่ใช้งบประมาณ", per_year=Decimal(amount))


def row(seq: int, title: str, amount: int | Mapping[int, int] = 0, code: str = "1.1.1", **fields: Any) -> BudgetRow:
    """A row of the budget table; one amount stands in every year."""
    by_year = dict.fromkeys(SPAN, amount) if isinstance(amount, int) else amount
    return BudgetRow(
        seq=seq, title=title, dimension=code[:1], mission=code[:3], objective=code,
        budgets={year: Decimal(baht) for year, baht in by_year.items()}, **fields,
    )  # fmt: skip


def at(line: int, last: int | None = None, **sections: tuple[int, int]) -> Source:
    """A place in the lines."""
    return Source(line=line, line_end=last, sections=sections)
