"""Paper sheets are typed in by an officer, many at once; each falls into the same box as all others."""

from django.db import transaction
from django.utils.translation import gettext_lazy

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.work.surveys.actions.locking import locked
from sucharit.work.surveys.actions.receiving import Given, Refused, receive
from sucharit.work.surveys.models import DoorCount, Survey

ENTERED = declare("surveys.paper_entered", gettext_lazy("กรอกแบบกระดาษ {count} ฉบับลงแบบสำรวจ {label}"))


@transaction.atomic
def enter_paper(survey: Survey, *, by: Officer, sheets: list[Given]) -> int:
    """The sheets of one page of the grid."""
    row = locked(survey, by)
    if not row.by_paper:
        raise NotAllowed("แบบนี้ไม่ได้เปิดช่องทางแบบกระดาษ", "paper is not a door of this survey")
    try:
        count = receive(row, sheets, DoorCount.Door.PAPER)
    except Refused:
        raise NotAllowed("แบบนี้ไม่ได้เปิดรับคำตอบแล้ว จึงกรอกเพิ่มไม่ได้", "it takes no more answers") from None
    record(ENTERED, by=by, subject=row, label=row.title, facts={"count": count})
    return count
