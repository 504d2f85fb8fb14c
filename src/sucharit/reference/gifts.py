"""The gift rule for state officials (มาตรา 128 พ.ร.ป. ป.ป.ช. 2561)."""

from decimal import Decimal

from msgspec import Struct, field

from sucharit.reference.confidence import Fact
from sucharit.reference.loading import load, once


class AllowedGift(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    number: int = field(name="no")
    case: str


class GiftRule(Fact, frozen=True, kw_only=True):
    """What may be taken; above `threshold_baht` it is reported within `report_days`. Texts are Thai."""

    threshold_baht: Decimal
    report_days: int
    allowed: tuple[AllowedGift, ...]
    above_threshold: str
    penalty: str
    also: str


@once
def gift_rule() -> GiftRule:
    """The rule now in force."""
    return load("gifts/rule.yaml", GiftRule)
