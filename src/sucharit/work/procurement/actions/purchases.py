"""A purchase goes on: signed, delivered, inspected, cancelled; its plan's line changes with a reason."""

import datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer, held_on
from sucharit.base.people.models import Holding
from sucharit.base.people.roles import Can
from sucharit.base.screens.words import day as day_words
from sucharit.work.procurement.models import Committee, PlanLine, Purchase, Report
from sucharit.work.procurement.queries import published, standing_committee
from sucharit.work.shelf.actions.locking import kept, locked
from sucharit.work.years.recording.stories import snapshot

SIGNED = declare("procurement.signed", gettext_lazy("บันทึกสัญญาของ{label}"))
DELIVERED = declare("procurement.delivered", gettext_lazy("บันทึกการส่งมอบของ{label}"))
INSPECTED = declare("procurement.inspected", gettext_lazy("บันทึกการตรวจรับของ{label}"))
CROSSED = declare("procurement.crossed", gettext_lazy("ตรวจสอบข้ามสายงานของ{label}: {found}"))
CANCELLED = declare("procurement.cancelled", gettext_lazy("ยกเลิก{label}: {reason}"))
LINE_CANCELLED = declare("procurement.line_cancelled", gettext_lazy("ยกเลิก{label}: {reason}"))
State = Purchase.State


@transaction.atomic
def sign(
    purchase: Purchase, *, by: Officer, vendor: str, agreed: Decimal | None, contract_number: str,
    contract_on: datetime.date | None, due_on: datetime.date | None = None, offers: str = "", reason: str = "",
) -> Purchase:  # fmt: skip
    """A contract or agreement was made."""
    row = locked(purchase, by, State.OPEN)
    row.vendor, row.agreed, row.contract_number = vendor, agreed, contract_number
    row.contract_on, row.due_on = contract_on, due_on
    row.offers, row.reason = offers or row.offers, reason or row.reason
    if contract_on is None:
        raise ValidationError({"contract_on": _("โปรดใส่วันที่ของสัญญาหรือข้อตกลง")})
    return kept(row, by=by, verb=SIGNED)


@transaction.atomic
def deliver(purchase: Purchase, *, by: Officer, delivered_on: datetime.date | None) -> Purchase:
    row = locked(purchase, by, State.SIGNED)
    if delivered_on is None:
        raise ValidationError({"delivered_on": _("โปรดใส่วันที่ส่งมอบ")})
    row.delivered_on = delivered_on
    return kept(row, by=by, verb=DELIVERED)


@transaction.atomic
def inspect(purchase: Purchase, *, by: Officer, inspected_on: datetime.date | None, evidence: Any = ()) -> Purchase:
    """The appointed committee has inspected the delivery. NotAllowed where there is none."""
    row = locked(purchase, by, State.DELIVERED)
    if inspected_on is None:
        raise ValidationError({"inspected_on": _("โปรดใส่วันที่ตรวจรับ")})
    row.inspected_on = inspected_on
    return kept(row, by=by, verb=INSPECTED, evidence=evidence)


def may_cross(row: Purchase, officer: Officer) -> bool:
    """Another than who recorded it, and of another unit where both have one; once."""
    if row.crossed_by_id is not None or row.recorded_by_id == officer.user.pk or not officer.may(Can.KEEP_REGISTERS):
        return False
    mine = officer.unit_ids | {one.position.unit_id for one in officer.holdings}
    theirs = set(
        Holding.objects.filter(held_on(officer.today), user=row.recorded_by_id, position__unit__isnull=False)
        .filter(position__organization=officer.organization).values_list("position__unit", flat=True)
    )  # fmt: skip
    return not mine & theirs


@transaction.atomic
def cross(
    purchase: Purchase, *, by: Officer, documents: bool, spec: bool, median: bool, found: str = "",
    evidence: Any = (),
) -> Purchase:  # fmt: skip
    """The unit that asked for it and the one that buys look at each other's papers: documents, specification and median
    price, all three. NotAllowed for who recorded it, or of the same unit."""
    row = locked(purchase, by, State.OPEN, State.SIGNED, State.DELIVERED, capability=Can.SEE_REGISTERS)
    if not may_cross(row, by):
        raise NotAllowed("ผู้ตรวจสอบข้ามสายงานต้องไม่ใช่ผู้บันทึก และอยู่คนละหน่วยงานกับผู้บันทึก", "another, of another unit")
    if not (documents and spec and median):
        raise ValidationError({"documents": _("ตรวจให้ครบทั้งเอกสาร คุณลักษณะเฉพาะ และราคากลาง ก่อนบันทึก")})
    row.crossed_on, row.crossed_by, row.crossed_found = by.today, by.user, " ".join(found.split())[:400]
    told = row.crossed_found or _("ไม่พบสิ่งที่ต้องแก้ไข")
    return kept(row, by=by, verb=CROSSED, facts={"found": told}, evidence=evidence)


@transaction.atomic
def cancel(purchase: Purchase, *, by: Officer, reason: str) -> Purchase:
    """It will not be bought; it stays to be read with the reason."""
    row = locked(purchase, by, State.OPEN, State.SIGNED)
    row.cancelled_because = _why(reason)
    return kept(row, by=by, verb=CANCELLED, facts={"reason": row.cancelled_because})


@transaction.atomic
def cancel_line(line: PlanLine, *, by: Officer, reason: str) -> PlanLine:
    """The line of the plan is cancelled. Refused where something was bought for it."""
    row = locked(line, by, PlanLine.State.PLANNED, PlanLine.State.CHANGED)
    if row.purchases.filter(withdrawn_at=None).exclude(state=State.CANCELLED).exists():
        raise NotAllowed("มีการจัดซื้อจัดจ้างตามรายการนี้แล้ว จึงยกเลิกไม่ได้", "something was bought for it")
    row.reason, row.state = _why(reason), PlanLine.State.CANCELLED
    return kept(row, by=by, verb=LINE_CANCELLED, facts={"reason": row.reason})


def _why(reason: str) -> str:
    told = " ".join(reason.split())[:300]
    if not told:
        raise ValidationError({"reason": _("โปรดเขียนเหตุผล")})
    return told


# rules that hold whoever writes, and in imports too


def check_purchase(row: Purchase, by: Officer) -> None:
    """ValidationError by field."""
    faults: dict[str, str] = {}
    for name in ("delivered_on", "inspected_on"):
        day = getattr(row, name)
        if day is not None and day > by.today:
            faults[name] = _("วันที่ %(day)s ยังมาไม่ถึง") % {"day": day_words(day)}
    if row.due_on and row.contract_on and row.due_on < row.contract_on:
        faults["due_on"] = _("วันครบกำหนดต้องไม่ก่อนวันที่ของสัญญา")
    faults |= _signed(row) if row.contract_on and not row.cancelled_because else _not_signed(row)
    if row.inspected_on and (row.delivered_on is None or row.inspected_on < row.delivered_on):
        faults["inspected_on"] = _("วันที่ตรวจรับต้องไม่ก่อนวันที่ส่งมอบ")
    if row.plan_line_id and row.plan_line and row.plan_line.fiscal_year != row.fiscal_year:
        faults["plan_line"] = _("รายการในแผนต้องเป็นของปีงบประมาณเดียวกัน")
    if faults:
        raise ValidationError(faults)
    _inspected_by_someone(row)


def _signed(row: Purchase) -> dict[str, str]:
    faults = {}
    if not row.vendor:
        faults["vendor"] = _("มีวันที่ของสัญญาแล้ว โปรดใส่ชื่อผู้ได้รับการคัดเลือก")
    if not row.agreed:
        faults["agreed"] = _("มีวันที่ของสัญญาแล้ว โปรดใส่ราคาที่ตกลง (มากกว่า 0)")
    return faults


def _not_signed(row: Purchase) -> dict[str, str]:
    if row.cancelled_because or not (row.delivered_on or row.inspected_on):
        return {}
    return {"contract_on": _("มีการส่งมอบแล้ว โปรดใส่วันที่ของสัญญาหรือข้อตกลง")}


def _inspected_by_someone(row: Purchase) -> None:
    """What stood here before is inspected by a committee that was appointed here; what comes whole from old papers is
    taken as it is."""
    before = getattr(row, "before", None)
    if before is None or before.get("inspected_on") or not row.inspected_on:
        return
    found = standing_committee(row)
    if found is None or found.state != Committee.State.APPOINTED:
        raise ValidationError({"inspected_on": _("ยังไม่มีคณะกรรมการตรวจรับที่แต่งตั้งแล้ว โปรดเสนอและแต่งตั้งก่อน")})
    if row.inspected_on < found.on:
        raise ValidationError({"inspected_on": _("วันที่ตรวจรับอยู่ก่อนวันที่แต่งตั้งคณะกรรมการ")})


_PROMISED = ("title", "method", "budget", "month", "unit")


def check_line(row: PlanLine, _by: Officer) -> None:
    """Once the plan was made public, a change says why, each time anew; before, it is only being written."""
    before = getattr(row, "before", None)
    if before is None:
        return
    if before.get("state") == PlanLine.State.CANCELLED and not before.get("withdrawn"):
        raise ValidationError(_("รายการนี้ยกเลิกแล้ว แก้ไขไม่ได้"))
    if row.state == PlanLine.State.CANCELLED:
        return
    now = snapshot(row)
    if all(now.get(name) == before.get(name) for name in _PROMISED):
        return
    if not published(row.organization, row.fiscal_year, Report.Kind.PLAN):
        return
    if not row.reason or row.reason == before.get("reason"):
        raise ValidationError({"reason": _("แผนเผยแพร่แล้ว โปรดเขียนเหตุผลที่เปลี่ยนแปลงครั้งนี้")})
    row.state = PlanLine.State.CHANGED
