"""Gifts and benefits: what the register is (M29)."""

import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.reference.confidence import Confidence
from sucharit.reference.gifts import gift_rule
from sucharit.work.conduct.actions import gifts as acts
from sucharit.work.conduct.forms import DecideGiftForm, ReportGiftForm, SettleGiftForm
from sucharit.work.conduct.models import Gift
from sucharit.work.obligations.models import Rule
from sucharit.work.shelf.declaring import (
    Area,
    Column,
    Count,
    Duty,
    Ending,
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

State = Gift.State
DONE = (State.RETURNED, State.HANDED)


def _due(row: Gift) -> datetime.date | None:
    """Thirty days from the day it came, for what must be reported, as the office counts days."""
    if not row.must_be_reported:
        return None
    return row.office_days.due(row.received_on, gift_rule().report_days, working=None)


def _reported_in_time(organization: Organization, year: int) -> Share:
    rows = GIFTS.rows(organization).filter(fiscal_year=year, value__gt=gift_rule().threshold_baht)
    rows = rows.exclude(giver_kind__in=[Gift.Giver.RELATIVE, Gift.Giver.EVERYONE]).select_related("organization")
    told = [one.reported_on is not None and one.reported_on <= (_due(one) or one.reported_on) for one in rows]
    return Share(sum(told), len(told))


def _by_law(row: Gift, _officer: Officer) -> dict[str, Any]:
    """What the rule says of this gift."""
    rule = gift_rule()
    return {
        "rule": rule, "must": row.must_be_reported, "due": _due(row), "sure": rule.confidence == Confidence.CONFIRMED
    }  # fmt: skip


GIFTS: Register = Register(
    key="gifts",
    name=_("ทะเบียนรับของขวัญและประโยชน์อื่นใด"),
    one=_("รายงานการรับของขวัญ"),
    area=Area.CONDUCT,
    promises=("M29",),
    purpose=_(
        "บันทึกทุกครั้งที่มีผู้ให้ของขวัญหรือประโยชน์ ใครให้ โอกาสใด มูลค่าเท่าใด เกินเกณฑ์ตามมาตรา 128 ต้องรายงานตามกำหนด"
        " แล้วคืนหรือส่งมอบตามคำวินิจฉัย"
    ),
    model=Gift,
    dated_by="received_on",
    columns=(
        Column("received_on", Personal.NONE, 2.2, seen=Seen.OPEN, also=("วันเดือนปีที่รับ", "วันที่")),
        Column("receiver", Personal.DUTY, 3.4, also=("ชื่อผู้รับ",)),
        Column("position", Personal.NONE, 3.0, seen=Seen.OPEN, listed=False, also=("ตำแหน่ง",)),
        Column(
            "giver", Personal.PERSON, 3.4, seen=Seen.REDACTED, redact=lambda row: row.get_giver_kind_display(),
            also=("ชื่อผู้ให้",),
        ),
        Column("giver_kind", Personal.NONE, 2.8, listed=False, also=("ความสัมพันธ์",)),
        Column("occasion", Personal.NONE, 2.8, listed=False, also=("โอกาส",)),
        Column("kind", Personal.NONE, 2.4, seen=Seen.OPEN, listed=False),
        Column("item", Personal.NONE, 4.0, seen=Seen.OPEN, also=("รายการ", "รายการทรัพย์สิน")),
        Column("value", Personal.NONE, 2.2, seen=Seen.OPEN, total=True, also=("มูลค่า", "ราคา")),
        Column("reported_on", Personal.NONE, 2.2, listed=False, written=False),
        Column("decided_on", Personal.NONE, 2.2, listed=False, written=False, printed=False),
        Column("decided_by", Personal.DUTY, 3.0, listed=False, written=False, printed=False),
        Column("decision_note", Personal.NONE, 3.0, listed=False, written=False, printed=False),
        Column("settled_on", Personal.NONE, 2.2, listed=False, written=False),
        Column("settled_to", Personal.PERSON, 3.0, listed=False, written=False, printed=False),
        Column("state", Personal.NONE, 2.6, seen=Seen.OPEN, listed=False, written=False),
    ),
    filters=("giver_kind", "kind"),
    searched=("receiver", "giver", "item", "occasion"),
    tones={
        State.NOTED: "warn", State.REPORTED: "waiting", State.KEPT: "info", State.RETURNING: "waiting",
        State.HANDING: "waiting", State.RETURNED: "good", State.HANDED: "good",
    },
    closed=(State.KEPT, State.RETURNING, State.HANDING, *DONE),
    verbs=(
        Verb(
            "report", _("รายงานผู้บังคับบัญชา"), acts.report_gift, acts.REPORTED, form=ReportGiftForm,
            states=(State.NOTED,), evidence=True,
        ),
        Verb(
            "decide", _("วินิจฉัย"), acts.decide_gift, acts.DECIDED, form=DecideGiftForm, capability=Can.DECIDE,
            states=(State.REPORTED,), confirm=_("คำวินิจฉัยอยู่ในทะเบียนตลอดไป ผู้รับวินิจฉัยของตนเองไม่ได้"),
        ),
        Verb(
            "settle", _("คืนหรือส่งมอบแล้ว"), acts.settle_gift, acts.SETTLED, form=SettleGiftForm,
            states=(State.RETURNING, State.HANDING), evidence=True,
        ),
    ),
    counts=(Count("giver_kind"), Count("kind")),
    measures=(
        Measure("reported_in_time", _("รายงานภายใน 30 วัน"), _reported_in_time, _("ของรายการที่ต้องรายงาน")),
        Measure(
            "settled", _("ดำเนินการเสร็จ"), of=_("ของรายการทั้งหมดในปี"), part=Q(state__in=(State.KEPT, *DONE)), whole=Q(),
        ),
        Measure("count", _("จำนวนครั้งที่มีผู้ให้ของขวัญ")),
    ),
    duties=(
        Duty(
            "yearly", _("รายงานการรับของขวัญและของกำนัลประจำปีตามนโยบาย No Gift Policy"), Rule.Often.YEARLY, 30,
            _("รายการเปิดเผยข้อมูล (OIT) ว่าด้วยรายงานผลตามนโยบาย No Gift Policy จำนวนวันเป็นค่าเริ่มต้นของระบบ"),
        ),
    ),
    terms=(Term("report", _("รายงานการรับของขวัญต่อผู้บังคับบัญชา"), _due, lambda row: row.reported_on),),
    themes=("no_gift_report_gift_report",),
    same_by=("received_on", "receiver", "giver", "item"),
    public=~Q(state=State.NOTED),
    parts=(Part("conduct/_gift.html", _by_law),),
    retention=Retention(10, _("ระเบียบงานสารบรรณ เก็บไม่น้อยกว่า 10 ปี เป็นหลักฐานตามมาตรา 128")),
    chapter="31-conduct.md",
    ending=Ending(running=~Q(state__in=("kept", *DONE)), free=("decision_note",), also=("position",)),
)  # fmt: skip
