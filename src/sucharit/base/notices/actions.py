"""Writing notices, and sending them by e-mail once the cause is committed."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from sucharit.base.notices.models import Notice
from sucharit.base.notices.mailing import mail_notice
from sucharit.base.organizations.models import Organization
from sucharit.base.people.models import Holding, Position, User
from sucharit.base.people.gate import held_on


def tell(users: Iterable[User], *, organization: Organization, text: str, url: str) -> list[Notice]:
    """One notice to each active user; e-mail follows in the background for those who have an address."""
    told = [
        Notice.objects.create(organization=organization, user=user, text=text[:400], url=url)
        for user in {user.pk: user for user in users if user.is_active}.values()
    ]
    for notice in told:
        if notice.user.email:
            transaction.on_commit(lambda pk=notice.pk: mail_notice.enqueue(pk))  # type: ignore[misc]
    return told


def holders_of(position: Position, day: date) -> list[User]:
    """Who holds the position that day, acting ones included."""
    return [held.user for held in Holding.objects.filter(held_on(day), position=position).select_related("user")]
