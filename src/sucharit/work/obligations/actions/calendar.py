"""The office's own days, how it counts, and calendar addresses of its people."""

import datetime
import hashlib
import secrets

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.work.obligations.actions.words import fit_line
from sucharit.work.obligations.models import Counting, Feed, OfficeDay

DAY_KEPT = declare("obligations.day_kept", _("กำหนดวันของหน่วยงาน {label} วันที่ {date}"))
DAY_REMOVED = declare("obligations.day_removed", _("นำวันของหน่วยงานออก {label} วันที่ {date}"))
COUNTED = declare("obligations.counting_set", _("กำหนดวิธีนับวันของ {label}"))
FEED_MADE = declare("obligations.feed_made", _("สร้างที่อยู่ปฏิทินของ {label}"))
FEED_REVOKED = declare("obligations.feed_revoked", _("ยกเลิกที่อยู่ปฏิทินของ {label}"))
MOST_DAYS_KEPT = 400


class Faulty(NotAllowed):
    """A day that cannot be kept."""


@transaction.atomic
def keep_day(*, by: Officer, date: datetime.date, title: str, off: bool = True) -> OfficeDay:
    """A holiday of the office's own, or a listed holiday on which it works; a second word on the same day replaces it.
    Obligations that are there keep their day until their rule is changed or the year is generated anew."""
    require(by, Can.EDIT_YEAR)
    told = fit_line(title, 120, _("โปรดใส่ชื่อวัน"))
    if abs(date.year - by.today.year) > 5:
        raise Faulty("วันที่ห่างจากปีนี้เกิน 5 ปี โปรดตรวจสอบปี พ.ศ.", "that day is too far away")
    if OfficeDay.objects.filter(organization=by.organization).count() >= MOST_DAYS_KEPT:
        raise Faulty(f"กำหนดวันของหน่วยงานได้ไม่เกิน {MOST_DAYS_KEPT} วัน", "too many days")
    fields = {"title": told, "off": off, "by": by.user}
    row, _made = OfficeDay.objects.update_or_create(organization=by.organization, date=date, defaults=fields)
    record(DAY_KEPT, by=by, subject=row, label=told, facts={"date": date.isoformat(), "off": off})
    return row


@transaction.atomic
def remove_day(day: OfficeDay, *, by: Officer) -> None:
    """Back to the country's calendar; the record keeps that it was there."""
    require(by, Can.EDIT_YEAR)
    row = OfficeDay.objects.select_for_update().get(pk=day.pk, organization=by.organization)
    record(DAY_REMOVED, by=by, subject=row, label=row.title, facts={"date": row.date.isoformat()})
    row.delete()


@transaction.atomic
def count_days(*, by: Officer, working: bool, moves: bool) -> Counting:
    """How the office counts where a rule does not say."""
    require(by, Can.EDIT_YEAR)
    row, _made = Counting.objects.update_or_create(
        organization=by.organization, defaults={"working": working, "moves": moves}
    )
    record(COUNTED, by=by, subject=row, label=by.organization.name, facts={"working": working, "moves": moves})
    return row


@transaction.atomic
def make_feed(*, by: Officer) -> str:
    """A new address for the person's calendar program; the old one stops. The token is told once and not kept."""
    _revoked(by)
    token = secrets.token_urlsafe(32)
    row = Feed.objects.create(organization=by.organization, user=by.user, digest=digest_of(token))
    record(FEED_MADE, by=by, subject=row, label=by.name)
    return token


@transaction.atomic
def revoke_feed(*, by: Officer) -> bool:
    """The address answers nothing any more. Was there one?"""
    gone = _revoked(by)
    if gone:
        record(FEED_REVOKED, by=by, subject=by.user, label=by.name)
    return gone


def _revoked(by: Officer) -> bool:
    mine = Feed.objects.filter(organization=by.organization, user=by.user, revoked_at=None)
    return bool(mine.update(revoked_at=timezone.now()))


def digest_of(token: str) -> str:
    """SHA-256, hexadecimal: the token has 256 random bits, so a plain digest is enough."""
    return hashlib.sha256(token.encode()).hexdigest()
