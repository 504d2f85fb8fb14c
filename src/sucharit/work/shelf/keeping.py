"""What keeps entries longer than their register says. A room above the shelf knows it (retention) and says so here; the
shelf shows it where the entry is."""

import datetime
from typing import Protocol

from sucharit.base.organizations.models import Organization
from sucharit.base.people.models import User
from sucharit.work.shelf.declaring import Register
from sucharit.work.shelf.models import Entry


class Held(Protocol):
    """Why one entry is not destroyed though its time may be over."""

    pk: int
    reason: str
    by: User
    at: datetime.datetime


class Longer(Protocol):
    """By which order all entries of a register are kept longer."""

    years: int
    order_number: str
    ordered_on: datetime.date
    reason: str


class Keeper(Protocol):
    """The room that knows."""

    def held(self, organization: Organization, register: str, entry: int) -> Held | None: ...

    def longer(self, organization: Organization, register: str) -> Longer | None: ...


_KEEPERS: dict[str, Keeper] = {}


def kept_by(room: str, keeper: Keeper) -> None:
    """Called when the application is ready."""
    _KEEPERS[room] = keeper


def held_of(register: Register, row: Entry) -> Held | None:
    told = (one.held(row.organization, register.key, row.pk) for one in _KEEPERS.values())
    return next((one for one in told if one is not None), None)


def longer_of(register: Register, organization: Organization) -> Longer | None:
    """None also where the order says less than the declaration does."""
    told = (one.longer(organization, register.key) for one in _KEEPERS.values())
    return next((one for one in told if one is not None and one.years > register.retention.years), None)
