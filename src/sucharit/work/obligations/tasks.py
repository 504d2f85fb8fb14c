"""What the worker does for this room: calendars filled, people reminded. A second run finds what the first has done."""

from django_tasks import task

from sucharit.work.obligations.actions.making import fill_calendars
from sucharit.work.obligations.actions.reminding import remind


@task()
def keep_calendar() -> int:
    """Calendars of running years, then reminders; how many obligations people were told of."""
    fill_calendars()
    return remind()
