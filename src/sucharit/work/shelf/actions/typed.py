"""What verbs ask of the days that were typed."""

import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from sucharit.base.people.gate import Officer


def past(day: datetime.date, by: Officer, field: str) -> datetime.date:
    """A day that has come. ValidationError otherwise."""
    if day > by.today:
        raise ValidationError({field: _("วันที่ต้องไม่เกินวันนี้")})
    return day
