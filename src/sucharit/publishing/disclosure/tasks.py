"""The look at an entry in the background: one at a time for each web server, and a pause before the next."""

import logging
import time
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django_tasks import task

from sucharit.base.files.actions import opened
from sucharit.base.notices.actions import tell
from sucharit.publishing.disclosure.links.fetching import Seam
from sucharit.publishing.disclosure.links.judging import Outcome, look_at_address, look_at_file
from sucharit.publishing.disclosure.links.places import NotOpened, place_of
from sucharit.publishing.disclosure.models import Entry, HostTurn, LinkCheck

SEAM = Seam()
HELD = timedelta(seconds=40)  # longer than a look may take: a worker that dies gives the turn back by itself
PAUSE = 1.0  # seconds of rest for a server between two looks
PATIENCE = 60.0
BROKE = "ระบบขัดข้องระหว่างตรวจ โปรดสั่งตรวจใหม่"
LOST = "ไม่พบไฟล์ในที่เก็บ โปรดแนบไฟล์ใหม่"
BUSY = "เว็บไซต์นี้กำลังถูกตรวจรายการอื่นอยู่ โปรดสั่งตรวจใหม่ภายหลัง"
_MOST_READ = 50 * 1024 * 1024

logger = logging.getLogger(__name__)


@task(priority=-10)
def check_entry(check_id: int) -> None:
    """Looks once; does nothing where the look is done, or the entry was taken away."""
    check = _begin(check_id)
    if check is None:
        return
    try:
        outcome = _looked(check.entry)
    except Exception:
        logger.exception("link check %s broke", check_id)
        outcome = Outcome(bad=(BROKE,))
    _keep(check, outcome)


@transaction.atomic
def _begin(check_id: int) -> LinkCheck | None:
    rows = LinkCheck.objects.select_for_update(of=("self",)).select_related("entry__file__organization")
    check = rows.filter(pk=check_id, state__in=[LinkCheck.State.WAITING, LinkCheck.State.RUNNING]).first()
    if check is None:
        return None
    if check.entry.removed_at is not None:
        _write(check, Outcome(warnings=("รายการนี้ถูกนำออกก่อนตรวจ",)))
        return None
    check.state, check.begun_at = LinkCheck.State.RUNNING, timezone.now()
    check.save(update_fields=["state", "begun_at"])
    return check


def _looked(entry: Entry) -> Outcome:
    if entry.kind == Entry.Kind.FILE and entry.file is not None:
        try:
            with opened(entry.file) as file:
                return look_at_file(file.read(_MOST_READ), entry.file.kind, entry.document_year)
        except FileNotFoundError:
            return Outcome(bad=(LOST,))
    try:
        host = place_of(entry.address).host
    except NotOpened as refused:
        return Outcome(bad=(refused.thai,))
    if not _taken_turn(host):
        return Outcome(warnings=(BUSY,))
    try:
        return look_at_address(entry.address, entry.document_year, SEAM)
    finally:
        HostTurn.objects.filter(pk=host).update(until=timezone.now() + timedelta(seconds=PAUSE))


def _taken_turn(host: str) -> bool:
    """Waits for the turn at this server; False where it does not come."""
    until = time.monotonic() + PATIENCE
    while True:
        now = timezone.now()
        if HostTurn.objects.filter(pk=host, until__lte=now).update(until=now + HELD):
            return True
        if not HostTurn.objects.filter(pk=host).exists() and _first_turn(host):
            return True
        if time.monotonic() >= until:
            return False
        time.sleep(0.2)


def _first_turn(host: str) -> bool:
    try:
        with transaction.atomic():
            HostTurn.objects.create(pk=host, until=timezone.now() + HELD)
    except IntegrityError:
        return False
    return True


@transaction.atomic
def _keep(begun: LinkCheck, outcome: Outcome) -> None:
    check = LinkCheck.objects.select_for_update().filter(pk=begun.pk, state=LinkCheck.State.RUNNING).first()
    if check is not None:
        _write(check, outcome)
        if check.asked_by_id is None and check.state == LinkCheck.State.BAD:
            _told(check)


def _told(check: LinkCheck) -> None:
    """Whoever answers for the item hears of a link that has gone, once: not again while it stays away."""
    before = check.entry.checks.filter(checked_at__isnull=False).exclude(pk=check.pk).first()
    if before is not None and before.state == LinkCheck.State.BAD:
        return
    item = check.entry.item
    organization = item.checklist.organization
    about = {"number": item.number, "title": check.entry.title[:120]}
    text = gettext("ลิงก์ของ %(number)s เปิดไม่ได้แล้ว: %(title)s") % about
    url = reverse("checklist_item", args=[organization.code, item.checklist.code, item.number])
    tell([item.owner or check.entry.added_by], organization=organization, text=text, url=url)


def _write(check: LinkCheck, outcome: Outcome) -> None:
    """The result; letters that a database cannot keep fall away."""
    State = LinkCheck.State  # noqa: N806 - the choices by their own name
    check.state = State.BAD if outcome.bad else State.WARN if outcome.warnings else State.GOOD
    check.problems = [_storable(text)[:600] for text in (*outcome.bad, *outcome.warnings)]
    check.status, check.kind, check.size, check.digest = outcome.status, outcome.kind, outcome.size, outcome.digest
    check.final_address, check.hops = outcome.final_address[:2_000], [hop[:2_000] for hop in outcome.hops]
    check.media_type, check.title = _storable(outcome.media_type)[:120], _storable(outcome.title)[:300]
    check.year_found, check.searchable, check.checked_at = outcome.year_found, outcome.searchable, timezone.now()
    check.save()


def _storable(text: str) -> str:
    return text.replace("\0", "").encode("utf-8", "replace").decode()
