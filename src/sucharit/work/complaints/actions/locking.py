"""The case of a verb: locked, and for whom it is."""

import datetime

from django.utils import timezone

from sucharit.base import clock
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.models import User
from sucharit.base.people.roles import Can
from sucharit.work.complaints.models import Centre, Complaint, Event
from sucharit.work.complaints.queries import handles
from sucharit.work.complaints.standing import due_of, rules_of
from sucharit.work.plans.sheet import fit_text

LONGEST_TEXT, LONGEST_REASON = 8_000, 2_000


def locked(complaint: Complaint, by: Officer | None) -> Complaint:
    """The row as it stands now, held until the end of the transaction."""
    rows = Complaint.objects.select_for_update(of=("self",)).select_related("organization", "unit", "category")
    if by is not None:
        rows = rows.filter(organization=by.organization)
    return rows.get(pk=complaint.pk)


def in_hand(complaint: Complaint, by: Officer, edition: int | None = None) -> Complaint:
    """Locked, for an officer of the case. NotAllowed says whose it is, or that it was changed meanwhile."""
    require(by, Can.WORK_ON_COMPLAINTS)
    row = locked(complaint, by)
    if not handles(by, row):
        raise NotAllowed("เรื่องนี้อยู่กับผู้รับผิดชอบคนอื่นหรือศูนย์รับเรื่องร้องเรียน", "this case is with another officer")
    return _fresh(row, edition)


def at_centre(complaint: Complaint, by: Officer, edition: int | None = None) -> Complaint:
    """Locked, for the complaint centre."""
    require(by, Can.HANDLE_COMPLAINTS)
    return _fresh(locked(complaint, by), edition)


def _fresh(row: Complaint, edition: int | None) -> Complaint:
    if edition is not None and edition != row.edition:
        raise NotAllowed(
            "มีผู้บันทึกเรื่องนี้ก่อนท่าน สิ่งที่ท่านพิมพ์ยังไม่ถูกบันทึก โปรดอ่านเรื่องล่าสุดแล้วทำอีกครั้ง", "someone saved first; read it again"
        )
    return row


def still_open(row: Complaint) -> None:
    if not row.open:
        raise NotAllowed("เรื่องนี้เสร็จสิ้นหรือรวมกับเรื่องอื่นแล้ว เปิดเรื่องใหม่ก่อนจึงทำต่อได้", "this case is closed; reopen it first")


def centre_for(row: Complaint) -> Centre:
    return Centre.objects.select_related("organization", "unit").get(organization=row.organization_id)


def stored(row: Complaint, centre: Centre | None = None) -> None:
    """Counts the term anew and saves; the obligation of the year follows."""
    from sucharit.work.complaints.actions.promising import keep_promise

    centre = centre or centre_for(row)
    row.due_on = due_of(row, centre, rules_of(centre), clock.today())
    row.edition += 1
    row.save()
    keep_promise(row)


def happened(
    row: Complaint, kind: str, text: str = "", *, by: Officer | None = None, shown: bool = False, token: str = ""
) -> Event:
    """A line of the case's story."""
    user: User | None = by.user if by else None
    return Event.objects.create(complaint=row, kind=kind, text=text, open=shown, by=user, token=token, at=moment_of(by))


def moment_of(by: Officer | None) -> datetime.datetime:
    """When something is done: on the officer's day, at the real time of day."""
    now = clock.now()
    if by is None or by.today == clock.today():
        return now
    return timezone.make_aware(datetime.datetime.combine(by.today, timezone.localtime(now).time()))


def words(value: object, most: int, missing: str, english: str) -> str:
    """Text made fit; NotAllowed where nothing was written."""
    told = fit_text(value, most)
    if not told:
        raise NotAllowed(missing, english)
    return told
