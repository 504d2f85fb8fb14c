"""What the worker does for this room: promises of running years bound and judged anew, and those of a year that was
closed lately judged for the last time. A second run changes nothing."""

import datetime

from django.db.models import Q
from django_tasks import task

from sucharit.base import clock
from sucharit.work.indicators.actions import bind_year, record_judgements
from sucharit.work.years.models import YearPlan

_LATELY = datetime.timedelta(days=40)


@task()
def keep_judgements() -> int:
    """Every running year, and every one closed in these weeks; how many judgements changed."""
    changed = 0
    lately = Q(state=YearPlan.State.CLOSED, closed_at__gte=clock.now() - _LATELY)
    for year in YearPlan.objects.filter(Q(state=YearPlan.State.APPROVED) | lately).select_related("organization"):
        if year.running:
            bind_year(year, by=None)
        changed += record_judgements(year, clock.today())
    return changed
