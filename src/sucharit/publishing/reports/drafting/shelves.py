"""What the registers give to a report: the work of each initiative, and each register of the year with its measures.

Numbers, states and names of units alone: no word that a column of a register holds comes into a draft.
"""

import datetime
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.core.fiscal import FiscalYear
from sucharit.publishing.reports.drafting.facts import RegisterFact, Source, WorkFact
from sucharit.publishing.reports.drafting.standing import GRACE
from sucharit.publishing.reports.drafting.words import ended, long_day, number
from sucharit.work.shelf.declaring import Measure, Register, Share
from sucharit.work.shelf.linked import LinkedEntry, entries_by_initiative, in_order
from sucharit.work.shelf.telling import YearOfRegister, counted_then, states_then, year_of_registers
from sucharit.work.shelf.then import States

MOST_SOURCES = 20
UNKNOWN = "ไม่อาจทราบสถานะในวันนั้น"


@dataclass(frozen=True)
class Then:
    """A past day, and how the entries of each register stood at its end."""

    day: datetime.date
    states: Mapping[str, States]


def whole_year(last: datetime.date) -> bool:
    """What is recorded after the last day of a year is still of it; of a shorter period it is not."""
    return last == FiscalYear.of(last).last_day


def _standing(officer: Officer, last: datetime.date) -> bool:
    """Does what stands today still speak for that day? Of days that are long past, only the history does."""
    return whole_year(last) or officer.today <= last + GRACE


def shelf_then(officer: Officer, fiscal_year: int, last: datetime.date) -> Then | None:
    """How every entry stood at the end of that day; None where what stands today still speaks for it."""
    if _standing(officer, last) or not officer.may(Can.SEE_REGISTERS):
        return None
    return Then(last, states_then(officer, fiscal_year, last))


def work_by_initiative(
    officer: Officer, fiscal_year: int, last: datetime.date, then: Then | None = None
) -> dict[uuid.UUID, tuple[WorkFact, ...]]:
    """Initiative > what registers hold of it until that day, register by register."""
    if not officer.may(Can.SEE_REGISTERS):
        return {}
    told = {}
    for key, entries in entries_by_initiative(officer, fiscal_year).items():
        rows = [one for one in entries if one.register.see == Can.SEE_REGISTERS and _by_then(one, last)]
        if rows:
            told[key] = _work(rows, then)
    return told


def _by_then(one: LinkedEntry, last: datetime.date) -> bool:
    if whole_year(last):
        return True
    return one.day <= last if one.day else one.recorded_on is None or one.recorded_on <= last + GRACE


def _work(rows: Iterable[LinkedEntry], then: Then | None) -> tuple[WorkFact, ...]:
    by_register: dict[str, list[LinkedEntry]] = defaultdict(list)
    for one in rows:
        by_register[one.register.key].append(one)
    return tuple(
        WorkFact(
            key=key, name=str(found[0].register), count=len(found), states=_states(found, then),
            then=then.day if then and found[0].register.has_states else None,
            sources=tuple(_entry(one) for one in found[:MOST_SOURCES]),
        )
        for key, found in by_register.items()
    )  # fmt: skip


def _states(rows: list[LinkedEntry], then: Then | None) -> tuple[tuple[str, int], ...]:
    register = rows[0].register
    if then is None:
        return _in_words(register, Counter(one.state for one in rows))
    states, unknown = counted_then(register, [one.pk for one in rows], then.states)
    return (*_in_words(register, states), *_unknown(unknown))


def _in_words(register: Register, states: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple((word, n) for _key, word, n in in_order(register, states))


def _unknown(count: int) -> tuple[tuple[str, int], ...]:
    return ((UNKNOWN, count),) if count else ()


def _entry(one: LinkedEntry) -> Source:
    return Source(
        row=f"{one.register.model._meta.label_lower}:{one.pk}", words=one.name[:200], view="register_entry",
        arguments=(one.register.key, one.pk),
    )  # fmt: skip


def register_facts(
    officer: Officer, fiscal_year: int, last: datetime.date, then: Then | None = None
) -> tuple[RegisterFact, ...]:
    """Each register of the year that has entries by that day."""
    if not officer.may(Can.SEE_REGISTERS):
        return ()
    until = None if whole_year(last) else last
    found = year_of_registers(officer, fiscal_year, until, then=then.states if then else None)
    since = f" (ณ วันที่ {long_day(officer.today)})" if until is not None and officer.today > last else ""
    return tuple(_register(one, fiscal_year, since, then) for one in found)


def _register(one: YearOfRegister, fiscal_year: int, since: str, then: Then | None) -> RegisterFact:
    register = one.register
    return RegisterFact(
        key=register.key, name=str(register), count=one.count, states=(*one.states, *_unknown(one.unknown)),
        units=tuple(one.units), areas=register.told_under, then=then.day if then and register.has_states else None,
        shares=tuple(f"{share_words(measure, share)}{since}" for measure, share in one.found if share.whole),
        numbers=tuple(
            f"{ended(str(measure.label))} {number(share.part)}{since}"
            for measure, share in one.found if share.whole is None and share.part and share.part != one.count
        ),
        source=Source(
            row=f"shelf.register:{register.key}", words=f"สถิติของ{register} {fiscal_year}"[:200],
            view="register_statistics", arguments=(register.key,), query=f"year={fiscal_year}",
        ),
    )  # fmt: skip


def share_words(measure: Measure, share: Share) -> str:
    """ "คืนตามกำหนด 9 จาก 10 คิดเป็นร้อยละ 90.00 ของรายการที่คืนแล้ว"; a measure that is a percentage says it once."""
    label, of = ended(str(measure.label)), f" {measure.of}" if measure.of else ""
    if isinstance(share.part, Decimal) and share.whole == 100:
        return f"{label} ร้อยละ {share.part:.2f}{f' ระดับ{share.words}' if share.words else ''}"
    return f"{label} {number(share.part)} จาก {number(share.whole or 0)} คิดเป็นร้อยละ {share.percent:.2f}{of}"
