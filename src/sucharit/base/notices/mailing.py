"""The background task that mails one notice. The mail says that something waits, never what is in it."""

from datetime import timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.utils import timezone
from django_tasks import task

from sucharit.base.notices.models import Notice

#: A mail that did not go (the mail server was away, a process was killed before it was queued) is tried until then.
_LATE, _OLD = timedelta(minutes=10), timedelta(days=2)


@task()
def mail_notice(notice_id: int) -> None:
    """Sends once; a second run finds it mailed."""
    notice = Notice.objects.select_related("user", "organization").filter(pk=notice_id, mailed_at=None).first()
    if notice is None or not notice.user.email or not notice.user.mail_notices:
        return
    body = f"{notice.text}\n\nเปิดดูได้ที่ {settings.ADDRESS}{notice.url}\n\n{notice.organization.name}\n"
    subject = " ".join(f"[สุจริต] {notice.text}".split())  # a line break in a subject is refused by the mailer
    send_mail(subject[:150], body, None, [notice.user.email])
    Notice.objects.filter(pk=notice.pk).update(mailed_at=timezone.now())


def mail_late_notices() -> int:
    """Queues again what should have been mailed by now; one that is only slow is found mailed. Says how many."""
    now = timezone.now()
    late = Notice.objects.filter(mailed_at=None, at__lt=now - _LATE, at__gt=now - _OLD, read_at=None)
    late = late.filter(user__is_active=True, user__mail_notices=True).exclude(user__email="")
    found = list(late.values_list("pk", flat=True)[:500])
    for pk in found:
        mail_notice.enqueue(pk)
    return len(found)
