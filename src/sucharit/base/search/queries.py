"""Looking things up, within what the officer may see."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.base.search.clusters import phrases
from sucharit.base.search.models import SearchEntry

#: room > what one must be able to do to find things of it
ROOMS = {
    "plans": Can.SEE_DRAFTS,
    "risks": Can.SEE_RISKS,
    "documents": Can.SEE_DOCUMENTS,
    "intake": Can.INTAKE,
    "years": Can.SEE_DRAFTS,
    "evidence": Can.REPORT,
    "shelf": Can.SEE_REGISTERS,
    "surveys": Can.SEE_YEAR,  # what was opened; drafts are a room of their own
    "survey_drafts": Can.SEE_DRAFTS,
    "progress": Can.SEE_YEAR,
    "publications": Can.SEE_YEAR,
    "assessments": Can.SEE_YEAR,
    "disclosure": Can.SEE_YEAR,
    "reports": Can.SEE_YEAR,  # what is approved; drafts are a room of their own
    "report_drafts": Can.SEE_DRAFTS,
}
_AROUND = 60
Keys = Callable[[Officer], QuerySet[Any]]
_IN_PART: dict[str, tuple[Can, Keys]] = {}


def find_in_part(kind: str, sees: Can, keys: Keys) -> None:
    """Whoever may not find everything of the kind's room, but can `sees`, finds the things with these keys (a query of
    one column of text): what they may read, whatever state it comes to."""
    _IN_PART[kind] = (sees, keys)


@dataclass(frozen=True)
class Snippet:
    """A piece of the text around the first hit, parted for marking: before, the hit, after."""

    before: str
    hit: str
    after: str


def search_for(officer: Officer, question: str, kind: str = "") -> QuerySet[SearchEntry]:
    """Entries that hold every phrase of the question, hits in the title first; none for an empty question."""
    wanted = phrases(question)
    if not wanted:
        return SearchEntry.objects.none()
    found = SearchEntry.objects.filter(_rooms(officer), organization=officer.organization)
    for phrase in wanted:
        found = found.filter(clusters__contains=phrase)
    if kind:
        found = found.filter(kind=kind)
    title_holds = When(title__icontains=question.strip(), then=Value(0))
    in_title = Case(title_holds, default=Value(1), output_field=IntegerField())
    return found.alias(nearness=in_title).order_by("nearness", "kind", "pk")


def snippet(text: str, question: str) -> Snippet:
    """Where the question's first word stands in the text; the beginning of the text where it stands in another form."""
    word = question.split()[0] if question.split() else ""
    at = text.lower().find(word.lower()) if word else -1
    if at < 0:
        return Snippet("", "", text[: 2 * _AROUND])
    begin = max(0, at - _AROUND)
    return Snippet(
        ("…" if begin else "") + text[begin:at],
        text[at : at + len(word)],
        text[at + len(word) : at + len(word) + _AROUND],
    )


def _rooms(officer: Officer) -> Q:
    """Kinds that this officer may find; a kind of no known room is found by nobody."""
    allowed = [room for room, capability in ROOMS.items() if officer.may(capability)]
    wanted = Q(pk__in=[])
    for room in allowed:
        wanted |= Q(kind__startswith=f"{room}.")
    for kind, (sees, keys) in _IN_PART.items():
        if kind.split(".")[0] not in allowed and officer.may(sees):
            wanted |= Q(kind=kind, key__in=keys(officer))
    return wanted
