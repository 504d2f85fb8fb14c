"""A small adopted plan of the office, made as rows, for the rooms that print and publish it."""

import datetime
import uuid
from decimal import Decimal

from sucharit.core.plan.canonical import fingerprint
from sucharit.office.demonstration.people import Cast
from sucharit.work.plans.models import (
    Annex,
    BudgetAmount,
    Initiative,
    InitiativeObjective,
    Item,
    Plan,
    PlanText,
)

TITLE = "แผนปฏิบัติการป้องกันการทุจริต องค์การบริหารส่วนตำบลดอนสุขใจ"
SHEETS = (
    ("1.1.1", "project", "โครงการอบรมจริยธรรมเจ้าหน้าที่รุ่นใหม่", 20_000, "clerk"),
    ("1.2.1", "activity", "กิจกรรมเล่านิทานคนดีในโรงเรียน", 0, "education"),
    ("2.1.1", "measure", "มาตรการเปิดเผยราคากลางงานก่อสร้าง", 0, "works"),
    ("3.2.1", "project", "โครงการเวทีประชาคมติดตามงบประมาณ", 45_500, "finance"),
)


def draft_plan(office: Cast, *, first: int = 2566, title: str = TITLE, marker: str = "") -> Plan:
    """A draft with four sheets; `marker` stands in every text, so that a test can look for it where it must not be."""
    plan = Plan.objects.create(
        organization=office.organization, title=f"{title}{marker}", first_year=first, last_year=first + 4,
        created_by=next(iter(office.users.values())),
    )  # fmt: skip
    for seq, text in enumerate(("เพื่อให้ประชาชนตรวจสอบการใช้เงินได้", "เพื่อให้เจ้าหน้าที่รู้ข้อห้าม"), 1):
        PlanText.objects.create(plan=plan, section="objective", seq=seq, text=text + marker)
    for seq, (code, kind, name, baht, unit) in enumerate(SHEETS, 1):
        _sheet(office, plan, seq, code, kind, f"{name}{marker}", baht, unit)
    Annex.objects.create(
        plan=plan, kind="order", seq=1,
        value={"subject": "แต่งตั้งคณะทำงานจัดทำแผน", "members": [{"name": "นางสาวก้อย ใจซื่อ", "role": "ประธาน"}]},
    )  # fmt: skip
    return plan


def _sheet(office: Cast, plan: Plan, seq: int, code: str, kind: str, name: str, baht: int, unit: str) -> None:
    sheet = Initiative.objects.create(
        plan=plan, key=uuid.uuid4(), seq=seq, kind=kind, title=name, dimension=code[:1], mission=code[:3],
        rationale="ที่ผ่านมาประชาชนไม่ทราบขั้นตอน จึงต้องเปิดเผยให้ชัดเจน", target_group="ประชาชนในตำบล จำนวน 120 คน",
        place="หอประชุม อบต.", period_start=plan.first_year, period_end=plan.last_year,
        responsible=f"หน่วยงานที่ {seq}", responsible_unit=office.units.get(unit), source_line=seq * 10,
    )  # fmt: skip
    InitiativeObjective.objects.create(initiative=sheet, seq=1, code=code)
    for year in plan.years:
        BudgetAmount.objects.create(initiative=sheet, year=year, amount=Decimal(baht))
    texts = (("objective", "เพื่อสร้างความเข้าใจ"), ("output", "จัดอบรม 2 ครั้ง"), ("outcome", "ผู้เข้าร่วมพึงพอใจร้อยละ 80"))
    for section, text in texts:
        Item.objects.create(initiative=sheet, key=uuid.uuid4(), section=section, seq=1, text=text)
    first = Item.objects.create(initiative=sheet, key=uuid.uuid4(), section="step", seq=1, text="เตรียมงาน")
    Item.objects.create(initiative=sheet, key=uuid.uuid4(), section="step", seq=1, text="ประชุม", parent=first)


def approved(plan: Plan) -> Plan:
    """As approval leaves it: bound to what was signed."""
    plan.state, plan.approved_fingerprint = Plan.State.APPROVED, fingerprint(plan.as_value())
    plan.save()
    return plan


def adopted(plan: Plan, day: datetime.date = datetime.date(2022, 9, 12)) -> Plan:
    """As adoption leaves it."""
    approved(plan)
    plan.state, plan.adopted_on = Plan.State.ADOPTED, day
    plan.save()
    return plan
