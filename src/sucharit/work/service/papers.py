"""What the catalogue prints: a manual, the chart for the counter, the check of the catalogue."""

import datetime
from collections.abc import Sequence

from django.utils.translation import gettext as _
from msgspec.structs import replace

from sucharit.base import clock
from sucharit.base.organizations.models import Organization
from sucharit.base.people.signers import chief_on
from sucharit.base.screens.qr import qr_png
from sucharit.base.screens.words import day, money, number
from sucharit.core.papers import Paper
from sucharit.core.papers.metadata import metadata_for
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
from sucharit.core.papers.proclamations import Proclamation, proclamation
from sucharit.work.service.models import Blank, Fee, Manual
from sucharit.work.service.queries import Checked
from sucharit.work.service.words import lacking_words, span_words, step_time
from sucharit.work.years.recording.papers import Listed, Value


def manual_paper(manual: Manual, blanks: Sequence[Blank] = (), address: str = "", decided: str = "") -> Paper:
    """The whole manual, for citizens or for staff. `address` is its public page, `decided` the line of who decided."""
    house = manual.organization
    title = f"{Manual.Kind(manual.kind).label} {manual.title}"
    blocks: list[Block] = [
        text(house.name, align="center", bold=True), Heading(text=title, level=1, centered=True, tab=_("คู่มือ")),
        KeyValue(pairs=_head(manual)),
        *_paragraphs(_("หลักเกณฑ์ วิธีการ และเงื่อนไข") if manual.for_citizens else _("วิธีปฏิบัติ"), manual.criteria),
        Heading(text=_("ขั้นตอน ระยะเวลา และผู้รับผิดชอบ"), level=2), _steps(manual),
        text(_("รวมระยะเวลา %(span)s") % {"span": span_words(manual.span)}, bold=True),
        *(_for_citizens(manual) if manual.for_citizens else []),
        *_paragraphs(_("กฎหมายและระเบียบ"), manual.law),
    ]  # fmt: skip
    if blanks:
        items = tuple(Item(text=f"{one.get_kind_display()}: {one.title}", marker="-") for one in blanks)
        blocks += [Heading(text=_("แบบฟอร์มและตัวอย่าง"), level=2), NumberedList(items=items)]
    if decided:
        blocks.append(Signature(name=None, position=(decided,), rule=_("ผู้ประกาศใช้")))
    if address:
        blocks += [Emblem(height=3.0, image=qr_png(address), alternative=_("คิวอาร์โค้ดของคู่มือนี้")), _small(address)]
    return Paper(
        kind="service-manual", title=title, blocks=tuple(blocks),
        metadata=metadata_for(house.as_value(), title, _iso(manual.effective_on)),
    )  # fmt: skip


def _head(manual: Manual) -> tuple[tuple[str, str], ...]:
    told = [
        (_("หน่วยงาน"), str(manual.unit or manual.organization.short_name)),
        (_("ฉบับที่"), number(manual.version)),
        (_("ใช้ตั้งแต่"), day(manual.effective_on) if manual.effective_on else _("ร่าง ยังไม่ประกาศใช้")),
        (_("ทบทวนภายใน"), day(manual.review_on) if manual.review_on else ""),
        (_("ตำแหน่งผู้ปฏิบัติ"), manual.post), (_("สถานที่ให้บริการ"), manual.place),
        (_("วันและเวลาให้บริการ"), manual.hours), (_("ติดต่อสอบถาม"), manual.contact),
    ]  # fmt: skip
    return tuple((label, value) for label, value in told if value)


def _paragraphs(heading: str, words: str) -> list[Block]:
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    return [Heading(text=heading, level=2), *(text(line, first_line=True) for line in lines)] if lines else []


def _steps(manual: Manual, size: str = "small") -> Table:
    rows = [
        (number(place), one.text, step_time(one), one.owner or "-") for place, one in enumerate(manual.steps.all(), 1)
    ]
    return _table(((_("ที่"), 1.0), (_("ขั้นตอน"), 8.0), (_("ระยะเวลา"), 2.6), (_("ผู้รับผิดชอบ"), 4.0)), rows, size)


def _for_citizens(manual: Manual) -> list[Block]:
    return [
        Heading(text=_("ค่าธรรมเนียม"), level=2), *_fees(manual),
        Heading(text=_("เอกสารหรือหลักฐาน"), level=2), *_needs(manual),
    ]  # fmt: skip


def _fees(manual: Manual, size: str = "small") -> list[Block]:
    rows = [(one.title, f"{money(one.amount)} {_('บาท')}", one.per or "-") for one in manual.fees.all()]
    if not rows:
        return [text(_("ไม่มีค่าธรรมเนียม") if manual.free else _("ยังไม่ได้ระบุ"))]
    return [_table(((_("รายการ"), 8.0), (_("จำนวน"), 3.0), (_("ต่อ"), 3.0)), rows, size)]


def _needs(manual: Manual, size: str = "small") -> list[Block]:
    rows = [
        (number(place), one.title + (f" ({one.note})" if one.note else ""), _copies(one.originals), _copies(one.copies))
        for place, one in enumerate(manual.needs.all(), 1)
    ]
    if not rows:
        return [text(_("ไม่ต้องใช้เอกสาร") if manual.no_needs else _("ยังไม่ได้ระบุ"))]
    return [
        _table(((_("ที่"), 1.0), (_("รายการ"), 9.0), (_("ฉบับจริง"), 2.0), (_("สำเนา"), 2.0)), rows, size)
    ]  # fmt: skip


def _copies(count: int) -> str:
    return number(count) if count else "-"


def _table(columns: Sequence[tuple[str, float]], rows: Sequence[Sequence[str]], size: str) -> Table:
    return Table(
        columns=tuple(Column(width=width) for _name, width in columns),
        header=(tuple(Cell(content=name) for name, _width in columns),),
        rows=tuple(tuple(Cell(content=one) for one in row) for row in rows), size=size,  # type: ignore[arg-type]
    )  # fmt: skip


def _small(words: str) -> Block:
    return text(words, align="center", size="small")


def _iso(on: datetime.date | None) -> str | None:
    return on.isoformat() if on else None


def chart_paper(manual: Manual, address: str = "") -> Paper:
    """The chart for the wall behind the counter: one sheet, large, readable from a chair."""
    house = manual.organization
    title = _("แผนภูมิมาตรฐานการให้บริการ %(name)s") % {"name": manual.title}
    fees = "; ".join(_fee_words(one) for one in manual.fees.all())
    needs = "; ".join(one.title for one in manual.needs.all())
    blocks: list[Block] = [
        text(f"{house.name} · {manual.unit or ''}".strip(" ·"), align="center", size="large"),
        Heading(text=manual.title, level=1, centered=True, large=True),
        text(
            _("รวมระยะเวลา %(span)s") % {"span": span_words(manual.span)}, align="center", size="large", bold=True
        ),
        _steps(manual, "large"),
        KeyValue(pairs=tuple((label, words) for label, words in (
            (_("ค่าธรรมเนียม"), fees or _("ไม่มีค่าธรรมเนียม")), (_("เอกสารที่ใช้"), needs or _("ไม่ต้องใช้เอกสาร")),
            (_("สถานที่และเวลา"), f"{manual.place} {manual.hours}".strip()), (_("ติดต่อ"), manual.contact),
        ) if words)),
    ]  # fmt: skip
    if address:
        blocks += [
            Emblem(height=3.2, image=qr_png(address), alternative=_("คิวอาร์โค้ดของคู่มือ")),
            _small(_("คู่มือฉบับเต็มและแบบฟอร์ม")),
        ]
    told = _("ฉบับที่ %(version)s ใช้ตั้งแต่ %(day)s") % {
        "version": manual.version, "day": day(manual.effective_on) if manual.effective_on else "-",
    }  # fmt: skip
    blocks.append(_small(told))
    return Paper(
        kind="service-chart", title=title, blocks=tuple(blocks), landscape=True, numbers="none",
        metadata=metadata_for(house.as_value(), title, _iso(manual.effective_on)),
    )  # fmt: skip


def _fee_words(one: Fee) -> str:
    return f"{one.title} {money(one.amount)} {_('บาท')}{' / ' + one.per if one.per else ''}"


def standard_paper(house: Organization, manuals: Sequence[Manual]) -> Paper:
    """ประกาศมาตรฐานการให้บริการ: every service for citizens that is in force, with its time, fee, owner and place. A
    draft for signature: number and day are those of the office's own register."""
    chief = chief_on(house, clock.today())
    words = Proclamation(
        subject="มาตรฐานการให้บริการประชาชน",
        paragraphs=(
            f"เพื่อให้ประชาชนได้รับบริการที่สะดวก รวดเร็ว เป็นธรรม และตรวจสอบได้ {house.name}จึงกำหนดมาตรฐานการให้บริการ "
            f"จำนวน {number(len(manuals))} งาน ตามบัญชีแนบท้ายประกาศนี้",
        ),
        commitments=(
            "ให้ทุกหน่วยงานปฏิบัติตามขั้นตอนและระยะเวลาในคู่มือ และให้บริการตามลำดับก่อนหลัง",
            "ให้ปิดแผนภูมิขั้นตอน ระยะเวลา ค่าธรรมเนียม และผู้รับผิดชอบ ณ จุดบริการ และเผยแพร่บนเว็บไซต์",
            "ห้ามเรียกหรือรับสิ่งตอบแทนใดนอกจากค่าธรรมเนียมตามกฎหมาย",
        ),
        closing="จึงประกาศให้ทราบโดยทั่วกัน", signatory=chief.name or None, signatory_position=chief.position,
    )  # fmt: skip
    made = proclamation(words, house.as_value(), kind="service-standard")
    rows = [
        (number(at), one.title, span_words(one.span), "; ".join(_fee_words(fee) for fee in one.fees.all()) or "ไม่มี",
         str(one.unit or house.short_name), one.place)
        for at, one in enumerate(manuals, 1)
    ]  # fmt: skip
    columns = (("ที่", 1.0), ("งานบริการ", 5.0), ("ระยะเวลา", 2.6), ("ค่าธรรมเนียม", 3.0), ("ผู้รับผิดชอบ", 3.0), ("สถานที่", 3.0))
    annex = (Heading(text="บัญชีแนบท้าย มาตรฐานการให้บริการ", level=2), _table(columns, rows, "small"))
    return replace(made, blocks=(*made.blocks, *annex))


def check_listed(rows: Sequence[Checked]) -> Listed:
    """The check as a list: every service and what it lacks."""
    columns = (
        (_("งานบริการหรือกระบวนงาน"), 6.0), (_("ชนิด"), 2.6), (_("หน่วยงาน"), 3.5), (_("สถานะ"), 2.0),
        (_("ยังขาด"), 5.0), (_("ทบทวนภายใน"), 2.4),
    )  # fmt: skip
    lines: list[list[Value]] = [
        [
            one.manual.title, one.manual.get_kind_display(), str(one.manual.unit or ""), one.manual.get_state_display(),
            lacking_words(one.lacking), day(one.manual.review_on) if one.manual.review_on else "",
        ]
        for one in rows
    ]  # fmt: skip
    good = sum(one.fine for one in rows)
    subtitle = _("ครบถ้วน %(good)s จาก %(all)s งาน") % {"good": number(good), "all": number(len(rows))}
    return Listed("service-check", _("ตรวจความครบถ้วนของคู่มือ"), columns, lines, None, subtitle, _("ยังไม่มีคู่มือ"))
