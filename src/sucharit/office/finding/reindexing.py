"""Makes the search index anew from what the rooms hold: after an upgrade that finds more, or where it is in doubt."""

from collections.abc import Callable, Iterator

from sucharit.base.organizations.models import Organization
from sucharit.base.search.actions import Findable, bring_up_to_date
from sucharit.publishing.disclosure import finding as disclosure
from sucharit.publishing.documents import finding as documents
from sucharit.publishing.reports import finding as reports
from sucharit.work.assessments import finding as assessments
from sucharit.work.evidence import finding as evidence
from sucharit.work.intake import finding as intake
from sucharit.work.plans.actions import finding as plans
from sucharit.work.progress import finding as progress
from sucharit.work.publications import finding as publications
from sucharit.work.risks.actions import writing as risks
from sucharit.work.shelf import finding as shelf
from sucharit.work.surveys import finding as surveys
from sucharit.work.years.actions import finding as years

#: the kinds of a room > everything of these kinds that an organization can find
ROOMS: tuple[tuple[tuple[str, ...], Callable[[Organization], Iterator[Findable]]], ...] = (
    ((plans.PLAN, plans.INITIATIVE), plans.all_findable),
    ((risks.KIND,), risks.all_findable),
    ((intake.KIND,), intake.all_findable),
    ((documents.KIND,), documents.all_findable),
    ((years.KIND,), years.all_findable),
    ((evidence.KIND,), evidence.all_findable),
    ((progress.KIND,), progress.all_findable),
    ((publications.KIND,), publications.all_findable),
    ((reports.SETTLED, reports.DRAFT), reports.all_findable),
    ((assessments.KIND,), assessments.all_findable),
    ((disclosure.KIND,), disclosure.all_findable),
    ((surveys.SETTLED, surveys.DRAFT), surveys.all_findable),
    ((shelf.KIND,), shelf.all_findable),
)


def reindex(organization: Organization) -> int:
    """Brings the index of one organization in line with its records; how many things can be found. The office may work
    meanwhile: what it changes is put by its own verbs."""
    return sum(bring_up_to_date(organization, kinds, everything(organization)) for kinds, everything in ROOMS)
