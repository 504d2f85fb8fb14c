"""What a printed file says of itself."""

from sucharit.core.papers.organizations import name_of
from sucharit.core.papers.paper import Metadata
from sucharit.core.plan import Organization, Plan
from sucharit.core.plan.canonical import fingerprint
from sucharit.core.thai import BUDDHIST_ERA


def metadata_of(plan: Plan, subject: str) -> Metadata:
    span = plan.span
    return Metadata(
        organization=name_of(plan.organization),
        subject=subject,
        span=f"{span.first}-{span.last}" if span else "",
        digest=fingerprint(plan),
        date=plan.announced_on or plan.as_of or _first_day(plan),
    )


def _first_day(plan: Plan) -> str | None:
    """The day on which the plan begins: files of the archive must name a day, and the clock is not asked."""
    return (
        f"{plan.span.first - BUDDHIST_ERA - 1:04}-10-01" if plan.span and plan.span.first > BUDDHIST_ERA + 1 else None
    )


def metadata_for(organization: Organization | None, subject: str, date: str | None = None) -> Metadata:
    """For a paper that is not a whole plan."""
    return Metadata(organization=name_of(organization), subject=subject, date=date)
