"""Plans as the officers of ดอนสุขใจ make them: through verbs alone."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client

from sucharit.base.people.models import User
from sucharit.office.demonstration.people import Cast
from sucharit.work.plans.actions import add_initiative, create_plan
from sucharit.work.plans.models import Initiative, Plan


@pytest.fixture
def draft(office: Cast) -> Plan:
    """A draft of 2571-2575 without initiatives."""
    return create_plan(by=office.officer("planner"), first_year=2571, last_year=2575)


@pytest.fixture
def sheet(office: Cast, draft: Plan) -> Initiative:
    """One initiative of the draft, mostly filled in."""
    return add_initiative(
        draft,
        by=office.officer("planner"),
        fields={
            "title": "มาตรการเปิดเผยข้อมูลการจัดซื้อจัดจ้าง",
            "kind": "measure",
            "objective_codes": ["2.1.1"],
            "rationale": "ประชาชนควรตรวจสอบการใช้จ่ายได้",
            "steps": [("แต่งตั้งผู้รับผิดชอบ", 0), ("ออกคำสั่ง", 1), ("เผยแพร่บนเว็บไซต์", 0)],
            "outputs": [("มีข้อมูลครบทุกโครงการ", 0)],
            "amounts": {2571: Decimal(0), 2572: Decimal(20_000)},
            "responsible_unit": office.units["finance"],
        },
    )


@pytest.fixture
def planner(office: Cast, desk_of: Callable[[User], Client]) -> Client:
    """The plan officer's browser."""
    return desk_of(office.users["planner"])
