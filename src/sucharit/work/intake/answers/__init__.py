"""What each answer to a question means: which choices there are, in which words, and what a choice changes.

A choice that concerns a value changes it (money, code, title, kind, year, name). One about counting and numbering
changes nothing, for a plan counts and numbers itself. Everything else is settled by a word of explanation, which goes
with the plan. Never here: keeping the answer (actions).
"""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from sucharit.work.intake.answers import money, papers, words
from sucharit.work.intake.answers.option import EXPLAIN, Choice, Option, putting
from sucharit.work.intake.fields import FIELDS, codes_of
from sucharit.work.intake.models import Question
from sucharit.work.intake.settling import Effect

__all__ = ["Choice", "Option", "effect_of", "option_of", "options_of"]

#: A plan in this system counts, adds up and numbers by itself: the computed value always holds.
SELF_MADE = frozenset({
    "count.plan", "count.sum", "count.dimension", "count.quarter", "money.sum", "number.sheet", "number.row",
    "number.list", "number.sequence", "number.unexpected", "number.missing", "list.sequence", "marker.missing",
    "order.sequence", "risk.score",
})  # fmt: skip
#: The reader has taken its own proposal already: agreeing changes nothing.
TAKEN = frozenset({
    "heading.missing", "heading.damaged", "title.missing", "table.shifted", "code.heading-missing", "risk.join",
    "opening.encoding", "opening.extension", "date.damaged", "digit.confusable",
})  # fmt: skip
_ASKED_BY_HAND = {"results": "outputs", "budget": "budget_text", "budget_rows": ""}


def options_of(question: Question) -> list[Option]:
    """The choices of a question; explaining is always one, and the last."""
    made = _BY_CODE[question.code](question) if question.code in _BY_CODE else _by_habit(question)
    return [*made, *_own_option(question, made), EXPLAIN]


def option_of(question: Question, choice: str) -> Option | None:
    return next((option for option in options_of(question) if option.choice == choice), None)


def effect_of(question: Question) -> Effect | None:
    """What the given answer does; None where there is no answer, or not this choice any more."""
    option = option_of(question, question.choice)
    if option is None:
        return None
    return option.own(question.own) if option.own else option.effect


def _by_habit(question: Question) -> list[Option]:
    if question.code in SELF_MADE:
        return [_self_made(question)]
    return [_taken(question), *_codes_as_printed(question)] if question.code in TAKEN else []


def _self_made(question: Question) -> Option:
    hint = _("แผนในระบบนับ รวมยอด และเรียงเลขให้เองจากรายการจริง")
    return Option(Choice.AS_COMPUTED, _("ตามที่คำนวณ"), question.computed, hint)


def _taken(question: Question) -> Option:
    return Option(Choice.AS_COMPUTED, _("ตามที่ระบบอ่าน"), question.computed, _("ค่าที่อ่านได้เป็นเช่นนี้อยู่แล้ว"))


def _codes_as_printed(question: Question) -> list[Option]:
    codes = ", ".join(codes_of(question.printed))
    if question.field != "objective_codes" or not codes:
        return []
    effect = putting(question, "objective_codes", codes)
    return [Option(Choice.AS_PRINTED, _("ตามที่พิมพ์"), question.printed, effect=effect)]


def _own_option(question: Question, made: list[Option]) -> list[Option]:
    """An own value for the one field of the one sheet that the question names."""
    name = _ASKED_BY_HAND.get(question.field, question.field)
    if len(question.initiatives) != 1 or name not in FIELDS or any(option.choice == Choice.OWN for option in made):
        return []
    field = FIELDS[name]
    return [
        Option(
            Choice.OWN, _("กำหนดเอง"), hint=field.label, shape=field.kind,
            own=lambda value: putting(question, name, _read(field.kind, value)),
        )
    ]  # fmt: skip


def _read(kind: str, own: str) -> object:
    return (int(own) if own.isdigit() else None) if kind in ("number", "year") else own


def _digit(question: Question) -> list[Option]:
    if question.field == "stated_seq":
        return [_self_made(question)]
    if question.field == "period":
        return words.misread_year(question)
    if question.field == "budget_rows" and question.lines:
        return words.misread_cell(question)
    return _by_habit(question)


_BY_CODE: dict[str, Callable[[Question], list[Option]]] = {
    "money.table-sheet": money.table_or_sheet,
    "money.row-missing": money.row_missing,
    "money.blank": money.blank,
    "sheet.missing": money.sheet_missing,
    "code.table-sheet": words.table_or_sheet("objective_codes", "codes"),
    "title.table-sheet": words.table_or_sheet("title", "line"),
    "kind.table-sheet": words.table_or_sheet("kind", "kind"),
    "unit.table-sheet": words.table_or_sheet("responsible", "line"),
    "digit.confusable": _digit,
    "organization.spelling": words.spelling,
    "organization.kind-words": words.kind_words,
    "law.known-year": words.law_year,
    "law.year": words.law_year,
    "risk.matrix": papers.risk_matrix,
    "risk.matrix-upside-down": papers.risk_matrix,
    "date.missing": papers.paper_day,
    "date.incomplete": papers.paper_day,
}
