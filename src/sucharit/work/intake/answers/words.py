"""Answers about names, codes, kinds, units, misread digits, and words that stand in many places."""

import re
from collections.abc import Callable

from django.utils.translation import gettext_lazy as _
from msgspec.structs import replace

from sucharit.core.plan import InitiativeKind
from sucharit.core.thai import parse_amount
from sucharit.work.intake.answers.option import Choice, Option, on_sheets, putting, sheets_of
from sucharit.work.intake.fields import FIELDS, Sheet, codes_of, put_amounts
from sucharit.work.intake.models import Question
from sucharit.work.intake.settling import Effect, Settled, replaced_in

_YEAR = re.compile(r"ปี\s?(?:พ\.ศ\.\s?)?(25\d\d|26\d\d)")
_QUOTED = re.compile("“([^”]{4,200})”")
_KINDS = {kind.value: kind.name.lower() for kind in InitiativeKind}


def table_or_sheet(name: str, shape: str) -> Callable[[Question], list[Option]]:
    """The value of the table, of the sheet, or one's own, put into the field `name`."""

    def options(question: Question) -> list[Option]:
        def put(value: str) -> Effect:
            return putting(question, name, _KINDS.get(value, "") if name == "kind" else value)

        table, sheet = question.printed, question.computed
        return [
            Option(Choice.AS_PRINTED, _("ตามตาราง"), table, effect=put(table)),
            Option(Choice.AS_COMPUTED, _("ตามแผ่นรายละเอียด"), sheet, effect=put(sheet)),
            Option(Choice.OWN, _("กำหนดเอง"), shape=shape, own=lambda value: putting(question, name, value)),
        ]

    return options


def misread_year(question: Question) -> list[Option]:
    """A year of a period that a scanner took for another."""
    printed, proposed = question.printed, question.computed

    def change(sheet: Sheet, _settled: Settled) -> None:
        period = sheet.initiative.period
        if period and printed.isdigit() and proposed.isdigit():
            years, text = {int(printed): int(proposed)}, period.text.replace(printed, proposed)
            start, end = years.get(period.start or 0, period.start), years.get(period.end or 0, period.end)
            sheet.change(period=replace(period, text=text, start=start, end=end))

    return _proposed(question, on_sheets(question, change))


def misread_cell(question: Question) -> list[Option]:
    """An amount or a code of a row that a scanner took for another; the message names the year."""
    amount, printed = parse_amount(question.computed), parse_amount(question.printed)

    def change(sheet: Sheet, _settled: Settled) -> None:
        if codes_of(question.computed):
            FIELDS["objective_codes"].put(sheet, question.computed)
            return
        named = _YEAR.search(question.message)
        year = int(named[1]) if named else 0
        if amount is not None and sheet.amounts.get(year) == printed:
            put_amounts(sheet, sheet.amounts | {year: amount})

    return _proposed(question, on_sheets(question, change))


def _proposed(question: Question, effect: Effect) -> list[Option]:
    return [
        Option(Choice.AS_COMPUTED, _("ตามที่เสนอ"), question.computed, effect=effect),
        Option(Choice.AS_PRINTED, _("ตามที่พิมพ์"), question.printed),
    ]


def spelling(question: Question) -> list[Option]:
    """The whole plan spelt as most of it is."""
    return _word_for_word(question, within_sheets=False)


def kind_words(question: Question) -> list[Option]:
    """A word of another kind of local government, in the sheets that the finding names."""
    return _word_for_word(question, within_sheets=bool(question.initiatives))


def _word_for_word(question: Question, *, within_sheets: bool) -> list[Option]:
    if not question.printed or not question.computed:
        return []
    pattern = re.compile(re.escape(question.printed))
    return _in_texts(question, _("แทนคำให้ตรงกัน"), pattern, question.computed, within_sheets=within_sheets)


def law_year(question: Question) -> list[Option]:
    """The year behind the name of the law, wherever it is cited with the wrong one."""
    law = _QUOTED.search(question.message)
    if not law or not question.printed.isdigit() or not question.computed.isdigit():
        return []
    name = r"\s*".join(map(re.escape, law[1].rstrip("…").replace(" ", "")))
    pattern = re.compile(rf"({name}[^\d]{{0,60}}?){question.printed}")
    year, within = rf"\g<1>{question.computed}", bool(question.initiatives)
    return _in_texts(question, _("แก้ปีของกฎหมาย"), pattern, year, within_sheets=within)


def _in_texts(
    question: Question, label: object, pattern: re.Pattern[str], new: str, *, within_sheets: bool
) -> list[Option]:
    def change(text: str) -> str:
        return pattern.sub(new, text)

    def effect(settled: Settled) -> int:
        count = 0
        for sheet in sheets_of(question, settled) if within_sheets else settled.sheets:
            sheet.initiative, times = replaced_in(sheet.initiative, change)
            count += times
        if not within_sheets:
            settled.plan, times = replaced_in(settled.plan, change)
            count += times
        return count

    said = f"{question.printed} → {question.computed}"
    return [
        Option(Choice.AS_COMPUTED, str(label), said, _("แก้ทุกแห่งในส่วนที่ข้อนี้กล่าวถึง"), effect=effect),
        Option(Choice.AS_PRINTED, _("คงตามที่พิมพ์"), question.printed),
    ]
