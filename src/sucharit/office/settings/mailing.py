"""The background task that mails a password link. The link is made inside the task, so that no queue keeps it."""

from django.conf import settings
from django.core.mail import send_mail
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task

from sucharit.base.people.links import password_link
from sucharit.base.people.models import User


@task()
def mail_password_link(user_id: int) -> None:
    """To who has an address and still has no password; a second run after it was set sends nothing."""
    user = User.objects.select_related("home").filter(pk=user_id, is_active=True).first()
    if user is None or not user.email or user.has_usable_password():
        return
    with override(user.language):
        lines = [
            _("เรียน %(name)s") % {"name": user.full_name},
            _("%(organization)s เปิดบัญชีให้ท่านในระบบสุจริต ชื่อผู้ใช้ของท่านคือ %(username)s")
            % {"organization": user.home or "", "username": user.username},
            _("โปรดเปิดลิงก์นี้เพื่อตั้งรหัสผ่าน ใช้ได้ครั้งเดียวภายใน 3 วัน"),
            password_link(user),
            settings.ADDRESS,
        ]
        send_mail(_("[สุจริต] ตั้งรหัสผ่านของท่าน"), "\n\n".join(lines) + "\n", None, [user.email])
