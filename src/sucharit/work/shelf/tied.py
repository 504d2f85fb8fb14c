"""Entries of different registers that are of the same matter. No room knows another: each learns here what the entries
tied to its own say of themselves."""

from collections import defaultdict
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from sucharit.base.people.gate import Officer
from sucharit.work.shelf.declaring import Bought, Register, Trader
from sucharit.work.shelf.linked import LinkedEntry
from sucharit.work.shelf.models import Entry, EntryTie
from sucharit.work.shelf.queries import entries_for, narrowed, sorted_by
from sucharit.work.shelf.registry import register_called, register_of, registers_for
from sucharit.work.shelf.values import word

MOST_FOUND = 20


def ties_of(entry: Entry) -> "QuerySet[EntryTie]":
    """From both sides."""
    key = register_of(entry).key
    mine = Q(one_register=key, one=entry.pk) | Q(other_register=key, other=entry.pk)
    return EntryTie.objects.filter(mine, organization=entry.organization_id)


def rows_tied_to(entry: Entry) -> list[tuple[Register, Any]]:
    """Each entry tied to this one that stands, with its register; a query for each register."""
    key = register_of(entry).key
    found: dict[str, set[int]] = defaultdict(set)
    for one in ties_of(entry):
        here = (one.one_register, one.one) == (key, entry.pk)
        found[one.other_register if here else one.one_register].add(one.other if here else one.one)
    told: list[tuple[Register, Any]] = []
    for name, keys in sorted(found.items()):
        register = register_called(name)
        if register is not None:
            rows = register.rows(entry.organization).filter(pk__in=keys).select_related("organization")
            told += [(register, row) for row in rows.order_by("fiscal_year", "number")]
    return told


def tied_to(entry: Entry, officer: Officer) -> list[LinkedEntry]:
    """The same for an officer: number and state of those in registers that they may read."""
    return [
        LinkedEntry(register, row.pk, str(row), row.fiscal_year, row.state if register.has_states else "")
        for register, row in rows_tied_to(entry)
        if officer.may(register.see)
    ]


def to_tie(register: Register, officer: Officer, words: str, but: Entry) -> list[tuple[Any, str]]:
    """Entries in which these words stand, the newest first, with what a list tells of them; neither `but` nor what is
    tied to it already."""
    rows = narrowed(entries_for(register, officer), register, {"q": words.strip()}, officer)
    known = [row.pk for there, row in rows_tied_to(but) if there is register]
    rows = rows.exclude(pk__in=[*known, but.pk] if register_of(but) is register else known)
    shown = [one for one in register.listed if one.field in register.searched] or list(register.listed)[:2]
    found = sorted_by(rows, register, "")[:MOST_FOUND]
    return [(row, " · ".join(filter(None, (word(register, row, one.field) for one in shown)))) for row in found]


def traders_tied_to(entry: Entry) -> list[Trader]:
    """Who offered or sold in the entries tied to this one, each once."""
    told: dict[str, Trader] = {}
    for register, row in rows_tied_to(entry):
        for one in register.traders(row) if register.traders is not None else ():
            told.setdefault(one.key, one)
    return list(told.values())


def bought_in(officer: Officer, fiscal_year: int, amount: Decimal) -> list[Bought]:
    """What of a year costs that amount or more, in the registers that this officer may read: each title once, the
    largest first."""
    told: dict[str, Bought] = {}
    for register in registers_for(officer):
        for one in register.buys(officer.organization, fiscal_year, amount) if register.buys is not None else ():
            if one.title not in told or told[one.title].amount < one.amount:
                told[one.title] = one
    return sorted(told.values(), key=lambda one: (-one.amount, one.title))
