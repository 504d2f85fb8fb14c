"""An entry is added, amended, withdrawn with a reason and put back: the same for every register."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.core.fiscal import FiscalYear
from sucharit.work.evidence.actions import use_all
from sucharit.work.evidence.models import Evidence
from sucharit.work.shelf.actions.locking import kept, locked, next_number, set_year, settled
from sucharit.work.shelf.declaring import Register
from sucharit.work.shelf.finding import make_many_findable
from sucharit.work.shelf.models import Entry
from sucharit.work.shelf.models.entry import MECHANISM
from sucharit.work.shelf.promising import begin_terms
from sucharit.work.shelf.queries import keeps_all, may_keep
from sucharit.work.shelf.registry import register_of
from sucharit.work.years.recording.writing import mark_back, mark_withdrawn

ADDED = declare("shelf.added", gettext_lazy("บันทึก{label}"))
AMENDED = declare("shelf.amended", gettext_lazy("แก้ไข{label}"))
WITHDRAWN = declare("shelf.withdrawn", gettext_lazy("ถอน{label}: {reason}"))
PUT_BACK = declare("shelf.put_back", gettext_lazy("นำ{label} กลับมา"))
FREE = ("unit", "fiscal_year")


@transaction.atomic
def add(
    register: Register, *, by: Officer, fields: Mapping[str, Any], evidence: Iterable[Evidence] = (),
    carried_from: Entry | None = None, verb: str = ADDED, facts: Mapping[str, Any] | None = None, **own: Any,
) -> Any:  # fmt: skip
    """A new entry with the next number of its year. `fields` are columns that are written by hand, unit and fiscal
    year; `own` are fields that a room's verb sets beside them. ValidationError says what is wrong."""
    require_keeping(register, by)
    model: Any = register.model
    row: Entry = model(organization=by.organization, recorded_by=by.user, carried_from=carried_from)
    _written(row, register, fields)
    for name, value in own.items():
        setattr(row, name, value)
    row.fiscal_year = row.fiscal_year or FiscalYear.of(by.today).value
    set_year(row, register, by)
    check_unit(row, by)
    row.number = next_number(register, by, row.fiscal_year)
    return kept(row, by=by, verb=verb, facts=facts, evidence=evidence)


@transaction.atomic
def add_many(
    register: Register, *, by: Officer, many: Iterable[Mapping[str, Any]], verb: str, label: str,
    facts: Mapping[str, Any] | None = None, of_others: bool = False,
) -> list[Any]:  # fmt: skip
    """Many entries of one cause at once (everyone who is asked): fields of each as they are to stand, numbers in
    order, one entry in the record. `of_others`: they may stand in other units than the officer's own.
    ValidationError where one of them is wrong: then none is made."""
    require_keeping(register, by)
    rows: list[Any] = []
    for fields in many:
        row: Any = register.model(organization=by.organization, recorded_by=by.user, **fields)
        row.fiscal_year = row.fiscal_year or FiscalYear.of(by.today).value
        set_year(row, register, by)
        if not of_others:
            check_unit(row, by)
        row.full_clean(exclude=MECHANISM - {"fiscal_year"}, validate_unique=False, validate_constraints=False)
        rows.append(row)
    for year in sorted({row.fiscal_year for row in rows}):
        first = next_number(register, by, year)
        for place, row in enumerate(one for one in rows if one.fiscal_year == year):
            row.number = first + place
    register.model._default_manager.bulk_create(rows, batch_size=500)
    make_many_findable(register, rows, by.organization)
    begin_terms(register, rows)
    if register.follow is not None:
        register.follow(rows, by)
    record(verb, by=by, subject=f"shelf:{register.key}", label=label, facts={"count": len(rows), **(facts or {})})
    return rows


@transaction.atomic
def amend(
    entry: Entry, *, by: Officer, fields: Mapping[str, Any], evidence: Iterable[Evidence] | None = None,
    edition: int | None = None,
) -> Any:  # fmt: skip
    """Changes columns; `evidence`, where given, is all of it. Stale where someone saved first."""
    row = locked(entry, by, edition=edition)
    register = register_of(row)
    require_open(row, register)
    _written(row, register, {name: value for name, value in fields.items() if name != "fiscal_year"})
    check_unit(row, by)
    row = kept(row, by=by, verb=AMENDED)
    if evidence is not None:
        use_all(evidence, row, by=by, fiscal_year=row.fiscal_year, instead=True)
    return row


@transaction.atomic
def withdraw(entry: Entry, *, by: Officer, reason: str) -> Any:
    """It counts no more and stays readable with the reason; its number is not given again."""
    row = locked(entry, by)
    mark_withdrawn(row, reason, by)
    return settled(row, by, WITHDRAWN, {"reason": row.withdrawn_reason})


@transaction.atomic
def put_back(entry: Entry, *, by: Officer) -> Any:
    """It counts again, where it still fits the rules of the register. One that an undone import left has no number to
    come back to."""
    row = locked(entry, by, withdrawn=True)
    if row.number is None:
        raise NotAllowed("รายการนี้มากับการนำเข้าที่ยกเลิกทั้งชุด โปรดนำเข้าใหม่", "its import was undone; import it again")
    mark_back(row)
    _fits_again(row, register_of(row), by)
    return settled(row, by, PUT_BACK, {})


def _fits_again(row: Entry, register: Register, by: Officer) -> None:
    """What came since (another entry of the same thing, a turn that somebody else had) may keep it out."""
    try:
        if register.check is not None:
            register.check(row, by)
        row.validate_constraints()
    except ValidationError as fault:
        words = "; ".join(fault.messages)
        raise NotAllowed(f"นำกลับมาไม่ได้: {words}", f"it does not fit any more: {words}") from fault


def require_open(row: Any, register: Register) -> None:
    """NotAllowed where it is settled, in the words of the register."""
    if register.has_states and row.state in register.closed:
        raise NotAllowed(settled_words(register, row), "it is settled and is not amended")


def settled_words(register: Register, row: Entry) -> str:
    """Why what is settled is not amended, and what to do instead."""
    if register.closed_words:
        return str(register.closed_words)
    told = _("%(entry)s อยู่ในสถานะ “%(state)s” จึงแก้ไขสิ่งที่บันทึกไว้ไม่ได้ หากผิด ให้ถอนพร้อมเหตุผลแล้วบันทึกใหม่")
    state: Any = row
    return told % {"entry": f"{register.entry_word} {row}", "state": state.get_state_display()}


def require_keeping(register: Register, by: Officer) -> None:
    """NotAllowed where this officer writes nothing in the register."""
    require(by, register.see)
    if not may_keep(register, by):
        raise NotAllowed(
            f"บทบาทของท่านบันทึก{register.name}ไม่ได้ โปรดติดต่อผู้ดูแลระบบของหน่วยงาน", "you may not write in this register"
        )


def check_unit(row: Entry, by: Officer) -> None:
    """Whoever writes for their own unit alone says which, and it is theirs."""
    before = getattr(row, "before", None)
    if keeps_all(by) or row.unit_id in by.unit_ids or (before and before.get("unit") == str(row.unit)):
        return
    if row.unit_id is None and not by.unit_ids:
        return
    raise ValidationError({"unit": _("โปรดเลือกหน่วยงานของท่าน")})


def _written(row: Entry, register: Register, fields: Mapping[str, Any]) -> None:
    known = {*(one.field for one in register.written), *FREE}
    if unknown := set(fields) - known:
        raise TypeError(f"{register.key} has no written {sorted(unknown)}")
    for name, value in fields.items():
        setattr(row, name, value)
