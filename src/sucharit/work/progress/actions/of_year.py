"""What the registers of the year itself do alike (cross-checks, meetings): lock for whom it is, keep the evidence."""

from collections.abc import Iterable
from typing import TypeVar

from django.db.models import QuerySet

from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.work.evidence.actions import use_all
from sucharit.work.evidence.models import Evidence
from sucharit.work.progress.models import CrossCheck, SpendingMeeting
from sucharit.work.progress.queries import may_change
from sucharit.work.years.recording.writing import running_year

Row = TypeVar("Row", CrossCheck, SpendingMeeting)


def locked_of_year(row: Row, rows: QuerySet[Row], by: Officer) -> Row:
    """The row, locked out of `rows`, in its running year, for who recorded it and for the plan officer."""
    year = running_year(row.year_plan, by)
    locked = rows.select_for_update(of=("self",)).get(pk=row.pk, year_plan=year)
    if not may_change(by, locked.recorded_by_id):
        raise NotAllowed("แก้ไขได้เฉพาะผู้บันทึกและเจ้าหน้าที่แผน", "only who recorded it, and the plan officer")
    locked.year_plan = year
    return locked


def proved(
    row: CrossCheck | SpendingMeeting, evidence: Iterable[Evidence] | None, by: Officer, *, instead: bool
) -> None:
    """The evidence that was given; None leaves what the row has. `instead`: it is all of it."""
    if evidence is not None:
        use_all(list(evidence), row, by=by, fiscal_year=row.year_plan.fiscal_year, instead=instead)
