"""A suggestion is considered: what was done, and whether the work changed by it."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import Officer
from sucharit.work.information.models import Suggestion
from sucharit.work.shelf.actions import kept, locked
from sucharit.work.years.recording.writing import text_of

TREATED = declare("information.treated", gettext_lazy("พิจารณา{label}"))


@transaction.atomic
def treat(
    row: Suggestion, *, by: Officer, treatment: str, treated_on: datetime.date, adopted: bool = False,
    edition: int | None = None,
) -> Suggestion:  # fmt: skip
    """Considered, with what came of it; `adopted`: the work was changed."""
    row = locked(row, by, Suggestion.State.NEW, edition=edition)
    row.treatment = text_of(treatment, 2_000, "treatment", required=_("โปรดเขียนผลการพิจารณา"))
    if not row.given_on <= treated_on <= by.today:
        raise ValidationError({"treated_on": _("วันที่พิจารณาต้องไม่ก่อนวันที่ได้รับ และไม่เกินวันนี้")})
    row.state, row.treated_on, row.adopted = Suggestion.State.TREATED, treated_on, adopted
    return kept(row, by=by, verb=TREATED, facts={"adopted": adopted})
