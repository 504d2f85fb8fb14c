"""What a service point lacked is there now."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import Officer
from sucharit.work.service.models import PointCheck
from sucharit.work.shelf.actions.locking import kept, locked

MENDED = declare("service.point_mended", gettext_lazy("บันทึกการปรับปรุงตาม{label}"))


@transaction.atomic
def mend(
    check: PointCheck, *, by: Officer, mended: str, mended_on: datetime.date, edition: int | None = None
) -> PointCheck:
    """How and when it was mended. What was found stays as it was found."""
    row = locked(check, by, PointCheck.State.OPEN, edition=edition)
    if mended_on > by.today:
        raise ValidationError({"mended_on": _("วันที่ปรับปรุงเสร็จยังมาไม่ถึง โปรดบันทึกเมื่อเสร็จแล้ว")})
    row.state, row.mended, row.mended_on, row.mended_by = PointCheck.State.MENDED, mended.strip(), mended_on, by.user
    return kept(row, by=by, verb=MENDED)
