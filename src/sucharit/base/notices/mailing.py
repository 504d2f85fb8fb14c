"""The background task that mails one notice. The mail says that something waits, never what is in it."""

from django.conf import settings
from django.core.mail import send_mail
from django.utils import timezone
from django_tasks import task

from sucharit.base.notices.models import Notice


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
