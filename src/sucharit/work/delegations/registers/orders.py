"""Orders of delegation: what the register is (M36)."""

import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sucharit.base import clock
from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.core.fiscal import FiscalYear
from sucharit.work.delegations.actions import orders as acts
from sucharit.work.delegations.forms import AnnounceForm, CircularForm, DropPowerForm, EndForm, PowerForm
from sucharit.work.delegations.holding import in_force, lapsed
from sucharit.work.delegations.models import Delegation, Power
from sucharit.work.shelf.declaring import (
    Area,
    Carry,
    Child,
    Column,
    Count,
    Ending,
    Figure,
    Measure,
    Part,
    Personal,
    Register,
    Retention,
    Seen,
    Share,
    Term,
    Verb,
)

State = Delegation.State
NONE, OPEN = Personal.NONE, Seen.OPEN
CHAPTER = "33-people.md"
KEPT = Retention(10, _("ระเบียบงานสารบรรณ เก็บไม่น้อยกว่า 10 ปี คำสั่งที่ยังมีผลเก็บตลอดเวลาที่มีผล"))
TELL_DAYS = 15


def _sheet(row: Delegation, officer: Officer) -> dict[str, Any]:
    return {
        "powers": list(row.powers.all()), "lapsed": lapsed(row, officer.today),
        "reports": list(row.reports.filter(withdrawn_at=None).order_by("of_month")),
    }  # fmt: skip


def _in_year(organization: Organization, year: int) -> list[Delegation]:
    """Those that had effect on the last day of the year, or have it now."""
    day = min(FiscalYear(year).last_day, clock.today())
    return in_force(organization, day)


def _orders(organization: Organization, year: int) -> Share:
    return Share(len(_in_year(organization, year)))


def _acting(organization: Organization, year: int) -> Share:
    rows = DELEGATIONS.rows(organization).filter(fiscal_year=year, kind=Delegation.Kind.ACTING)
    return Share(rows.exclude(state=State.DRAFT).count())


def _told(organization: Organization, year: int) -> Share:
    rows = _in_year(organization, year)
    return Share(sum(1 for one in rows if one.circular_on and one.announced_on), len(rows))


def _powers(organization: Organization, year: int) -> list[tuple[str, int]]:
    ids = [one.pk for one in _in_year(organization, year)]
    rows = Power.objects.filter(delegation__in=ids)
    return [(str(act.label), rows.filter(act=act).count()) for act in Power.Act]


def _tell_due(row: Delegation) -> datetime.date | None:
    """Circular and notice soon after signing, a default of the house."""
    if row.state != State.SIGNED or row.signed_on is None:
        return None
    return row.signed_on + datetime.timedelta(days=TELL_DAYS)


def _until(row: Delegation) -> datetime.date | None:
    return row.until_on if row.state != State.DRAFT else None


DELEGATIONS: Register = Register(
    key="delegations", name=_("ทะเบียนคำสั่งมอบหมายและมอบอำนาจ"), one=_("คำสั่งมอบอำนาจ"), area=Area.PEOPLE,
    promises=("M36",),
    purpose=_(
        "ใครมอบอำนาจใดให้ใคร ตามกฎหมายใด มีผลเมื่อใด แจ้งเวียนและประกาศแล้วหรือไม่ ผู้รับมอบรายงานทุกเดือน"
        " และคำสั่งสิ้นผลเมื่อผู้มอบหรือผู้รับมอบพ้นจากตำแหน่ง"
    ),
    model=Delegation, dated_by="ordered_on",
    columns=(
        Column("order_no", NONE, 2.2, seen=OPEN, also=("เลขที่คำสั่ง", "คำสั่ง")),
        Column("ordered_on", NONE, 2.2, seen=OPEN, also=("วันที่", "ลงวันที่")),
        Column("kind", NONE, 3.0, seen=OPEN, listed=False, also=("ชนิด",)),
        Column("subject", NONE, 4.6, seen=OPEN),
        Column("giver", NONE, 3.2, seen=OPEN, also=("ผู้มอบอำนาจ",)),
        Column("receiver", NONE, 3.2, seen=OPEN, also=("ผู้รับมอบอำนาจ",)),
        Column("acting_for", NONE, 3.0, seen=OPEN, listed=False, also=("แทนตำแหน่ง",)),
        Column("law", NONE, 3.6, seen=OPEN, listed=False, also=("กฎหมาย",)),
        Column("from_on", NONE, 2.2, seen=OPEN, listed=False),
        Column("until_on", NONE, 2.2, seen=OPEN, listed=False),
        Column("giver_holder", Personal.DUTY, 3.0, listed=False, printed=False, written=False),
        Column("receiver_holder", Personal.DUTY, 3.0, listed=False, printed=False, written=False),
        Column("signed_on", NONE, 2.2, listed=False, printed=False, written=False),
        Column("circular_no", NONE, 2.2, listed=False, printed=False, written=False),
        Column("circular_on", NONE, 2.2, listed=False, written=False),
        Column("channels", NONE, 3.0, listed=False, printed=False, written=False),
        Column("announced_on", NONE, 2.2, listed=False, written=False),
        Column("ended_on", NONE, 2.2, listed=False, printed=False, written=False),
        Column("ended_why", NONE, 3.0, listed=False, printed=False, written=False),
        Column("lapse_told_on", NONE, 2.2, listed=False, printed=False, written=False),
        Column("months_told", NONE, 2.0, listed=False, printed=False, written=False, shown=False),
        Column("state", NONE, 2.2, seen=OPEN, listed=False, written=False),
    ),
    filters=("kind", "giver", "receiver"), searched=("order_no", "subject", "law"),
    tones={State.DRAFT: "waiting", State.SIGNED: "good", State.ENDED: "quiet"},
    verbs=(
        Verb("power", _("เพิ่มอำนาจที่มอบ"), acts.add_power, acts.POWER, form=PowerForm, states=(State.DRAFT,)),
        Verb(
            "sign", _("ลงนามคำสั่ง"), acts.sign, acts.SIGNED, capability=Can.DECIDE, states=(State.DRAFT,),
            confirm=_("ลงนามได้เฉพาะผู้ดำรงตำแหน่งผู้มอบ ผู้รับมอบได้รับแจ้ง และต้องรายงานผลทุกเดือน"),
            when=lambda row, officer: row.giver_id in {held.position_id for held in officer.holdings},
        ),
        Verb("drop", _("นำอำนาจออก"), acts.drop_power, acts.UNPOWER, form=DropPowerForm, states=(State.DRAFT,)),
        Verb(
            "circulate", _("แจ้งเวียนแล้ว"), acts.circulate, acts.CIRCULATED, form=CircularForm, states=(State.SIGNED,),
            evidence=True,
        ),
        Verb(
            "announce", _("ประกาศให้ประชาชนทราบแล้ว"), acts.announce, acts.ANNOUNCED, form=AnnounceForm,
            states=(State.SIGNED,), evidence=True,
        ),
        Verb("ask", _("ขอรายงานรายเดือนของปีนี้"), acts.ask_reports, acts.ASKED, states=(State.SIGNED,)),
        Verb("end", _("สิ้นผล"), acts.end, acts.ENDED, form=EndForm, states=(State.SIGNED,), danger=True),
    ),
    counts=(Count("kind"), Count("giver")), figures=(Figure(_("อำนาจที่มอบอยู่"), _powers),),
    measures=(
        Measure("orders", _("จำนวนคำสั่งที่มีผล"), _orders),
        Measure("acting", _("จำนวนคำสั่งรักษาราชการแทน"), _acting),
        Measure("told", _("แจ้งเวียนและประกาศแล้ว"), _told, _("ของคำสั่งที่มีผล")),
    ),
    terms=(
        Term("tell", _("แจ้งเวียนและประกาศคำสั่งมอบอำนาจ"), _tell_due, lambda row: (
            max(row.circular_on, row.announced_on) if row.circular_on and row.announced_on else None
        )),
        Term("until", _("ต่ออายุหรือสิ้นผลคำสั่งมอบอำนาจ"), _until, lambda row: row.ended_on),
    ),
    carry=Carry(
        _("ร่างที่ยังไม่ลงนาม ยกไปทำต่อในปีถัดไป วันที่ของคำสั่งเป็นวันแรกของปีถัดไปจนกว่าจะแก้"), Q(state=State.DRAFT),
        lambda row, year: {
            "ordered_on": FiscalYear(year).first_day, "from_on": max(row.from_on, FiscalYear(year).first_day),
            "until_on": None if row.kind != Delegation.Kind.ACTING else max(
                row.until_on or FiscalYear(year).first_day, FiscalYear(year).first_day
            ),
        },
        acts.powers_go_on,
    ),
    themes=("structure_powers",), closed=(State.SIGNED, State.ENDED),
    same_by=("order_no", "ordered_on"), public=~Q(state=State.DRAFT),
    parts=(Part("delegations/_sheet.html", _sheet),), retention=KEPT, chapter=CHAPTER,
    pages=((_("บัญชีอำนาจที่มอบอยู่"), "delegation_powers"),),
    ending=Ending(
        running=~Q(state="ended"), free=("ended_why",),
        children=(
            Child("delegations.Power", "delegation", plain=("text", "law", "limit")),
        ),
    ),
)  # fmt: skip
