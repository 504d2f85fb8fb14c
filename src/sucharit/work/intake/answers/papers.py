"""Answers about the risk matrix, and the days of orders and announcements."""

from datetime import date
from typing import TypeVar

from django.utils.translation import gettext_lazy as _
from msgspec.structs import replace

from sucharit.core.plan import Announcement, Order
from sucharit.core.thai import parse_date
from sucharit.work.intake.answers.option import Choice, Option, nothing
from sucharit.work.intake.models import Question
from sucharit.work.intake.settling import Effect, Settled

Paper = TypeVar("Paper", Order, Announcement)


def risk_matrix(_question: Question) -> list[Option]:
    hint = _("แถวที่โอกาสเกิดสูงมีระดับความเสี่ยงสูง ตามที่ระบบอ่านไว้แล้ว")
    return [
        Option(Choice.AS_COMPUTED, _("จัดตารางให้ถูกด้าน"), hint=hint, effect=_matrix_upright),
        Option(Choice.AS_PRINTED, _("ตามที่พิมพ์ (กลับด้าน)"), effect=_matrix_as_printed),
    ]


def _matrix_upright(settled: Settled) -> int:
    """The officer has decided: the turned print need not be asked about again. The reading keeps it."""
    criteria = settled.plan.risk_criteria
    if criteria is None:
        return 0
    settled.plan = replace(settled.plan, risk_criteria=replace(criteria, matrix_as_printed=()))
    return 1


def _matrix_as_printed(settled: Settled) -> int:
    criteria = settled.plan.risk_criteria
    rows = criteria.matrix_as_printed if criteria else ()
    printed = {int(row[0]): tuple(row[1:]) for row in rows if row and row[0].isdigit()}
    if criteria is None or not printed:
        return 0
    settled.plan = replace(settled.plan, risk_criteria=replace(criteria, matrix=printed))
    return 1


def paper_day(question: Question) -> list[Option]:
    def own(value: str) -> Effect:
        found = parse_date(value)
        return _dated(question, found.date) if found and found.date else nothing

    return [Option(Choice.OWN, _("ระบุวันที่"), hint=_("เช่น 30 กันยายน 2565"), shape="day", own=own)]


def _dated(question: Question, day: date) -> Effect:
    """The day of the order or announcement on whose lines the question stands; of the only one, whatever the line."""

    def given(papers: tuple[Paper, ...]) -> tuple[Paper, ...]:
        return tuple(
            replace(paper, date=day.isoformat()) if not paper.date and _about(question, paper, len(papers)) else paper
            for paper in papers
        )

    def effect(settled: Settled) -> int:
        plan = settled.plan
        settled.plan = replace(plan, orders=given(plan.orders), announcements=given(plan.announcements))
        return int(settled.plan != plan)

    return effect


def _about(question: Question, paper: Order | Announcement, papers: int) -> bool:
    first = paper.source.line or 0
    last = paper.source.line_end or first
    of_kind = "announcements" if isinstance(paper, Announcement) else "orders"
    if question.field not in ("", "date", of_kind):
        return False
    return any(first <= line <= last for line in question.lines) or (papers == 1 and question.field == of_kind)
