"""Activities in the search of the organization; a withdrawn one is not found."""

from collections.abc import Iterator

from sucharit.base.organizations.models import Organization
from sucharit.base.search.actions import Findable, drop, put_many
from sucharit.work.plans.pages import address
from sucharit.work.progress.models import Activity

KIND = "progress.activity"


def make_findable(activity: Activity, organization: Organization) -> None:
    put_many(organization, [_found(activity, organization)])


def forget(activity: Activity, organization: Organization) -> None:
    drop(kind=KIND, key=str(activity.pk), organization=organization)


def all_findable(organization: Organization) -> Iterator[Findable]:
    """Every activity that was not withdrawn."""
    rows = Activity.objects.filter(year_initiative__year_plan__organization=organization, withdrawn_at=None)
    for one in rows.select_related("year_initiative").order_by("pk").iterator(chunk_size=500):
        yield _found(one, organization)


def _found(activity: Activity, organization: Organization) -> Findable:
    told = (activity.place, activity.step_text, activity.description)
    title = f"{activity.title} ({activity.year_initiative.title})"
    url = address("activity", organization.code, activity.pk)
    return Findable(KIND, str(activity.pk), title, "\n".join(filter(None, told)), url)
