"""An order gets its powers, is signed by who holds the position, told by circular and notice, and ends."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.verbs import declare
from sucharit.base.notices.actions import tell
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.base.people.roles import Can
from sucharit.core.fiscal import FiscalYear
from sucharit.work.delegations.holding import holder_of, lapsed
from sucharit.work.delegations.models import Delegation, DelegationReport, Power
from sucharit.work.delegations.reserved import kept_back, only_received
from sucharit.work.evidence.models import Evidence
from sucharit.work.plans.pages import address
from sucharit.work.plans.sheet import fit_text
from sucharit.work.shelf.actions import add_many, kept, locked
from sucharit.work.shelf.actions.locking import drop_part, label_of
from sucharit.work.shelf.registry import register_called

POWER = declare("delegations.power", gettext_lazy("เพิ่มอำนาจที่มอบใน{label}: {act}"))
UNPOWER = declare("delegations.unpower", gettext_lazy("นำอำนาจออกจาก{label}"))
SIGNED = declare("delegations.signed", gettext_lazy("ลงนาม{label} มอบ {count} เรื่อง"))
CIRCULATED = declare("delegations.circulated", gettext_lazy("แจ้งเวียน{label}"))
ANNOUNCED = declare("delegations.announced", gettext_lazy("ประกาศ{label} ให้ประชาชนทราบ {channels} ช่องทาง"))
ASKED = declare("delegations.asked", gettext_lazy("ให้รายงานผลตาม{label} {count} เดือน"))
ENDED = declare("delegations.ended", gettext_lazy("{label} สิ้นผล: {reason}"))
NOT_DUE = declare("delegations.report_not_due", gettext_lazy("{label} ไม่ต้องรายงาน คำสั่งสิ้นผลแล้ว"))
State, Report = Delegation.State, DelegationReport
MOST_POWERS = 300


@transaction.atomic
def add_power(
    order: Delegation, *, by: Officer, act: str, text: str, law: str, limit: str = "", further: bool = False
) -> Delegation:
    """A line of the annexed list. NotAllowed for what may not be handed on, with the rule and where it is written."""
    row = locked(order, by, State.DRAFT)
    if act not in Power.Act.values:
        raise ValidationError({"act": _("โปรดเลือกชนิดของอำนาจ")})
    told, by_law = fit_text(text, 400, one_line=True), fit_text(law, 300, one_line=True)
    faults = {"text": told, "law": by_law}
    if missing := {name: _("โปรดกรอกช่องนี้") for name, value in faults.items() if not value}:
        raise ValidationError(missing)
    _may_be_given(told, row)
    if row.powers.filter(text=told).exists():
        raise ValidationError({"text": _("มีอำนาจนี้ในคำสั่งแล้ว")})
    last = row.powers.order_by("-place").first()
    if last is not None and last.place >= MOST_POWERS:
        raise ValidationError({"text": _("คำสั่งหนึ่งมอบได้ไม่เกิน 300 เรื่อง")})
    row.powers.create(
        place=(last.place if last else 0) + 1, act=act, text=told, law=by_law, further=further,
        limit=fit_text(limit, 200, one_line=True),
    )  # fmt: skip
    return kept(row, by=by, verb=POWER, facts={"act": str(Power.Act(act).label)})


def _may_be_given(text: str, row: Delegation) -> None:
    if why := kept_back(text, row.organization):
        unsure = (
            "" if why.sure else " (ค่าเริ่มต้นของระบบ ยังไม่ได้ยืนยันกับตัวบท ถ้านิติกรตรวจแล้วว่ามอบได้ ให้บันทึกในทะเบียนอำนาจที่มอบไม่ได้)"
        )
        raise NotAllowed(
            f"อำนาจนี้มอบไม่ได้: {why.title} ตาม{why.source}{unsure}", f"this power stays with its holder: {why.title}"
        )
    if held := only_received(text, row):
        raise NotAllowed(
            f"ผู้มอบได้รับอำนาจนี้ตามคำสั่งที่ {held.delegation.order_no} ซึ่งไม่ให้มอบต่อ จึงมอบช่วงไม่ได้",
            "the giver has it only by another's order",
        )


@transaction.atomic
def drop_power(order: Delegation, *, by: Officer, power: Power) -> Delegation:
    row = locked(order, by, State.DRAFT)
    drop_part(row.powers, power, power=_("ไม่พบอำนาจนี้ในคำสั่ง"))
    return kept(row, by=by, verb=UNPOWER)


@transaction.atomic
def sign(order: Delegation, *, by: Officer, evidence: Iterable[Evidence] = ()) -> Delegation:
    """By whoever holds the position of the giver today; whoever holds the other's is told, and owes a report for each
    month of the fiscal year. What may not be handed on is asked again: a rule may have come since."""
    row = locked(order, by, State.DRAFT, capability=Can.DECIDE)
    if row.giver_id not in {held.position_id for held in by.holdings}:
        raise NotAllowed(f"ลงนามได้เฉพาะผู้ดำรงตำแหน่ง{row.giver.title}", "only the holder of that position signs")
    powers = list(row.powers.all())
    if not powers and row.kind != Delegation.Kind.ACTING:
        raise NotAllowed("คำสั่งยังไม่มีบัญชีอำนาจที่มอบ โปรดเพิ่มก่อนลงนาม", "the annexed list is empty")
    for one in powers:
        _may_be_given(one.text, row)
    receiver = holder_of(row.receiver, by.today)
    if receiver is None:
        raise NotAllowed(f"ยังไม่มีผู้ดำรงตำแหน่ง{row.receiver.title} จึงมอบไม่ได้", "nobody holds that position")
    if receiver.pk == by.user.pk:
        raise NotAllowed("ผู้มอบกับผู้รับมอบเป็นคนเดียวกัน มอบให้ตนเองไม่ได้", "nobody delegates to themselves")
    row.state, row.signed_on = State.SIGNED, by.today
    row.giver_holder, row.receiver_holder = by.user, receiver
    row = kept(row, by=by, verb=SIGNED, facts={"count": len(powers)}, evidence=evidence)
    _ask(row, by, FiscalYear.of(max(row.from_on, by.today)).value)
    url = address("register_entry", by.organization.code, "delegations", row.pk)
    text = _("ท่านได้รับมอบอำนาจตามคำสั่งที่ %(no)s โปรดรายงานผลทุกเดือน") % {"no": row.order_no}
    tell([receiver], organization=by.organization, text=text, url=url)
    return row


@transaction.atomic
def ask_reports(order: Delegation, *, by: Officer) -> Delegation:
    """A report for each month of the fiscal year that is running, where none was asked for yet."""
    row = locked(order, by, State.SIGNED)
    if why := lapsed(row, by.today):
        raise NotAllowed(f"คำสั่งนี้สิ้นผลแล้ว: {why}", "it has lapsed")
    if not _ask(row, by, FiscalYear.of(by.today).value):
        raise NotAllowed("ขอรายงานครบทุกเดือนของปีนี้แล้ว", "every month was asked for")
    return row


def _ask(row: Delegation, by: Officer, year: int) -> int:
    known = set(row.reports.filter(withdrawn_at=None).values_list("of_month", flat=True))
    months = [month for month in _months(row, FiscalYear(year)) if month not in known]
    common = {"delegation": row, "reporter": row.receiver_holder, "unit": row.receiver.unit or row.unit}
    register = register_called("delegation-reports")
    assert register is not None  # noqa: S101 - put up by this room
    many = [{**common, "of_month": month} for month in months]
    if many:
        add_many(register, by=by, many=many, verb=ASKED, label=label_of(row), of_others=True)
    return len(many)


def _months(row: Delegation, year: FiscalYear) -> Iterator[datetime.date]:
    """The first days of the months of that year in which the order has effect."""
    month = max(row.from_on, row.signed_on or row.from_on, year.first_day).replace(day=1)
    last = min(row.until_on or year.last_day, year.last_day)
    while month <= last:
        yield month
        month = (month + datetime.timedelta(days=32)).replace(day=1)


@transaction.atomic
def circulate(
    order: Delegation, *, by: Officer, circular_no: str, circular_on: datetime.date, evidence: Iterable[Evidence] = ()
) -> Delegation:
    """Every unit and the delegate have it in writing."""
    row = locked(order, by, State.SIGNED)
    row.circular_no, row.circular_on = fit_text(circular_no, 60, one_line=True), circular_on
    if not row.circular_no:
        raise ValidationError({"circular_no": _("โปรดใส่เลขที่หนังสือเวียน")})
    _after_signing(row, by, circular_on, "circular_on")
    return kept(row, by=by, verb=CIRCULATED, evidence=evidence)


@transaction.atomic
def announce(
    order: Delegation, *, by: Officer, channels: str, announced_on: datetime.date, evidence: Iterable[Evidence] = ()
) -> Delegation:
    """The public is told who may decide."""
    row = locked(order, by, State.SIGNED)
    row.channels, row.announced_on = fit_text(channels, 2_000), announced_on
    if not row.channel_count:
        raise ValidationError({"channels": _("โปรดใส่ช่องทางที่ประกาศ บรรทัดละหนึ่งช่องทาง")})
    _after_signing(row, by, announced_on, "announced_on")
    return kept(row, by=by, verb=ANNOUNCED, facts={"channels": row.channel_count}, evidence=evidence)


def powers_go_on(old: Delegation, new: Delegation, _by: Officer) -> None:
    """The annexed list of a draft that is carried over."""
    for one in old.powers.all():
        new.powers.create(
            place=one.place, act=one.act, text=one.text, law=one.law, limit=one.limit, further=one.further
        )


def _after_signing(row: Delegation, by: Officer, day: datetime.date, field: str) -> None:
    if row.signed_on and not row.signed_on <= day <= by.today:
        raise ValidationError({field: _("วันที่ต้องไม่ก่อนวันลงนามและไม่เกินวันนี้")})


@transaction.atomic
def end(order: Delegation, *, by: Officer, reason: str) -> Delegation:
    """It has no effect any more; reports of months that begin later are not owed."""
    row = locked(order, by, State.SIGNED)
    why = fit_text(reason, 300, one_line=True)
    if not why:
        raise ValidationError({"reason": _("โปรดเขียนเหตุผล")})
    row.state, row.ended_on, row.ended_why = State.ENDED, by.today, why
    row = kept(row, by=by, verb=ENDED, facts={"reason": why})
    later: Any = row.reports.filter(state=Report.State.ASKED, of_month__gt=by.today, withdrawn_at=None)
    for one in later.select_for_update():
        one = locked(one, by)
        one.state = Report.State.NOT_DUE
        kept(one, by=by, verb=NOT_DUE)
    return row
