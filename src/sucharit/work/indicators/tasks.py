"""What the worker does for this room: promises of running years bound and judged anew. A second run changes nothing."""

from django_tasks import task

from sucharit.base import clock
from sucharit.work.indicators.actions import bind_year, record_judgements
from sucharit.work.years.models import YearPlan


@task()
def keep_judgements() -> int:
    """Every running year; how many judgements changed."""
    changed = 0
    for year in YearPlan.objects.filter(state=YearPlan.State.APPROVED).select_related("organization"):
        bind_year(year, by=None)
        changed += record_judgements(year, clock.today())
    return changed
