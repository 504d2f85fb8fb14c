"""How entries stood at the end of a day that is past: from what the history kept, and from the days that entries name.

A change counts where it was recorded by then, or says itself that it happened by then (returned on 30 March, recorded
on 12 April). What cannot be known is told as None, never guessed: an entry that was recorded later and names no day,
or a state that somebody set without a version.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import models
from django.utils import timezone

from sucharit.base.history.models import Version
from sucharit.base.organizations.models import Organization
from sucharit.work.shelf.declaring import Register

Days = Mapping[str, datetime.date]
States = Mapping[int, str | None]  # number of an entry > its state, None where it cannot be known
NEVER = datetime.date.max
AT_ONCE = 500


@dataclass(frozen=True)
class Kept:
    """An entry after one change: the day of recording (NEVER: not known), its state, and the days that it names."""

    on: datetime.date
    state: str
    days: Days

    def happened(self, before: Days) -> datetime.date:
        """The latest day that it names anew and that had come when it was recorded: a later one is a plan. NEVER where
        it names none."""
        new = [day for name, day in self.days.items() if before.get(name) != day and day <= self.on]
        return max(new, default=NEVER)


def state_on(history: Iterable[Kept], day: datetime.date) -> str | None:
    """The state at the end of that day, from versions in order; None where the first of them is of a later day."""
    told, before = None, dict[str, datetime.date]()
    for one in history:
        if one.on <= day or one.happened(before) <= day:
            told = one.state
        elif one.state != told:
            break
        before = {**one.days}
    return told


def states_on(register: Register, organization: Organization, fiscal_year: int, day: datetime.date) -> States:
    """Every entry of a year that stands today, as it stood then: one query, and one for each five hundred that were
    changed since they were recorded. Nothing for a register without states."""
    if not register.has_states:
        return {}
    names = _day_fields(register)
    rows = register.rows(organization).filter(fiscal_year=fiscal_year).order_by()
    found = list(rows.values_list("pk", "edition", "recorded_at", "state", *names))
    kept = _versions(register, [pk for pk, edition, *_now in found if edition > 1], names)
    return {
        pk: _state(kept.get(pk, []), edition, _day(at) or NEVER, Kept(NEVER, state, _days(names, days)), day)
        for pk, edition, at, state, *days in found
    }


def _state(kept: list[Kept], edition: int, recorded: datetime.date, now: Kept, day: datetime.date) -> str | None:
    """What was never changed is as it came, and so is every first version. A last state that no version knows was set
    at a time that nobody wrote down."""
    if edition == 1 or not kept:
        return state_on([replace(now, on=recorded if edition == 1 else NEVER)], day)
    told = state_on([replace(kept[0], on=recorded), *kept[1:]], day)
    return None if told == kept[-1].state != now.state else told


def _day_fields(register: Register) -> list[str]:
    """Days and moments among what the history keeps."""
    names = register.model.written_fields
    return [name for name in names if isinstance(register.model._meta.get_field(name), models.DateField)]


def _versions(register: Register, numbers: Sequence[int], names: Sequence[str]) -> dict[int, list[Kept]]:
    """Number of an entry > its versions in order."""
    told: dict[int, list[Kept]] = defaultdict(list)
    label, fields = register.model._meta.label_lower, [f"snapshot__{name}" for name in ("state", *names)]
    for at in range(0, len(numbers), AT_ONCE):
        subjects = {f"{label}:{pk}": pk for pk in numbers[at : at + AT_ONCE]}
        rows = Version.objects.filter(subject__in=subjects).order_by("number").values_list("subject", "at", *fields)
        for subject, when, state, *days in rows:
            told[subjects[subject]].append(Kept(_day(when) or NEVER, str(state or ""), _days(names, days)))
    return told


def _days(names: Sequence[str], values: Sequence[Any]) -> dict[str, datetime.date]:
    """The days that are named; as the table or as a snapshot holds them."""
    told = zip(names, map(_day, values), strict=True)
    return {name: day for name, day in told if day is not None}


def _day(value: Any) -> datetime.date | None:
    if isinstance(value, str):
        value = datetime.datetime.fromisoformat(value) if len(value) > 10 else datetime.date.fromisoformat(value)
    if isinstance(value, datetime.datetime):
        return timezone.localtime(value).date()
    return value if isinstance(value, datetime.date) else None
