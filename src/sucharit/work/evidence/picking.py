"""The picker: files and choices that come with a form of another room, and what the picker shows.

A room puts `{% include "evidence/_picker.html" with picker=picker only %}` inside a form with
enctype="multipart/form-data" (and `csrf_token`), gives it `picker_for(...)`, and on POST asks `picked(request, ...)`.
"""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from sucharit.base.files.actions import UnacceptableFile
from sucharit.base.people.gate import NotAllowed, Officer, OfficerRequest
from sucharit.base.screens import asking
from sucharit.work.evidence.actions import add_file
from sucharit.work.evidence.actions.adding import file_digest
from sucharit.work.evidence.models import Evidence
from sucharit.work.evidence.queries import Place, known_file_for, places_by_evidence, usable_for

ACCEPT = "image/jpeg,image/png,application/pdf,.docx,.xlsx"
"""What the file dialog offers; a phone turns its own formats into JPEG for it."""
MOST_FILES, MOST_CHOSEN, RECENT = 20, 200, 12


@dataclass(frozen=True)
class Offer:
    """A piece that can be chosen, and where else it is used."""

    evidence: Evidence
    places: Sequence[Place] = ()
    elsewhere: bool = False  # for another initiative or another year than the form is about
    chosen: bool = False


@dataclass(frozen=True)
class Picker:
    """What the picker shows; `title` names what the form is about, for files that are given no title."""

    code: str
    chosen: Sequence[Offer] = ()
    recent: Sequence[Offer] = ()
    initiative_key: uuid.UUID | None = None
    fiscal_year: int | None = None
    title: str = ""
    accept: str = ACCEPT
    faults: Sequence[str] = ()


@dataclass
class Picked:
    """What came with a form: pieces in order, and Thai sentences for files that were not taken."""

    evidence: list[Evidence] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def picker_for(
    officer: Officer,
    *,
    chosen: Iterable[Evidence] = (),
    initiative_key: uuid.UUID | None = None,
    fiscal_year: int | None = None,
    title: str = "",
    faults: Sequence[str] = (),
) -> Picker:
    """The picker with what is chosen already and what was added last; a fixed number of queries."""
    marked = list(chosen)
    recent = usable_for(officer).exclude(pk__in=[one.pk for one in marked])[:RECENT]
    offers = offers_for(officer, [*marked, *recent], initiative_key, fiscal_year, {one.pk for one in marked})
    return Picker(
        officer.organization.code, offers[: len(marked)], offers[len(marked) :], initiative_key, fiscal_year, title,
        faults=faults,
    )  # fmt: skip


def offers_for(
    officer: Officer, pieces: Sequence[Evidence], key: uuid.UUID | None, year: int | None, chosen: Iterable[int] = ()
) -> list[Offer]:
    """Each piece with where it is used for another initiative or another year; where it serves the same, nothing is
    said: that is what one piece for many uses is for."""
    places, marked = places_by_evidence(pieces, officer.organization.code), set(chosen)
    told = {pk: [place for place in there if _other(place, key, year)] for pk, there in places.items()}
    return [Offer(one, told.get(one.pk, []), bool(told.get(one.pk)), one.pk in marked) for one in pieces]


def picked(request: OfficerRequest, *, title: str = "") -> Picked:
    """The pieces that a form with the picker brings: those ticked, and files that came without script."""
    told = Picked()
    numbers = asking.numbers(request.POST.getlist("evidence")[:MOST_CHOSEN])
    found = {one.pk: one for one in usable_for(request.officer).filter(pk__in=numbers)}
    told.evidence = [found[pk] for pk in dict.fromkeys(numbers) if pk in found]
    for upload in request.FILES.getlist("evidence_files")[:MOST_FILES]:
        try:
            told.evidence.append(taken_in(upload, by=request.officer, title=title, **_choices(request)).evidence)
        except UnacceptableFile as fault:
            told.faults.append(f"{fault.name}: {fault.said}")
        except NotAllowed as refusal:
            told.faults.append(refusal.said)
        except ValidationError as fault:
            told.faults.extend(map(str, fault.messages))
    return told


def _choices(request: OfficerRequest) -> dict[str, Any]:
    return {
        "personal": bool(request.POST.get("evidence_personal")),
        "keep_place": bool(request.POST.get("evidence_keep_place")),
    }


@dataclass(frozen=True)
class TakenIn:
    """A piece of evidence for an upload; `already` says that the very same file was here before and is used again."""

    evidence: Evidence
    already: bool


def taken_in(
    upload: UploadedFile[Any],
    *,
    by: Officer,
    title: str = "",
    again: bool = False,
    **facts: Any,
) -> TakenIn:
    """One file, many uses: the same bytes are the same piece, unless the officer wants a new one (`again`)."""
    if not again:
        known = known_file_for(by, file_digest(upload)).first()
        if known is not None:
            return TakenIn(known, True)
    return TakenIn(add_file(upload, by=by, title=title, **facts), False)


def _other(place: Place, key: uuid.UUID | None, year: int | None) -> bool:
    """Is that another initiative, or another year, than this?"""
    return (key is not None and place.use.initiative_key not in (None, key)) or (
        year is not None and place.fiscal_year not in (None, year)
    )
