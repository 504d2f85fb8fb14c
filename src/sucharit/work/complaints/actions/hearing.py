"""What the complainant writes from the tracking page; sent twice, it is one message."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.notices.actions import tell
from sucharit.base.people.gate import NotAllowed
from sucharit.work.complaints.actions.filing import centre_people, keep_files
from sucharit.work.complaints.actions.locking import LONGEST_TEXT, centre_for, happened, locked, words
from sucharit.work.complaints.models import Complaint, Event
from sucharit.work.evidence.strangers import Clean
from sucharit.work.plans.pages import address

HEARD = declare("complaints.heard", gettext_lazy("ผู้ร้องส่งข้อความในเรื่องร้องเรียนที่ {label}"))
MOST_MESSAGES, MOST_FILES = 200, 40


@transaction.atomic
def hear(complaint: Complaint, text: str, *, token: str, files: Sequence[Clean] = ()) -> Event:
    """A message, with files."""
    row = locked(complaint, None)
    if before := row.events.filter(token=token).first():
        return before
    told = words(text, LONGEST_TEXT, "โปรดเขียนข้อความ", "write the message")
    if (
        row.events.filter(kind=Event.Kind.FROM_COMPLAINANT).count() >= MOST_MESSAGES
        or row.attachments.filter(from_complainant=True).count() + len(files) > MOST_FILES
    ):
        raise NotAllowed("เรื่องนี้มีข้อความหรือไฟล์ครบจำนวนแล้ว โปรดติดต่อศูนย์รับเรื่องโดยตรง", "too many messages or files")
    event = happened(row, Event.Kind.FROM_COMPLAINANT, told, shown=True, token=token)
    keep_files(row, event, files, by=None, from_complainant=True)
    record(HEARD, by=None, subject=row, label=str(row), facts={"files": len(files)}, chain=row.organization.code)
    people = [row.officer] if row.officer_id and row.officer else centre_people(centre_for(row))
    url = address("complaint", row.organization.code, row.fiscal_year, row.number)
    tell(people, organization=row.organization, text=f"ผู้ร้องส่งข้อความในเรื่องร้องเรียนที่ {row}", url=url)
    return event
