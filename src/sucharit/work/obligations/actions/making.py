"""A year's calendar fills itself: rules of the office, proposals from the steps, and obligations of the rules in force.

Made twice it is the same: a rule is known by where it was read, an obligation by its rule, year and occurrence.
"""

import datetime
import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sucharit.base import clock as house_clock
from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.organizations.models import Unit
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.models import User
from sucharit.base.people.roles import Can
from sucharit.core.fiscal import FiscalYear
from sucharit.reference.clocks import clock
from sucharit.reference.confidence import Confidence
from sucharit.work.obligations.days import Days, Occurrence, days_of, occurrences
from sucharit.work.obligations.models import Obligation, Rule
from sucharit.work.obligations.office_rules import CLOCKS, YEAR_END_CLOCKS, office_rules
from sucharit.work.obligations.reading import MOST_TITLE, proposals_of
from sucharit.work.years.models import YearInitiative, YearPlan

GENERATED = declare(
    "obligations.generated", _("สร้างปฏิทินงานปีงบประมาณ พ.ศ. {year}: เพิ่ม {made} งาน เสนอข้อกำหนดใหม่ {proposed} ข้อ")
)
TERM_BEGUN = declare("obligations.term_begun", _("เริ่มนับกำหนด {label} ครบกำหนด {due}"))
MOST_OBLIGATIONS = 20_000


@dataclass(frozen=True)
class Generated:
    """What a generation made: obligations, proposals, and obligations that are no longer asked for."""

    made: int
    proposed: int
    cancelled: int


@transaction.atomic
def generate(year: YearPlan, *, by: Officer | None) -> Generated:
    """Rules, proposals and obligations that the year does not have yet. `by=None` is the installation at night."""
    if by is not None:
        require(by, Can.EDIT_YEAR)
    locked = YearPlan.objects.select_for_update(of=("self",)).select_related("organization").get(pk=year.pk)
    if by is not None and locked.organization_id != by.organization.pk:
        raise NotAllowed("ปีนี้เป็นของหน่วยงานอื่น", "another organization's year")
    today = by.today if by else house_clock.today()
    proposed = _rules_read(locked)
    made = cancelled = 0
    rules = Rule.objects.filter(organization=locked.organization_id, state=Rule.State.ACTIVE)
    places = Places.of(locked)
    days = days_of(locked.organization)
    for rule in rules.select_related("unit", "person"):
        told = sync(rule, locked, places, days, today)
        made, cancelled = made + told[0], cancelled + told[1]
    if made or proposed or cancelled:
        facts = {"year": locked.fiscal_year, "made": made, "proposed": proposed, "cancelled": cancelled}
        record(GENERATED, by=by, subject=locked, label=str(locked), facts=facts, chain=locked.organization.code)
    return Generated(made, proposed, cancelled)


def fill_calendars() -> int:
    """Every running year's calendar; what the worker does once an hour. How many years had something new."""
    years = YearPlan.objects.filter(state=YearPlan.State.APPROVED)
    return sum(generate(year, by=None) != Generated(0, 0, 0) for year in years)


@dataclass(frozen=True)
class Places:
    """The initiatives and units of a year, read once."""

    rows: Sequence[YearInitiative]
    by_key: dict[uuid.UUID, YearInitiative]

    @classmethod
    def of(cls, year: YearPlan) -> "Places":
        rows = list(year.initiatives.select_related("unit", "owner"))
        return cls(rows, {row.key: row for row in rows})

    @property
    def units(self) -> list[Unit]:
        return list({row.unit_id: row.unit for row in self.rows if row.unit is not None}.values())


@dataclass(frozen=True)
class _Wanted:
    occurrence: Occurrence
    title: str
    unit: Unit | None
    person: User | None
    key: uuid.UUID | None


def sync(
    rule: Rule,
    year: YearPlan,
    places: Places,
    days: Days,
    today: datetime.date,
    *,
    changed: Collection[str] = (),
) -> tuple[int, int]:
    """The obligations of one rule in one year as they should be: (made, cancelled). What lies in the past, is done, or
    was left stays as it is; the `changed` fields of the rule are carried into open ones to come."""
    wanted = dict(_wanted(rule, year.year, places, days)) if rule.active else {}
    here = {row.occurrence: row for row in rule.obligations.filter(fiscal_year=year.fiscal_year)}
    fresh = [_row(rule, year, name, one) for name, one in wanted.items() if name not in here]
    if len(fresh) > MOST_OBLIGATIONS:
        raise NotAllowed(f"ข้อกำหนดนี้สร้างงานมากกว่า {MOST_OBLIGATIONS:,} รายการ โปรดตรวจสอบ", "too many obligations")
    Obligation.objects.bulk_create(fresh)
    gone = 0
    for name, row in here.items():
        if _still_ahead(row, today):
            gone += _fitted(row, wanted.get(name), changed)
    return len(fresh), gone


def _still_ahead(row: Obligation, today: datetime.date) -> bool:
    by_hand = row.occurrence.startswith("event:")
    return not by_hand and row.due_on >= today and row.state in (Obligation.State.OPEN, Obligation.State.CANCELLED)


def _fitted(row: Obligation, wanted: _Wanted | None, changed: Collection[str]) -> bool:
    """Was it cancelled? Nothing is written where nothing changes."""
    if wanted is None:
        if row.state == Obligation.State.CANCELLED:
            return False
        row.state = Obligation.State.CANCELLED
    elif row.state == Obligation.State.OPEN and not changed:
        return False
    else:
        row.state = Obligation.State.OPEN
        row.title = wanted.title
        row.unit = wanted.unit if "unit" in changed else row.unit
        row.assignee = wanted.person if "person" in changed else row.assignee
        row.starts_on, row.due_on = wanted.occurrence.starts_on, wanted.occurrence.due_on
    row.edition += 1
    row.save()
    return wanted is None


def _wanted(rule: Rule, year: FiscalYear, places: Places, days: Days) -> Iterable[tuple[str, _Wanted]]:
    for mark, row, unit in _each(rule, places):
        quarters = row.quarters if row is not None else (1, 2, 3, 4)
        for one in occurrences(rule, year, days, quarters):
            told = _title(rule, one, row if rule.each else None, unit if rule.each == Rule.Each.UNIT else None)
            yield f"{one.name}{mark}", _Wanted(
                one, told, rule.unit or unit, rule.person or (row.owner if row is not None else None),
                row.key if row is not None else rule.initiative_key,
            )  # fmt: skip


def _each(rule: Rule, places: Places) -> Iterable[tuple[str, YearInitiative | None, Unit | None]]:
    if rule.initiative_key is not None:
        row = places.by_key.get(rule.initiative_key)
        return [("", row, row.unit)] if row is not None and not row.finished else []
    if rule.each == Rule.Each.INITIATIVE:
        return [(f":{row.key}", row, row.unit) for row in places.rows if not row.finished]
    if rule.each == Rule.Each.UNIT:
        return [(f":unit:{unit.pk}", None, unit) for unit in places.units]
    return [("", None, None)]


def _title(rule: Rule, one: Occurrence, row: YearInitiative | None, unit: Unit | None) -> str:
    about = row.title if row is not None else unit.name if unit is not None else ""
    tail = " ".join(f"({part})" for part in (one.words,) if part)
    words = ": ".join(part for part in (rule.title, about) if part)
    room = MOST_TITLE - len(tail) - 1
    return f"{words if len(words) <= room else words[: room - 1] + '…'} {tail}".strip()


def _row(rule: Rule, year: YearPlan, name: str, wanted: _Wanted) -> Obligation:
    return Obligation(
        organization_id=year.organization_id, rule=rule, fiscal_year=year.fiscal_year, occurrence=name,
        initiative_key=wanted.key, title=wanted.title, starts_on=wanted.occurrence.starts_on,
        due_on=wanted.occurrence.due_on, unit=wanted.unit, assignee=wanted.person,
    )  # fmt: skip


def _rules_read(year: YearPlan) -> int:
    """Rules of the office and proposals of the steps that are not there yet; how many are new proposals."""
    known = set(Rule.objects.filter(organization=year.organization_id).values_list("reference", flat=True))
    fresh = {rule.reference: rule for rule in (*_office(), *_clocks(), *_steps(year)) if rule.reference not in known}
    for rule in fresh.values():
        rule.organization_id = year.organization_id
    Rule.objects.bulk_create(fresh.values())
    return sum(rule.state == Rule.State.PROPOSED for rule in fresh.values())


def _office() -> Iterable[Rule]:
    for told in office_rules():
        yield Rule(
            title=str(told.title), cadence=told.cadence, days=told.days, each=told.each, source=Rule.Source.OFFICE,
            reference=f"office:{told.key}", source_text=str(told.why), unsure=told.unsure, state=Rule.State.ACTIVE,
        )  # fmt: skip


def _clocks() -> Iterable[Rule]:
    for name, why in (CLOCKS | YEAR_END_CLOCKS).items():
        told = clock(name)
        if told is None or not told.days:
            continue
        yield Rule(
            title=told.title, cadence=Rule.Often.YEARLY if name in YEAR_END_CLOCKS else Rule.Often.EVENT,
            days=told.days, source=Rule.Source.CLOCK, reference=f"clock:{name}", source_text=str(why),
            unsure=told.confidence is not Confidence.CONFIRMED or told.unit == "not stated", state=Rule.State.PROPOSED,
        )  # fmt: skip


def _steps(year: YearPlan) -> Iterable[Rule]:
    for told in proposals_of(year):
        yield Rule(
            title=told.title, cadence=told.cadence, days=told.days, working=told.working, source=Rule.Source.STEP,
            reference=told.reference, source_text=told.text, unsure=told.unsure, initiative_key=told.row.key,
            state=Rule.State.PROPOSED,
        )  # fmt: skip


@transaction.atomic
def begin_term(rule: Rule, *, by: Officer, on: datetime.date, note: str) -> Obligation:
    """Something happened on that day: what is due N days after it. NotAllowed for a rule that is not one of events."""
    from sucharit.work.obligations.actions.doing import may_begin
    from sucharit.work.obligations.actions.words import fit_line

    locked = Rule.objects.select_for_update(of=("self",)).get(pk=rule.pk, organization=by.organization)
    if not may_begin(by, locked):
        raise NotAllowed("เริ่มนับกำหนดได้เฉพาะผู้รับผิดชอบ หน่วยงาน และเจ้าหน้าที่แผน", "not your unit's rule")
    if not locked.active or locked.cadence != Rule.Often.EVENT:
        raise NotAllowed("ข้อกำหนดนี้ไม่ได้นับจากเหตุ หรือไม่ได้ใช้อยู่", "this rule does not count from an event")
    words = fit_line(note, 160, _("โปรดบอกว่าเกิดเรื่องอะไร เช่น เลขรับเรื่อง โดยไม่ใส่ชื่อบุคคล"))
    if not by.today - datetime.timedelta(days=400) <= on <= by.today:
        raise NotAllowed("วันที่เกิดเหตุต้องไม่เกินวันนี้ และไม่เกินหนึ่งปีที่ผ่านมา", "the day must lie in the last year")
    due = days_of(by.organization).due(on, locked.days, working=locked.working)
    row = Obligation.objects.create(
        organization=by.organization, rule=locked, fiscal_year=FiscalYear.of(on).value,
        occurrence=f"event:{uuid.uuid4()}", initiative_key=locked.initiative_key, starts_on=on, due_on=due,
        title=f"{locked.title[: MOST_TITLE - len(words) - 2]}: {words}", unit=locked.unit, assignee=locked.person,
    )  # fmt: skip
    facts = {"on": on.isoformat(), "due": due.isoformat(), "rule": locked.pk}
    record(TERM_BEGUN, by=by, subject=row, label=row.title, facts=facts)
    return row
