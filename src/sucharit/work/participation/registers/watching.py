"""Watch communities, networks and partners; their activities; observers and what they saw (M47)."""

from typing import Any

from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.core.fiscal import FiscalYear
from sucharit.work.participation import forms
from sucharit.work.participation.actions import watching as acts
from sucharit.work.participation.models import Network, NetworkActivity, NetworkMember, Observation
from sucharit.work.participation.registers.forums import CHAPTER, KEPT, NONE, OPEN, printed
from sucharit.work.shelf.declaring import (
    Area,
    Asked,
    Child,
    Column,
    Count,
    Ending,
    Measure,
    Part,
    Personal,
    Register,
    Share,
    Term,
    Verb,
)

State = Observation.State
CAME = (State.SEEN, State.ASKED, State.ANSWERED)


def _standing(organization: Organization, year: int, **more: Any) -> Any:
    """Formed in that year or before, and not ended before it began."""
    rows = NETWORKS.rows(organization).filter(fiscal_year__lte=year, **more)
    return rows.filter(Q(ended_on=None) | Q(ended_on__gte=FiscalYear(year).first_day))


def _members(organization: Organization, year: int) -> Asked:
    here = NetworkMember.objects.filter(network__in=_standing(organization, year), left_on=None)
    return Asked(here)


def _joined(organization: Organization, year: int) -> Share:
    """Who became a member in that year, of those who came to what the networks did."""
    days = (FiscalYear(year).first_day, FiscalYear(year).last_day)
    members = NetworkMember.objects.filter(network__in=_standing(organization, year), joined_on__range=days)
    came = ACTIVITIES.rows(organization).filter(fiscal_year=year).aggregate(n=Sum("attended"))["n"] or 0
    return Share(min(members.count(), came), came)


def _people(row: Network, _officer: Officer) -> dict[str, Any]:
    return {
        "members": row.members.all(),
        "count": row.members.filter(left_on=None).count(),
        "activities": row.activities.filter(withdrawn_at=None).order_by("-held_on")[:10],
        "observations": row.observations.filter(withdrawn_at=None).order_by("-step_on")[:10],
    }


NETWORKS: Register = Register(
    key="watch-networks", name=_("ชุมชนเฝ้าระวัง เครือข่าย และภาคี"), one=_("เครือข่าย"), area=Area.PARTICIPATION,
    ita=(5,),
    promises=("M47",),
    purpose=_("ชุมชนเฝ้าระวังการทุจริต เครือข่ายภาคประชาชน และภาคีทุกภาคส่วน สมาชิกที่สมัครใจ กิจกรรม และการสังเกตการณ์"),
    model=Network, dated_by="formed_on",
    columns=(
        Column("name", NONE, 4.5, seen=OPEN, also=("ชื่อ", "เครือข่าย")),
        Column("kind", NONE, 3.0, seen=OPEN),
        Column("sector", NONE, 2.6, seen=OPEN, listed=False),
        Column("area", NONE, 3.0, seen=OPEN, also=("หมู่บ้าน", "ชุมชน")),
        Column("purpose", NONE, 4.0, seen=OPEN, listed=False),
        Column("agreement", NONE, 3.0, listed=False),
        Column("formed_on", NONE, 2.2, seen=OPEN, also=("วันที่",)),
        Column("ended_on", NONE, 2.2, seen=OPEN, listed=False, written=False, printed=False),
        Column("ended_reason", NONE, 3.0, listed=False, written=False, printed=False),
        Column("state", NONE, 2.2, seen=OPEN, listed=False, written=False),
    ),
    filters=("kind", "sector", "area"), searched=("name", "purpose"),
    tones={Network.State.ACTIVE: "good", Network.State.ENDED: "quiet"}, closed=(Network.State.ENDED,),
    verbs=(
        Verb("join", _("เพิ่มสมาชิก"), acts.add_member, acts.JOINED, form=forms.MemberForm, states=("active",)),
        Verb(
            "leave", _("สมาชิกพ้น"), acts.end_member, acts.LEFT, form=forms.EndMemberForm, states=("active",),
            when=lambda row, _officer: row.members.filter(left_on=None).exists(),
        ),
        Verb(
            "end", _("สิ้นสุด"), acts.end_network, acts.ENDED, form=forms.EndNetworkForm, states=("active",), danger=True
        ),
    ),
    counts=(Count("kind"), Count("sector")),
    measures=(
        Measure(
            "watch", _("ชุมชนเฝ้าระวังการทุจริตที่ทำงานอยู่"),
            lambda organization, year: Asked(_standing(organization, year, kind=Network.Kind.WATCH)),
        ),
        Measure(
            "citizens", _("เครือข่ายภาคประชาชนที่ทำงานอยู่"),
            lambda organization, year: Asked(_standing(organization, year, kind=Network.Kind.CITIZENS)),
        ),
        Measure(
            "partners", _("ภาคีจากทุกภาคส่วน"),
            lambda organization, year: Asked(_standing(organization, year, kind=Network.Kind.PARTNER)),
        ),
        Measure("members", _("สมาชิกของทุกเครือข่าย"), _members),
        Measure("joined", _("ผู้เข้าร่วมกิจกรรมที่สมัครเป็นเครือข่าย"), _joined, _("ของผู้เข้าร่วมกิจกรรมของเครือข่าย")),
    ),
    themes=("participation",), same_by=("name",), public=Q(),
    parts=(Part("participation/_network.html", _people),),
    grounds=("watch_network",),
    retention=KEPT, chapter=CHAPTER,
    ending=Ending(
        running=Q(state="active"), free=("ended_reason",),
        children=(
            Child("participation.NetworkMember", "network", personal=("contact",), apart=("name",)),
        ),
    ),
)  # fmt: skip


def _channels(organization: Organization, year: int) -> Share:
    rows = ACTIVITIES.rows(organization).filter(fiscal_year=year, kind=NetworkActivity.Kind.MEDIA)
    lines = {one.strip() for text in rows.values_list("channels", flat=True) for one in text.splitlines()}
    return Share(len(lines - {""}))


ACTIVITIES: Register = Register(
    key="watch-activities", name=_("กิจกรรมของเครือข่าย"), one=_("กิจกรรมของเครือข่าย"), area=Area.PARTICIPATION,
    ita=(5,),
    promises=("M47",),
    purpose=_("สิ่งที่ชุมชนเฝ้าระวัง เครือข่าย และภาคีทำ: ให้ความรู้ เผยแพร่สื่อ ประชุม ลงพื้นที่ และกิจกรรมร่วม"),
    model=NetworkActivity, dated_by="held_on",
    columns=(
        Column("held_on", NONE, 2.2, seen=OPEN, also=("วันที่",)),
        Column("network", NONE, 4.0, seen=OPEN, also=("เครือข่าย",)),
        Column("kind", NONE, 2.6, seen=OPEN),
        Column("title", NONE, 4.5, seen=OPEN, also=("ชื่อกิจกรรม",)),
        Column("place", NONE, 3.0, seen=OPEN, listed=False),
        Column("attended", NONE, 2.0, seen=OPEN, total=True),
        Column("channels", NONE, 3.0, seen=OPEN, listed=False, help=_("บรรทัดละหนึ่งช่องทาง")),
        Column("result", NONE, 3.4, seen=OPEN, listed=False),
    ),
    filters=("kind", "network"), searched=("title", "place", "result"), counts=(Count("kind"), Count("network")),
    measures=(
        Measure("held", _("จำนวนกิจกรรมของเครือข่าย")),
        Measure(
            "attended", _("จำนวนผู้เข้าร่วมกิจกรรมของเครือข่าย"),
            lambda organization, year: Share(
                ACTIVITIES.rows(organization).filter(fiscal_year=year).aggregate(n=Sum("attended"))["n"] or 0
            ),
        ),
        Measure("channels", _("จำนวนช่องทางที่เผยแพร่สื่อเฝ้าระวัง"), _channels),
    ),
    themes=("participation",), same_by=("held_on", "network", "title"), public=Q(),
    grounds=("watch_channels",),
    retention=KEPT, chapter=CHAPTER,
    ending=Ending(free=("result",)),
)  # fmt: skip


def _steps(organization: Organization, year: int) -> Share:
    rows = OBSERVATIONS.rows(organization).filter(fiscal_year=year, state__in=CAME)
    return Share(rows.order_by().values("step").distinct().count(), len(Observation.Step.values))


def _observers(row: Observation, _officer: Officer) -> dict[str, Any]:
    return {"observers": row.observers.select_related("member")}


OBSERVATIONS: Register = Register(
    key="observations", name=_("การสังเกตการณ์ของภาคประชาชน"), one=_("การสังเกตการณ์"), area=Area.PARTICIPATION,
    promises=("M47",),
    purpose=_("เชิญผู้แทนชุมชนและเครือข่ายมาสังเกตการณ์งบประมาณ จัดซื้อจัดจ้าง และบริหารงานบุคคล บันทึกสิ่งที่เห็น และคำชี้แจง"),
    model=Observation, dated_by="invited_on",
    columns=(
        Column("invited_on", NONE, 2.2, seen=OPEN, listed=False, also=("วันที่",)),
        Column("network", NONE, 3.6, seen=OPEN, also=("เครือข่าย",)),
        Column("step", NONE, 2.4, seen=OPEN),
        Column("subject", NONE, 4.5, seen=OPEN, also=("เรื่อง",)),
        Column("step_on", NONE, 2.2, seen=OPEN),
        Column("place", NONE, 2.6, listed=False, printed=False),
        Column("letter", NONE, 2.2, listed=False, printed=False),
        Column("declined_reason", NONE, 3.0, listed=False, written=False, printed=False),
        Column("seen_on", NONE, 2.2, listed=False, written=False, printed=False),
        Column("saw", Personal.PERSON, 4.0, listed=False, written=False, printed=False),
        Column("summary", NONE, 4.0, seen=OPEN, listed=False, written=False),
        Column("answer", NONE, 4.0, seen=OPEN, listed=False, written=False),
        Column("answered_on", NONE, 2.2, seen=OPEN, listed=False, written=False, printed=False),
        Column("answered_by", Personal.DUTY, 3.0, listed=False, written=False, printed=False),
        Column("state", NONE, 2.6, seen=OPEN, listed=False, written=False),
    ),
    filters=("step", "network"), searched=("subject", "summary"),
    tones={
        State.INVITED: "waiting", State.ACCEPTED: "info", State.DECLINED: "quiet", State.SEEN: "good",
        State.ASKED: "warn", State.ANSWERED: "good",
    },
    closed=(State.ACCEPTED, State.DECLINED, State.SEEN, State.ASKED, State.ANSWERED),
    verbs=(
        Verb(
            "accept", _("ตอบรับแล้ว"), acts.accept_invitation, acts.ACCEPTED, form=forms.AcceptForm,
            states=(State.INVITED,),
        ),
        Verb(
            "see", _("บันทึกสิ่งที่เห็น"), acts.record_seen, acts.SEEN, form=forms.SeenForm, states=(State.ACCEPTED,),
            evidence=True, when=lambda row, officer: row.step_on <= officer.today,
        ),
        Verb(
            "answer", _("ชี้แจง"), acts.answer_observers, acts.ANSWERED, form=forms.AnswerObserversForm,
            capability=Can.DECIDE, states=(State.ASKED,), evidence=True,
        ),
        Verb(
            "decline", _("ไม่มา"), acts.decline_invitation, acts.DECLINED, form=forms.CancelForm,
            states=(State.INVITED, State.ACCEPTED), danger=True,
        ),
    ),
    counts=(Count("step"), Count("network")),
    measures=(
        Measure(
            "came", _("การเชิญที่มีผู้มาสังเกตการณ์"), of=_("ของการเชิญทั้งหมดในปี"), part=Q(state__in=CAME), whole=Q()
        ),
        Measure("steps", _("กระบวนการที่มีผู้สังเกตการณ์"), _steps, _("ของงบประมาณ จัดซื้อจัดจ้าง และบริหารงานบุคคล")),
        Measure(
            "answered", _("ข้อสังเกตที่ชี้แจงแล้ว"), of=_("ของการสังเกตการณ์ที่มีข้อสังเกต"), part=Q(state=State.ANSWERED),
            whole=Q(state__in=(State.ASKED, State.ANSWERED)),
        ),
    ),
    terms=(
        Term(
            "see", _("ผู้สังเกตการณ์มาดูและบันทึกสิ่งที่เห็น"),
            lambda row: None if row.state == State.DECLINED else row.step_on, lambda row: row.seen_on,
        ),
    ),
    themes=("participation",), same_by=("invited_on", "network", "subject"), public=Q(state__in=CAME),
    parts=(printed(_("หนังสือเชิญ")), Part("participation/_observers.html", _observers)),
    grounds=("observers_invited",),
    retention=KEPT, chapter=CHAPTER,
    ending=Ending(free=("declined_reason", "summary", "answer")),
)  # fmt: skip
