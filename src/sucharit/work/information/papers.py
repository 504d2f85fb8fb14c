"""What the centre prints: the answer to a request, and its statistics for the executive."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from sucharit.base.people.gate import Officer
from sucharit.base.screens.words import day, number
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
from sucharit.core.thai import format_date
from sucharit.work.information.actions.asked import APPEAL, clock_of
from sucharit.work.information.figures import Summary
from sucharit.work.information.models import InfoRequest


def answer_paper(row: InfoRequest) -> Paper:
    """หนังสือแจ้งผล: what was asked, the answer or the ground of refusal, and the right to appeal."""
    house = row.organization
    subject = f"แจ้งผลคำขอข้อมูลข่าวสารที่ {row}"
    told = row.answered_on or row.received_on
    refused = row.state in (InfoRequest.State.REFUSED, InfoRequest.State.PARTLY)
    blocks: list[Block] = [
        Emblem(height=3.0, alternative="ตราครุฑ"),
        KeyValue(pairs=(("ที่", f"{house.document_prefix}/"), ("", f"{house.name} {house.address}".strip()))),
        text(format_date(told, style="full", digits="arabic"), align="center"),
        KeyValue(pairs=(("เรื่อง", subject), ("เรียน", row.requester or "ผู้ขอข้อมูลข่าวสาร"))),
        text(
            f"ตามที่ท่านขอข้อมูลข่าวสารเรื่อง {row.subject} เมื่อวันที่ "
            f"{format_date(row.received_on, style='full', digits='arabic')} "
            f"{InfoRequest.Section(row.section).label} แห่งพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540 นั้น",
            first_line=True,
        ),
        text(f"{house.name} ขอแจ้งผลว่า {InfoRequest.State(row.state).label}", first_line=True),
        *(text(line, first_line=True) for line in row.answer.splitlines() if line.strip()),
    ]
    if refused:
        blocks += [
            text(_because(InfoRequest.Ground(row.ground)), first_line=True),
            text(clock_of(house).appeal or APPEAL, first_line=True),
        ]
    blocks += [
        text("จึงเรียนมาเพื่อโปรดทราบ", first_line=True, keep_with_next=True),
        text("ขอแสดงความนับถือ", align="center", keep_with_next=True),
        Signature(position=(f"ผู้มีอำนาจลงนามแทน{house.name}",), rule="(ลงชื่อ)" + "." * 40),
    ]
    return Paper(
        kind="information-answer", title=subject, blocks=tuple(blocks), numbers="none",
        metadata=metadata_for(house.as_value(), subject, told.isoformat()),
    )  # fmt: skip


def _because(ground: InfoRequest.Ground) -> str:
    if ground == InfoRequest.Ground.ABSENT:
        return "เนื่องจากหน่วยงานไม่มีข้อมูลนี้ในความครอบครอง"
    return f"โดยอาศัยเหตุตาม{ground.label} แห่งพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540"


def summary_paper(summary: Summary, officer: Officer, name: str) -> Paper:
    """The statistics of a period for the executive, with what was done about suggestions."""
    house = officer.organization
    title = _("สรุปสถิติศูนย์ข้อมูลข่าวสาร %(name)s") % {"name": name}
    blocks: list[Block] = [
        text(house.name, align="center", bold=True), Heading(text=title, level=1, centered=True, tab=_("สรุป")),
        text(f"{day(summary.first)} {_('ถึง')} {day(summary.last)}", align="center"),
    ]  # fmt: skip
    for heading, lines in summary.blocks:
        blocks += [Heading(text=heading, level=2), _table(lines)]
    if summary.suggestions:
        items = tuple(Item(text=one.treatment, marker="-") for one in summary.suggestions[:200])
        blocks += [Heading(text=_("สิ่งที่ทำจากข้อเสนอแนะ"), level=2), NumberedList(items=items)]
    position = (officer.signs_as,) if officer.signs_as else ()
    blocks.append(Signature(name=officer.name, position=position, rule=_("ผู้สรุป")))
    return Paper(
        kind="information-summary", title=title, blocks=tuple(blocks),
        metadata=metadata_for(house.as_value(), title, officer.today.isoformat()),
    )  # fmt: skip


def _table(lines: Sequence[tuple[str, int]]) -> Table:
    return Table(
        columns=(Column(width=8.0), Column(width=3.0, align="end")),
        header=((Cell(content=_("รายการ")), Cell(content=_("จำนวน"))),),
        rows=tuple((Cell(content=name), Cell(content=number(count))) for name, count in lines),
    )
