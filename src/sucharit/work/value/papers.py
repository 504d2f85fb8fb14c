"""The yearly report on value for money: the rule, what had to be assessed, before and after."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from msgspec.structs import replace

from sucharit.base import clock
from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.base.people.signers import chief_on
from sucharit.base.screens.words import fiscal_year as year_words
from sucharit.base.screens.words import money, number
from sucharit.core.papers import Paper
from sucharit.core.papers.metadata import metadata_for
from sucharit.core.papers.paper import Block, Cell, Column, Heading, Item, NumberedList, Signature, Table, text
from sucharit.core.papers.proclamations import Proclamation, proclamation
from sucharit.core.serving import per_head
from sucharit.work.value.models import Assessment, ValueRule


def rule_words(rule: ValueRule | None) -> str:
    """The rule in one sentence."""
    if rule is None:
        return _("หน่วยงานยังไม่ได้กำหนดเกณฑ์")
    parts = [
        *([_("ประชาชนตั้งแต่ %(n)s คน") % {"n": number(rule.people)}] if rule.people else []),
        *([_("งบประมาณตั้งแต่ %(n)s บาท") % {"n": money(rule.budget)}] if rule.budget else []),
        *([_("วงเงินจัดซื้อจัดจ้างตั้งแต่ %(n)s บาท") % {"n": money(rule.amount)}] if rule.amount else []),
    ]
    return _("ต้องประเมินเมื่อถึงข้อใดข้อหนึ่ง: %(parts)s (%(basis)s)") % {"parts": " · ".join(parts), "basis": rule.basis}


def report_paper(rows: Sequence[Assessment], rule: ValueRule | None, fiscal_year: int, officer: Officer) -> Paper:
    """All that must be assessed and all that were, with what each person cost before and after."""
    house = officer.organization
    title = _("รายงานผลการประเมินความคุ้มค่า %(year)s") % {"year": year_words(fiscal_year)}
    must = [one for one in rows if one.required]
    done = [one for one in must if one.state == Assessment.State.AFTER]
    blocks: list[Block] = [
        text(house.name, align="center", bold=True), Heading(text=title, level=1, centered=True, tab=_("รายงาน")),
        text(rule_words(rule), first_line=True),
        text(
            _("ต้องประเมิน %(must)s รายการ ประเมินครบก่อนและหลัง %(done)s รายการ")
            % {"must": number(len(must)), "done": number(len(done))},
            first_line=True,
        ),
        _table(rows),
    ]  # fmt: skip
    lessons = [one for one in rows if one.lesson]
    if lessons:
        items = tuple(Item(text=f"{one.title}: {one.lesson}", marker="-") for one in lessons)
        blocks += [Heading(text=_("ข้อเสนอสำหรับครั้งต่อไป"), level=2), NumberedList(items=items)]
    position = (officer.signs_as,) if officer.signs_as else ()
    blocks.append(Signature(name=officer.name, position=position, rule=_("ผู้รายงาน")))
    return Paper(
        kind="value-report", title=title, blocks=tuple(blocks), landscape=True,
        metadata=metadata_for(house.as_value(), title, officer.today.isoformat()),
    )  # fmt: skip


def _table(rows: Sequence[Assessment]) -> Table:
    columns = (
        (_("รายการ"), 6.0), (_("ต้องประเมิน"), 1.8), (_("แผน (บาท)"), 2.4), (_("ต่อคน"), 2.0), (_("จริง (บาท)"), 2.4),
        (_("ต่อคน"), 2.0), (_("สรุป"), 2.4),
    )  # fmt: skip
    lines = [
        (
            one.title, _("ใช่") if one.required else _("ไม่"), _baht(_cost(one)), _baht(per_head(_cost(one), one.people)),
            _baht(one.spent), _baht(per_head(one.spent, one.served)),
            one.get_verdict_display() if one.verdict else one.get_state_display(),
        )
        for one in rows
    ]  # fmt: skip
    ends = ("start", "start", "end", "end", "end", "end", "start")
    return Table(
        columns=tuple(Column(width=width, align=end) for (_n, width), end in zip(columns, ends, strict=True)),  # type: ignore[arg-type]
        header=(tuple(Cell(content=name) for name, _width in columns),),
        rows=tuple(tuple(Cell(content=str(one)) for one in line) for line in lines),
    )  # fmt: skip


def _cost(one: Assessment) -> Decimal | None:
    return one.budget if one.budget is not None else one.amount


def _baht(value: Decimal | None) -> str:
    return "-" if value is None else money(value) if value else "0"


GUIDE = (
    ("ก่อนดำเนินการ", "จำนวนประชาชนที่ได้รับผลกระทบ งบประมาณหรือวงเงิน ผลที่คาดว่าจะได้รับ และทางเลือกที่เปรียบเทียบ"),
    ("ระหว่างดำเนินการ", "เก็บหลักฐานการใช้จ่ายและผู้ที่ได้รับประโยชน์จริง"),
    ("หลังดำเนินการ", "ใช้จ่ายจริง ผู้ได้รับประโยชน์จริง ค่าใช้จ่ายต่อคน ผลที่เกิดขึ้น ข้อสรุป และข้อเสนอสำหรับครั้งต่อไป"),
    ("รายงาน", "รายงานผลต่อผู้บริหาร เผยแพร่ และนำข้อเสนอไปใช้กับปีถัดไป"),
)  # fmt: skip


def announcement_paper(house: Organization, rule: ValueRule) -> Paper:
    """ประกาศมาตรการประเมินความคุ้มค่า with the guideline as its annex. A draft for signature."""
    chief = chief_on(house, clock.today())
    words = Proclamation(
        subject="มาตรการและแนวทางการประเมินความคุ้มค่าในการบริหารงาน",
        paragraphs=(
            f"เพื่อให้การใช้จ่ายและการดำเนินงานของ{house.name}เกิดประโยชน์คุ้มค่าต่อประชาชน จึงกำหนดให้ประเมินความคุ้มค่า "
            "ทั้งก่อนและหลังดำเนินการ ดังนี้",
        ),
        commitments=(
            rule_words(rule), "ให้หน่วยงานเจ้าของเรื่องประเมินตามแนวทางแนบท้าย และบันทึกในทะเบียนการประเมินความคุ้มค่า",
            "ให้รายงานผลเป็นประจำทุกปีและเผยแพร่ต่อประชาชน",
        ),
        signatory=chief.name or None, signatory_position=chief.position,
    )  # fmt: skip
    made = proclamation(words, house.as_value(), kind="value-announcement")
    rows = tuple((Cell(content=when), Cell(content=what)) for when, what in GUIDE)
    table = Table(
        columns=(Column(width=4.0), Column(width=12.0)),
        header=((Cell(content="ขั้นตอน"), Cell(content="สิ่งที่ประเมิน")),),
        rows=rows,
    )
    return replace(made, blocks=(*made.blocks, Heading(text="แนวทางแนบท้ายประกาศ", level=2), table))
