"""Sessions of the council (M46)."""

from typing import Any

from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.models import Organization
from sucharit.work.obligations.models import Rule
from sucharit.work.participation import forms
from sucharit.work.participation.actions import council as acts
from sucharit.work.participation.models import CouncilSession
from sucharit.work.participation.registers.forums import CHAPTER, KEPT, NONE, OPEN, printed
from sucharit.work.shelf.declaring import (
    Area,
    Column,
    Count,
    Duty,
    Ending,
    Measure,
    Register,
    Share,
    Term,
    Verb,
)

State = CouncilSession.State
MET = (State.HELD, State.MINUTED)


def _met(organization: Organization, year: int) -> Any:
    return SESSIONS.rows(organization).filter(fiscal_year=year, state__in=MET)


def _share(**wanted: Any) -> Any:
    def count(organization: Organization, year: int) -> Share:
        rows = _met(organization, year)
        return Share(rows.filter(**wanted).count(), rows.count())

    return count


def _broadcast(organization: Organization, year: int) -> Share:
    rows = _met(organization, year)
    return Share(rows.exclude(broadcast="").count(), rows.count())


SESSIONS: Register = Register(
    key="council-sessions", name=_("การประชุมสภาท้องถิ่น"), one=_("การประชุมสภา"), area=Area.PARTICIPATION,
    promises=("M46",),
    purpose=_("กำหนดการประชุมสภาที่ประกาศล่วงหน้า ที่นั่งของประชาชน ลิงก์ถ่ายทอด องค์ประชุม รายงานการประชุม และสภาสัญจร"),
    model=CouncilSession, dated_by="held_on", coming=True,
    columns=(
        Column("held_on", NONE, 2.2, seen=OPEN, also=("วันที่",)),
        Column("starts_at", NONE, 1.6, seen=OPEN, listed=False),
        Column("title", NONE, 4.5, seen=OPEN, also=("ครั้งที่",)),
        Column("kind", NONE, 2.2, seen=OPEN, listed=False),
        Column("mobile", NONE, 1.8, seen=OPEN, also=("สัญจร",)),
        Column("area", NONE, 3.0, seen=OPEN, listed=False, printed=False),
        Column("place", NONE, 3.4, seen=OPEN),
        Column("agenda", NONE, 4.0, seen=OPEN, listed=False, printed=False, help=_("บรรทัดละหนึ่งวาระ")),
        Column("seats", NONE, 2.0, seen=OPEN, listed=False, help=_("ไม่รับผู้เข้าฟังให้ใส่ 0")),
        Column("asking", NONE, 3.0, seen=OPEN, listed=False, printed=False),
        Column("broadcast", NONE, 3.0, seen=OPEN, listed=False, printed=False),
        Column("announced_on", NONE, 2.2, seen=OPEN, listed=False, written=False),
        Column("channels", NONE, 3.0, seen=OPEN, listed=False, written=False, printed=False),
        Column("members", NONE, 1.8, seen=OPEN, listed=False, written=False),
        Column("present", NONE, 1.8, seen=OPEN, listed=False, written=False),
        Column("audience", NONE, 2.0, seen=OPEN, written=False, total=True),
        Column("voices", NONE, 3.0, listed=False, written=False, printed=False),
        Column("approved_on", NONE, 2.2, seen=OPEN, listed=False, written=False, printed=False),
        Column("minutes_on", NONE, 2.2, seen=OPEN, listed=False, written=False),
        Column("minutes_at", NONE, 3.0, seen=OPEN, listed=False, written=False, printed=False),
        Column("cancelled_reason", NONE, 3.0, seen=OPEN, listed=False, written=False, printed=False),
        Column("state", NONE, 2.6, seen=OPEN, listed=False, written=False),
    ),
    filters=("kind", "mobile"), searched=("title", "place", "agenda"),
    tones={
        State.PLANNED: "quiet", State.ANNOUNCED: "waiting", State.HELD: "info", State.FEW: "bad",
        State.MINUTED: "good", State.CANCELLED: "quiet",
    },
    closed=(State.HELD, State.FEW, State.MINUTED, State.CANCELLED),
    verbs=(
        Verb(
            "announce", _("ประกาศ"), acts.announce_session, acts.ANNOUNCED, form=forms.AnnounceSessionForm,
            states=(State.PLANNED,), evidence=True,
        ),
        Verb(
            "meet", _("บันทึกการประชุม"), acts.meet, acts.MET, form=forms.MeetForm, states=(State.ANNOUNCED,),
            evidence=True, when=lambda row, officer: row.held_on <= officer.today,
        ),
        Verb(
            "minutes", _("เผยแพร่รายงานการประชุม"), acts.publish_minutes, acts.MINUTED, form=forms.MinutesForm,
            states=(State.HELD,), evidence=True,
        ),
        Verb(
            "cancel", _("ยกเลิกการประชุม"), acts.cancel_session, acts.CANCELLED, form=forms.CancelForm,
            states=(State.PLANNED, State.ANNOUNCED), danger=True,
        ),
    ),
    counts=(Count("kind"), Count("mobile")),
    measures=(
        Measure(
            "mobile", _("จำนวนครั้งของสภาสัญจร"),
            lambda organization, year: Share(_met(organization, year).filter(mobile=True).count()),
        ),
        Measure("minutes", _("การประชุมที่เผยแพร่รายงานแล้ว"), _share(state=State.MINUTED), _("ของการประชุมที่ครบองค์")),
        Measure("broadcast", _("การประชุมที่ถ่ายทอด"), _broadcast, _("ของการประชุมที่ครบองค์")),
        Measure("open", _("การประชุมที่มีที่นั่งสำหรับประชาชน"), _share(seats__gt=0), _("ของการประชุมที่ครบองค์")),
        Measure(
            "audience", _("จำนวนประชาชนที่เข้าฟังการประชุมสภา"),
            lambda organization, year: Share(_met(organization, year).aggregate(n=Sum("audience"))["n"] or 0),
        ),
    ),
    duties=(
        Duty(
            "mobile", _("จัดประชุมสภาสัญจร"), Rule.Often.HALF_YEARLY, 0,
            _("โครงการประชุมสภาสัญจรกำหนดอย่างน้อยปีละ 2 ครั้ง วันที่เป็นค่าเริ่มต้นของระบบ"),
        ),
    ),
    terms=(
        Term(
            "meet", _("ประชุมสภาตามวันที่ประกาศ"),
            lambda row: None if row.state in (State.PLANNED, State.CANCELLED) else row.held_on,
            lambda row: row.held_on if row.state in (State.HELD, State.FEW, State.MINUTED) else None,
        ),
    ),
    themes=("participation",), same_by=("held_on", "title"), public=~Q(state=State.PLANNED),
    open_pages=((_("ปฏิทินประชุมสภา"), "council_calendar"),),
    parts=(printed(_("ประกาศกำหนดการประชุม")),),
    grounds=("council_quorum", "council_notice", "council_public", "council_mobile"),
    retention=KEPT, chapter=CHAPTER,
    ending=Ending(free=("voices", "cancelled_reason")),
)  # fmt: skip
