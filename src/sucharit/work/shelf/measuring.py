"""What measures find in a year. Rows that need only be counted are counted together, however many registers they are
of; what a room works out itself is asked alone."""

from collections.abc import Iterable
from typing import Any

from django.db.models import CharField, Count, QuerySet, Value

from sucharit.base.organizations.models import Organization
from sucharit.work.shelf.declaring import Asked, Measure, Register, Share

Wanted = tuple[Register, Measure]
Key = tuple[str, str]
Arm = tuple[Key, str, "QuerySet[Any]", str]
MOST_ARMS = 200  # of one union; SQLite takes five hundred


def shares_of(wanted: Iterable[Wanted], organization: Organization, fiscal_year: int) -> dict[Key, Share]:
    """(Key of the register, key of the measure) > its share: one query for all that is only counted."""
    said = {
        (register.key, measure.key): asked_of(register, measure, organization, fiscal_year)
        for register, measure in wanted
    }
    found = _counted([arm for key, one in said.items() if isinstance(one, Asked) for arm in _arms(key, one)])
    return {key: _share(key, one, found) if isinstance(one, Asked) else one for key, one in said.items()}


def asked_of(register: Register, measure: Measure, organization: Organization, fiscal_year: int) -> Asked | Share:
    """What a measure asks; its answer where the room worked it out."""
    if measure.count is not None:
        return measure.count(organization, fiscal_year)
    rows = register.rows(organization).filter(fiscal_year=fiscal_year)
    if measure.whole is None:
        return Asked(rows.filter(measure.part))
    return Asked(rows.filter(measure.whole & measure.part), rows.filter(measure.whole))


def _arms(key: Key, one: Asked) -> list[Arm]:
    """One question for the part, and one for a whole that must be counted."""
    told: list[Arm] = [(key, "part", one.part, one.each)]
    return told if one.whole is None or isinstance(one.whole, int) else [*told, (key, "whole", one.whole, "pk")]


def _share(key: Key, one: Asked, found: dict[tuple[Key, str], int]) -> Share:
    part = found.get((key, "part"), 0)
    if isinstance(one.whole, int):
        return Share(part, max(one.whole, part) or None, one.words)
    return Share(part, None if one.whole is None else found.get((key, "whole"), 0), one.words)


def _counted(arms: list[Arm]) -> dict[tuple[Key, str], int]:
    found: dict[tuple[Key, str], int] = {}
    for start in range(0, len(arms), MOST_ARMS):
        asked = [_question(*one) for one in arms[start : start + MOST_ARMS]]
        for of, measure, side, n in asked[0].union(*asked[1:], all=True) if len(asked) > 1 else asked[0]:
            found[(of, measure), side] = n
    return found


def _question(key: Key, side: str, rows: "QuerySet[Any]", each: str) -> Any:
    """How many, under the name of what is counted."""
    names = {"shelf_of": key[0], "shelf_measure": key[1], "shelf_side": side}
    words = {name: Value(word, output_field=CharField()) for name, word in names.items()}
    named: Any = rows.order_by().annotate(**words).values_list(*words)
    return named.annotate(shelf_n=Count(each, distinct=each != "pk"))
