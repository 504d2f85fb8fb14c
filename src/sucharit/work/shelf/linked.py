"""Entries that are work of initiatives: which, how many, how they stand; withdrawn ones do not count.

However many entries and registers there are, it is asked in two queries: which registers are concerned, then all of
these at once. Only numbers, states and days are read: nothing that a column says of people.
"""

import datetime
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, Count, DateField, Exists, F, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.work.shelf.declaring import Register
from sucharit.work.shelf.models import EntryInitiative
from sucharit.work.shelf.registry import register_called


@dataclass(frozen=True)
class LinkedEntry:
    """An entry as its number, its day (None: its register counts no days) and its state ("" where it has none)."""

    register: Register
    pk: int
    number: str
    fiscal_year: int
    state: str = ""
    day: datetime.date | None = None
    recorded_on: datetime.date | None = None

    @property
    def name(self) -> str:
        return f"{self.register.entry_word} {self.number}"

    @property
    def tone(self) -> str:
        return self.register.tones.get(self.state, "quiet") if self.state else ""

    @property
    def state_words(self) -> str:
        return state_words(self.register, self.state)


@dataclass(frozen=True)
class Standing:
    """The entries of one register that are work of an initiative: how many, and how many in each state."""

    register: Register
    count: int
    states: Mapping[str, int] = field(default_factory=dict)

    @property
    def told(self) -> list[tuple[str, str, int]]:
        """Tone, word and number of each state."""
        return [
            (self.register.tones.get(key, "quiet"), word, n) for key, word, n in in_order(self.register, self.states)
        ]


def state_words(register: Register, state: str) -> str:
    """A state as people read it; "" for none."""
    if not state:
        return ""
    choices: dict[Any, Any] = dict(register.field_of("state").choices or ())
    return str(choices.get(state, state))


def in_order(register: Register, states: Mapping[str, int]) -> list[tuple[str, str, int]]:
    """Key, word and number of each state, as an entry passes through them."""
    if not register.has_states:
        return []
    order = [str(key) for key, _word in register.field_of("state").choices or ()]
    found = sorted(states.items(), key=lambda one: order.index(one[0]) if one[0] in order else len(order))
    return [(key, state_words(register, key), n) for key, n in found if key and n]


def standings_of(officer: Officer, key: uuid.UUID, fiscal_year: int | None = None) -> list[Standing]:
    """Each register in which the initiative has work, in one year or in all."""
    links = _links(officer.organization, [key], fiscal_year)
    told: dict[str, Counter[str]] = defaultdict(Counter)
    rows = _every(_concerned(officer, links), officer.organization, links, _counted)
    for register, state, count in rows:
        if count:  # a register without states says how many there are even where there are none
            told[register][state] += count
    return [Standing(one, sum(told[one.key].values()), told[one.key]) for one in _known(officer, told)]


def entries_of(
    officer: Officer, keys: Iterable[uuid.UUID], fiscal_year: int | None = None, most: int | None = None
) -> tuple[list[LinkedEntry], int]:
    """The entries of these initiatives, each once, the newest first; and how many there are."""
    links = _links(officer.organization, list(keys), fiscal_year)
    told = _all_linked(officer, links)
    told.sort(key=lambda one: (one.fiscal_year, one.day or datetime.date.min, one.register.key, one.pk), reverse=True)
    return told[:most], len(told)


def entries_by_initiative(officer: Officer, fiscal_year: int) -> dict[uuid.UUID, list[LinkedEntry]]:
    """Every initiative of a year with its entries, by register and number."""
    links = _links(officer.organization, None, fiscal_year)
    found = _all_linked(officer, links)
    by_subject = {f"{one.register.model._meta.label_lower}:{one.pk}": one for one in found}
    told: dict[uuid.UUID, list[LinkedEntry]] = defaultdict(list)
    for subject, key in links.values_list("subject", "initiative_key") if found else ():
        if subject in by_subject:
            told[key].append(by_subject[subject])
    for rows in told.values():
        rows.sort(key=lambda one: (one.register.key, one.pk))
    return dict(told)


def counts_by_initiative(officer: Officer, fiscal_year: int) -> dict[uuid.UUID, int]:
    """Initiative > how many entries are its work."""
    return {key: len(rows) for key, rows in entries_by_initiative(officer, fiscal_year).items()}


def _links(
    organization: Organization, keys: list[uuid.UUID] | None, fiscal_year: int | None
) -> "QuerySet[EntryInitiative]":
    rows = EntryInitiative.objects.filter(organization=organization).order_by()
    rows = rows.filter(initiative_key__in=keys) if keys is not None else rows
    return rows.filter(fiscal_year=fiscal_year) if fiscal_year else rows


def _concerned(officer: Officer, links: "QuerySet[EntryInitiative]") -> list[Register]:
    """The registers of these links that this officer may read."""
    return _known(officer, links.values_list("register", flat=True).distinct())


def _known(officer: Officer, keys: Iterable[str]) -> list[Register]:
    found = (register_called(key) for key in sorted(keys))
    return [one for one in found if one is not None and officer.may(one.see)]


def _every(
    registers: list[Register], organization: Organization, links: "QuerySet[EntryInitiative]", shape: Any
) -> list[tuple[Any, ...]]:
    """What `shape` asks of the linked entries of each register: one query for all."""
    asked = [shape(one, _linked(one, organization, links)) for one in registers]
    if not asked:
        return []
    rows = asked[0].union(*asked[1:], all=True) if len(asked) > 1 else asked[0]
    return list(rows)


def _linked(register: Register, organization: Organization, links: "QuerySet[EntryInitiative]") -> "QuerySet[Any]":
    subject: Any = Concat(
        Value(f"{register.model._meta.label_lower}:"), Cast(OuterRef("pk"), CharField()), output_field=CharField()
    )
    return register.rows(organization).order_by().filter(Exists(links.filter(register=register.key, subject=subject)))


def _state(register: Register) -> Any:
    return F("state") if register.has_states else Value("", CharField())


def _counted(register: Register, rows: "QuerySet[Any]") -> "QuerySet[Any]":
    named = rows.annotate(shelf_key=Value(register.key, CharField()), shelf_state=_state(register))
    told: QuerySet[Any] = named.values_list("shelf_key", "shelf_state").annotate(shelf_n=Count("pk"))
    return told


def _listed(register: Register, rows: "QuerySet[Any]") -> "QuerySet[Any]":
    day: Any = F(register.dated_by) if register.dated_by else Value(None)
    named = rows.annotate(
        shelf_key=Value(register.key, CharField()), shelf_state=_state(register), shelf_day=Cast(day, DateField())
    )  # fmt: skip
    told: QuerySet[Any] = named.values_list(
        "shelf_key", "pk", "number", "fiscal_year", "shelf_state", "shelf_day", "recorded_at"
    )
    return told


def _all_linked(officer: Officer, links: "QuerySet[EntryInitiative]") -> list[LinkedEntry]:
    concerned = _concerned(officer, links)
    called = {one.key: one for one in concerned}
    return [
        LinkedEntry(called[key], pk, f"{number or '-'}/{year}", year, state, day, timezone.localtime(seen).date())
        for key, pk, number, year, state, day, seen in _every(concerned, officer.organization, links, _listed)
    ]
