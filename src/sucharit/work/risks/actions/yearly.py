"""What criteria and registers of a year have in common: revisions by number, one draft and one adopted at a time."""

from typing import Any

from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.work.risks.actions.locking import Row, held
from sucharit.work.risks.models import Yearly

AT_WORK = (Yearly.State.DRAFT, Yearly.State.ADOPTED)


def of_year(kind: type[Row], by: Officer, fiscal_year: int, *states: str) -> QuerySet[Row]:
    """Those of the officer's organization for that year in one of the states."""
    return kind._default_manager.filter(organization=by.organization, fiscal_year=fiscal_year, state__in=states)


def next_revision(kind: type[Row], by: Officer, fiscal_year: int) -> int:
    """The number of the next revision of that year, counting discarded ones: a number never comes twice."""
    before = kind._default_manager.filter(organization=by.organization, fiscal_year=fiscal_year)
    last = before.aggregate(last=Max("revision"))["last"]
    return 0 if last is None else last + 1


def begun(kind: type[Row], by: Officer, fiscal_year: int, reason: str) -> dict[str, Any]:
    """What a new draft of that year is made with; the first of a year needs no reason."""
    revision = next_revision(kind, by, fiscal_year)
    return {
        "organization": by.organization,
        "fiscal_year": fiscal_year,
        "revision": revision,
        "revision_reason": reason if revision else "",
    }


def held_adopted(row: Row, by: Officer, otherwise: NotAllowed) -> Row:
    """The row under its lock, to be revised: it is adopted (else `otherwise`), and no revision is begun."""
    found = held(row, by)
    if found.state != Yearly.State.ADOPTED:
        raise otherwise
    if of_year(type(row), by, found.fiscal_year, Yearly.State.DRAFT).exists():
        raise NotAllowed(_("มีร่างฉบับแก้ไขอยู่แล้ว โปรดแก้ไขต่อในร่างนั้น"), "there is a draft already")
    return found
