"""Things are lent and come back; damage is looked into; everything is counted once a year."""

import datetime
from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.core.thai.names import same_person
from sucharit.work.conduct.models import Asset, AssetCount, Condition, Loan
from sucharit.work.conduct.models.assets import BAD
from sucharit.work.evidence.models import Evidence
from sucharit.work.plans.sheet import fit_text
from sucharit.work.shelf.actions import add, kept, locked, past
from sucharit.work.shelf.registry import register_called
from sucharit.work.years.recording.stories import snapshot

APPROVED = declare("conduct.loan_approved", gettext_lazy("อนุมัติ{label}"))
REFUSED = declare("conduct.loan_refused", gettext_lazy("ไม่อนุมัติ{label}: {reason}"))
HANDED = declare("conduct.loan_handed", gettext_lazy("ส่งมอบทรัพย์สินตาม{label}"))
RETURNED = declare("conduct.loan_returned", gettext_lazy("รับคืนทรัพย์สินตาม{label} สภาพ{condition}"))
FINDING = declare("conduct.loan_finding", gettext_lazy("ตั้งกรรมการสอบข้อเท็จจริงตาม{label} คำสั่ง {order}"))
SETTLED = declare("conduct.loan_settled", gettext_lazy("จบเรื่องความเสียหายตาม{label}"))
MOVED = declare("conduct.asset_moved", gettext_lazy("{label}: {state}"))
COUNTED = declare("conduct.asset_counted", gettext_lazy("ตรวจนับตาม{label}"))
RETIRED = declare("conduct.asset_retired", gettext_lazy("จำหน่าย{label}: {reason}"))
FINDING_COUNT = declare("conduct.count_finding", gettext_lazy("ตั้งกรรมการสอบข้อเท็จจริงตาม{label} คำสั่ง {order}"))
SETTLED_COUNT = declare("conduct.count_settled", gettext_lazy("จบเรื่องที่พบใน{label}"))
Counted = AssetCount.State


@transaction.atomic
def approve_loan(loan: Loan, *, by: Officer, approval_note: str = "") -> Loan:
    """The one who may lets it go. Nobody approves what they borrow themselves."""
    return _decided(loan, by, Loan.State.APPROVED, approval_note, APPROVED)


@transaction.atomic
def refuse_loan(loan: Loan, *, by: Officer, reason: str) -> Loan:
    """It is not lent."""
    return _decided(loan, by, Loan.State.REFUSED, reason, REFUSED)


def _decided(loan: Loan, by: Officer, state: Loan.State, note: str, verb: str) -> Loan:
    require(by, Can.DECIDE)
    row = locked(loan, by, Loan.State.ASKED, capability=Can.DECIDE)
    if same_person(row.borrower, by.name):
        raise NotAllowed("อนุมัติการยืมของตนเองไม่ได้ โปรดให้ผู้มีอำนาจเหนือขึ้นไปอนุมัติ", "nobody approves their own loan")
    row.state, row.approval_note = state, fit_text(note, 300, one_line=True)
    row.approved_on, row.approved_by = by.today, by.user
    return kept(row, by=by, verb=verb, facts={"reason": row.approval_note})


@transaction.atomic
def hand_over(
    loan: Loan, *, by: Officer, handed_on: datetime.date, handed_condition: str, evidence: Iterable[Evidence] = ()
) -> Loan:
    """The thing goes out, in this condition. Only what is here goes out."""
    row = locked(loan, by, Loan.State.APPROVED)
    asset = _asset(row, by)
    if asset.state != Asset.State.HERE:
        raise NotAllowed(f"{asset.name} อยู่ในสถานะ “{asset.get_state_display()}” จึงส่งมอบไม่ได้", "the asset is not here")
    last = asset.counts.filter(withdrawn_at=None).order_by("-counted_on").first()
    if last is not None and not last.found and last.state != Counted.SETTLED:
        raise NotAllowed(f"{asset.name} ตรวจนับครั้งล่าสุดไม่พบ โปรดตรวจสอบก่อนส่งมอบ", "it was not found at the last count")
    if handed_condition not in (Condition.GOOD, Condition.WORN):
        raise ValidationError({"handed_condition": _("ของที่ชำรุดหรือสูญหายส่งมอบให้ยืมไม่ได้")})
    row.handed_on, row.handed_condition = past(handed_on, by, "handed_on"), handed_condition
    if row.approved_on and row.handed_on < row.approved_on:
        raise ValidationError({"handed_on": _("ส่งมอบก่อนวันที่อนุมัติไม่ได้")})
    row.handed_by, row.state = by.user, Loan.State.OUT
    _moved(asset, by, Asset.State.OUT, handed_condition)
    return kept(row, by=by, verb=HANDED, evidence=evidence)


@transaction.atomic
def take_back(
    loan: Loan, *, by: Officer, returned_on: datetime.date, returned_condition: str, damage: str = "",
    evidence: Iterable[Evidence] = (),
) -> Loan:  # fmt: skip
    """The thing comes back. What was never handed over cannot come back."""
    row = locked(loan, by)
    if row.handed_on is None:
        raise NotAllowed("ทรัพย์สินนี้ยังไม่เคยส่งมอบให้ผู้ยืม จึงรับคืนไม่ได้ โปรดตรวจเลขที่ใบยืม", "it was never lent")
    if row.state != Loan.State.OUT:
        raise NotAllowed("ใบยืมนี้รับคืนแล้ว", "it came back already")
    row.returned_on = past(returned_on, by, "returned_on")
    if row.returned_on < row.handed_on:
        raise ValidationError({"returned_on": _("วันที่คืนต้องไม่ก่อนวันที่ส่งมอบ")})
    if returned_condition not in Condition.values:
        raise ValidationError({"returned_condition": _("โปรดเลือกสภาพเมื่อคืน")})
    row.returned_condition, row.damage = returned_condition, fit_text(damage, 400, one_line=True)
    bad = returned_condition in BAD
    if bad and not row.damage:
        raise ValidationError({"damage": _("ชำรุดหรือสูญหาย โปรดบอกว่าเสียหายอย่างไร")})
    row.state = Loan.State.BACK
    _moved(_asset(row, by), by, Asset.State.BROKEN if bad else Asset.State.HERE, returned_condition)
    facts = {"condition": str(row.get_returned_condition_display())}
    return kept(row, by=by, verb=RETURNED, facts=facts, evidence=evidence)


@transaction.atomic
def begin_finding(loan: Loan, *, by: Officer, finding_order: str) -> Loan:
    """A committee looks into the damage, by an order."""
    row = locked(loan, by, Loan.State.BACK)
    if row.returned_condition not in BAD:
        raise NotAllowed("ทรัพย์สินคืนในสภาพใช้การได้ จึงไม่ต้องสอบข้อเท็จจริง", "nothing was damaged")
    _ordered(row, finding_order)
    row.state = Loan.State.FINDING
    return kept(row, by=by, verb=FINDING, facts={"order": row.finding_order})


def _ordered(row: Loan | AssetCount, finding_order: str) -> None:
    row.finding_order = fit_text(finding_order, 120, one_line=True)
    if not row.finding_order:
        raise ValidationError({"finding_order": _("โปรดใส่เลขที่คำสั่ง")})


@transaction.atomic
def settle_loan(
    loan: Loan, *, by: Officer, finding_result: str, compensation: Decimal | None, settled_on: datetime.date,
    repaired: bool = False, evidence: Iterable[Evidence] = (),
) -> Loan:  # fmt: skip
    """What was found, what is asked for it, and whether the thing can be used again."""
    row = locked(loan, by, Loan.State.FINDING)
    _found(row, by, finding_result, compensation, settled_on, repaired)
    row.state = Loan.State.SETTLED
    return kept(row, by=by, verb=SETTLED, evidence=evidence)


def _found(
    row: Loan | AssetCount, by: Officer, finding_result: str, compensation: Decimal | None, settled_on: datetime.date,
    repaired: bool,
) -> None:  # fmt: skip
    row.finding_result, row.compensation = fit_text(finding_result, 400, one_line=True), compensation
    if not row.finding_result:
        raise ValidationError({"finding_result": _("โปรดใส่ผลการสอบข้อเท็จจริง")})
    row.settled_on = past(settled_on, by, "settled_on")
    if repaired:
        _moved(_asset(row, by), by, Asset.State.HERE, Condition.WORN)


@transaction.atomic
def count_asset(asset: Asset, *, by: Officer, found: bool, condition: str, note: str = "") -> Asset:
    """Looked for in this year's count; what is broken or missing is so from now on."""
    row = locked(asset, by, Asset.State.HERE, Asset.State.OUT, Asset.State.BROKEN)
    condition = condition if found else Condition.LOST
    fields = {"counted_on": by.today, "asset": row, "found": found, "condition": condition, "note": note}
    register = register_called("asset-counts")
    assert register is not None  # noqa: S101 - put up by this room
    add(register, by=by, fields=fields | {"counter": by.name[:160], "unit": row.unit}, verb=COUNTED)
    return _asset_of(row.pk, by)


@transaction.atomic
def count_many(found: Sequence[tuple[Asset, str, str]], *, by: Officer) -> int:
    """A walk through the store: (thing, condition, note) of each that was looked for. All or none."""
    if not found:
        raise NotAllowed("โปรดเลือกสภาพของทรัพย์สินอย่างน้อยหนึ่งรายการ", "nothing was counted")
    for asset, condition, note in found:
        count_asset(asset, by=by, found=condition != Condition.LOST, condition=condition, note=note)
    return len(found)


@transaction.atomic
def begin_count_finding(count: AssetCount, *, by: Officer, finding_order: str) -> AssetCount:
    """What was found broken or missing is looked into by a committee, by an order."""
    row = locked(count, by, Counted.BAD)
    _ordered(row, finding_order)
    row.state = Counted.FINDING
    return kept(row, by=by, verb=FINDING_COUNT, facts={"order": row.finding_order})


@transaction.atomic
def settle_count(
    count: AssetCount, *, by: Officer, finding_result: str, compensation: Decimal | None, settled_on: datetime.date,
    repaired: bool = False, evidence: Iterable[Evidence] = (),
) -> AssetCount:  # fmt: skip
    """What the committee found, what is asked for it, and whether the thing can be used again."""
    row = locked(count, by, Counted.FINDING)
    _found(row, by, finding_result, compensation, settled_on, repaired)
    row.state = Counted.SETTLED
    return kept(row, by=by, verb=SETTLED_COUNT, evidence=evidence)


def follow_counts(counts: Sequence[AssetCount], by: Officer) -> None:
    """The newest count says how a thing is, however it was written; a count that is undone leaves it as it was."""
    ids = {one.asset_id for one in counts}
    things = _things(by).filter(pk__in=ids).exclude(state=Asset.State.GONE)
    assets = {row.pk: row for row in things.select_for_update(of=("self",))}
    standing = AssetCount.objects.filter(asset__in=ids, withdrawn_at=None).order_by("counted_on", "pk")
    newest = {asset: (day, pk) for asset, day, pk in standing.values_list("asset", "counted_on", "pk")}
    for one in counts:
        asset = assets.get(one.asset_id)
        if asset is None:
            continue
        last = (one.counted_on, one.pk) >= newest.get(one.asset_id, (one.counted_on, one.pk))
        if one.withdrawn and last and asset.condition == one.condition:
            _follows(asset, by, one.was_condition, one.was_state)
        elif not one.withdrawn and last and one.state in (Counted.DONE, Counted.BAD):
            _follows(asset, by, one.condition, one.was_state)


def _follows(asset: Asset, by: Officer, condition: str, before: str) -> None:
    """Broken where it was found so; here again where it was here before; at the borrower's as long as it is there."""
    state = Asset.State(asset.state)
    if state != Asset.State.OUT:
        if condition in BAD:
            state = Asset.State.BROKEN
        elif before == Asset.State.HERE or not _looked_into(asset):
            state = Asset.State.HERE
    if (state, condition) != (asset.state, asset.condition):
        _moved(asset, by, state, condition)


def _looked_into(asset: Asset) -> bool:
    """Does a committee still look into it, or is one waited for?"""
    loans = asset.loans.filter(withdrawn_at=None, returned_condition__in=BAD)
    counts = asset.counts.filter(withdrawn_at=None, state__in=[Counted.BAD, Counted.FINDING])
    return loans.filter(state__in=[Loan.State.BACK, Loan.State.FINDING]).exists() or counts.exists()


@transaction.atomic
def retire_asset(asset: Asset, *, by: Officer, reason: str) -> Asset:
    """It leaves the register of things that can be lent."""
    row = locked(asset, by, Asset.State.HERE, Asset.State.BROKEN)
    row.state = Asset.State.GONE
    told = fit_text(reason, 300, one_line=True)
    if not told:
        raise ValidationError({"reason": _("โปรดเขียนเหตุผล")})
    return kept(row, by=by, verb=RETIRED, facts={"reason": told})


def _things(by: Officer) -> "QuerySet[Asset]":
    return Asset.objects.filter(organization=by.organization).select_related("organization")


def _asset_of(number: int, by: Officer) -> Asset:
    """The thing, locked: whoever may work on its loan or count moves it."""
    return _things(by).select_for_update(of=("self",)).get(pk=number)


def _asset(row: Loan | AssetCount, by: Officer) -> Asset:
    return _asset_of(row.asset_id, by)


def _moved(asset: Asset, by: Officer, state: Asset.State, condition: str) -> None:
    asset.before = snapshot(asset)  # type: ignore[attr-defined]
    asset.state, asset.condition = state, condition
    kept(asset, by=by, verb=MOVED, facts={"state": str(state.label)})
