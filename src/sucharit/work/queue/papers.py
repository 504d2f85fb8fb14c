"""What the queue prints: the summary of a week or a month, and the rule with its code for the wall."""

import datetime
from collections.abc import Sequence

from django.utils.translation import gettext as _

from sucharit.base import clock
from sucharit.base.people.gate import Officer
from sucharit.base.people.signers import chief_on
from sucharit.base.screens.qr import qr_png
from sucharit.base.screens.words import day, number
from sucharit.core.papers import Paper
from sucharit.core.papers.metadata import metadata_for
from sucharit.core.papers.orders import order
from sucharit.core.papers.paper import (
    Block,
    Cell,
    Column,
    Emblem,
    Heading,
    Item,
    KeyValue,
    NumberedList,
    Signature,
    Table,
    text,
)
from sucharit.core.plan import Member, Order
from sucharit.work.queue.figures import Summary
from sucharit.work.queue.models import Point, Priority, QueueDay
from sucharit.work.queue.words import rule_words, share_words, wait_words


def summary_paper(summary: Summary, priorities: Sequence[Priority], officer: Officer, *, month: bool) -> Paper:
    """Counts, waits, days, lines and hours of a week or a month, with the proof of the order."""
    point, whole = summary.point, summary.whole
    house = point.organization
    title = _("สรุปการใช้บัตรคิวประจำเดือน") if month else _("สรุปการใช้บัตรคิวประจำสัปดาห์")
    between = f"{day(summary.first)} {_('ถึง')} {day(summary.last)}"
    proof = [one for one in summary.days if one.breaches is not None]
    wrong = sum(one.breaches or 0 for one in proof)
    blocks: list[Block] = [
        text(house.name, align="center", bold=True), Heading(text=title, level=1, centered=True, tab=_("สรุป")),
        text(f"{point.name} · {point.unit} · {between}", align="center"),
        KeyValue(pairs=(
            (_("ออกบัตร"), number(whole.issued)), (_("ให้บริการ"), number(whole.served)),
            (_("เรียกแล้วไม่มา"), number(whole.skipped)), (_("คืนบัตรหรือกลับก่อน"), number(whole.gone)),
            (_("บัตรสิทธิก่อน"), number(whole.urgent)), (_("รอเฉลี่ย"), wait_words(whole.waits.mean)),
            (_("ครึ่งหนึ่งรอไม่เกิน"), wait_words(whole.waits.median)), (_("รอนานที่สุด"), wait_words(whole.waits.longest)),
            (
                _("ได้เรียกภายใน %(n)s นาที") % {"n": number(whole.target)},
                share_words(whole.waits.within),
            ),
            (_("ลำดับการเรียก"), _order(len(proof), wrong)),
        )),
        Heading(text=_("รายวัน"), level=2), _days(summary.days),
    ]  # fmt: skip
    if summary.lines:
        blocks += [Heading(text=_("แยกตามงาน"), level=2), _lines(summary)]
    if summary.hours:
        rows = [(f"{hour:02d}.00-{hour:02d}.59", number(count)) for hour, count in summary.hours]
        blocks += [Heading(text=_("ช่วงเวลาที่รับบัตร"), level=2), _table(((_("เวลา"), 4.0), (_("บัตร"), 3.0)), rows)]
    if summary.paper_days:
        told = _("%(n)s วันกรอกจากบัตรกระดาษ ใช้เวลารอเฉลี่ยของวันถ่วงด้วยจำนวนผู้ที่ได้เรียก จึงไม่มีค่ากลาง") % {
            "n": number(summary.paper_days)
        }
        blocks.append(text(told, size="small"))
    blocks += [
        text(rule_words(point.run, priorities=bool(priorities)), size="small"),
        Signature(name=officer.name, position=(officer.signs_as,) if officer.signs_as else (), rule=_("ผู้สรุป")),
    ]
    return Paper(
        kind="queue-summary", title=title, blocks=tuple(blocks),
        metadata=metadata_for(house.as_value(), title, officer.today.isoformat()),
    )  # fmt: skip


def _order(days: int, wrong: int) -> str:
    if not days:
        return _("ไม่มีวันที่ใช้ระบบคิว")
    if not wrong:
        return _("ตรวจ %(n)s วัน เรียกตามลำดับทุกครั้ง") % {"n": number(days)}
    return _("ตรวจ %(n)s วัน เรียกผิดลำดับ %(wrong)s ครั้ง") % {"n": number(days), "wrong": number(wrong)}


def _days(days: Sequence[QueueDay]) -> Table:
    columns = (
        (_("วันที่"), 3.0), (_("ออกบัตร"), 1.8), (_("ให้บริการ"), 1.8), (_("ไม่มา"), 1.6), (_("คืนบัตร"), 1.6),
        (_("รอเฉลี่ย (นาที)"), 2.0), (_("รอนานสุด (นาที)"), 2.0),
    )  # fmt: skip
    rows = [
        (
            day(one.date), number(one.issued), number(one.served), number(one.skipped), number(one.gone),
            _or_dash(one.mean_wait), _or_dash(one.longest_wait),
        )
        for one in days
    ]  # fmt: skip
    return _table(columns, rows or [(_("ไม่มีวันที่เปิดคิว"), "", "", "", "", "", "")])


def _lines(summary: Summary) -> Table:
    columns = (
        (_("งาน"), 5.0), (_("ออกบัตร"), 1.8), (_("ให้บริการ"), 1.8), (_("รอเฉลี่ย"), 2.2), (_("ภายในเวลา"), 2.2),
    )  # fmt: skip
    rows = [
        (
            name, number(one.issued), number(one.served), wait_words(one.waits.mean), share_words(one.waits.within),
        )
        for name, one in summary.lines
    ]  # fmt: skip
    return _table(columns, rows)


def _or_dash(value: int | None) -> str:
    return "-" if value is None else number(value)


def _table(columns: Sequence[tuple[str, float]], rows: Sequence[Sequence[str]]) -> Table:
    return Table(
        columns=tuple(_column(place, width) for place, (_name, width) in enumerate(columns)),
        header=(tuple(Cell(content=name) for name, _width in columns),),
        rows=tuple(tuple(Cell(content=one) for one in row) for row in rows),
    )  # fmt: skip


def _column(place: int, width: float) -> Column:
    return Column(width=width, align="end" if place else "start")


def poster_paper(point: Point, priorities: Sequence[Priority], address: str, on: datetime.date) -> Paper:
    """For the wall: how the order goes, who goes before and by which rule, and the code to take a ticket."""
    house = point.organization
    title = _("การใช้บัตรคิว %(name)s") % {"name": point.name}
    items = tuple(Item(text=f"{one.title} ({one.basis})", marker="-") for one in priorities)
    told: list[Block] = [text(_("ผู้มีสิทธิก่อน"), bold=True, size="large"), NumberedList(items=items)] if items else []
    blocks: list[Block] = [
        text(house.name, align="center", size="large"), Heading(text=title, level=1, centered=True, large=True),
        text(rule_words(point.run, priorities=bool(priorities)), align="center", size="large", bold=True),
        *told,
        text(_("ไม่มีวิธีอื่นที่จะได้รับบริการก่อน บัตรคิวไม่เก็บชื่อหรือข้อมูลของท่าน"), size="large"),
    ]  # fmt: skip
    if point.phone and not point.here_only:
        code = Emblem(
            height=8.0, image=qr_png(address), alternative=_("คิวอาร์โค้ดของ %(address)s") % {"address": address}
        )
        blocks += [code, text(address, align="center")]
    elif point.phone:
        blocks.append(text(_("รับบัตรด้วยโทรศัพท์: สแกนคิวอาร์โค้ดที่จอหน้าห้อง"), align="center", size="large"))
    return Paper(
        kind="queue-poster", title=title, blocks=tuple(blocks), digits="arabic", numbers="none",
        metadata=metadata_for(house.as_value(), title, on.isoformat()),
    )  # fmt: skip


ORDERED = (
    "เปิดรับบัตรคิวทุกวันทำการ ออกบัตรให้ผู้มาติดต่อทุกคนตามลำดับที่มาถึง",
    "เรียกผู้รับบริการตามลำดับบัตร ไม่ลัดคิวและไม่เลือกปฏิบัติ",
    "แจ้งเหตุแก่ผู้รอเมื่อให้บริการล่าช้ากว่าเวลาที่สัญญา",
    "สรุปการใช้บัตรคิวประจำสัปดาห์และประจำเดือน พร้อมผลประเมินความพึงพอใจ เสนอผู้บริหาร",
)


def order_paper(point: Point, people: Sequence[Member]) -> Paper:
    """คำสั่งมอบหมายเจ้าหน้าที่ประจำจุดบริการ: who serves the point and what for. A draft for signature."""
    house = point.organization
    chief = chief_on(house, clock.today())
    value = Order(
        subject=f"มอบหมายเจ้าหน้าที่ให้บริการตามบัตรคิว {point.name}", members=tuple(people), duties=ORDERED,
        signatory=chief.name or None, signatory_position=chief.position,
    )  # fmt: skip
    why = f"เพื่อให้ประชาชนที่มาติดต่อ{house.name}ได้รับบริการตามลำดับก่อนหลังอย่างเป็นธรรม จึงมอบหมายเจ้าหน้าที่ ดังนี้"
    return order(value, house.as_value(), grounds=why, committee=False)
