"""Agreements on paper, with places to sign for both."""

import datetime

from django.http import HttpResponse
from django.utils.translation import gettext as _

from sucharit.base.people.gate import Officer
from sucharit.base.people.models import Position
from sucharit.base.people.signers import holder_on
from sucharit.base.screens.words import number
from sucharit.core.papers.lists import word_table
from sucharit.core.papers.paper import Block, Item, NumberedList, Signature, Table, text
from sucharit.work.agreements.models import IntegrityAgreement, PerformanceAgreement
from sucharit.work.agreements.showing import Line, aims_of
from sucharit.work.years.recording.papers import sheet_file

RULE = "(ลงชื่อ)" + "." * 40


def integrity_file(officer: Officer, row: IntegrityAgreement, form: str) -> HttpResponse:
    """What both promise, to be signed."""
    title = _("ข้อตกลงปฏิบัติราชการด้วยความซื่อสัตย์สุจริต ประจำปีงบประมาณ พ.ศ. %(year)s") % {"year": row.fiscal_year}
    told = _("%(superior)s และ %(person)s ตำแหน่ง %(position)s (%(tier)s) ตกลงกันว่าจะปฏิบัติราชการดังนี้") % {
        "superior": row.superior.full_name, "person": row.person, "position": row.position,
        "tier": row.get_tier_display(),
    }  # fmt: skip
    lines = [line.strip() for line in row.promises.splitlines() if line.strip()]
    items = tuple(Item(text=line, marker=f"{place}.") for place, line in enumerate(lines, 1))
    blocks: list[Block] = [
        text(told, first_line=True), NumberedList(items=items),
        Signature(name=row.superior.full_name, position=(_("ผู้บังคับบัญชา"),), rule=RULE),
        Signature(name=row.person, position=(row.position,), rule=RULE),
    ]  # fmt: skip
    return sheet_file(officer, "agreement-integrity", title, blocks, form, f"integrity-{row.number}-{row.fiscal_year}")


def _signs(position: Position, day: datetime.date) -> Signature:
    """Who holds the post on that day."""
    signer = holder_on(position, day)
    return Signature(name=signer.name or None, position=(signer.position,), rule=RULE)


def performance_file(officer: Officer, row: PerformanceAgreement, form: str) -> HttpResponse:
    """The indicators with targets and steps, and what was reached so far."""
    title = _("คำรับรองการปฏิบัติราชการ ประจำปีงบประมาณ พ.ศ. %(year)s") % {"year": row.fiscal_year}
    told = _("ระหว่าง %(superior)s ผู้รับคำรับรอง กับ %(subordinate)s ผู้ให้คำรับรอง") % {
        "superior": row.superior.title, "subordinate": row.subordinate.title,
    }  # fmt: skip
    scores = [
        _("คะแนนรอบ %(n)s เดือน %(score)s") % {"n": number(months), "score": score}
        for months, score in ((6, row.score_6), (9, row.score_9), (12, row.score_12))
        if score is not None
    ]
    blocks: list[Block] = [
        text(row.title, align="center"), text(told, first_line=True), _table(aims_of(row)["lines"]),
        *(text(line) for line in scores),
        *(_signs(one, row.signed_on or officer.today) for one in (row.superior, row.subordinate)),
    ]  # fmt: skip
    name = f"performance-{row.number}-{row.fiscal_year}"
    return sheet_file(officer, "agreement-performance", title, blocks, form, name, landscape=True)


def _table(lines: list[Line]) -> Table:
    heads = (
        (_("มิติ"), 3.0), (_("ตัวชี้วัด"), 5.0), (_("น้ำหนัก"), 1.6), (_("เป้าหมาย"), 1.8), ("1", 1.4), ("2", 1.4),
        ("3", 1.4), ("4", 1.4), ("5", 1.4), (_("6 เดือน"), 1.6), (_("9 เดือน"), 1.6), (_("12 เดือน"), 1.6),
        (_("ผู้กำกับ"), 2.6), (_("ผู้จัดเก็บ"), 2.6),
    )  # fmt: skip
    rows = [
        (
            one.aim.get_dimension_display(), f"{one.aim.text} ({one.aim.unit_word})", number(one.aim.weight),
            number(one.aim.target), *(number(step) for step in one.aim.steps),
            *(number(result) if result is not None else "" for _months, result, _score in one.rounds),
            one.aim.supervisor, one.aim.collector,
        )
        for one in lines
    ]  # fmt: skip
    return word_table(heads, rows, size="fine", strong=True)
