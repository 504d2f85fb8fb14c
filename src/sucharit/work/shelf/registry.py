"""The registers of this installation, in the order in which their rooms put them up (AppConfig.ready)."""

from collections.abc import Callable, Iterable

from django.db.models import Model
from django.http import Http404

from sucharit.base.people.gate import Officer
from sucharit.work.evidence.subjects import declare_subject
from sucharit.work.obligations.office_rules import OfficeRule, declare_rule
from sucharit.work.plans.pages import address
from sucharit.work.shelf.declaring import Register

_REGISTERS: dict[str, Register] = {}


def put_up(*registers: Register) -> None:
    """Makes registers known, the kinds of rows that evidence is used for, and what they owe again and again."""
    for one in registers:
        _REGISTERS[one.key] = one
        declare_subject(one.model._meta.label_lower, one.entry_word, _address_in(one.key))
        for duty in one.duties:
            declare_rule(
                OfficeRule(
                    f"shelf-{one.key}-{duty.key}", duty.title, duty.cadence, duty.days, duty.why, duty.each, duty.unsure
                )
            )


def _address_in(key: str) -> Callable[[str, int], str]:
    return lambda code, pk: address("register_entry", code, key, pk)


def registers() -> list[Register]:
    """All, by their area and then as they were put up."""
    order = list(type(next(iter(_REGISTERS.values())).area)) if _REGISTERS else []
    return sorted(_REGISTERS.values(), key=lambda one: order.index(one.area))


def registers_for(officer: Officer) -> list[Register]:
    """Those that this officer may read."""
    return [one for one in registers() if officer.may(one.see)]


def register_for(officer: Officer, key: str) -> Register:
    """404 for none, and for one that this officer may not read."""
    found = _REGISTERS.get(key)
    if found is None or not officer.may(found.see):
        raise Http404
    return found


def register_called(key: str) -> Register | None:
    return _REGISTERS.get(key)


def register_of(row: "Model | type[Model]") -> Register:
    """The register whose entry this is. LookupError for another row."""
    model = row if isinstance(row, type) else type(row)
    for one in _REGISTERS.values():
        if one.model is model:
            return one
    raise LookupError(f"{model._meta.label} is no register")


def public_registers() -> Iterable[Register]:
    """Those that the public may see once an office has opened them."""
    return [one for one in registers() if one.public is not None]
