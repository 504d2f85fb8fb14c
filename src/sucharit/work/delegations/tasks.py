"""What the worker does for this room. A second run finds what the first has done."""

from django_tasks import task

from sucharit.work.delegations.lapsing import tell_of_orders


@task()
def keep_delegations() -> int:
    """Who gave or received a power that lapsed hears of it; how many orders were told of."""
    return tell_of_orders()
