"""Every day, unasked: does what the lists show still open? Politely: addresses only, each once a day, few at a time,
one after the other for each server; and who is responsible hears of it once when a link has gone."""

from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import Exists, F, Max, OuterRef, Q
from django.utils import timezone
from django_tasks import task

from sucharit.base import clock
from sucharit.core.fiscal import FiscalYear
from sucharit.publishing.disclosure.models import ChecklistItem, Entry, LinkCheck
from sucharit.publishing.disclosure.tasks import check_entry

A_DAY = timedelta(days=1)
STUCK = timedelta(hours=2)  # a look that was asked for and never came to an end is asked for again
KEPT = timedelta(days=90)
MOST_AT_ONCE = 200
YEARS = 1  # how many years back a list is still looked at


@task(priority=-20)
def keep_links() -> int:
    """Called every hour: asks for a look at each address whose last one is a day old. How many."""
    return ask_daily(timezone.now(), FiscalYear.of(clock.today()).value)


def ask_daily(now: datetime, fiscal_year: int) -> int:
    """The longest unlooked-at first, so that no address is forgotten where there are many."""
    lately = LinkCheck.objects.filter(entry=OuterRef("pk")).filter(
        Q(checked_at__isnull=False, asked_at__gt=now - A_DAY) | Q(checked_at__isnull=True, asked_at__gt=now - STUCK)
    )
    wanted = Entry.objects.filter(
        ~Exists(lately), kind=Entry.Kind.ADDRESS, removed_at=None,
        item__checklist__fiscal_year__gte=fiscal_year - YEARS,
    ).exclude(item__acceptance=ChecklistItem.Acceptance.DROPPED)  # fmt: skip
    waiting = wanted.annotate(last=Max("checks__asked_at")).order_by(F("last").asc(nulls_first=True), "pk")
    chosen = list(waiting.values_list("pk", flat=True)[:MOST_AT_ONCE])
    for pk in chosen:
        _ask(pk)
    _forget(now)
    return len(chosen)


def _forget(now: datetime) -> None:
    """Good answers that the house asked for by itself tell nothing after a while; what went wrong stays."""
    newer = LinkCheck.objects.filter(entry=OuterRef("entry"), pk__gt=OuterRef("pk"), checked_at__isnull=False)
    old = LinkCheck.objects.filter(asked_by=None, state=LinkCheck.State.GOOD, asked_at__lt=now - KEPT)
    old.filter(Exists(newer)).delete()


@transaction.atomic
def _ask(entry: int) -> None:
    check = LinkCheck.objects.create(entry_id=entry, asked_by=None)
    transaction.on_commit(partial(check_entry.enqueue, check.pk))
