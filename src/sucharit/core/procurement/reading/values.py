"""What is read: a sheet's rows, records with their remarks, and what was seen beside them."""

import datetime
import hashlib
from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from sucharit.core.procurement.reading.columns import Row
from sucharit.core.procurement.values import Method
from sucharit.core.procurement.vendors import vendor_key
from sucharit.core.thai import fold


class Bid(Struct, frozen=True):
    """Who offered, and at what price where it is said."""

    name: str
    price: Decimal | None = None


class Remark(Struct, frozen=True, kw_only=True):
    """What is to be known of a record: `code` for its words, the `field`, what stood there. A `fault` keeps it out."""

    code: str
    field: str = ""
    printed: str = ""
    fault: bool = False


class Record(Struct, frozen=True, kw_only=True):
    """A purchase as its row says it. `identity` is the same for the same purchase in another file."""

    sheet: str
    row: int
    title: str
    method: Method | None = None
    budget: Decimal | None = None
    median: Decimal | None = None
    agreed: Decimal | None = None
    vendor: str = ""
    tax_number: str = ""
    bids: tuple[Bid, ...] = ()
    bidder_count: int | None = None
    reason: str = ""
    contract_number: str = ""
    contract_on: datetime.date | None = None
    due_on: datetime.date | None = None
    delivered_on: datetime.date | None = None
    inspected_on: datetime.date | None = None
    unit: str = ""
    egp_number: str = ""
    source: str = ""
    cancelled: bool = False
    cancelled_because: str = ""
    waiting: bool = False
    remarks: tuple[Remark, ...] = ()

    @property
    def faulty(self) -> bool:
        return any(one.fault for one in self.remarks)

    @property
    def identity(self) -> str:
        return identity_of(self.title, self.vendor, self.agreed, self.contract_number, self.contract_on)


class Count(Struct, frozen=True, kw_only=True):
    """What was seen beside the records: totals that differ, rows and sheets that hold no purchase, eras mixed."""

    code: str
    sheet: str = ""
    rows: tuple[int, ...] = ()
    number: int = 0
    stated: Decimal | None = None
    counted: Decimal | None = None


class SheetRows(Struct, frozen=True, kw_only=True):
    """A sheet: its filled rows (number, column > text) and merged ranges as (first row, last row, "B5:B7")."""

    name: str
    rows: Sequence[Row]
    merged: Sequence[tuple[int, int, str]] = ()


class Reading(Struct, frozen=True, kw_only=True):
    records: tuple[Record, ...]
    counts: tuple[Count, ...]


def identity_of(
    title: str, vendor: str, agreed: Decimal | None, contract_number: str, contract_on: datetime.date | None
) -> str:
    """A digest that two rows share when they are surely the same purchase."""
    money = f"{agreed:.2f}" if agreed is not None else ""
    day = contract_on.isoformat() if contract_on else ""
    told = "\n".join((fold(title), vendor_key(vendor), money, fold(contract_number), day))
    return hashlib.sha256(told.encode()).hexdigest()[:40]
