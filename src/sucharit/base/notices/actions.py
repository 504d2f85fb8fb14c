"""Writing notices, sending them by e-mail once the cause is committed, and reading them.

Reading one's own notice changes nothing that others see, so it leaves no entry in the record.
"""

from collections.abc import Iterable
from datetime import date
from functools import partial

from django.db import transaction
from django.utils import timezone

from sucharit.base.notices.mailing import mail_notice
from sucharit.base.notices.models import Notice
from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer, held_on
from sucharit.base.people.models import Holding, Position, User


def tell(users: Iterable[User], *, organization: Organization, text: str, url: str) -> list[Notice]:
    """One notice to each active user; e-mail follows in the background for those who have an address."""
    told = [
        Notice.objects.create(organization=organization, user=user, text=text[:400], url=url)
        for user in {user.pk: user for user in users if user.is_active}.values()
    ]
    for notice in told:
        if notice.user.email:
            transaction.on_commit(partial(mail_notice.enqueue, notice.pk))
    return told


def holders_of(position: Position, day: date) -> list[User]:
    """Who holds the position that day, acting ones included."""
    return [held.user for held in Holding.objects.filter(held_on(day), position=position).select_related("user")]


def read_notice(notice: Notice, *, by: Officer) -> None:
    """Read once; the first time counts."""
    Notice.objects.filter(pk=notice.pk, user=by.user, read_at=None).update(read_at=timezone.now())


def read_all(*, by: Officer) -> int:
    """Every unread notice of the officer here; how many there were."""
    unread = Notice.objects.filter(user=by.user, organization=by.organization, read_at=None)
    return unread.update(read_at=timezone.now())
