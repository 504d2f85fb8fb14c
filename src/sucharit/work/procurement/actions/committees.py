"""Inspection committees: proposed by rotation, appointed or returned by another person."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.verbs import declare
from sucharit.base.history.queries import versions_of
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.base.people.roles import Can
from sucharit.core.procurement import Sitting, Yardsticks, breaches
from sucharit.work.procurement.actions.ruling import locked_rules
from sucharit.work.procurement.models import SEATS, Committee, Purchase
from sucharit.work.procurement.queries import names_of, sittings
from sucharit.work.procurement.words import breach_words
from sucharit.work.shelf.actions import add
from sucharit.work.shelf.actions.locking import kept, locked
from sucharit.work.shelf.registry import register_called

PROPOSED = declare("procurement.committee_proposed", gettext_lazy("เสนอ{label}"))
APPOINTED = declare("procurement.committee_appointed", gettext_lazy("แต่งตั้ง{label}"))
RETURNED = declare("procurement.committee_returned", gettext_lazy("ส่งกลับ{label}: {reason}"))
State = Committee.State


@transaction.atomic
def propose(purchase: Purchase, *, by: Officer, **told: Any) -> Committee:
    """A committee for a purchase: `on`, `order_number`, the seats, and `exception` where the rotation speaks against
    somebody. ValidationError says who and why."""
    row = locked(purchase, by, Purchase.State.SIGNED, Purchase.State.DELIVERED)
    register = register_called("inspection-committees")
    if register is None:
        raise LookupError("inspection-committees")
    fields = {name: told.get(name) or None for name in SEATS} | {
        "on": told.get("on"), "order_number": told.get("order_number", ""), "exception": told.get("exception", ""),
    }  # fmt: skip
    row.edition += 1  # an import that brought it is not undone under the committee
    row.save(update_fields=["edition"])
    made: Committee = add(register, by=by, fields=fields | {"unit": row.unit, "purchase": row}, verb=PROPOSED)
    return made


@transaction.atomic
def appoint(committee: Committee, *, by: Officer) -> Committee:
    """Signed by who may decide, and had no part in writing it."""
    row = _to_decide(committee, by)
    row.state, row.decided_by, row.decided_on = State.APPOINTED, by.user, by.today
    return kept(row, by=by, verb=APPOINTED)


@transaction.atomic
def send_back(committee: Committee, *, by: Officer, reason: str) -> Committee:
    """Another committee is to be proposed."""
    row = _to_decide(committee, by)
    told = " ".join(reason.split())[:300]
    if not told:
        raise ValidationError({"reason": _("โปรดเขียนเหตุผล")})
    row.state, row.decided_by, row.decided_on, row.returned_because = State.RETURNED, by.user, by.today, told
    return kept(row, by=by, verb=RETURNED, facts={"reason": told})


def _to_decide(committee: Committee, by: Officer) -> Committee:
    row = locked(committee, by, State.PROPOSED, capability=Can.DECIDE)
    if row.recorded_by_id == by.user.pk or versions_of(row).filter(by=by.user).exists():
        raise NotAllowed("ผู้เสนอคณะกรรมการแต่งตั้งเองไม่ได้ โปรดให้ผู้มีอำนาจคนอื่นลงนาม", "who proposed it may not appoint it")
    if by.user.pk in row.member_ids:
        raise NotAllowed("ผู้ที่เป็นกรรมการชุดนี้แต่งตั้งชุดนี้เองไม่ได้", "a member may not appoint the committee")
    return row


# the rule


def check_committee(row: Committee, by: Officer) -> None:
    """Members enough and by rotation: when it is proposed, again when it is appointed, and again when a withdrawn one
    comes back. Asked with the rules locked, so that two proposals never pass each other."""
    back = bool((getattr(row, "before", None) or {}).get("withdrawn"))
    if not back:
        _may_still_be_written(row)
    if row.state == State.RETURNED:
        return
    sticks = locked_rules(by.organization)
    if row.on is None or row.chair_id is None or row.purchase_id is None:
        raise ValidationError({"chair": _("โปรดเลือกประธานหรือผู้ตรวจรับ")})
    if row.state == State.PROPOSED and not back:
        _of_a_living_purchase(row)
        _distinct(row)
        _enough(row, sticks)
    told = _against(row, sticks)
    row.against_rotation = bool(told) or (bool(row.exception) and row.state != State.PROPOSED)
    if not told and row.state == State.PROPOSED:
        row.exception = ""
    elif told and not row.exception.strip():
        words = "; ".join(told)
        raise ValidationError(
            {"exception": _("ขัดกับการหมุนเวียน: %(words)s โปรดเลือกคนอื่น หรือเขียนเหตุผลที่จำเป็นต้องยกเว้น") % {"words": words}}
        )


def _may_still_be_written(row: Committee) -> None:
    before = getattr(row, "before", None)
    if before is None or before.get("state") == State.PROPOSED:
        return
    raise ValidationError(_("คณะกรรมการชุดนี้ตัดสินใจแล้ว แก้ไขไม่ได้ หากต้องเปลี่ยน ให้ถอนแล้วเสนอใหม่"))


def _of_a_living_purchase(row: Committee) -> None:
    if row.purchase.state not in (Purchase.State.SIGNED, Purchase.State.DELIVERED):
        raise ValidationError(_("ตั้งคณะกรรมการตรวจรับได้เฉพาะงานที่ทำสัญญาแล้วและยังไม่ตรวจรับ"))
    if row.purchase.contract_on and row.on < row.purchase.contract_on:
        raise ValidationError({"on": _("วันที่แต่งตั้งอยู่ก่อนวันที่ของสัญญา")})


def _distinct(row: Committee) -> None:
    seen: dict[int, str] = {}
    for seat in SEATS:
        member = getattr(row, f"{seat}_id")
        if member is not None and seen.setdefault(member, seat) != seat:
            raise ValidationError({seat: _("คนเดียวกันเป็นกรรมการสองตำแหน่งในชุดเดียวกันไม่ได้")})


def _enough(row: Committee, sticks: Yardsticks) -> None:
    agreed = row.purchase.agreed or 0
    if agreed > sticks.one_inspector_limit and len(row.member_ids) < sticks.committee_least:
        raise ValidationError(
            {"second": _("วงเงินเกินกว่าที่ตรวจรับคนเดียวได้ ต้องมีกรรมการอย่างน้อย %(n)s คน") % {"n": sticks.committee_least}}
        )


def _against(row: Committee, sticks: Yardsticks) -> list[str]:
    """What the rotation says, in words. Committees of the same day stand before in the order in which they came."""
    before: list[Sitting] = []
    after: list[Sitting] = []
    for pk, one in sittings(row.organization, but=row.pk):
        earlier = (one.on, pk) < (row.on, row.pk or _LAST)
        (before if earlier else after).append(one)
    found = breaches(row.member_ids, row.purchase.vendor_key, before, sticks, after)
    names = names_of(one.member for one in found)
    return [breach_words(names.get(one.member, "-"), one.why, one.times) for one in found]


_LAST = 2**62
