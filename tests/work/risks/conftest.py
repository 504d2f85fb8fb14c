"""A register of seven risks, made by verbs only."""

import datetime
from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker
from tests.standing import standing

from sucharit.office.demonstration.people import Cast
from sucharit.work.risks import actions
from sucharit.work.risks.contents import RatingContent, RiskContent, new_controls, new_issues
from sucharit.work.risks.models import RiskCriteria, RiskRegister

YEAR = 2569
#: process, likelihood, impact, unit, controls
SEVEN = (
    ("การจัดซื้อจัดจ้างวิธีเฉพาะเจาะจง", 4, 4, "finance", ("สลับผู้ตรวจรับ", "เปิดเผยราคาอ้างอิง")),
    ("การเบิกจ่ายน้ำมันเชื้อเพลิง", 3, 3, "works", ("สมุดคุมการใช้รถทุกคัน",)),
    ("การออกใบอนุญาตก่อสร้าง", 4, 1, "works", ("กำหนดคิวและระยะเวลา", "ติดตามงานหลังอนุญาต")),
    ("การบรรจุและเลื่อนระดับ", 2, 5, "clerk", ("เผยแพร่หลักเกณฑ์",)),
    ("การจัดเก็บภาษีที่ดิน", 3, 2, "finance", ("สอบทานบัญชีรายเดือน", "รับชำระผ่านธนาคาร")),
    ("การจ่ายเบี้ยยังชีพ", 2, 2, "welfare", ()),
    ("การยืมพัสดุของทางราชการ", 1, 1, "clerk", ("ทะเบียนยืมคืน",)),
)


def risk(
    process: str, likelihood: int | None, impact: int | None, unit: int | None, controls: tuple[str, ...]
) -> RiskContent:
    return RiskContent(
        process=process,
        unit=unit,
        issues=new_issues([f"{process}โดยไม่เป็นไปตามระเบียบ"]),
        inherent=RatingContent(likelihood=likelihood, impact=impact),
        controls=new_controls(controls),
    )


@pytest.fixture
def criteria(office: Cast) -> RiskCriteria:
    """Adopted criteria of 2569, begun from the reference; those of the register where one stands."""
    return RiskCriteria.objects.filter(organization=office.organization).first() or made_criteria(office)


def made_criteria(office: Cast) -> RiskCriteria:
    planner = office.officer("planner")
    return actions.adopt_criteria(actions.start_criteria(YEAR, by=planner, reference="pacc-5x5"), by=planner)


@pytest.fixture(scope="module")
def standing_register(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[int]:
    """Made once for a file."""
    with standing(django_db_blocker) as office:
        yield made_register(office).pk


@pytest.fixture
def register(standing_register: int, office: Cast) -> RiskRegister:
    """The draft register of 2569 with seven risks."""
    return RiskRegister.objects.get(pk=standing_register)


def made_register(office: Cast) -> RiskRegister:
    made_criteria(office)
    planner = office.officer("planner")
    made = actions.start_register(YEAR, by=planner)
    for process, likelihood, impact, unit, controls in SEVEN:
        actions.add_risk(made, risk(process, likelihood, impact, office.units[unit].pk, controls), by=planner)
    made.refresh_from_db()
    return made


@pytest.fixture
def yesterday() -> datetime.date:
    return datetime.date(2020, 1, 1)
