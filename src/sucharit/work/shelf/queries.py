"""Entries as an officer may see them, and who may write which."""

import datetime
import uuid
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import CharField, Count, Q, QuerySet, Sum, Value
from django.shortcuts import get_object_or_404

from sucharit.base.audit.actions import subject_key
from sucharit.base.organizations.models import Organization, Unit
from sucharit.base.people.gate import Officer, held_on
from sucharit.base.people.models import RoleGrant, User
from sucharit.base.people.roles import GRANTS, Can, Role
from sucharit.core.fiscal import FiscalYear
from sucharit.work.shelf.declaring import Register
from sucharit.work.shelf.models import Emptied, Entry, EntryInitiative, ImportBatch, OpenRegister
from sucharit.work.years.models import YearInitiative
from sucharit.work.years.queries import year_initiatives_for


def keeps_all(officer: Officer) -> bool:
    """Who writes for every unit: the plan officer and the clerk."""
    return officer.may(Can.KEEP_REGISTERS) and bool(officer.roles & {Role.PLAN_OFFICER, Role.CLERK})


def units_to_keep(officer: Officer) -> QuerySet[Unit]:
    rows = Unit.objects.filter(organization=officer.organization, active=True)
    return rows if keeps_all(officer) else rows.filter(pk__in=officer.unit_ids)


def keepers_of(organization: Organization, unit: Unit | None, on: datetime.date) -> list[User]:
    """The officers of a unit who keep registers that day: whom to tell of what came from outside."""
    roles = [role for role, may in GRANTS.items() if Can.KEEP_REGISTERS in may]
    grants = RoleGrant.objects.filter(held_on(on), organization=organization, unit=unit, role__in=roles)
    return list(User.objects.filter(pk__in=grants.values("user"), is_active=True))


def may_keep(register: Register, officer: Officer, entry: Entry | None = None) -> bool:
    """May this officer write this entry, or (None) a new one? Who keeps all, the entry's unit, and whom the register
    names; never whom it is about."""
    if entry is not None and is_about(register, officer, entry):
        return False
    if not (officer.may(Can.KEEP_REGISTERS) and officer.may(register.see)):
        return register.keeps is not None and officer.may(register.see) and register.keeps(officer, entry)
    if keeps_all(officer) or (register.keeps is not None and register.keeps(officer, entry)):
        return True
    return bool(officer.unit_ids) if entry is None else entry.unit_id in officer.unit_ids


def is_about(register: Register, officer: Officer, entry: Entry) -> bool:
    """Whom the entry is about has no part in it, whatever their role."""
    return register.about is not None and register.about(officer, entry)


def may_amend(register: Register, officer: Officer, entry: Any) -> bool:
    """May what was written be changed: by whom, and not where it is settled."""
    settled = register.has_states and entry.state in register.closed
    return may_keep(register, officer, entry) and not settled and not entry.withdrawn


def emptied(register: Register, entry: Entry) -> Emptied | None:
    """That the time of keeping of this entry was over, and its words of people are gone."""
    return Emptied.objects.filter(register=register.key, entry=entry.pk).first() if entry.pk else None


def may_decide(officer: Officer, entry: Entry) -> bool:
    """Whose word counts on this entry: the executive, the clerk and their deputies on all, a head on those of their
    unit."""
    if not officer.may(Can.DECIDE):
        return False
    return decides_all(officer) or not officer.unit_ids or entry.unit_id in officer.unit_ids


def decides_all(officer: Officer) -> bool:
    """Whose word counts for the whole house: the chief executive, the clerk, and who acts for them."""
    return officer.may(Can.DECIDE) and bool(officer.roles & {Role.CHIEF_EXECUTIVE, Role.CLERK})


def sees_sensitive(register: Register, officer: Officer, entry: Entry) -> bool:
    """Private matters of a person: for who keeps the entry and who decides on it, or whom the register names."""
    if is_about(register, officer, entry):
        return False
    if register.private is not None:
        return register.private(officer, entry)
    return may_keep(register, officer, entry) or may_decide(officer, entry)


def entries_for(register: Register, officer: Officer) -> "QuerySet[Any]":
    """All of the officer's organization, withdrawn ones too, with what their columns point to."""
    rows = register.model._default_manager.filter(organization=officer.organization)
    return rows.select_related("organization", "unit", "recorded_by", *_pointers(register))


def _pointers(register: Register) -> list[str]:
    names = [one.field for one in register.columns]
    return [name for name in names if register.field_of(name).is_relation]


def entry_for(register: Register, officer: Officer, pk: int) -> Any:
    """One entry; 404 for a stranger's."""
    rows = entries_for(register, officer).select_related("withdrawn_by", "batch", "carried_from")
    return get_object_or_404(rows, pk=pk)


def years_of(register: Register, officer: Officer) -> list[int]:
    """The fiscal years that have entries, and this one."""
    rows = register.model._default_manager.filter(organization=officer.organization).order_by()
    return sorted({*rows.values_list("fiscal_year", flat=True).distinct(), FiscalYear.of(officer.today).value})[::-1]


def narrowed(rows: "QuerySet[Any]", register: Register, wanted: dict[str, Any], officer: Officer) -> "QuerySet[Any]":
    """What the filters let through; an unknown value narrows nothing."""
    rows = rows.exclude(withdrawn_at=None) if wanted.get("only") == "withdrawn" else rows.filter(withdrawn_at=None)
    if wanted.get("only") == "mine":
        rows = rows.filter(recorded_by=officer.user)
    if wanted.get("q"):
        rows = rows.filter(_found(register, wanted["q"]))
    if str(wanted.get("year") or "").isdecimal():
        rows = rows.filter(fiscal_year=int(wanted["year"]))
    for name in ("state", "unit", *register.filters):
        if wanted.get(name):
            rows = rows.filter(**{name: wanted[name]})
    return rows


def _found(register: Register, q: str) -> Q:
    wanted = Q(pk__in=[])
    for name in register.searched:
        wanted |= Q(**{f"{name}__icontains": q})
    number, slash, year = q.partition("/")
    if number.strip().isdecimal() and len(number) < 9:
        exact = Q(number=int(number))
        wanted |= exact & Q(fiscal_year=int(year)) if slash and year.strip().isdecimal() and len(year) < 6 else exact
    return wanted


def sorted_by(rows: "QuerySet[Any]", register: Register, sort: str) -> "QuerySet[Any]":
    """By a listed column or the number; newest number first otherwise."""
    name, sign = sort.removeprefix("-"), "-" if sort.startswith("-") else ""
    if name == "number":
        return rows.order_by(f"{sign}fiscal_year", f"{sign}number", "pk")
    if any(one.field == name for one in register.listed) and _sortable(register, name):
        return rows.order_by(f"{sign}{name}", "-fiscal_year", "-number", "-pk")
    return rows.order_by("-fiscal_year", "-number", "-pk")


def _sortable(register: Register, name: str) -> bool:
    try:
        return register.field_of(name).concrete
    except FieldDoesNotExist:
        return False


def by_year(register: Register, organization: Organization) -> list[dict[str, Any]]:
    """A line for each fiscal year, newest first: how many entries stand, and the sums of the columns that have one."""
    sums = {f"sum_{one.field}": Sum(one.field) for one in register.totals}
    rows = register.rows(organization).order_by().values("fiscal_year").annotate(entries=Count("pk"), **sums)
    return list(rows.order_by("-fiscal_year"))


def links_of(entry: Entry) -> list[uuid.UUID]:
    """The keys of the initiatives that the entry is work of."""
    return list(EntryInitiative.objects.filter(subject=subject_key(entry)).values_list("initiative_key", flat=True))


def initiatives_of(entry: Entry, officer: Officer) -> list[YearInitiative]:
    """The same as rows of the entry's year."""
    keys = links_of(entry)
    return list(year_initiatives_for(officer, entry.fiscal_year).filter(key__in=keys)) if keys else []


def entries_of_initiative(officer: Officer, key: uuid.UUID, fiscal_year: int) -> dict[str, int]:
    """Key of a register > how many of its entries are work of the initiative in that year."""
    rows = EntryInitiative.objects.filter(
        organization=officer.organization, initiative_key=key, fiscal_year=fiscal_year
    ).order_by()
    return dict(rows.values_list("register").annotate(n=Count("pk")))


def batches_for(register: Register, officer: Officer) -> QuerySet[ImportBatch]:
    """Spreadsheets that this officer may look into: their own, their unit's; all for who keeps all."""
    rows = ImportBatch.objects.filter(organization=officer.organization, register=register.key)
    if not keeps_all(officer):
        rows = rows.filter(Q(by=officer.user) | Q(unit__in=officer.unit_ids))
    return rows.select_related("by", "file", "unit", "undone_by", "organization")


def batch_for(register: Register, officer: Officer, pk: int) -> ImportBatch:
    return get_object_or_404(batches_for(register, officer), pk=pk)


def opened(register: Register, organization: Organization) -> OpenRegister | None:
    """That the office shows it to the public now."""
    rows = OpenRegister.objects.filter(organization=organization, register=register.key, closed_at=None)
    return rows.select_related("opened_by").first()


def open_keys(organization: Organization) -> set[str]:
    rows = OpenRegister.objects.filter(organization=organization, closed_at=None)
    return set(rows.values_list("register", flat=True))


def public_rows(register: Register, organization: Organization, fiscal_year: int | None = None) -> "QuerySet[Any]":
    """What the public may see of an open register, in the order of its numbers."""
    if register.public is None:
        return register.model._default_manager.none()
    rows = register.rows(organization).filter(register.public)
    rows = rows.filter(fiscal_year=fiscal_year) if fiscal_year else rows
    return rows.select_related("organization", "unit", *_pointers(register)).order_by("fiscal_year", "number")


def counts_by_register(
    registers: Iterable[Register], organization: Organization, year: int
) -> dict[str, tuple[int, int]]:  # fmt: skip
    """Key > how many entries stand in that year, and in all years: one query, however many registers there are."""
    in_year = Count("pk", filter=Q(fiscal_year=year))
    counted = [
        one.rows(organization)
        .order_by()
        .values(key=Value(one.key, output_field=CharField()))
        .annotate(all=Count("pk"), year=in_year)
        for one in registers
    ]
    if not counted:
        return {}
    found = {row["key"]: (row["year"], row["all"]) for row in counted[0].union(*counted[1:], all=True)}
    return {one.key: found.get(one.key, (0, 0)) for one in registers}
