"""A purchase, a line of the plan and the yardsticks, as counting knows them."""

import datetime
from decimal import Decimal
from enum import Enum

from msgspec import Struct

from sucharit.reference.procurement import procurement_rules


class Method(Enum):
    """The three ways of the Act of 2560, and what is none of them (such as an agreement with a state body)."""

    OPEN = "open"  # ประกาศเชิญชวนทั่วไป: e-bidding, e-market, สอบราคา
    SELECTIVE = "selective"  # คัดเลือก
    SPECIFIC = "specific"  # เฉพาะเจาะจง
    OTHER = "other"

    @property
    def competes(self) -> bool:
        """Several are asked, so that one bidder alone is worth a question."""
        return self in (Method.OPEN, Method.SELECTIVE)


class Purchase(Struct, frozen=True, kw_only=True):
    """Something that was bought or hired. `number` names it for the office. Amounts in baht; None is not known.

    `bidders` counts who offered; `vendor` is a key that stays the same for one seller (`vendor_key`).
    """

    number: int
    title: str
    method: Method
    vendor: str = ""
    vendor_name: str = ""
    unit: str = ""
    budget: Decimal | None = None
    median: Decimal | None = None
    agreed: Decimal | None = None
    bidders: int | None = None
    contract_on: datetime.date | None = None
    due_on: datetime.date | None = None
    delivered_on: datetime.date | None = None
    in_egp: bool = False
    planned: bool = False

    @property
    def money(self) -> Decimal:
        return self.agreed or Decimal(0)

    def days_late(self, today: datetime.date) -> int:
        """Days after the day agreed, until delivery or until today; 0 where it was in time or no day is known."""
        if self.due_on is None:
            return 0
        return max(0, ((self.delivered_on or today) - self.due_on).days)


class Yardsticks(Struct, frozen=True, kw_only=True):
    """From what value on something deserves a question. Amounts in baht, shares in per cent."""

    specific_limit: Decimal
    one_inspector_limit: Decimal
    near_limit_percent: int
    splitting_days: int
    vendor_percent: int
    vendor_least: int
    saving_percent: int
    one_bidder_percent: int
    in_a_row: int
    same_vendor_in_a_row: int
    committee_least: int


def usual_yardsticks() -> Yardsticks:
    """Those of the reference data; none of them is confirmed, so an office may set its own."""
    rules = procurement_rules()
    return Yardsticks(
        specific_limit=rules.limit("specific_method").baht,
        one_inspector_limit=rules.limit("one_inspector").baht,
        **{one.key: one.value for one in rules.yardsticks},
    )
