"""What this room prints: receipt, letters, manual, poster, register, figures, and the summary report.

Letters and receipt are official Thai. A letter is made from its words each time, so that a forgotten name is gone.
"""

import datetime
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from sucharit.base.doors.slips import receipt_slip
from sucharit.base.organizations.models import Organization
from sucharit.base.screens.qr import qr_png
from sucharit.base.screens.words import day, fiscal_year
from sucharit.core.papers import Paper
from sucharit.core.papers.metadata import metadata_for
from sucharit.core.papers.organizations import place_of
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
from sucharit.core.thai import format_date
from sucharit.work.complaints import receipts
from sucharit.work.complaints.figures import Figures, Tally, shown
from sucharit.work.complaints.manual import Manual
from sucharit.work.complaints.models import Centre, Complainant, Complaint, Letter, Satisfaction
from sucharit.work.complaints.standing import short_word
from sucharit.work.years.recording.papers import Listed, Value

MOST_LISTED = 10_000


def letter_paper(
    letter: Letter, complaint: Complaint, centre: Centre, person: Complainant, emblem: bytes | None = None
) -> Paper:
    """หนังสือภายนอก: from the head of the office to the complainant."""
    house = complaint.organization
    subject = f"{letter.Kind(letter.kind).label} เรื่องร้องเรียนที่ {complaint}"
    blocks: list[Block] = [
        Emblem(height=3.0, image=emblem, alternative="ตราครุฑ"),
        KeyValue(pairs=(("ที่", letter.reference or f"{house.document_prefix}/"), ("", _house_address(house)))),
        text(format_date(letter.dated_on, style="full", digits="arabic"), align="center"),
        KeyValue(pairs=(("เรื่อง", subject), ("เรียน", addressee(person)))),
        *(text(line, first_line=True) for line in letter.body.split("\n") if line.strip()),
        text("จึงเรียนมาเพื่อโปรดทราบ", first_line=True, keep_with_next=True),
        text("ขอแสดงความนับถือ", align="center", keep_with_next=True),
        Signature(position=(f"ผู้มีอำนาจลงนามแทน{house.name}",), rule="(ลงชื่อ)" + "." * 40),
        text(f"{centre.unit or centre.name} {centre.contact}".strip(), size="small"),
    ]
    return Paper(
        kind="complaint-letter", title=subject, blocks=tuple(blocks), numbers="none",
        metadata=metadata_for(house.as_value(), subject, letter.dated_on.isoformat()),
    )  # fmt: skip


def addressee(person: Complainant) -> str:
    if person.redacted_at is not None:
        return "ผู้ร้องเรียน (ปิดไว้: ข้อมูลผู้ร้องครบกำหนดเก็บรักษา)"
    told = person.name or "ผู้ร้องเรียน"
    return f"{told} {person.address}".strip()


def _house_address(house: Organization) -> str:
    return " ".join(part for part in (house.name, house.address, place_of(house.as_value()), house.postcode) if part)


def receipt_paper(complaint: Complaint, secret: str, centre: Centre, place: str) -> Paper:
    """ใบรับเรื่อง: number and secret, large, with the way to the tracking page."""
    due = format_date(complaint.due_on, style="full", digits="arabic") if complaint.due_on else "จะแจ้งให้ทราบ"
    pairs = (
        ("เลขที่เรื่อง", str(complaint)), ("รหัสติดตาม", receipts.shown(secret)), ("เรื่อง", complaint.subject),
        ("รับเมื่อ", format_date(complaint.received_on, style="full", digits="arabic")), ("ครบกำหนด", due),
        ("ผู้รับเรื่อง", centre.name),
    )  # fmt: skip
    return receipt_slip(
        "complaint-receipt", complaint.organization, title=f"ใบรับเรื่องร้องเรียนที่ {complaint}", heading="ใบรับเรื่องร้องเรียน",
        pairs=pairs, track="ติดตามเรื่องที่", place=place, on=complaint.received_on,
        keep="โปรดเก็บใบนี้ไว้ ผู้ที่มีเลขที่เรื่องและรหัสเปิดอ่านเรื่องของท่านได้ หน่วยงานไม่เก็บรหัสนี้ไว้",
    )  # fmt: skip


def manual_paper(manual: Manual, centre: Centre, dated_on: str) -> Paper:
    """The manual as the settings make it: how, steps, who, how long."""
    house = centre.organization
    title = _("คู่มือการร้องเรียน/ร้องทุกข์ %(name)s") % {"name": house.name}
    blocks: list[Block] = [
        text(house.name, align="center", bold=True),
        Heading(text=title, level=1, centered=True, large=True),
    ]
    for at, part in enumerate(manual.parts, 1):
        blocks.append(Heading(text=f"{at}. {part.title}", level=2))
        blocks += [text(line, first_line=True) for line in part.lines]
        if part.items:
            marked = tuple(Item(text=one, marker=f"{at}.{n}") for n, one in enumerate(part.items, 1))
            blocks.append(NumberedList(items=marked))
    return Paper(
        kind="complaint-manual", title=title, blocks=tuple(blocks),
        metadata=metadata_for(house.as_value(), title, dated_on),
    )  # fmt: skip


def poster_paper(centre: Centre, manual: Manual, place: str) -> Paper:
    """One sheet for the board: what, where, how long, and the code to scan."""
    house = centre.organization
    title = _("ร้องเรียน/ร้องทุกข์ได้ที่นี่")
    blocks: tuple[Block, ...] = (
        text(house.name, align="center", size="large"), Heading(text=title, level=1, centered=True, large=True),
        Emblem(height=9.0, image=qr_png(place), alternative=_("คิวอาร์โค้ดของ %(address)s") % {"address": place}),
        text(place, align="center", size="large"), text(manual.promise, align="center", size="large", bold=True),
        *(text(line, align="center", size="large") for line in (centre.name, centre.place, centre.contact) if line),
        text(manual.safe_door, align="center"),
    )  # fmt: skip
    return Paper(
        kind="complaint-poster", title=title, blocks=blocks, digits="arabic", numbers="none",
        metadata=metadata_for(house.as_value(), title),
    )  # fmt: skip


# Register


def register_listed(rows: Sequence[Complaint], today: datetime.date) -> Listed:
    """The register without anyone's name: who complained is no column."""
    columns = (
        (_("เลขที่"), 1.6),
        (_("วันที่รับ"), 2.0),
        (_("เรื่อง"), 6.0),
        (_("ประเภท"), 3.4),
        (_("ด้านบริการ"), 3.4),
        (_("ช่องทาง"), 2.6),
        (_("สถานที่"), 3.6),
        (_("หน่วยงาน"), 3.0),
        (_("ผู้รับผิดชอบ"), 3.0),
        (_("ครบกำหนด"), 2.0),
        (_("สถานะ"), 2.4),
        (_("เสร็จเมื่อ"), 2.0),
        (_("ผล"), 2.6),
    )
    told: list[list[Value]] = [
        [
            str(row),
            day(row.received_on),
            row.subject,
            row.category.name,
            row.area.name if row.area else "",
            row.channel.name,
            row.place,
            row.unit.name if row.unit else "",
            row.officer.full_name if row.officer else "",
            day(row.due_on) if row.due_on else "",
            f"{row.get_state_display()} ({short_word(row, today)[1]})",
            day(row.finished_on) if row.finished_on else "",
            str(row.get_outcome_display()) if row.outcome else "",
        ]
        for row in rows
    ]
    return Listed("complaints", _("ทะเบียนเรื่องร้องเรียน"), columns, told, empty=_("ไม่มี"))


# Figures


def figure_columns() -> tuple[tuple[str, float], ...]:
    return (
        (_("รายการ"), 5.0),
        (_("รับไว้"), 1.6),
        (_("เสร็จสิ้น"), 1.6),
        (_("อยู่ระหว่างดำเนินการ"), 2.2),
        (_("รวมกับเรื่องเดิม"), 2.0),
        (_("เสร็จในกำหนด"), 1.8),
        (_("เสร็จเกินกำหนด"), 1.8),
        (_("ปีก่อน"), 1.6),
        (_("เพิ่ม/ลด"), 1.6),
    )


def figure_row(one: Tally) -> list[Value]:
    known = one.before is not None
    return [
        one.name, one.received, one.finished, one.in_progress, one.linked, one.in_term, one.late,
        one.before if known else "-", _change(one.change),
    ]  # fmt: skip


def _change(change: int | None) -> str:
    if change is None:
        return "-"
    if change == 0:
        return _("เท่าเดิม")
    return _("เพิ่ม %(n)s") % {"n": change} if change > 0 else _("ลด %(n)s") % {"n": -change}


def figures_listed(figures: Figures) -> Listed:
    rows = [figure_row(one) for one in figures.categories]
    title = _("สถิติเรื่องร้องเรียน %(year)s") % {"year": fiscal_year(figures.year)}
    return Listed("complaint-figures", title, figure_columns(), rows, figure_row(figures.total), empty=_("ไม่มี"))


# The summary report


def report_paper(
    figures: Figures, centre: Centre, period: str, rows: Iterable[Complaint], *, problems: str = "", remedies: str = ""
) -> Paper:
    """For executives and the public: numbers, what came back, problems and remedies. No complainant, no case's words
    beyond its cause and what prevents it."""
    house = centre.organization
    title = _("รายงานสรุปผลการจัดการเรื่องร้องเรียน/ร้องทุกข์ %(period)s") % {"period": period}
    finished = [row for row in rows if row.state == Complaint.State.FINISHED]
    blocks: list[Block] = [
        text(house.name, align="center", bold=True), Heading(text=title, level=1, centered=True, tab=_("สรุป")),
        text(_summary(figures), first_line=True),
        Heading(text=_("จำนวนแยกตามประเภท"), level=2, tab=_("ประเภท")), _tally_table(figures.categories, figures.total),
        Heading(text=_("จำนวนแยกตามด้านบริการ"), level=2, tab=_("ด้าน")), _tally_table(figures.areas),
        Heading(text=_("จำนวนแยกตามหน่วยงาน"), level=2, tab=_("หน่วยงาน")), _tally_table(figures.units),
        Heading(text=_("จำนวนแยกตามช่องทาง"), level=2, tab=_("ช่องทาง")), _tally_table(figures.channels),
        Heading(text=_("รายเดือน"), level=2, tab=_("รายเดือน")), _month_table(figures),
        Heading(text=_("ความพึงพอใจของผู้ร้อง"), level=2, tab=_("ความพึงพอใจ")), text(rated_words(figures), first_line=True),
        Heading(text=_("ปัญหา อุปสรรค"), level=2, tab=_("ปัญหา")), *_prose(problems, finished, "late_because", figures),
        Heading(text=_("สาเหตุของเรื่อง"), level=2), *_reasons(finished, "cause"),
        Heading(text=_("แนวทางแก้ไขและป้องกันไม่ให้เกิดซ้ำ"), level=2), *_lines(remedies), *_reasons(finished, "prevention"),
    ]  # fmt: skip
    return Paper(
        kind="complaint-report", title=title, blocks=tuple(blocks), digits="arabic",
        metadata=metadata_for(house.as_value(), title, figures.last.isoformat()),
    )  # fmt: skip


def _summary(figures: Figures) -> str:
    total = figures.total
    told = _("ได้รับเรื่องทั้งหมด %(n)s เรื่อง เสร็จสิ้น %(done)s เรื่อง อยู่ระหว่างดำเนินการ %(open)s เรื่อง") % {
        "n": shown(total.received), "done": shown(total.finished), "open": shown(total.in_progress),
    }  # fmt: skip
    if total.in_term_share is not None:
        told += " " + _("เสร็จภายในกำหนดร้อยละ %(share)s ใช้เวลาเฉลี่ย %(days)s วัน") % {
            "share": total.in_term_share, "days": total.average_days,
        }  # fmt: skip
    if total.before is not None:
        told += " " + _("ปีก่อนได้รับ %(n)s เรื่อง (%(change)s)") % {
            "n": shown(total.before),
            "change": _change(total.change),
        }
    return told


def rated_words(figures: Figures) -> str:
    rated = figures.rated
    if not rated.answers:
        return _("ยังไม่มีผู้ประเมิน")
    faces = ", ".join(f"{name} {rated.faces[face]}" for face, name in Satisfaction.FACES)
    return _("ผู้ประเมิน %(n)s ราย พอใจหรือพอใจมาก %(good)s ราย คิดเป็นร้อยละ %(share)s (%(faces)s)") % {
        "n": rated.answers, "good": rated.good, "share": rated.share, "faces": faces,
    }  # fmt: skip


def _tally_table(rows: Sequence[Tally], total: Tally | None = None) -> Block:
    if not rows:
        return text(_("ไม่มี"))
    names = figure_columns()[:7]
    lines = [*rows, *([total] if total else [])]
    return Table(
        columns=tuple(Column(width=width, align="start" if at == 0 else "end") for at, (_n, width) in enumerate(names)),
        header=(tuple(Cell(content=name) for name, _width in names),),
        rows=tuple(tuple(_cell(value, bold=one is total) for value in figure_row(one)[:7]) for one in lines),
    )  # fmt: skip


def _cell(value: Value, *, bold: bool) -> Cell:
    return Cell(content=shown(value) if isinstance(value, int) else str(value), bold=bold)


def _month_table(figures: Figures) -> Block:
    names = ((_("เดือน"), 3.0), (_("รับไว้"), 2.0), (_("เสร็จสิ้น"), 2.0))
    return Table(
        columns=tuple(Column(width=width) for _name, width in names),
        header=(tuple(Cell(content=name) for name, _width in names),),
        rows=tuple(
            (Cell(content=one.label), Cell(content=shown(one.received)), Cell(content=shown(one.finished)))
            for one in figures.months
        ),
    )


def _prose(told: str, rows: Sequence[Complaint], name: str, figures: Figures) -> list[Block]:
    lines = _lines(told)
    late = [row for row in rows if getattr(row, name)]
    if late:
        lines.append(_items([f"{row}: {getattr(row, name)}" for row in late]))
    if figures.total.late_open:
        lines.append(text(_("ขณะนี้มีเรื่องที่ยังไม่เสร็จและเกินกำหนด %(n)s เรื่อง") % {"n": figures.total.late_open}))
    return lines or [text(_("ไม่มี"))]


def _reasons(rows: Sequence[Complaint], name: str) -> list[Block]:
    told = [f"{row} ({row.category.name}): {getattr(row, name)}" for row in rows if getattr(row, name)]
    return [_items(told)] if told else [text(_("ไม่มี"))]


def _items(told: Sequence[str]) -> NumberedList:
    return NumberedList(items=tuple(Item(text=one, marker=f"{at})") for at, one in enumerate(told[:500], 1)))


def _lines(told: str) -> list[Block]:
    return [text(line, first_line=True) for line in told.split("\n") if line.strip()]
