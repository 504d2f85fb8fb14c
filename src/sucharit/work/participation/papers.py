"""What the room sends out: announcements of forums and sessions, the order of a committee, the report of an evaluation,
the letter that invites observers. A draft for signature: number and day are those of the office's own register."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404, HttpResponse

from sucharit.base import clock
from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.base.people.models import Position
from sucharit.base.people.signers import Signer, chief_on, ranked_on
from sucharit.core.answers import level_word
from sucharit.core.papers import Paper
from sucharit.core.papers.metadata import metadata_for
from sucharit.core.papers.orders import order
from sucharit.core.papers.paper import Block, Cell, Column, Emblem, Heading, KeyValue, Signature, Table, text
from sucharit.core.papers.proclamations import Proclamation, proclamation
from sucharit.core.plan import Member, Order
from sucharit.core.thai import format_date
from sucharit.work.participation.models import Committee, CommitteeMember, CouncilSession, Forum, Observation
from sucharit.work.participation.models import PlanEvaluation as Evaluation
from sucharit.work.surveys.figures import figures_of
from sucharit.work.years.recording.papers import paper_file, signed_by_chief

_NUMBER = re.compile(r"^\s*(?:วาระที่\s*)?[0-9๐-๙]{1,2}[.)]?\s+")  # the paper numbers by itself
_SIGN = f"(ลงชื่อ){'.' * 36}"
Row = Any


def forum_paper(row: Forum) -> Paper:
    """Day, place and the share of each village, made known before the forum."""
    where = row.area.name if row.area else str(row.get_level_display())
    told = [f"จัดเวทีประชาคม {where} ในวันที่ {_day(row.held_on)}{_at(row.starts_at)} ณ {row.place}"]
    told.append(f"สัดส่วนผู้เข้าร่วมไม่น้อยกว่า {row.quota:,} คน{_of_how_many(row)}")
    told.append(f"ให้ความเห็นโดย{row.get_method_display()} การเข้าร่วมเป็นไปโดยสมัครใจ และผู้ดำเนินเวทีไม่ชี้นำความเห็น")
    told.append("ปัญหา ความต้องการ และข้อเสนอจะเรียงตามลำดับความสำคัญที่เวทีกำหนด และแจ้งผลการพิจารณากลับสู่ชุมชน")
    lead = f"{row.organization.name}จะจัดเวทีประชาคมเรื่อง {row.topic} เพื่อให้ประชาชนร่วมกำหนดแนวทางการพัฒนา จึงประกาศให้ทราบ ดังนี้"
    return _announced(row, f"กำหนดการและสัดส่วนผู้เข้าร่วมเวทีประชาคม {row.topic}", lead, told, row.announced_on)


def _of_how_many(row: Forum) -> str:
    people = row.population or (row.area.population if row.area else 0)
    return f" จากประชากรในพื้นที่ {people:,} คน" if people else ""


def session_paper(row: CouncilSession) -> Paper:
    """Schedule, seats and broadcast, so that everybody may come."""
    told = [bare for line in row.agenda.splitlines() if (bare := _NUMBER.sub("", line).strip())]
    kind = str(row.get_kind_display())
    kind = f"{'' if kind in row.title else kind}{' (สภาสัญจร)' if row.mobile else ''}".strip()
    where = f"ในวันที่ {_day(row.held_on)}{_at(row.starts_at)} ณ {row.place}"
    seats = f"จัดที่นั่งสำหรับประชาชน {row.seats:,} ที่นั่ง" if row.seats else "ไม่มีที่นั่งสำหรับประชาชนในการประชุมครั้งนี้"
    ways = f" วิธีขอเข้าฟัง: {row.asking}" if row.asking else ""
    ways += f" รับฟังการถ่ายทอดได้ที่ {row.broadcast}" if row.broadcast else ""
    what = " ".join(filter(None, (row.title, kind, where, seats + ways)))
    lead = f"สภา{row.organization.name}กำหนดประชุม {what} มีระเบียบวาระ ดังนี้"
    titled = "ประธานสภา"
    head = ranked_on(row.organization, row.announced_on or clock.today(), Position.Rank.COUNCIL, titled)
    head = head or Signer("", f"{titled}{row.organization.name}")
    return _announced(row, f"กำหนดการประชุมสภา {row.title} และการเข้าฟังของประชาชน", lead, told, row.announced_on, head)


def _announced(
    row: Row, subject: str, lead: str, told: list[str], on: Any, head: Signer | None = None
) -> Paper:  # fmt: skip
    """Signed by `head`; by the chief executive of that day where none is named."""
    house = row.organization
    signer = head or chief_on(house, on or clock.today())
    value = Proclamation(
        subject=subject, paragraphs=(lead,), commitments=tuple(told), closing="จึงประกาศให้ทราบโดยทั่วกัน",
        date=on.isoformat() if on else None, signatory=signer.name or None, signatory_position=signer.position,
    )  # fmt: skip
    return proclamation(value, house.as_value(), kind="participation-notice")


def committee_paper(row: Committee) -> Paper:
    """The order: the chair first, secretaries last, as the sides stand."""
    house = row.organization
    sides = [CommitteeMember.Side.SECRETARY, CommitteeMember.Side.ASSISTANT]
    people = sorted(row.members.all(), key=lambda one: (not one.chair, one.side in sides, one.pk))
    members = tuple(
        Member(name=one.name, position=str(one.get_side_display()), role=_role(one)) for one in people
    )  # fmt: skip
    chief = chief_on(house, row.appointed_on or clock.today())
    value = Order(
        number=row.order_number or None, subject=f"แต่งตั้ง{row.name}", members=members, signatory=chief.name or None,
        date=row.appointed_on.isoformat() if row.appointed_on else None,
        duties=_DUTIES[row.kind], signatory_position=chief.position,
    )  # fmt: skip
    lead = f"เพื่อให้ประชาชนมีส่วนร่วมในการบริหารของ{house.name} ผู้แทนประชาชนได้มาโดยวิธี: {row.chosen_how}"
    return order(value, house.as_value(), grounds=f"{lead} จึงแต่งตั้งคณะกรรมการ ประกอบด้วย")


_DUTIES: Mapping[str, tuple[str, ...]] = {
    Committee.Kind.PLAN: ("พิจารณาร่างแผนพัฒนาท้องถิ่นและเสนอผู้บริหาร", "รับฟังความเห็นของประชาชนต่อร่างแผนและตอบทุกความเห็น"),
    Committee.Kind.SUPPORT: ("รวบรวมปัญหา ความต้องการ และข้อเสนอจากเวทีประชาคม", "จัดทำร่างแผนพัฒนาท้องถิ่นเสนอคณะกรรมการพัฒนา"),
    Committee.Kind.FOLLOW: (
        "ติดตามและประเมินผลการดำเนินงานอย่างน้อยปีละสองครั้ง",
        "เสนอผลและความเห็นต่อผู้บริหาร สภา และคณะกรรมการพัฒนา แล้วประกาศให้ประชาชนทราบ",
    ),
}


def _role(one: CommitteeMember) -> str:
    if one.chair:
        return "ประธานกรรมการ"
    return {"secretary": "กรรมการและเลขานุการ", "assistant": "ผู้ช่วยเลขานุการ"}.get(one.side, "กรรมการ")


_WAY = (
    ("เสนอผู้บริหาร", "executive_on"), ("เสนอสภา", "council_on"), ("เสนอคณะกรรมการพัฒนา", "committee_on"),
    ("ประกาศให้ประชาชนทราบ", "published_on"),
)  # fmt: skip


def evaluation_paper(row: Evaluation) -> Paper:
    """What the committee found, and how far its report has gone."""
    house, title = row.organization, "รายงานการติดตามและประเมินผลแผนพัฒนาท้องถิ่น"
    share = f" คิดเป็นร้อยละ {row.done * 100 / row.planned:.2f}" if row.planned else ""
    chair = next((one.name for one in row.committee.members.all() if one.chair), None)
    way = tuple((Cell(content=name), Cell(content=_day(getattr(row, field)) or "-")) for name, field in _WAY)
    blocks: list[Block] = [
        text(house.name, align="center", bold=True), Heading(text=title, level=1, centered=True),
        text(f"ปีงบประมาณ พ.ศ. {row.fiscal_year} {row.get_half_display()}", align="center"),
        KeyValue(pairs=(
            ("ผู้ประเมิน", row.committee.name), ("วันที่ประเมิน", _day(row.evaluated_on)),
            ("ผลการดำเนินงาน", f"ทำแล้ว {row.done:,} จาก {row.planned:,} โครงการ{share}"),
            *_by_citizens(row),
        )),
        text("ผลการประเมินและข้อเสนอแนะ", bold=True, keep_with_next=True),
        *(text(line, first_line=True) for line in row.result.splitlines() if line.strip()),
        text("การเสนอและประกาศ", bold=True, keep_with_next=True),
        Table(columns=(Column(width=8), Column(width=8)), rows=way, size="body",
              header=((Cell(content="ขั้น"), Cell(content="วันที่")),)),
        Signature(name=chair, position=("ประธานกรรมการ",), rule=_SIGN),
    ]  # fmt: skip
    return _paper(row, "plan-evaluation", title, blocks, row.evaluated_on)


def _by_citizens(row: Evaluation) -> list[tuple[str, str]]:
    """What the survey of citizens says, where one was chosen and has answers enough."""
    figures = figures_of(row.survey) if row.survey is not None else None
    if row.survey is None or figures is None or figures.outcome.percent is None:
        return []
    level = level_word(figures.outcome.mean)
    return [("ประชาชนประเมิน", f"ร้อยละ {figures.outcome.percent} ระดับ{level} ({row.survey.title})")]


def invitation_paper(row: Observation) -> Paper:
    """หนังสือภายนอก to the network that is asked to send observers."""
    house = row.organization
    subject = f"ขอเชิญผู้แทนสังเกตการณ์{row.get_step_display()} เรื่อง {row.subject}"
    blocks: list[Block] = [
        Emblem(height=3.0, alternative="ตราครุฑ"),
        KeyValue(
            pairs=(("ที่", row.letter or f"{house.document_prefix}/"), ("", f"{house.name} {house.address}".strip()))
        ),
        text(_day(row.invited_on), align="center"),
        KeyValue(pairs=(("เรื่อง", subject), ("เรียน", f"ผู้ประสานงาน{row.network.name}"))),
        text(
            f"ด้วย{house.name}จะดำเนินการเรื่อง {row.subject} ในวันที่ {_day(row.step_on)}"
            f"{f' ณ {row.place}' if row.place else ''} เพื่อให้โปร่งใสและประชาชนตรวจสอบได้"
            " จึงขอเชิญท่านส่งผู้แทนเข้าสังเกตการณ์",
            first_line=True,
        ),
        text(
            "ผู้แทนต้องไม่มีส่วนได้เสียในเรื่องดังกล่าว บันทึกสิ่งที่เห็นได้โดยอิสระ และหน่วยงานจะชี้แจงข้อสังเกตทุกข้อให้ประชาชนทราบ",
            first_line=True,
        ),
        text("จึงเรียนมาเพื่อโปรดพิจารณา และแจ้งชื่อผู้แทนก่อนวันดำเนินการ", first_line=True, keep_with_next=True),
        text("ขอแสดงความนับถือ", align="center", keep_with_next=True),
        signed_by_chief(house, row.invited_on, _SIGN),
    ]
    return _paper(row, "observers-invited", subject, blocks, row.invited_on)


def _paper(row: Row, kind: str, title: str, blocks: list[Block], on: Any) -> Paper:
    house: Organization = row.organization
    return Paper(
        kind=kind, title=title, blocks=tuple(blocks), numbers="none",
        metadata=metadata_for(house.as_value(), title, on.isoformat()),
    )  # fmt: skip


#: register > its paper
PAPERS: Mapping[str, Callable[[Row], Paper]] = {
    "forums": forum_paper, "council-sessions": session_paper, "citizen-committees": committee_paper,
    "plan-evaluations": evaluation_paper, "observations": invitation_paper,
}  # fmt: skip


def participation_file(register: str, row: Row, form: str, _officer: Officer) -> HttpResponse:
    """The paper of an entry as pdf or docx, in Thai digits as what goes out is written; 404 for another register or
    form."""
    if register not in PAPERS:
        raise Http404
    return paper_file(PAPERS[register](row), form, f"{register}-{row.number}")


def _day(day: Any) -> str:
    return format_date(day, "full", "arabic") if day else ""


def _at(time: Any) -> str:
    return f" เวลา {time:%H.%M} น." if time else ""
