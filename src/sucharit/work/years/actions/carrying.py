"""What last year had, brought into this year's draft."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.work.years.actions.locking import check_writable, locked_year
from sucharit.work.years.actions.opening import last_years_rows
from sucharit.work.years.actions.writing import store, works_here
from sucharit.work.years.models import YearInitiative, YearPlan
from sucharit.work.years.rows import Row, changed, snapshot

CARRIED = declare("years.carried", _("นำค่าของปีก่อนมาใช้กับ {label} ปีงบประมาณ พ.ศ. {year}"))
CARRIED_FIELDS = ("quarters", "owner", "unit", "quantity", "quantity_unit", "responsible", "indicators", "outcomes")
"""What can be brought; money never, for it is this year's own."""


@transaction.atomic
def carry_from_last_year(
    year: YearPlan, *, by: Officer, fields: Collection[str] = ("quarters",), over: bool = False
) -> int:
    """Takes these fields from the same initiatives of last year, into empty ones only unless `over`. How many rows
    changed. NotAllowed where there is no last year."""
    require(by, Can.EDIT_YEAR)
    year = locked_year(year, by)
    check_writable(year)
    before = last_years_rows(year)
    if not before:
        raise NotAllowed(f"ยังไม่มีปีงบประมาณ พ.ศ. {year.fiscal_year - 1} ในระบบ จึงไม่มีค่าให้นำมาใช้", "there is no last year")
    wanted = [name for name in CARRIED_FIELDS if name in fields]
    count = 0
    for row in year.initiatives.select_for_update():
        old = before.get(str(row.key))
        row.year_plan = year
        if old is not None and _carry(row, old, wanted, over, by):
            count += 1
    return count


def _carry(row: YearInitiative, old: YearInitiative, names: list[str], over: bool, by: Officer) -> bool:
    now, last = snapshot(row), snapshot(old)
    after: Row = now | {name: last[name] for name in names if over or now[name] in (None, "", [])}
    if after["owner"] != now["owner"] and after["owner"] is not None and not works_here(after["owner"], by):
        after["owner"] = now["owner"]
    if not changed(now, after):
        return False
    store(row, after, by=by, verb=CARRIED)
    return True
