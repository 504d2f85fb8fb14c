"""What goes on in the next year is carried over: a new entry that knows the one it came from."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.core.fiscal import FiscalYear
from sucharit.work.shelf.actions.locking import next_number, settled
from sucharit.work.shelf.actions.writing import require_keeping
from sucharit.work.shelf.declaring import Register
from sucharit.work.shelf.models import Emptied, Entry
from sucharit.work.shelf.models.entry import MECHANISM
from sucharit.work.shelf.queries import entries_for, keeps_all

CARRIED = declare("shelf.carried", _("ยกยอด{label} จาก {before}"))
ALL_CARRIED = declare("shelf.all_carried", _("ยกยอด{label} จากปีงบประมาณ พ.ศ. {year} ไปปี {next}: {count} รายการ"))
MOST = 5_000


@transaction.atomic
def carry_over(register: Register, *, by: Officer, year: int) -> list[Entry]:
    """Entries of `year` that go on and were not carried yet, into the next. Twice carries nothing twice."""
    require_keeping(register, by)
    if register.carry is None:
        raise NotAllowed(f"{register.name}ไม่มีการยกยอด", "this register is not carried over")
    if year + 1 > FiscalYear.of(by.today).value + 1:
        raise NotAllowed("ยกยอดไปปีที่ไกลกว่าปีหน้าไม่ได้", "not further than next year")
    rows = list(to_carry(register, by, year)[:MOST])
    number = next_number(register, by, year + 1) if rows else 0
    made = [_carried(register, row, number + place, by) for place, row in enumerate(rows)]
    if made:
        facts = {"year": year, "next": year + 1, "count": len(made)}
        record(ALL_CARRIED, by=by, subject=f"shelf:{register.key}", label=str(register.name), facts=facts)
    return made


def to_carry(register: Register, by: Officer, year: int) -> "QuerySet[Any]":
    """What would be carried, by number."""
    if register.carry is None:
        return register.model._default_manager.none()
    rows = entries_for(register, by).filter(register.carry.which, fiscal_year=year, withdrawn_at=None)
    rows = rows.exclude(pk__in=register.rows(by.organization).filter(carried_from__isnull=False).values("carried_from"))
    gone = Emptied.objects.filter(register=register.key, organization=by.organization)
    rows = rows.exclude(pk__in=gone.values("entry"))
    return (rows if keeps_all(by) else rows.filter(unit__in=by.unit_ids)).order_by("number")


def _carried(register: Register, row: Entry, number: int, by: Officer) -> Entry:
    names = [one.name for one in row._meta.concrete_fields if one.name not in MECHANISM]
    model: Any = register.model
    one: Entry = model(
        organization=by.organization, fiscal_year=row.fiscal_year + 1, number=number, recorded_by=by.user,
        carried_from=row, **{name: getattr(row, name) for name in names},
    )  # fmt: skip
    assert register.carry is not None  # noqa: S101 - asked before
    for name, value in register.carry.change(row, row.fiscal_year + 1).items():
        setattr(one, name, value)
    made = settled(one, by, CARRIED, {"before": str(row)})
    register.carry.then(row, made, by)
    return made
