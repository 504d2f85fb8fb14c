"""Figures as a page, a paper and a spreadsheet show them: words and charts, the same everywhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from sucharit.base.screens.charts import Chart, Series, bars, lines
from sucharit.core.answers import Outcome, Tally, level_word
from sucharit.work.surveys.asking import answers_of, numbers_of
from sucharit.work.surveys.figures import Figures, figures_of, share
from sucharit.work.surveys.models import Question, Survey


@dataclass(frozen=True)
class Row:
    """One answer of a question: how often, and what part of those who answered."""

    label: str
    count: int
    percent: Decimal


@dataclass
class Shown:
    """One question with its numbers; `hidden` where too few answered. `under` is the line of a matrix."""

    question: Question
    number: str
    under: str
    answered: int
    rows: list[Row]
    mean: str
    hidden: bool
    chart: Chart | None


@dataclass(frozen=True)
class Group:
    """One group of a result; None where it is hidden."""

    label: str
    outcome: Outcome | None


def percent(part: int, whole: int) -> Decimal:
    return (Decimal(part * 100) / whole).quantize(Decimal("0.01")) if whole else Decimal(0)


def questions_shown(survey: Survey, figures: Figures) -> list[Shown]:
    """Every question that is counted, in the order of the form."""
    rows = {one.key: one for one in survey.questions.select_related("under").prefetch_related("choices", "lines")}
    numbers = numbers_of(survey)
    return [_shown(rows[one.key], numbers[one.key], one) for one in figures.tallies if one.key in rows]


def _shown(question: Question, number: str, one: Tally) -> Shown:
    labels = dict(answers_of(question))
    rows = [Row(labels.get(str(step), str(step)), count, percent(count, one.answered)) for step, count in one.counts]
    under = next((line.text for line in question.lines.all() if str(line.place) == one.line), "")
    mean = "" if one.mean is None else f"{float(one.mean):.2f}"
    title = under or question.text
    drawn = bars(
        title, [row.label for row in rows], Series(_("คน"), tuple(Decimal(row.count) for row in rows)), unit=_("คน")
    )
    return Shown(question, number, under, one.answered, rows, mean, one.hidden, drawn if rows else None)


def groups_shown(survey: Survey, figures: Figures) -> list[tuple[Question, list[Group]]]:
    """Results by the choices of the questions that part people into groups."""
    told = []
    for row in survey.questions.filter(key__in=list(figures.groups)).prefetch_related("choices"):
        names = {one.place: one.text for one in row.choices.all()}
        told.append((row, [Group(names.get(one.choice, ""), one.outcome) for one in figures.groups[row.key]]))
    return told


def parts_shown(survey: Survey, figures: Figures) -> list[tuple[str, Outcome]]:
    """Sections with a score, where there is more than one."""
    names = dict(survey.sections.values_list("pk", "title"))
    told = [(names[one.section], one.outcome) for one in figures.parts if one.section in names]
    return told if len(told) > 1 else []


def level_of(mean: Fraction) -> str:
    """ "4.25 จาก 5 (มาก)"."""
    return _("%(mean)s จาก 5 (%(level)s)") % {"mean": share(mean), "level": level_word(mean)}


def trend_of(rounds: Sequence[Survey]) -> list[tuple[Survey, Outcome]]:
    """Rounds that show a result, first one first."""
    told = []
    for one in rounds:
        figures = figures_of(one)
        if figures is not None and figures.outcome.percent is not None:
            told.append((one, figures.outcome))
    return told


def trend_chart(trend: Sequence[tuple[Survey, Outcome]]) -> Chart | None:
    if len(trend) < 2:
        return None
    labels = [_("รอบ %(n)s/%(year)s") % {"n": one.round, "year": one.fiscal_year} for one, _outcome in trend]
    return lines(_("ผลตามรอบ"), labels, Series(_("ร้อยละ"), tuple(one.percent for _row, one in trend)), unit=_("ร้อยละ"))


def met(survey: Survey, outcome: Outcome) -> bool:
    return outcome.percent is not None and outcome.percent >= survey.target
