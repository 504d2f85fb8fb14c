"""A survey drawn as a form and read back: sections, questions, what is asked after another, faults beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Protocol

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.core.answers import Value
from sucharit.core.thai import arabic_digits
from sucharit.work.plans.sheet import fit_text
from sucharit.work.surveys.actions.receiving import Given
from sucharit.work.surveys.models import Question, Section, Survey

LONGEST = 1_000
FACES = (
    gettext_lazy("ไม่พอใจมาก"), gettext_lazy("ไม่พอใจ"), gettext_lazy("พอใช้"),
    gettext_lazy("พอใจ"), gettext_lazy("พอใจมาก"),
)  # fmt: skip


class Posted(Protocol):
    """What a form sent."""

    def get(self, name: str, default: str, /) -> object: ...

    def getlist(self, name: str, /) -> list[str]: ...


@dataclass(frozen=True)
class Option:
    """One answer that can be ticked; `opens`: another question follows it."""

    value: str
    label: str
    opens: bool = False
    checked: bool = False


@dataclass
class Drawn:
    """A question as a page shows it."""

    row: Question
    number: str
    prefix: str = ""
    options: list[Option] = field(default_factory=list)
    lines: list[tuple[str, str, list[Option]]] = field(default_factory=list)
    typed: str = ""
    error: str = ""
    followers: list["Drawn"] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"{self.prefix}{self.row.key}"

    @property
    def opens_words(self) -> str:
        """The answers after which more is asked, by their words."""
        return ", ".join(f"“{one.label}”" for one in self.options if one.opens)


@dataclass
class DrawnSection:
    row: Section
    questions: list[Drawn]


def drawn(survey: Survey, posted: Posted | None = None, faults: Mapping[str, str] | None = None) -> list[DrawnSection]:
    """All sections in order with what was ticked and typed. A fixed number of queries."""
    rows = list(survey.questions.select_related("under").prefetch_related("choices", "lines"))
    told, at = [], 0
    for section in survey.sections.all():
        top = [one for one in rows if one.section_id == section.pk and one.under_id is None]
        questions = []
        for one in top:
            at += 1
            made = _drawn(one, str(at), posted, faults or {})
            after = [row for row in rows if row.under_id == one.pk]
            made.followers = [_drawn(row, f"{at}.{place}", posted, faults or {}) for place, row in enumerate(after, 1)]
            questions.append(made)
        told.append(DrawnSection(section, questions))
    return told


def numbers_of(survey: Survey) -> dict[str, str]:
    """Key > number as respondents see it: "3", or "3.1" where it is asked after another."""
    told: dict[str, str] = {}
    for part in drawn(survey):
        for one in part.questions:
            told |= {each.row.key: each.number for each in (one, *one.followers)}
    return told


def _drawn(row: Question, number: str, posted: Posted | None, faults: Mapping[str, str], prefix: str = "") -> Drawn:
    name = f"{prefix}{row.key}"
    ticked = set(posted.getlist(name)) if posted is not None else set()
    made = Drawn(row, number, prefix, error=faults.get(name, ""))
    made.options = [
        Option(value, label, int(value) in row.opening, value in ticked) for value, label in answers_of(row)
    ]
    if row.kind == Question.Is.MATRIX:
        made.options = []
        made.lines = [_line(row, name, str(line.place), line.text, posted) for line in row.lines.all()]
    if row.kind in (Question.Is.TEXT, Question.Is.NUMBER) and posted is not None:
        made.typed = str(posted.get(name, ""))[: LONGEST * 2]
    return made


def _line(
    row: Question, name: str, place: str, text: str, posted: Posted | None
) -> tuple[str, str, list[Option]]:  # fmt: skip
    here = f"{name}-{place}"
    ticked = set(posted.getlist(here)) if posted is not None else set()
    return here, text, [Option(value, label, checked=value in ticked) for value, label in answers_of(row)]


def answers_of(row: Question) -> list[tuple[str, str]]:
    """(value, label) of what can be ticked; empty for numbers and words."""
    if row.kind == Question.Is.FACES:
        return [(str(step), str(name)) for step, name in enumerate(FACES, 1)]
    if row.kind in (Question.Is.SCALE, Question.Is.MATRIX):
        return [(str(step), str(step)) for step in range(1, row.full + 1)]
    if row.kind == Question.Is.YES_NO:
        return [("1", row.high_word or _("ใช่")), ("0", row.low_word or _("ไม่ใช่"))]
    if row.kind in (Question.Is.CHOICE, Question.Is.MANY):
        return [(str(one.place), one.text) for one in row.choices.all()]
    return []


def read(survey: Survey, posted: Posted, *, mark: str = "", prefix: str = "", lenient: bool = False) -> tuple[
    Given, dict[str, str]
]:  # fmt: skip
    """The sheet that was sent, and faults by name of the field. What is asked after another counts only where that one
    was answered so. `lenient`: paper, where people leave out what they like."""
    reading = _Reading(posted, prefix, lenient)
    rows = list(survey.questions.select_related("under").prefetch_related("choices", "lines"))
    for row in [one for one in rows if one.under_id is None]:
        reading.take(row)
        for after in [one for one in rows if one.under_id == row.pk]:
            if reading.opened(row):
                reading.take(after)
    return Given(reading.answers, reading.words, mark), reading.faults


class _Reading:
    """One sheet, question by question."""

    def __init__(self, posted: Posted, prefix: str, lenient: bool) -> None:
        self.posted, self.prefix, self.lenient = posted, prefix, lenient
        self.answers: dict[str, Value] = {}
        self.words: dict[str, str] = {}
        self.faults: dict[str, str] = {}

    def opened(self, row: Question) -> bool:
        value = self.answers.get(row.key)
        said = value if isinstance(value, list) else [value]
        return bool(row.opening.intersection(one for one in said if isinstance(one, int)))

    def take(self, row: Question) -> None:
        name = f"{self.prefix}{row.key}"
        try:
            value = self._value(row, name)
        except ValidationError as fault:
            self.faults[name] = " ".join(fault.messages)
            return
        if value in (None, "", [], {}):
            if row.required and not self.lenient:
                self.faults[name] = _("โปรดตอบข้อนี้")
        elif row.kind == Question.Is.TEXT:
            self.words[row.key] = str(value)
        else:
            self.answers[row.key] = value

    def _value(self, row: Question, name: str) -> Value | None:
        if row.kind == Question.Is.TEXT:
            return fit_text(self.posted.get(name, ""), LONGEST)
        if row.kind == Question.Is.NUMBER:
            return _number(row, str(self.posted.get(name, "")))
        allowed = {value for value, _label in answers_of(row)}
        if row.kind == Question.Is.MATRIX:
            return self._matrix(row, name, allowed)
        ticked = list(dict.fromkeys(one for one in self.posted.getlist(name)[:50] if one))
        if not set(ticked) <= allowed or (row.kind != Question.Is.MANY and len(ticked) > 1):
            raise ValidationError(_("โปรดเลือกจากตัวเลือกที่มี"))
        if row.kind == Question.Is.MANY:
            return sorted(int(one) for one in ticked)
        return int(ticked[0]) if ticked else None

    def _matrix(self, row: Question, name: str, allowed: set[str]) -> dict[str, int]:
        told: dict[str, int] = {}
        lines = [str(line.place) for line in row.lines.all()]
        for line in lines:
            ticked = str(self.posted.get(f"{name}-{line}", "")).strip()
            if ticked and ticked not in allowed:
                raise ValidationError(_("โปรดเลือกจากตัวเลือกที่มี"))
            if ticked:
                told[line] = int(ticked)
        if told and len(told) < len(lines) and row.required and not self.lenient:
            raise ValidationError(_("โปรดตอบให้ครบทุกบรรทัด"))
        return told


def _number(row: Question, typed: str) -> str | None:
    text = arabic_digits(typed[:40]).replace(",", "").strip()
    if not text:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise ValidationError(_("โปรดใส่เป็นตัวเลข")) from None
    if not number.is_finite() or abs(number) >= 10**12:
        raise ValidationError(_("โปรดใส่เป็นตัวเลข"))
    if (row.least is not None and number < row.least) or (row.most is not None and number > row.most):
        raise ValidationError(_("ตัวเลขอยู่นอกช่วงที่ถาม โปรดตรวจสอบ"))
    return f"{number.quantize(Decimal('0.01')):f}"
