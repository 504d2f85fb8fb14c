"""What citizens said of a unit's service, as the surveys of the round found it: taken live."""

from dataclasses import dataclass
from decimal import Decimal

from sucharit.work.personnel.models import PersonnelCase, PersonnelRound
from sucharit.work.surveys.models import Survey


@dataclass(frozen=True)
class Satisfied:
    """The survey that speaks of a unit, and its percentage (None: not closed yet, or too few answered)."""

    survey: Survey
    percent: Decimal | None


def surveys_of(row: PersonnelRound) -> list[Satisfied]:
    """Those that the round uses, as they stand now."""
    uses = row.uses.select_related("survey", "survey__unit").order_by("pk")
    return [
        Satisfied(one.survey, one.survey.result if one.survey.state == Survey.State.CLOSED else None) for one in uses
    ]


def satisfaction_for(row: PersonnelCase) -> Decimal | None:
    """Of the person's unit; where none is of that unit alone, of the whole office. The newest that has a result."""
    told = [one for one in surveys_of(row.round) if one.percent is not None]
    own = [one for one in told if row.unit_id is not None and one.survey.unit_id == row.unit_id]
    found = own or [one for one in told if one.survey.unit_id is None]
    return max(found, key=lambda one: (one.survey.closed_on, one.survey.pk)).percent if found else None
