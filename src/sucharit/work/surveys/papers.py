"""What this room prints: the result, the form to fill by hand, slips, the poster."""

import datetime
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from sucharit.base.screens.qr import qr_png
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
    Notice,
    NumberedList,
    PageBreak,
    Table,
    text,
)
from sucharit.work.surveys.asking import DrawnSection, answers_of
from sucharit.work.surveys.figures import Figures
from sucharit.work.surveys.models import Question, Survey
from sucharit.work.surveys.showing import groups_shown, level_of, parts_shown, questions_shown
from sucharit.work.surveys.words import rule_words
from sucharit.work.years.recording.papers import Listed, Value


def not_official() -> str:
    """What stands on everything that a rehearsal shows."""
    return _("แบบซ้อมภายในของหน่วยงาน ไม่ใช่แบบวัดของสำนักงาน ป.ป.ช. และผลไม่ใช่คะแนน ITA")


def summary_listed(rows: Sequence[Survey], before: Mapping[int, Survey], about: str) -> Listed:
    """The surveys of a half year for the executive: who answered, what came of it, against target and round before."""
    columns = (
        (_("แบบ"), 6.0), (_("หน่วยงาน"), 3.4), (_("รอบ"), 1.2), (_("ปิดเมื่อ"), 2.2), (_("ผู้ตอบ"), 1.6),
        (_("ผล (ร้อยละ)"), 1.8), (_("เป้าหมาย"), 1.6), (_("ถึงเป้าหมาย"), 1.8), (_("รอบก่อน"), 1.8),
    )  # fmt: skip
    lines: list[list[Value]] = []
    for one in rows:
        earlier = before.get(one.pk)
        reached = "-" if one.result is None else _("ถึง") if one.result >= one.target else _("ยังไม่ถึง")
        lines.append([
            one.title, str(one.unit or one.organization.short_name), one.round,
            day(one.closed_on) if one.closed_on else "", one.answered, one.result, one.target, reached,
            earlier.result if earlier else None,
        ])  # fmt: skip
    empty = _("ช่วงนี้ไม่มีแบบสำรวจที่ปิด")
    return Listed("survey-summary", _("สรุปผลความพึงพอใจและแบบทดสอบ เสนอผู้บริหาร"), columns, lines, None, about, empty)


def hidden_words(survey: Survey) -> str:
    """Why a question shows nothing."""
    if survey.state == Survey.State.OPEN:
        return _("มีผู้เว้นข้อนี้ว่าง จึงแสดงเมื่อปิดรับคำตอบ")
    return _("ผู้ตอบข้อนี้น้อย จึงปิดไว้")


# The result


def result_listed(survey: Survey, figures: Figures) -> Listed:
    """Numbers for other programs: one line for each answer of each question. No sheet stands here."""
    columns = (
        (_("ข้อ"), 1.2), (_("คำถาม"), 7.0), (_("ข้อย่อย"), 5.0), (_("คำตอบ"), 4.0),
        (_("จำนวน"), 1.6), (_("ร้อยละ"), 1.6), (_("ค่าเฉลี่ย"), 1.6),
    )  # fmt: skip
    outcome = figures.outcome
    rows: list[list[Value]] = [
        ["", _("ผลรวม"), rule_words(survey), outcome.why_not, outcome.reached, outcome.percent, ""]
    ]
    for one in questions_shown(survey, figures):
        if one.hidden:
            rows.append([one.number, one.question.text, one.under, hidden_words(survey), "", "", ""])
        rows += [
            [one.number, one.question.text, one.under, at.label, at.count, at.percent, one.mean] for at in one.rows
        ]
        if not one.rows and one.mean:
            rows.append([one.number, one.question.text, one.under, "", one.answered, "", one.mean])
    return Listed(
        "survey-result", survey.title, columns, rows, subtitle=f"{_result_line(survey, figures)} · {rule_words(survey)}"
    )


def _result_line(survey: Survey, figures: Figures) -> str:
    outcome = figures.outcome
    if outcome.percent is None:
        return outcome.why_not
    return _("ร้อยละ %(percent)s (เป้าหมายร้อยละ %(target)s) ผู้ตอบ %(n)s คน") % {
        "percent": outcome.percent, "target": survey.target, "n": number(figures.answered),
    }  # fmt: skip


def result_paper(
    survey: Survey, figures: Figures, comments: Sequence[tuple[str, list[str]]], on: datetime.date
) -> Paper:
    """The result with its rule, every question, groups, and what people wrote (as covered)."""
    house = survey.organization
    title = _("ผล%(title)s") % {"title": survey.title}
    blocks: list[Block] = [
        text(house.name, align="center", bold=True), Heading(text=title, level=1, centered=True, tab=_("ผล")),
        *([Notice(text=not_official())] if survey.rehearsal else []),
        KeyValue(pairs=(
            (_("ปีงบประมาณ"), str(survey.fiscal_year)), (_("รอบที่"), str(survey.round)),
            (_("หน่วยงาน"), str(survey.unit or house.short_name)),
            (_("ข้อมูล ณ วันที่"), day(survey.closed_on or on)), (_("วิธีคิด"), rule_words(survey)),
            (_("ผลรวม"), _result_line(survey, figures)), (_("ระดับเฉลี่ย"), _mean_line(survey, figures)),
        )),
        *_tables(survey, figures), *_words(comments),
        text(_("ผลแสดงเมื่อมีคำตอบอย่างน้อย %(k)s ฉบับ และไม่มีการเก็บว่าใครตอบ") % {"k": survey.k}, size="small"),
    ]  # fmt: skip
    return Paper(
        kind="survey-result", title=title, blocks=tuple(blocks), digits="arabic",
        metadata=metadata_for(house.as_value(), title, (survey.closed_on or on).isoformat()),
    )  # fmt: skip


def _mean_line(survey: Survey, figures: Figures) -> str:
    if figures.outcome.percent is None:
        return "-"
    return (
        _("ร้อยละ %(n)s ของคะแนนเต็ม") % {"n": f"{float(figures.outcome.mean * 100):.2f}"}
        if survey.test
        else level_of(figures.outcome.mean)
    )


def _tables(survey: Survey, figures: Figures) -> list[Block]:
    return [*_by_part(survey, figures), *_by_question(survey, figures)]


def _by_part(survey: Survey, figures: Figures) -> list[Block]:
    blocks: list[Block] = []
    parts = [(name, one.percent, one.answered) for name, one in parts_shown(survey, figures)]
    if parts:
        blocks += [Heading(text=_("ผลแยกตามส่วน"), level=2), _table((_("ส่วน"), _("ร้อยละ"), _("ผู้ตอบ")), parts)]
    for question, groups in groups_shown(survey, figures):
        rows: list[tuple[object, ...]] = [
            (one.label, one.outcome.percent, one.outcome.answered)
            if one.outcome
            else (one.label, _("ปิดไว้ ผู้ตอบน้อย"), "")
            for one in groups
        ]
        blocks += [Heading(text=question.text, level=2), _table((_("กลุ่ม"), _("ร้อยละ"), _("ผู้ตอบ")), rows)]
    return blocks


def _by_question(survey: Survey, figures: Figures) -> list[Block]:
    blocks: list[Block] = [Heading(text=_("รายข้อ"), level=2, tab=_("รายข้อ"))]
    for shown in questions_shown(survey, figures):
        name = f"{shown.number}. {shown.question.text}" + (f": {shown.under}" if shown.under else "")
        blocks.append(text(name, bold=True, keep_with_next=True))
        if shown.hidden:
            blocks.append(text(hidden_words(survey)))
        if shown.mean:
            blocks.append(text(_("ค่าเฉลี่ย %(mean)s ผู้ตอบ %(n)s คน") % {"mean": shown.mean, "n": shown.answered}))
        if shown.rows:
            rows = [(row.label, row.count, row.percent) for row in shown.rows]
            blocks.append(_table((_("คำตอบ"), _("จำนวน"), _("ร้อยละ")), rows))
    return blocks


def _table(names: Sequence[str], rows: Sequence[Sequence[object]]) -> Table:
    numbers = (Column(width=2.0, align="end") for _name in names[1:])
    return Table(
        columns=(Column(width=6.0), *numbers),
        header=(tuple(Cell(content=name) for name in names),),
        rows=tuple(tuple(Cell(content=str(value) if value is not None else "-") for value in row) for row in rows),
    )  # fmt: skip


def _words(comments: Sequence[tuple[str, list[str]]]) -> list[Block]:
    blocks: list[Block] = []
    for question, told in comments:
        blocks.append(Heading(text=question, level=2))
        blocks.append(NumberedList(items=tuple(Item(text=one, marker="-") for one in told[:1_000])))
    return blocks


# The form on paper


def form_paper(survey: Survey, sections: Sequence[DrawnSection]) -> Paper:
    """To fill by hand: boxes to tick, lines to write on."""
    house = survey.organization
    blocks: list[Block] = [
        text(house.name, align="center", bold=True),
        Heading(text=survey.title, level=1, centered=True),
        *([Notice(text=not_official())] if survey.rehearsal else []),
        *(text(line, first_line=True) for line in survey.intro.splitlines() if line.strip()),
        text("ไม่ต้องลงชื่อ โปรดพับแล้วใส่กล่องรวม", size="small"),
    ]
    for section in (one for one in sections if one.questions):
        blocks.append(Heading(text=section.row.title, level=2))
        for one in section.questions:
            blocks += _on_paper(one.row, one.number)
            for after in one.followers:
                blocks += _on_paper(after.row, after.number, f"(ถ้าข้อ {one.number} ตอบ {_opening_words(one.row)}) ")
    return Paper(
        kind="survey-form", title=survey.title, blocks=tuple(blocks), digits="arabic",
        metadata=metadata_for(house.as_value(), survey.title),
    )  # fmt: skip


def _opening_words(row: Question) -> str:
    return " หรือ ".join(label for value, label in answers_of(row) if int(value) in row.opening)


def _on_paper(row: Question, number: str, before: str = "") -> list[Block]:
    told: list[Block] = [text(f"{number}. {before}{row.text}", bold=True, keep_with_next=True)]
    options = answers_of(row)
    if row.kind == Question.Is.MATRIX:
        header = ("", *(value for value, _label in options))
        lines = [(line.text, *("☐" for _option in options)) for line in row.lines.all()]
        told.append(Table(
            columns=(Column(width=8.0), *(Column(width=1.2, align="center") for _option in options)),
            header=(tuple(Cell(content=one) for one in header),),
            rows=tuple(tuple(Cell(content=one) for one in line) for line in lines),
        ))  # fmt: skip
    elif options:
        words = (
            f"({row.low_word} 1 ถึง {row.full} {row.high_word}) "
            if row.kind == Question.Is.SCALE and row.low_word
            else ""
        )
        told.append(text(words + "    ".join(f"☐ {label}" for _value, label in options), indent=1))
    else:
        told.append(text("." * (120 if row.kind == Question.Is.TEXT else 40), indent=1))
    return told


# Doors


def poster_paper(survey: Survey, address: str) -> Paper:
    """One sheet for the wall: what, and the code to scan."""
    house = survey.organization
    blocks: tuple[Block, ...] = (
        text(house.name, align="center", size="large"), Heading(text=survey.title, level=1, centered=True, large=True),
        *([Notice(text=not_official())] if survey.rehearsal else []),
        Emblem(height=9.0, image=qr_png(address), alternative=_("คิวอาร์โค้ดของ %(address)s") % {"address": address}),
        text(address, align="center", size="large"),
        text(_("ไม่ถามชื่อ และไม่มีการเก็บว่าใครตอบ"), align="center", size="large", bold=True),
    )  # fmt: skip
    return Paper(
        kind="survey-poster", title=survey.title, blocks=blocks, digits="arabic", numbers="none",
        metadata=metadata_for(house.as_value(), survey.title),
    )  # fmt: skip


def slips_paper(survey: Survey, address: str, slips: Sequence[str]) -> Paper:
    """Slips to cut and give out folded, so that nobody knows who got which. They are printed this once."""
    house = survey.organization
    blocks: list[Block] = []
    for at, slip in enumerate(slips):
        if at and at % 4 == 0:
            blocks.append(PageBreak())
        blocks += [
            text(f"{house.short_name} · {survey.title}", align="center", bold=True, keep_with_next=True),
            Emblem(height=2.8, image=qr_png(f"{address}?i={slip}"), alternative=_("คิวอาร์โค้ดของบัตรเชิญ")),
            text(_("รหัส %(slip)s ที่ %(address)s") % {"slip": slip, "address": address}, align="center", size="small"),
            text(_("ใช้ได้ครั้งเดียว ไม่ระบุชื่อ ระบบไม่รู้ว่าบัตรใบใดอยู่กับใคร"), align="center", size="small"),
        ]
        if at % 4 != 3:
            blocks.append(text("- " * 45, align="center", size="fine"))
    return Paper(
        kind="survey-slips", title=survey.title, blocks=tuple(blocks), digits="arabic", numbers="none",
        metadata=metadata_for(house.as_value(), survey.title),
    )  # fmt: skip
