"""How an initiative stood at the end of a round: what was recorded then, not what came of it later."""

import datetime
from collections.abc import Collection, Sequence

from django.utils import timezone
from msgspec import Struct

from sucharit.base.history.models import Version
from sucharit.core.fiscal import FiscalYear
from sucharit.work.years.models import YearInitiative

GRACE = datetime.timedelta(days=45)
"""Reports of a round are written in the weeks after it; what was recorded until then counts for the round."""
Status = YearInitiative.Status


class Then(Struct, frozen=True):
    """Status, its reason (both as stored) and the words beside it."""

    status: str
    reason: str = ""
    reason_text: str = ""
    result: str = ""


def standing_at(
    rows: Sequence[YearInitiative], last_day: datetime.date, today: datetime.date, begun: Collection[int] = ()
) -> dict[int, Then]:
    """Number of a row > how it stood on `last_day`. Where history does not reach back so far, what was begun by then
    (`begun`) was running, the rest not begun. At the end of the year it stands as it stands: what is recorded of a year
    after its last day is of that year."""
    end = last_day + GRACE
    if today <= end or last_day == FiscalYear.of(last_day).last_day:
        return {row.pk: Then(row.status, row.reason, row.reason_text, row.result) for row in rows}
    kept = _kept(rows, end)
    told = {}
    for row in rows:
        found = kept.get(row.pk)
        if found is None or (found.status == Status.NOT_BEGUN and row.pk in begun):
            found = Then(Status.RUNNING if row.pk in begun else Status.NOT_BEGUN)
        told[row.pk] = found
    return told


def _kept(rows: Sequence[YearInitiative], end: datetime.date) -> dict[int, Then]:
    """The last version of each row until the end of that day."""
    after = datetime.datetime.combine(
        end + datetime.timedelta(days=1), datetime.time(), timezone.get_current_timezone()
    )
    subjects = [f"years.yearinitiative:{row.pk}" for row in rows]
    told = {}
    versions = Version.objects.filter(subject__in=subjects, at__lt=after).order_by("number")
    for subject, snapshot in versions.values_list("subject", "snapshot"):
        told[int(subject.partition(":")[2])] = Then(
            str(snapshot.get("status") or Status.NOT_BEGUN), str(snapshot.get("reason") or ""),
            str(snapshot.get("reason_text") or ""), str(snapshot.get("result") or ""),
        )  # fmt: skip
    return told
