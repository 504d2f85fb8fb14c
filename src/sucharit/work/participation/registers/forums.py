"""Villages and communities, and the forums held there (M44)."""

from typing import Any

from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.work.obligations.models import Rule
from sucharit.work.participation import forms
from sucharit.work.participation.actions import forums as acts
from sucharit.work.participation.models import Area, Forum
from sucharit.work.shelf.declaring import (
    Area as Shelf,
)
from sucharit.work.shelf.declaring import (
    Asked,
    Column,
    Count,
    Duty,
    Ending,
    Measure,
    Part,
    Personal,
    Register,
    Retention,
    Seen,
    Share,
    Term,
    Verb,
)

CHAPTER = "37-participation.md"
KEPT = Retention(10, _("ระเบียบงานสารบรรณ เก็บไม่น้อยกว่า 10 ปี"))
NONE, OPEN = Personal.NONE, Seen.OPEN
State = Forum.State


def printed(name: Any) -> Part:
    """The paper that an entry sends out, under this name."""
    return Part("participation/_paper.html", lambda _row, _officer: {"paper": name})


AREAS: Register = Register(
    key="areas", name=_("หมู่บ้านและชุมชน"), one=_("หมู่บ้านหรือชุมชน"), area=Shelf.PARTICIPATION, promises=("M44",),
    purpose=_("หมู่บ้านและชุมชนในเขต พร้อมจำนวนประชากรและที่มา เป็นฐานของสัดส่วนผู้เข้าร่วมเวทีประชาคมทุกเวที"),
    model=Area, dated_by="counted_on",
    columns=(
        Column("name", NONE, 4.0, seen=OPEN, also=("ชื่อ", "หมู่บ้าน", "ชุมชน")),
        Column("kind", NONE, 2.2, seen=OPEN),
        Column("population", NONE, 2.4, seen=OPEN, total=True, also=("ประชากร",)),
        Column("households", NONE, 2.4, seen=OPEN, total=True, also=("ครัวเรือน",)),
        Column("counted_on", NONE, 2.4, seen=OPEN, also=("ณ วันที่",)),
        Column("source", NONE, 4.0, seen=OPEN, listed=False, help=_("เช่น ระบบสถิติทางการทะเบียน กรมการปกครอง")),
    ),
    filters=("kind",), searched=("name", "source"), counts=(Count("kind"),),
    measures=(
        Measure("areas", _("หมู่บ้านและชุมชนทั้งหมด"), lambda organization, _year: Share(AREAS.rows(organization).count())),
    ),
    same_by=("name",), public=Q(), retention=KEPT, chapter=CHAPTER,
)  # fmt: skip


def _held(organization: Organization, year: int) -> Any:
    return FORUMS.rows(organization).filter(fiscal_year=year, state=State.HELD)


def _covered(organization: Organization, year: int) -> Share:
    areas = AREAS.rows(organization)
    reached = _held(organization, year).filter(area__in=areas).order_by().values("area").distinct()
    return Share(reached.count(), areas.count())


def _share_of_people(organization: Organization, year: int) -> Share:
    told = _held(organization, year).filter(level=Forum.Level.VILLAGE).aggregate(
        came=Sum("attended"), base=Sum("population")
    )  # fmt: skip
    return Share(told["came"] or 0, told["base"] or 0)


def _against_quota(organization: Organization, year: int) -> Share:
    told = _held(organization, year).aggregate(came=Sum("attended"), asked=Sum("quota"))
    return Share(told["came"] or 0, told["asked"] or 0)


def _proposals(row: Forum, _officer: Officer) -> dict[str, Any]:
    return {"proposals": row.proposals.filter(withdrawn_at=None).order_by("priority"), "forum": row}


FORUMS: Register = Register(
    key="forums", name=_("เวทีประชาคม"), one=_("เวทีประชาคม"), area=Shelf.PARTICIPATION, promises=("M44",),
    purpose=_("เวทีประชาคมรายหมู่บ้านและทั้งตำบล ประกาศสัดส่วนก่อนจัด นับผู้เข้าร่วมเทียบประชากรของพื้นที่ ไม่ชี้นำความเห็น"),
    model=Forum, dated_by="held_on", coming=True,
    columns=(
        Column("held_on", NONE, 2.2, seen=OPEN, also=("วันที่",)),
        Column("starts_at", NONE, 1.6, seen=OPEN, listed=False, printed=False),
        Column("level", NONE, 2.6, seen=OPEN),
        Column("area", NONE, 3.2, seen=OPEN, also=("หมู่บ้าน", "ชุมชน")),
        Column("topic", NONE, 4.0, seen=OPEN, also=("หัวข้อ",)),
        Column("place", NONE, 3.0, seen=OPEN, listed=False),
        Column(
            "method", NONE, 2.6, listed=False, seen=OPEN, printed=False,
            help=_("ผู้ดำเนินเวทีต้องไม่ชี้นำ และการเข้าร่วมเป็นไปโดยสมัครใจ"),
        ),
        Column("quota", NONE, 2.2, seen=OPEN, listed=False, total=True, also=("สัดส่วน",)),
        Column("announced_on", NONE, 2.2, seen=OPEN, listed=False, written=False),
        Column("channels", NONE, 3.0, seen=OPEN, listed=False, written=False, printed=False),
        Column("attended", NONE, 2.0, seen=OPEN, written=False, total=True),
        Column("population", NONE, 2.2, seen=OPEN, written=False),
        Column("population_on", NONE, 2.2, seen=OPEN, listed=False, written=False, printed=False),
        Column("summary", NONE, 4.0, seen=OPEN, listed=False, written=False, printed=False),
        Column("cancelled_reason", NONE, 3.0, seen=OPEN, listed=False, written=False, printed=False),
        Column("state", NONE, 2.4, seen=OPEN, listed=False, written=False),
    ),
    filters=("level", "area"), searched=("topic", "place", "area__name"),
    tones={
        State.PLANNED: "quiet", State.ANNOUNCED: "waiting", State.HELD: "good", State.CANCELLED: "bad",
    },
    closed=(State.HELD, State.CANCELLED),
    verbs=(
        Verb(
            "announce", _("ประกาศ"), acts.announce_forum, acts.ANNOUNCED, form=forms.AnnounceForumForm,
            states=(State.PLANNED,), evidence=True,
        ),
        Verb(
            "hold", _("บันทึกว่าจัดแล้ว"), acts.hold_forum, acts.HELD, form=forms.HoldForumForm,
            states=(State.ANNOUNCED,), evidence=True, when=lambda row, officer: row.held_on <= officer.today,
        ),
        Verb(
            "cancel", _("ยกเลิกเวที"), acts.cancel_forum, acts.CANCELLED, form=forms.CancelForm,
            states=(State.PLANNED, State.ANNOUNCED), danger=True,
        ),
    ),
    counts=(Count("level"), Count("area")),
    measures=(
        Measure("covered", _("หมู่บ้านและชุมชนที่มีเวทีประชาคม"), _covered, _("ของหมู่บ้านและชุมชนทั้งหมด")),
        Measure("people", _("ผู้เข้าร่วมเวทีระดับหมู่บ้าน"), _share_of_people, _("ของประชากรในพื้นที่ที่จัดเวที")),
        Measure("quota", _("ผู้เข้าร่วมเทียบสัดส่วนที่ประกาศ"), _against_quota, _("ของจำนวนผู้แทนตามสัดส่วน")),
        Measure(
            "held", _("จำนวนเวทีประชาคมที่จัด"), lambda organization, year: Asked(_held(organization, year))
        ),
        Measure(
            "attended", _("จำนวนผู้เข้าร่วมเวทีประชาคม"),
            lambda organization, year: Share(_held(organization, year).aggregate(n=Sum("attended"))["n"] or 0),
        ),
    ),
    duties=(
        Duty(
            "quarter", _("จัดเวทีประชาคมเพื่อจัดทำหรือทบทวนแผนพัฒนาท้องถิ่น"), Rule.Often.OWN_QUARTERS, 0,
            _("โครงการจัดทำแผนพัฒนาท้องถิ่นกำหนดไตรมาสที่จัดเวที วันที่เป็นค่าเริ่มต้นของระบบ"),
        ),
    ),
    terms=(
        Term(
            "hold", _("จัดเวทีประชาคมตามวันที่ประกาศ"),
            lambda row: row.held_on if row.state in (State.ANNOUNCED, State.HELD) else None,
            lambda row: row.held_on if row.state == State.HELD else None,
        ),
    ),
    themes=("participation",), same_by=("held_on", "level", "area", "topic"), public=~Q(state=State.PLANNED),
    parts=(printed(_("ประกาศเวทีและสัดส่วน")), Part("participation/_forum.html", _proposals)),
    pages=((_("สัดส่วนและผลรายพื้นที่"), "forum_coverage"),),
    grounds=("forum_share", "forum_quarter"),
    retention=KEPT, chapter=CHAPTER,
    ending=Ending(free=("summary", "cancelled_reason")),
)  # fmt: skip
