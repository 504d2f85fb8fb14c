"""What measures find in a year. Those that are mere conditions are asked together, however many registers they are of;
a function of a room is asked alone."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import CharField, Count, Q, Value

from sucharit.base.organizations.models import Organization
from sucharit.work.shelf.declaring import Measure, Register, Share

Wanted = tuple[Register, Measure]
Key = tuple[str, str]
MOST_ARMS = 200  # of one union; SQLite takes five hundred


def shares_of(wanted: Iterable[Wanted], organization: Organization, fiscal_year: int) -> dict[Key, Share]:
    """(Key of the register, key of the measure) > its share: one query for all conditions."""
    by_key = {(register.key, measure.key): (register, measure) for register, measure in wanted}
    told = _conditions([pair for pair in by_key.values() if pair[1].count is None], organization, fiscal_year)
    for key, (_register, measure) in by_key.items():
        if measure.count is not None:
            told[key] = measure.count(organization, fiscal_year)
    return told


def _conditions(pairs: list[Wanted], organization: Organization, fiscal_year: int) -> dict[Key, Share]:
    found = _counted([arm for pair in pairs for arm in _arms(pair, organization, fiscal_year)])
    told: dict[Key, Share] = {}
    for register, measure in pairs:
        key = (register.key, measure.key)
        whole = None if measure.whole is None else found.get((*key, "whole"), 0)
        told[key] = Share(found.get((*key, "part"), 0), whole)
    return told


def _arms(pair: Wanted, organization: Organization, fiscal_year: int) -> Iterator[Any]:
    """One question for the part and one for the whole, each with the name of what it counts."""
    register, measure = pair
    rows = register.rows(organization).filter(fiscal_year=fiscal_year).order_by()
    sides: dict[str, Q] = {"part": measure.part}
    if measure.whole is not None:
        sides = {"part": measure.whole & measure.part, "whole": measure.whole}
    for side, condition in sides.items():
        names = {"shelf_of": register.key, "shelf_measure": measure.key, "shelf_side": side}
        words = {name: Value(word, output_field=CharField()) for name, word in names.items()}
        counted: Any = rows.filter(condition).annotate(**words).values_list(*words)
        yield counted.annotate(shelf_n=Count("pk"))


def _counted(arms: list[Any]) -> dict[tuple[str, str, str], int]:
    found: dict[tuple[str, str, str], int] = {}
    for start in range(0, len(arms), MOST_ARMS):
        some = arms[start : start + MOST_ARMS]
        for of, measure, side, n in some[0].union(*some[1:], all=True) if len(some) > 1 else some[0]:
            found[of, measure, side] = n
    return found
