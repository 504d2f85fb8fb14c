"""How a table on screen answers: saved by the script cell by cell, by a form as a whole, refused, taken back. The
tables of rooms behind this one answer in the same way."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.contrib import messages
from django.db.models import Model
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sucharit.base.history.seen import Seen
from sucharit.base.people.gate import NotAllowed, OfficerRequest
from sucharit.base.screens.cells import Marks, Saved
from sucharit.base.screens.grids import Batch, BatchError, CellChange, read_batch, saved, stale
from sucharit.base.screens.words import number

Whole = TypeVar("Whole", bound=Model)

MOST_UNDO = 2_000  # cells that the session remembers


@dataclass(frozen=True)
class Screen(Generic[Whole]):
    """What the pages of one room's table are made of; `whole` is what the table is of."""

    page: Callable[[OfficerRequest, Whole, Marks, int], HttpResponse]  # with marks beside cells, and a status
    save: Callable[..., Saved]  # save(whole, by=officer, seen=, cells=)
    seen: Callable[[Whole], Seen]  # what a page made now is made from
    address: Callable[[Whole, str], str]  # of the page; the second is the organization's code
    undo: str  # the session's name for what can be taken back

    def can_undo(self, request: OfficerRequest, whole: Whole) -> bool:
        return self._key(whole) in request.session

    def back(self, request: OfficerRequest, whole: Whole) -> HttpResponse:
        return redirect(self.address(whole, request.officer.organization.code))

    def remember(self, request: OfficerRequest, whole: Whole, done: Saved) -> None:
        """What this save wrote over, so that it can be taken back as one."""
        if done.undo and len(done.undo) <= MOST_UNDO:
            request.session[self._key(whole)] = [[c.row, c.column, c.value] for c in done.undo]

    def forget(self, request: OfficerRequest, whole: Whole) -> list[CellChange]:
        return [CellChange(*cell) for cell in request.session.pop(self._key(whole), [])]

    def _key(self, whole: Whole) -> str:
        return f"{self.undo}:{whole.pk}"


def save_sent(screen: Screen[Whole], request: OfficerRequest, whole: Whole) -> HttpResponse:
    """JSON from the script, or the whole table as a form without it."""
    try:
        batch = read_batch(request)
        done = screen.save(whole, by=request.officer, seen=Seen.of(batch.version), cells=batch.cells)
    except BatchError as error:
        return refused(screen, request, whole, str(error))
    except NotAllowed as error:
        return refused(screen, request, whole, error.said)
    return (
        _to_script(str(screen.seen(whole)), done) if batch.by_script else _to_form(screen, request, whole, batch, done)
    )


def _to_script(state: str, done: Saved) -> HttpResponse:
    if done.conflicts:
        return stale(state, [CellChange(c.row, c.column, c.theirs) for c in done.conflicts])
    return saved(state, done.cells, [(fault.row, fault.column, fault.message) for fault in done.faults])


def _to_form(screen: Screen[Whole], request: OfficerRequest, whole: Whole, batch: Batch, done: Saved) -> HttpResponse:
    if not done.conflicts:
        screen.remember(request, whole, done)
    if not done.conflicts and not done.faults:
        messages.success(request, words_of(done))
        return screen.back(request, whole)
    whole.refresh_from_db()
    # The next save is of one who has now seen both: it goes on from the present state.
    return screen.page(request, whole, done.marks_on(batch), 409 if done.conflicts else 422)


def words_of(done: Saved) -> str:
    count = len(done.undo)
    return ngettext("บันทึกแล้ว %(n)s ช่อง", "บันทึกแล้ว %(n)s ช่อง", count) % {"n": number(count)}


def refused(screen: Screen[Whole], request: OfficerRequest, whole: Whole, why: str) -> HttpResponse:
    """A refusal of the whole batch, as both kinds of sender can read it."""
    if request.content_type == "application/json":
        return JsonResponse({"error": why}, status=422)
    messages.error(request, why)
    return screen.back(request, whole)


def take_back(screen: Screen[Whole], request: OfficerRequest, whole: Whole) -> HttpResponse:
    """Puts back what the last save of this session wrote over."""
    before = screen.forget(request, whole)
    try:
        done = screen.save(whole, by=request.officer, seen=screen.seen(whole), cells=before)
    except NotAllowed as error:
        return refused(screen, request, whole, error.said)
    messages.success(request, _("เลิกทำแล้ว %(n)s ช่อง") % {"n": number(len(done.undo))})
    return screen.back(request, whole)
