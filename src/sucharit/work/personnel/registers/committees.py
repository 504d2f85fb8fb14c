"""The two committees of a round, working groups, and their meetings (M32)."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.work.personnel import forms
from sucharit.work.personnel.access import reads_minutes
from sucharit.work.personnel.actions import committees as acts
from sucharit.work.personnel.models import PersonnelCommittee, PersonnelMeeting, PersonnelRound, Seat
from sucharit.work.personnel.registers.papers import CHAPTER, DUTY, KEPT, NONE, OPEN, PRIVATE
from sucharit.work.shelf.declaring import (
    Area,
    Child,
    Column,
    Count,
    Ending,
    Figure,
    Measure,
    Part,
    Register,
    Share,
    Term,
    Verb,
)

State, Side, Met = PersonnelCommittee.State, PersonnelCommittee.Side, PersonnelMeeting.State


def _rows(organization: Organization, year: int) -> Any:
    return COMMITTEES.rows(organization).filter(fiscal_year=year)


def _appointed(organization: Organization, year: int) -> Share:
    rows = _rows(organization, year)
    return Share(rows.filter(state=State.APPOINTED).count(), rows.count())


def _both(organization: Organization, year: int) -> Share:
    """Rounds that have both committees, of the rounds that have begun."""
    begun = PersonnelRound.objects.filter(
        organization=organization, fiscal_year=year, withdrawn_at=None, opened_on__isnull=False
    ).exclude(state=PersonnelRound.State.CANCELLED)
    seats = COMMITTEES.rows(organization).filter(round__in=begun, state=State.APPOINTED).order_by()
    pairs = set(seats.values_list("round", "side"))
    both = [pk for pk in begun.values_list("pk", flat=True) if {(pk, Side.SCREENING), (pk, Side.DECIDING)} <= pairs]
    return Share(len(both), begun.count())


def _table(row: PersonnelCommittee, officer: Officer) -> dict[str, Any]:
    seats = list(row.seats.all())
    others = set()
    if row.round_id is not None:
        others = set(Seat.objects.filter(round=row.round_id).exclude(committee=row).values_list("key", flat=True))
    return {
        "row": row, "seats": seats, "both": [one for one in seats if one.key in others],
        "lacking": acts.lacking(row, officer.today) if row.state == State.PROPOSED else [],
        "gone": acts.moved_away([one for one in seats if one.left_on is None], row.organization_id, officer.today),
        "meetings": list(row.meetings.filter(withdrawn_at=None).order_by("held_on", "pk")),
        "sees": officer.may(Can.SEE_PERSONNEL),
    }  # fmt: skip


COMMITTEES: Register = Register(
    key="personnel-committees", name=_("คณะกรรมการกลั่นกรองและคณะกรรมการพิจารณา"), one=_("คณะกรรมการงานบุคคล"),
    area=Area.PEOPLE, promises=("M32",),
    purpose=_(
        "คณะกรรมการกลั่นกรองและคณะกรรมการพิจารณาของแต่ละรอบ และคณะทำงานด้านบุคคล"
        " ใครเป็นประธาน กรรมการ และเลขานุการ ตามคำสั่งใด"
    ),
    model=PersonnelCommittee,
    columns=(
        Column("title", NONE, 5.0, seen=OPEN, also=("คณะ",)),
        Column("side", NONE, 2.8, seen=OPEN),
        Column("round", NONE, 3.4, seen=OPEN),
        Column("duties", NONE, 5.0, seen=OPEN, listed=False, also=("หน้าที่",)),
        Column("order_no", NONE, 2.2, seen=OPEN, written=False),
        Column("ordered_on", NONE, 2.2, seen=OPEN, listed=False, written=False),
        Column("appointed_by", DUTY, 3.0, listed=False, printed=False, written=False),
        Column("state", NONE, 2.4, seen=OPEN, listed=False, written=False),
    ),
    filters=("side", "round"), searched=("title", "order_no", "duties"),
    tones={State.PROPOSED: "waiting", State.APPOINTED: "good"}, closed=(State.APPOINTED,),
    verbs=(
        Verb("seat", _("เพิ่มกรรมการ"), acts.seat_member, acts.SEATED, form=forms.SeatForm, states=(State.PROPOSED,)),
        Verb(
            "appoint", _("แต่งตั้ง"), acts.appoint_committee, acts.APPOINTED, form=forms.OrderForm,
            capability=Can.DECIDE, states=(State.PROPOSED,),
            when=lambda row, officer: row.recorded_by_id != officer.user.pk,
        ),
        Verb(
            "replace", _("เปลี่ยนกรรมการ"), acts.replace_member, acts.REPLACED, form=forms.ReplaceForm,
            capability=Can.DECIDE, states=(State.APPOINTED,),
            when=lambda row, officer: row.recorded_by_id != officer.user.pk,
        ),
        Verb(
            "unseat", _("นำกรรมการออก"), acts.unseat_member, acts.UNSEATED, form=forms.UnseatForm,
            states=(State.PROPOSED,), when=lambda row, _officer: row.seats.exists(),
        ),
    ),
    counts=(Count("side"),),
    measures=(
        Measure("appointed", _("คณะกรรมการที่แต่งตั้งแล้ว"), _appointed, _("ของคณะที่เสนอ")),
        Measure("both", _("รอบที่มีครบทั้งสองคณะ"), _both, _("ของรอบที่เปิดแล้ว")),
    ),
    themes=("hr_plan",), same_by=("title", "fiscal_year"), public=Q(state=State.APPOINTED),
    parts=(Part("personnel/_committee.html", _table),), grounds=("two_committees",), retention=KEPT,
    chapter=CHAPTER, ending=Ending(
        children=(
            Child(
                "personnel.Seat", "committee", personal=("position",), apart=("name", "key"),
                plain=("user", "order_no"),
            ),
            Child("personnel.Attendance", "seat__committee"),
            Child("personnel.Stand", "seat__committee", personal=("reason",)),
        ),
    ),
)  # fmt: skip


def _meetings(organization: Organization, year: int) -> Any:
    return MEETINGS.rows(organization).filter(fiscal_year=year)


def _minuted(organization: Organization, year: int) -> Share:
    rows = _meetings(organization, year).filter(state__in=[Met.HELD, Met.MINUTED])
    return Share(rows.filter(state=Met.MINUTED).count(), rows.count())


def _observed(organization: Organization, year: int) -> Share:
    rows = _meetings(organization, year).filter(state__in=[Met.HELD, Met.MINUTED])
    return Share(rows.filter(observers__gte=1).count(), rows.count())


def _by_side(organization: Organization, year: int) -> list[tuple[str, int]]:
    told = list(_meetings(organization, year).values_list("committee__side", flat=True))
    return [(str(one.label), told.count(one.value)) for one in Side]


def _came(row: PersonnelMeeting, officer: Officer) -> dict[str, Any]:
    return {
        "row": row, "came": list(row.attendance.select_related("seat")), "reads": reads_minutes(officer, row),
        "printable": row.state == Met.MINUTED,
    }  # fmt: skip


MEETINGS: Register = Register(
    key="personnel-meetings", name=_("การประชุมคณะกรรมการงานบุคคล"), one=_("การประชุมคณะกรรมการงานบุคคล"), area=Area.PEOPLE,
    promises=("M32",), see=Can.SEE_PERSONNEL,
    purpose=_("การประชุมกลั่นกรองและพิจารณา ใครมาประชุม ครบองค์ประชุมหรือไม่ ใครสังเกตการณ์ และรายงานการประชุมที่รับรองแล้ว"),
    model=PersonnelMeeting, dated_by="held_on", coming=True, files=False,
    columns=(
        Column("committee", NONE, 5.0),
        Column("held_on", NONE, 2.2, also=("วันที่",)),
        Column("place", NONE, 3.0),
        Column("agenda", NONE, 4.0, listed=False, printed=False, help=_("บรรทัดละหนึ่งวาระ ไม่ต้องใส่ชื่อบุคคล")),
        Column("members", NONE, 1.8, listed=False, written=False),
        Column("present", NONE, 1.8, written=False),
        Column("observers", NONE, 2.0, listed=False, written=False),
        Column("minutes", PRIVATE, 5.0, listed=False, printed=False, written=False),
        Column("minuted_by", DUTY, 3.0, listed=False, printed=False, written=False),
        Column("cancelled_reason", NONE, 3.0, listed=False, printed=False, written=False),
        Column("state", NONE, 2.4, listed=False, written=False),
    ),
    filters=("committee",), searched=("place", "agenda"),
    tones={Met.CALLED: "waiting", Met.HELD: "info", Met.MINUTED: "good", Met.CANCELLED: "quiet"},
    closed=(Met.HELD, Met.MINUTED, Met.CANCELLED),
    verbs=(
        Verb(
            "hold", _("บันทึกผู้มาประชุม"), acts.hold_meeting, acts.HELD, form=forms.HoldForm, states=(Met.CALLED,),
            when=lambda row, officer: row.held_on <= officer.today,
        ),
        Verb(
            "minutes", _("รับรองรายงานการประชุม"), acts.approve_minutes, acts.MINUTED, form=forms.MinutesForm,
            capability=Can.SEE_PERSONNEL, states=(Met.HELD,),
            when=lambda row, officer: acts.may_record(row.committee, officer),
            confirm=_("หลังรับรองแล้ว บันทึกมติในการประชุมนี้ไม่ได้อีก"),
        ),
        Verb(
            "miss", _("ไม่ได้ประชุม"), acts.miss_meeting, acts.MISSED, form=forms.BecauseForm, states=(Met.CALLED,),
            danger=True,
        ),
    ),
    counts=(Count("committee"),), figures=(Figure(_("ครั้งที่ประชุมตามคณะ"), _by_side),),
    measures=(
        Measure("minuted", _("การประชุมที่รับรองรายงานแล้ว"), _minuted, _("ของการประชุมที่ครบองค์")),
        Measure("observed", _("การประชุมที่มีภาคประชาชนสังเกตการณ์"), _observed, _("ของการประชุมที่ครบองค์")),
    ),
    terms=(
        Term(
            "hold", _("ประชุมตามวันที่เชิญ"), lambda row: None if row.state == Met.CANCELLED else row.held_on,
            lambda row: row.held_on if row.state in (Met.HELD, Met.MINUTED) else None,
        ),
    ),
    same_by=("committee", "held_on"), private=reads_minutes, parts=(Part("personnel/_meeting.html", _came),),
    grounds=("committee_quorum",), retention=KEPT, chapter=CHAPTER, ending=Ending(
        free=("agenda", "cancelled_reason"),
        children=(
            Child("personnel.Attendance", "meeting"), Child("personnel.Stand", "meeting", personal=("reason",)),
        ),
    ),
)  # fmt: skip
