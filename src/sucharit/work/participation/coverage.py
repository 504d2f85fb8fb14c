"""Each village beside the others: how many came of how many who live there, and what became of what they proposed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _

from sucharit.base.organizations.models import Organization
from sucharit.base.screens.words import day, number
from sucharit.work.participation.models import Area, Forum, Proposal
from sucharit.work.years.recording.papers import Listed

_State = Proposal.State


@dataclass
class Line:
    """An area (None: forums of the whole), its forums that were held, and its proposals by state."""

    area: Area | None
    forums: list[Forum] = field(default_factory=list)
    states: Counter[str] = field(default_factory=Counter)

    @property
    def name(self) -> str:
        return str(self.area) if self.area else _("ทั้งตำบลหรือทั้งเขต")

    @property
    def best(self) -> Forum | None:
        """The forum to which most came: adding forums would count the same people twice."""
        return max(self.forums, key=lambda one: one.attended or 0, default=None)

    @property
    def share(self) -> Decimal | None:
        return self.best.share if self.best else None

    @property
    def raised(self) -> int:
        return self.states.total()

    @property
    def planned(self) -> int:
        return sum(self.states[one] for one in (_State.PLANNED, _State.BUDGETED))

    @property
    def done(self) -> int:
        return self.states[_State.DONE]

    @property
    def sent(self) -> int:
        return sum(self.states[one] for one in (_State.ESCALATED, _State.ACCEPTED, _State.DECLINED))

    @property
    def refused(self) -> int:
        return self.states[_State.REFUSED]

    @property
    def waiting(self) -> int:
        return self.states[_State.RAISED]


def coverage(organization: Organization, year: int) -> list[Line]:
    """One line for each village and community, and one for the whole where it had a forum; three questions."""
    lines = {one.pk: Line(one) for one in Area.objects.filter(organization=organization, withdrawn_at=None)}
    whole = Line(None)
    held = Forum.objects.filter(
        organization=organization, fiscal_year=year, withdrawn_at=None, state=Forum.State.HELD
    ).select_related("area")  # fmt: skip
    for forum in held:
        _line_of(lines, whole, forum).forums.append(forum)
    raised = Proposal.objects.filter(organization=organization, fiscal_year=year, withdrawn_at=None)
    for proposal in raised.select_related("forum", "forum__area"):
        _line_of(lines, whole, proposal.forum).states[proposal.state] += 1
    told = sorted(lines.values(), key=lambda one: (one.area.number or 0) if one.area else 0)
    return [*told, whole] if whole.forums or whole.raised else told


def _line_of(lines: dict[int, Line], whole: Line, forum: Forum) -> Line:
    """A village that was withdrawn since keeps its line."""
    if forum.area is None:
        return whole
    return lines.setdefault(forum.area.pk, Line(forum.area))


def coverage_listed(lines: Sequence[Line], year: int) -> Listed:
    """The same on paper: the base of every share stands beside it."""
    columns = (
        (_("พื้นที่"), 4.5), (_("เวทีที่จัด"), 1.6), (_("ผู้เข้าร่วมมากที่สุดในหนึ่งเวที"), 2.4), (_("ประชากรที่ใช้เป็นฐาน"), 2.4),
        (_("ฐาน ณ วันที่"), 2.4), (_("ร้อยละ"), 1.6), (_("ข้อเสนอ"), 1.6), (_("อยู่ในแผนหรือได้งบ"), 2.0), (_("ทำเสร็จ"), 1.6),
        (_("ส่งต่อ"), 1.6), (_("ไม่รับ"), 1.6), (_("รอพิจารณา"), 1.6),
    )  # fmt: skip
    rows = [
        [
            one.name, len(one.forums), one.best.attended if one.best else "", one.best.population if one.best else "",
            day(one.best.population_on) if one.best and one.best.population_on else "",
            str(one.share) if one.share is not None else "", one.raised, one.planned, one.done, one.sent, one.refused,
            one.waiting,
        ]
        for one in lines
    ]  # fmt: skip
    sums = [
        _("รวม"), sum(len(one.forums) for one in lines), "", "", "", "",
        *(sum(getattr(one, name) for one in lines) for name in (
            "raised", "planned", "done", "sent", "refused", "waiting"
        )),
    ]  # fmt: skip
    areas = [one for one in lines if one.area]
    told = _("จัดเวทีแล้ว %(held)s จาก %(all)s หมู่บ้านและชุมชน") % {
        "held": number(sum(bool(one.forums) for one in areas)), "all": number(len(areas)),
    }  # fmt: skip
    title = _("สัดส่วนผู้เข้าร่วมและผลของเวทีประชาคม ปีงบประมาณ พ.ศ. %(year)s") % {"year": number(year).replace(",", "")}
    return Listed("forum-coverage", title, columns, rows, sums, told, _("ยังไม่มีหมู่บ้านหรือชุมชนในทะเบียน"))
