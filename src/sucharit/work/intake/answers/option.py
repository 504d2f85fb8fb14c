"""Option: one way to answer; and the makers of effects that several answers share."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sucharit.work.intake.fields import FIELDS, Sheet
from sucharit.work.intake.models import Question
from sucharit.work.intake.settling import Effect, Settled

Choice = Question.Choice
Change = Callable[[Sheet, Settled], None]


def nothing(_settled: Settled) -> int:
    """The effect of an answer that leaves everything as it was read."""
    return 0


@dataclass(frozen=True)
class Option:
    """One way to answer. `value` is what will stand; `shape` names how it is shown or asked: "baht" and "kind" for
    what stands, and for an own value the form field (money, line, text, list, nested, kind, codes, number, year, day).
    """

    choice: str
    label: str | Promise
    value: str = ""
    hint: str | Promise = ""
    shape: str = ""
    effect: Effect = nothing
    own: Callable[[str], Effect] | None = None


EXPLAIN = Option(Choice.EXPLAINED, _("ชี้แจงเหตุผล"), hint=_("คงค่าตามที่อ่านได้ คำชี้แจงจะติดไปกับร่างแผน ถ้าร่างยังพบข้อนี้อยู่"))


def on_sheets(question: Question, change: Change) -> Effect:
    """An effect on the sheets that the question is about: named by their place, or by the line of their row."""

    def effect(settled: Settled) -> int:
        sheets = sheets_of(question, settled)
        for sheet in sheets:
            change(sheet, settled)
        return len(sheets)

    return effect


def sheets_of(question: Question, settled: Settled) -> list[Sheet]:
    if question.initiatives:
        return [sheet for seq in question.initiatives if (sheet := settled.sheet(seq))]
    return settled.rows(question.lines)


def putting(question: Question, name: str, value: object) -> Effect:
    """Puts a value into one field of the sheets that are asked about."""
    return on_sheets(question, lambda sheet, _: FIELDS[name].put(sheet, value))
