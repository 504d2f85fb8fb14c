"""Orders (คำสั่ง) that appoint committees: alone or in the annex of a plan book."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from sucharit.core.plan import Member, Order, Source
from sucharit.core.reading.committees import MemberLine, is_member_header, read_member_line, read_member_rest
from sucharit.core.reading.furniture import is_page_mark
from sucharit.core.reading.issued import IssuedPaper, find_issued, source_of
from sucharit.core.reading.items import split_items
from sucharit.core.reading.paragraphs import paragraphs
from sucharit.core.reading.prepared import PreparedLine
from sucharit.core.reading.values import Doubt
from sucharit.core.thai import confusable

_MEMBERS_OPEN = re.compile(r"(?:ประกอบด้วย|ดังต่อไปนี้|ดังนี้|ดังมีรายชื่อ\S*|รายนาม\S*|ตามรายชื่อ\S*)\s?[:：]?\s?$")
_DUTIES_OPEN = re.compile(
    r"(?:มี|ให้มี|มีอำนาจและ|^)(?:อำนาจ)?(?:และ)?หน้าที่(?:และอำนาจ|และความรับผิดชอบ|ความรับผิดชอบ|รับผิดชอบ)?(?P<rest>.*)$"
)
_DUTIES_INTRODUCED = re.compile(r"^(?:\s|ในการ|ดัง(?:ต่อไป)?นี้|ดังนั้น|[:：])*")
_CLOSE = re.compile(r"^(?:ทั้งนี้|โดยให้มีผล|ให้คำสั่งนี้|คำสั่งนี้ให้|จึงประกาศ|สั่ง ?ณ|บรรดาคำสั่ง|ให้ผู้ได้รับแต่งตั้ง|ให้ผู้ที่ได้รับ)")
_GROUP = re.compile(r"^\(?(?:\d{1,2}|[ก-ฮ])?[.)]?\s*(?:ให้)?(?:คณะ|ฝ่าย|ให้แต่งตั้ง)[^\t]{0,120}$")
_ANNEXED = re.compile(r"แนบท้ายคำสั่ง|บัญชีรายชื่อ")


def read_orders(lines: Sequence[PreparedLine]) -> tuple[tuple[Order, ...], tuple[Doubt, ...]]:
    """Every order with its members in order of appearance; misnumbered members and missing dates are doubts."""
    lines = paragraphs(lines)
    orders: list[Order] = []
    doubts: list[Doubt] = []
    papers = find_issued(lines, "คำสั่ง")
    for nth, paper in enumerate(papers):
        following = papers[nth + 1].title if nth + 1 < len(papers) else len(lines)
        order, its_doubts = _read_order(lines, paper, following)
        orders.append(order)
        doubts += its_doubts
    return tuple(orders), tuple(doubts)


def _read_order(lines: Sequence[PreparedLine], paper: IssuedPaper, following: int) -> tuple[Order, list[Doubt]]:
    body = _Body()
    for line in lines[paper.body : paper.dated]:
        body.add(line)
    last = paper.last
    if not body.members:
        last = _read_annexed(lines, body, paper.last + 1, following) or last
    signature = paper.signature
    order = Order(
        number=paper.number,
        subject=paper.subject,
        date=paper.date,
        date_text=paper.date_text,
        members=tuple(body.members),
        duties=body.all_duties(),
        signatory=signature.name if signature else None,
        signatory_position=signature.position if signature else None,
        source=source_of(lines, paper.title, last),
    )
    doubts = [*_number_doubts(order), *paper.doubts, *body.doubts]
    return order, doubts


def _read_annexed(lines: Sequence[PreparedLine], body: "_Body", start: int, end: int) -> int | None:
    """Members on a list behind the signature ("บัญชีรายชื่อแนบท้ายคำสั่ง"): the place of its last line, if there is one."""
    within = min(end, start + 30)
    opening = next((at for at in range(start, within) if _ANNEXED.search(lines[at].text)), None)
    if opening is None:
        return None
    body.state = "members"
    last = opening
    for at in range(opening + 1, min(end, opening + 300)):
        before = len(body.members)
        body.add(lines[at])
        if len(body.members) > before:
            last = at
        elif at - last > 12:
            break
    return last


class _Body:
    """Goes through the lines of an order: first its reasons, then lists of members and of duties, in any number."""

    def __init__(self) -> None:
        self.state = "reasons"
        self.members: list[Member] = []
        self.duties: list[list[str]] = []
        self.doubts: list[Doubt] = []
        self.expected = 1

    def add(self, line: PreparedLine) -> None:
        text = line.text
        if not text or is_page_mark(text):
            return
        if self._turns(line):
            return
        if self.state == "duties" and not line.cells:
            self._add_duty(line)
        else:
            self._add_member(line)

    def _turns(self, line: PreparedLine) -> bool:
        """Whether the line opens or closes a list, and nothing more."""
        text = line.text
        if is_member_header(line):
            self._open_members()
            return True
        if line.cells:
            return False
        if _CLOSE.match(text):
            self.state = "closing"
            return True
        if self._opens_duties(text):
            return True
        if _MEMBERS_OPEN.search(text) and read_member_line(line, open_list=False) is None:
            self._open_members()
            return True
        if _GROUP.match(text) and self.members and read_member_line(line, open_list=True) is None:
            self._open_members()
            return True
        return False

    def _open_members(self) -> None:
        if self.state != "members":
            self.expected = 1
        self.state = "members"

    def _opens_duties(self, text: str) -> bool:
        if self.state == "reasons" and not self.members and not text.startswith(("ให้", "โดยให้", "มีหน้าที่", "มีอำนาจ")):
            return False
        match = _DUTIES_OPEN.search(text)
        if match is None or (self.state == "duties" and text[0].isdigit()):
            return False
        rest = match["rest"][_DUTIES_INTRODUCED.match(match["rest"]).end() :].strip()  # type: ignore[union-attr]
        self.state = "duties"
        self.duties.append([rest] if rest else [])
        return True

    def _add_duty(self, line: PreparedLine) -> None:
        member = read_member_line(line, open_list=False)
        if member is not None and member.role and member.name:
            self.state = "members"
            self._append(member, line)
            return
        duty = self.duties[-1]
        starts = not duty or line.text[0].isdigit() or line.text[0] in "(-•"
        if starts:
            duty.append(line.text)
        else:
            duty[-1] += ("" if line.continues else " ") + line.text

    def _add_member(self, line: PreparedLine) -> None:
        if self.state == "closing":
            return
        member = read_member_line(line, open_list=self.state == "members")
        if member is not None:
            self._append(member, line)
        elif self.members and self.state == "members":
            self._complete(line)

    def _append(self, member: MemberLine, line: PreparedLine) -> None:
        if self.state == "reasons":
            if member.number is None or not (member.role or line.cells):
                return
            self.state = "members"
        self._count(member, line)
        source = Source(page=line.page, line=line.number, line_end=line.number)
        self.members.append(
            Member(
                stated_number=member.number,
                name=member.name,
                position=member.position,
                role=member.role,
                source=source,
            )
        )

    def _complete(self, line: PreparedLine) -> None:
        """A line that goes on with the member above: the rest of the position, the role on its own line."""
        position, role = read_member_rest(line)
        last = self.members[-1]
        if role and last.role and last.role.endswith(("และ", "/")):
            role = last.role + role
            last = replace(last, role=None)
        if (position and last.role and last.position and not line.cells) or (role and last.role):
            return
        if not position and not role:
            return
        joined = " ".join(part for part in (last.position, position) if part) or None
        source = replace(last.source, line_end=line.number)
        self.members[-1] = replace(last, position=joined, role=role or last.role, source=source)

    def _count(self, member: MemberLine, line: PreparedLine) -> None:
        if member.number is None:
            self.expected += 1
            return
        restarts = member.number == 1 and not self.members
        if member.number != self.expected and not restarts:
            self.doubts.append(_sequence_doubt(member, self.expected, line))
        self.expected = member.number + 1

    def all_duties(self) -> tuple[str, ...]:
        return tuple(text for duty in self.duties for text in split_items(duty).texts)


def _sequence_doubt(member: MemberLine, expected: int, line: PreparedLine) -> Doubt:
    who = member.name or member.position or ""
    printed, proposed = str(member.number), str(expected)
    looks = " ตัวเลขสองตัวนี้เครื่องอ่านสับสนกันได้" if confusable(printed, proposed) else ""
    return Doubt(
        code="number.sequence",
        message=f"ลำดับที่ของ {who} ในคำสั่งพิมพ์ว่า {printed} แต่ลำดับต่อจากคนก่อนหน้าคือ {proposed}{looks} โปรดตรวจสอบกับต้นฉบับ",
        printed=printed,
        proposed=proposed,
        field="orders",
        source=Source(page=line.page, line=line.number, line_end=line.number),
    )


def _number_doubts(order: Order) -> Iterator[Doubt]:
    if order.number is None:
        yield Doubt(
            code="number.missing",
            message="ไม่พบเลขที่ของคำสั่ง โปรดตรวจสอบกับต้นฉบับ",
            field="orders",
            source=order.source,
        )
