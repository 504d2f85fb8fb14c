"""What an officer may know of intakes; a list never loads a reading."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from sucharit.base.people.gate import Officer
from sucharit.core.reading.values import Reading
from sucharit.core.thai import fold
from sucharit.work.intake.answers import effect_of
from sucharit.work.intake.models import Correction, Intake, Leaf, Question
from sucharit.work.intake.reading import reading_of
from sucharit.work.intake.settling import Corrected, Settled, settle

_HEAVY = ("reading", "findings")
_OPEN = Q(questions__standing=True, questions__choice="")
_SORTS = {
    "name": ("file__name",), "-name": ("-file__name",), "when": ("uploaded_at",), "-when": ("-uploaded_at",),
    "state": ("state", "-uploaded_at"), "-state": ("-state", "-uploaded_at"), "size": ("file__size",),
    "-size": ("-file__size",), "open": ("open_questions", "-uploaded_at"), "-open": ("-open_questions", "-uploaded_at"),
}  # fmt: skip
MOST_HITS = 200
LONGEST_LINE = 4_000  # characters


def intakes_for(officer: Officer) -> QuerySet[Intake]:
    """All intakes of the officer's organization, newest first, without what is heavy."""
    rows = Intake.objects.filter(organization=officer.organization)
    return rows.select_related("file", "uploaded_by", "claimed_by").defer(*_HEAVY)


def listed_for(officer: Officer, *, state: str = "", kind: str = "", q: str = "", sort: str = "") -> QuerySet[Intake]:
    """For the list: filtered, sorted, each with its number of open questions. Discarded ones only when asked for."""
    rows = intakes_for(officer).annotate(open_questions=Count("questions", filter=_OPEN))
    rows = rows.filter(state=state) if state else rows.exclude(state=Intake.State.DISCARDED)
    if kind:
        rows = rows.filter(document_kind=kind)
    for word in q.split()[:8]:
        rows = rows.filter(Q(file__name__icontains=word) | Q(title__icontains=word))
    return rows.order_by(*_SORTS.get(sort, ("-uploaded_at",)), "-pk")


def intake_for(officer: Officer, pk: int) -> Intake:
    """One intake with its reading; 404 for a stranger's or none."""
    rows = Intake.objects.filter(organization=officer.organization)
    return get_object_or_404(rows.select_related("file", "organization", "uploaded_by", "claimed_by"), pk=pk)


def light_intake_for(officer: Officer, pk: int) -> Intake:
    """One intake without its reading, for pages that only ask how far it is."""
    return get_object_or_404(intakes_for(officer).select_related("organization"), pk=pk)


def twins_of(intake: Intake) -> list[Intake]:
    """Other uploads of the same bytes, oldest first."""
    rows = Intake.objects.filter(organization_id=intake.organization_id, file__digest=intake.file.digest)
    return list(rows.exclude(pk=intake.pk).select_related("file", "uploaded_by").defer(*_HEAVY).order_by("pk")[:5])


def questions_of(
    intake: Intake, *, kind: str = "", severity: str = "", settled: str = "", code: str = "", part: int | None = None
) -> list[Question]:
    """Standing questions in their order; `settled` is "", "open" or "settled"; `part` the place of an initiative."""
    rows = intake.questions.filter(standing=True).select_related("decided_by")
    rows = rows.filter(kind=kind) if kind else rows
    rows = rows.filter(severity=severity) if severity else rows
    rows = rows.filter(code=code) if code else rows
    if settled:
        rows = rows.filter(choice="") if settled == "open" else rows.exclude(choice="")
    found = list(rows)
    for question in found:
        question.intake = intake
    return found if part is None else [question for question in found if part in question.initiatives]


def question_for(officer: Officer, intake_pk: int, pk: int) -> Question:
    """One question of an intake; 404 for a stranger's or none."""
    rows = Question.objects.filter(intake__organization=officer.organization, intake=intake_pk)
    return get_object_or_404(
        rows.select_related("intake__file", "intake__organization", "intake__claimed_by", "decided_by"), pk=pk
    )


def correction_for(officer: Officer, intake_pk: int, pk: int) -> Correction:
    rows = Correction.objects.filter(intake__organization=officer.organization, intake=intake_pk)
    return get_object_or_404(rows.select_related("intake__file", "intake__claimed_by"), pk=pk)


@dataclass(frozen=True)
class Tally:
    """How many questions stand, how many are open, and how many of the open ones are errors."""

    all: int = 0
    open: int = 0
    errors: int = 0
    warnings: int = 0

    @property
    def settled(self) -> int:
        return self.all - self.open


def tally_of(intake: Intake) -> Tally:
    standing, still = Q(standing=True), Q(standing=True, choice="")
    counts = intake.questions.aggregate(
        all=Count("pk", filter=standing),
        open=Count("pk", filter=still),
        errors=Count("pk", filter=still & Q(severity=Question.Severity.ERROR)),
        warnings=Count("pk", filter=still & Q(severity=Question.Severity.WARNING)),
    )
    return Tally(**counts)


def open_by_part(intake: Intake) -> dict[int, int]:
    """Place of an initiative > how many open questions speak of it."""
    counts: dict[int, int] = {}
    for where in intake.questions.filter(standing=True, choice="").values_list("where", flat=True):
        for seq in where.get("initiatives", ()):
            counts[seq] = counts.get(seq, 0) + 1
    return counts


def corrections_of(intake: Intake) -> list[Correction]:
    """All corrections, newest first, with who made and undid them."""
    return list(intake.corrections.select_related("by", "undone_by"))


def in_force(corrections: list[Correction]) -> dict[str, Correction]:
    """The one of each path that counts: the latest that is not undone."""
    counting: dict[str, Correction] = {}
    for correction in sorted(corrections, key=lambda row: row.pk):
        if correction.undone_at is None:
            counting[correction.path] = correction
    return counting


def reading_for(intake: Intake) -> Reading | None:
    return reading_of(intake.reading) if intake.reading is not None else None


def settled_for(
    intake: Intake, questions: list[Question] | None = None, corrections: list[Correction] | None = None
) -> Settled | None:
    """What would go into a plan now: the reading with every answer and correction; None while nothing is read."""
    reading = reading_for(intake)
    if reading is None:
        return None
    questions = questions if questions is not None else questions_of(intake, settled="settled")
    corrections = corrections if corrections is not None else corrections_of(intake)
    effects = [effect for question in questions if question.settled and (effect := effect_of(question))]
    forced = sorted(in_force(corrections).values(), key=lambda row: row.path)
    return settle(reading, effects, [Corrected(row.path, row.value) for row in forced])


@dataclass(frozen=True)
class Line:
    """A line of the document as a page shows it."""

    number: int
    text: str
    page: int | None
    cells: tuple[str, ...] = ()
    marked: bool = False


def leaf_at(intake: Intake, line: int) -> Leaf | None:
    """The leaf that holds a line; the first where the document has no such line."""
    leaves = intake.leaves.order_by("-first")
    return leaves.filter(first__lte=max(line, 1)).first() or leaves.last()


def lines_of(leaf: Leaf | None, marked: Iterator[range] | list[range] = ()) -> list[Line]:  # type: ignore[assignment]
    """The lines of a leaf; those in one of the ranges are marked."""
    wanted = {number for span in marked for number in span}
    lines = leaf.lines if leaf else []
    return [
        Line(number, _shown("  |  ".join(cells) if cells else text), page, tuple(cells), number in wanted)
        for number, text, page, cells in lines
    ]


def _shown(text: str) -> str:
    """A line as a page shows it: no browser should have to draw a megabyte in one line."""
    return text if len(text) <= LONGEST_LINE else f"{text[:LONGEST_LINE]}…"


def found_in(intake: Intake, words: str) -> list[Line]:
    """Lines that hold the words, whatever their spaces, digits and broken vowels; at most MOST_HITS."""
    wanted = fold(words)
    if not wanted:
        return []
    hits: list[Line] = []
    for lines in intake.leaves.order_by("first").values_list("lines", flat=True).iterator(chunk_size=4):
        for number, text, page, _cells in lines:
            if wanted in fold(text[:20_000]):
                hits.append(Line(number, _shown(text), page))
                if len(hits) >= MOST_HITS:
                    return hits
    return hits
