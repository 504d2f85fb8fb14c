"""Notices that say nothing of when: at random hours, chosen before it is known whether anything came, and sometimes
though nothing came: an officer who is told but sees nothing new may not conclude to be accused. A term that is over is
told in the same words, once a week until the report is finished or destroyed."""

import datetime
import secrets

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from sucharit.base import clock
from sucharit.base.notices.actions import tell
from sucharit.work.sealed.actions.destroying import may_go_on
from sucharit.work.sealed.actions.identities import forget_halves
from sucharit.work.sealed.models import Door, SealedReport, Unlocking
from sucharit.work.sealed.queries import officers_of

LEAST_HOURS, MOST_HOURS = 12, 36
#: One moment in three without anything new tells as well: an officer whose list has not grown learns nothing from it.
DECOYS = 3


def next_hour(now: datetime.datetime) -> datetime.datetime:
    """Some moment between half a day and a day and a half from now."""
    seconds = (MOST_HOURS - LEAST_HOURS) * 3600
    return now + datetime.timedelta(hours=LEAST_HOURS, seconds=secrets.randbelow(seconds))


def tell_officers() -> int:
    """For the worker, often: each door whose moment has come. Says how many doors had something to tell."""
    now = timezone.now()
    Unlocking.objects.filter(until__lt=now).delete()
    forget_halves()
    return sum(_told(door.pk, now) for door in Door.objects.exclude(next_notice_at__gt=now))


@transaction.atomic
def _told(pk: int, now: datetime.datetime) -> bool:
    door = Door.objects.select_for_update().select_related("organization").get(pk=pk)
    first = door.next_notice_at is None
    if not first and door.next_notice_at and door.next_notice_at > now:
        return False
    Door.objects.filter(pk=pk).update(next_notice_at=next_hour(now))
    waiting = SealedReport.objects.filter(organization=door.organization, told=False)
    today = clock.today()
    if first or not (waiting.exists() or term_passed(door, today) or secrets.randbelow(DECOYS) == 0):
        return False  # a new door waits for its first moment like any other
    waiting.update(told=True)
    text = _("ถึงรอบตรวจช่องทางแจ้งการทุจริต โปรดเปิดดูเรื่องที่รอตอบ เกินกำหนด หรือครบกำหนดเก็บ")
    officers = [one.user for one in officers_of(door.organization, today)]
    url = reverse("sealed_list", args=[door.organization.code])
    tell(officers, organization=door.organization, text=text, url=url)
    return True


def term_passed(door: Door, today: datetime.date) -> bool:
    """Is it the day, or the day after it, on which some term is over by another week? From days that stand in clear
    alone: whether a report was answered in time only its officers' keys know, and the words are the same always."""
    reports = SealedReport.objects.filter(organization=door.organization_id)
    terms = [datetime.timedelta(days=days) for days in (door.answer_days, door.checking_days, door.finish_days)]
    came = reports.filter(finished_on=None).values_list("received_on", flat=True)
    over = [day + term for day in came for term in terms]
    over += [day for one in reports.exclude(finished_on=None).only("finished_on") if (day := may_go_on(one, door))]
    return any(day < today and (today - day).days % 7 in (1, 2) for day in over)
