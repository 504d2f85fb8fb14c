"""A day in March of fiscal year 2569, and purchases of the finance unit."""

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from sucharit.office.demonstration.people import Cast
from sucharit.work.procurement.models import Purchase
from sucharit.work.procurement.registers import PURCHASES
from sucharit.work.shelf.actions import add

TODAY = datetime.date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _the_day(settings: Any) -> None:
    settings.TODAY = TODAY.isoformat()


@pytest.fixture
def buy(office: Cast) -> Callable[..., Purchase]:
    """A purchase by the finance officer: signed, unless `contract_on` is None."""

    def made(title: str = "ซื้อวัสดุสำนักงาน", **more: Any) -> Purchase:
        told = {
            "title": title, "method": "specific", "budget": Decimal(90_000), "agreed": Decimal(80_000),
            "vendor": "ร้านเจริญพาณิชย์",
            "contract_on": datetime.date(2026, 1, 15), "contract_number": "12/2569", "unit": office.units["finance"],
            "egp_number": "69017000001",
        } | more  # fmt: skip
        row: Purchase = add(PURCHASES, by=office.officer("finance"), fields=told)
        return row

    return made
