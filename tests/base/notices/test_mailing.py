"""A mail that did not go is tried again, until the notice is read or old."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from sucharit.base.notices.actions import tell
from sucharit.base.notices.mailing import mail_late_notices
from sucharit.base.notices.models import Notice
from sucharit.office.demonstration.people import Cast


@pytest.fixture
def unsent(office: Cast) -> Notice:
    """Written, and killed before it was queued."""
    [notice] = tell([office.users["clerk"]], organization=office.organization, text="มีแผนรอเห็นชอบ", url="/")
    Notice.objects.filter(pk=notice.pk).update(at=timezone.now() - timedelta(minutes=20))
    return notice


def test_it_goes_later_and_once(unsent: Notice):
    assert mail_late_notices() == 1
    assert len(mail.outbox) == 1
    assert mail_late_notices() == 0


@pytest.mark.parametrize(("field", "ago"), [("read_at", timedelta()), ("at", timedelta(days=3)), ("at", timedelta())])
def test_not_what_was_read_is_old_or_only_just_written(unsent: Notice, field: str, ago: timedelta):
    Notice.objects.filter(pk=unsent.pk).update(**{field: timezone.now() - ago})
    assert mail_late_notices() == 0


def test_nor_to_who_wants_none(unsent: Notice):
    user = unsent.user
    user.mail_notices = False
    user.save()
    assert mail_late_notices() == 0
    assert mail.outbox == []
