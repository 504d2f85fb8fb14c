"""What goes out in the background: letters by e-mail and SMS, and the daily look at every term."""

from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django_tasks import task

from sucharit.base import clock
from sucharit.work.complaints import gateways, letters
from sucharit.work.complaints.actions.escalating import watch_terms
from sucharit.work.complaints.actions.locking import locked
from sucharit.work.complaints.actions.telling import gone
from sucharit.work.complaints.models import Centre, Sending


@task()
def mail_letter(sending: int) -> None:
    """Sends once; a second run finds it sent. What fails is said on the page of the case."""
    found = _waiting(sending)
    if found is None or not found.letter.complaint.complainant.email:
        return
    row = found.letter.complaint
    place = f"{settings.ADDRESS}{reverse('complaint_track', args=[row.organization.code])}"
    body = f"{found.letter.body}\n\nติดตามเรื่องและตอบกลับได้ที่ {place}\n\n{row.organization.name}\n"
    subject = f"{found.letter.get_kind_display()} เรื่องร้องเรียนที่ {row}"
    try:
        taken = bool(send_mail(subject, body, None, [row.complainant.email]))
    except (SMTPException, OSError):
        taken = False
    _settled(found, taken)


@task()
def text_letter(sending: int) -> None:
    """By the gateway that the office chose."""
    found = _waiting(sending)
    if found is None:
        return
    row = found.letter.complaint
    chosen = Centre.objects.get(organization=row.organization_id).sms
    text = letters.sms_words(row, str(found.letter.get_kind_display()))
    _settled(found, gateways.gateway(chosen).send(row.complainant.telephone, text))


@task()
def keep_terms() -> None:
    """Once an hour, so that it is done on each day however long the worker was away."""
    watch_terms()


def _waiting(sending: int) -> Sending | None:
    rows = Sending.objects.select_related("letter__complaint__organization", "letter__complaint__complainant")
    return rows.filter(pk=sending, state=Sending.State.WAITING).first()


@transaction.atomic
def _settled(found: Sending, taken: bool) -> None:
    """Says what became of it; an explanation that went lets its extension count."""
    row = locked(found.letter.complaint, None)
    today = clock.today()
    found.state, found.sent_on = (Sending.State.SENT, today) if taken else (Sending.State.FAILED, None)
    found.save(update_fields=["state", "sent_on"])
    if taken:
        gone(found.letter, row, today)
