"""How much of the internal control of a year was improved, and what still must be done for its report."""

from django.db.models import QuerySet

from sucharit.base.organizations.models import Organization
from sucharit.core.answers import level_word
from sucharit.core.inspection import Corrected
from sucharit.work.inspection.models import ControlActivity, ControlReport
from sucharit.work.shelf.declaring import Share
from sucharit.work.surveys.figures import figures_of

DONE = (ControlActivity.State.CORRECTED, ControlActivity.State.CONFIRMED)


def corrected(organization: Organization, fiscal_year: int, *, confirmed: bool = False) -> Corrected:
    """Of the activities of that year's ปค.5 that had to be improved."""
    done, rows = gaps(organization, fiscal_year, confirmed=confirmed)
    return Corrected(done.count(), rows.count())


def gaps(
    organization: Organization, fiscal_year: int, *, confirmed: bool = False
) -> tuple[QuerySet[ControlActivity], QuerySet[ControlActivity]]:
    """Those that were improved, and all that had to be."""
    rows = ControlActivity.objects.filter(
        organization=organization, fiscal_year=fiscal_year, withdrawn_at=None, adequacy=ControlActivity.Adequacy.GAP
    )
    states = (ControlActivity.State.CONFIRMED,) if confirmed else DONE
    return rows.filter(state__in=states), rows


def office_report(organization: Organization, fiscal_year: int) -> ControlReport | None:
    """The report of the whole office; units have their own."""
    rows = ControlReport.objects.filter(
        organization=organization, fiscal_year=fiscal_year, of_unit=None, withdrawn_at=None
    )
    return rows.select_related("organization", "prepared_by", "reviewed_by", "certified_by", "survey").first()


def satisfaction(organization: Organization, fiscal_year: int) -> Share:
    """What the survey that the report names says, by the rule of that survey, with its level in words."""
    report = office_report(organization, fiscal_year)
    figures = figures_of(report.survey) if report is not None and report.survey is not None else None
    if figures is None or figures.outcome.percent is None:
        return Share(0, None, "")
    return Share(figures.outcome.percent, 100, level_word(figures.outcome.mean))
