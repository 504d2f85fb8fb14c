"""Evidence of an initiative in a year, beside that of its single activities."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.work.evidence.actions import use_all
from sucharit.work.evidence.models import Evidence
from sucharit.work.evidence.subjects import declare_subject
from sucharit.work.plans.pages import address
from sucharit.work.years.actions.locking import check_running, locked_row
from sucharit.work.years.models import YearInitiative
from sucharit.work.years.queries import may_report

declare_subject("years.yearinitiative", _("โครงการของปี"), lambda code, pk: address("year_initiative_at", code, pk))


@transaction.atomic
def use_evidence(row: YearInitiative, evidence: Iterable[Evidence], *, by: Officer) -> None:
    """These pieces, and no others, prove the initiative in this year. NotAllowed where it is not theirs to report, or
    the year does not run."""
    row = locked_row(row, by)
    if not may_report(by, row):
        raise NotAllowed("แนบหลักฐานได้เฉพาะผู้รับผิดชอบ หน่วยงานเจ้าของ และเจ้าหน้าที่แผน", "this is not yours to report")
    check_running(row.year_plan)
    use_all(evidence, row, by=by, initiative_key=row.key, fiscal_year=row.year_plan.fiscal_year, instead=True)
