"""Memos (บันทึกข้อความ): the head, the numbered sections, the reporter, and the chain of opinions up to the decision."""

import re
from collections.abc import Sequence

from msgspec import Struct

from sucharit.core.plan import Memo, MemoSection
from sucharit.core.reading.furniture import is_page_mark
from sucharit.core.reading.issued import dated_doubts, source_of
from sucharit.core.reading.opinions import is_opinion_heading, read_opinions, signs_under
from sucharit.core.reading.paragraphs import paragraphs
from sucharit.core.reading.people import Signature, find_signatures
from sucharit.core.reading.prepared import PreparedLine
from sucharit.core.reading.values import Doubt

_FIELDS = (
    ("unit", re.compile(r"^ส่วน(?:ราชการ|งาน)\s*[:：]?\s*|^หน่วยงาน\s*[:：]\s*")),
    ("date", re.compile(r"^วันที่\s*[:：]?\s*")),
    ("number", re.compile(r"^ที่(?=[\s.…:]|$)\s*[:：]?\s*")),
    ("subject", re.compile(r"^เรื่อง(?!เดิม)\s*[:：]?\s*")),
    ("to", re.compile(r"^เรียน\s*[:：]?\s*")),
    ("other", re.compile(r"^(?:อ้างถึง|สิ่งที่ส่งมาด้วย|เอกสารแนบ)")),
)
_DATE_BESIDE = re.compile(r"\s(?=วันที่\s)")
_PHONE = re.compile(r"\s*(?:โทร(?:ศัพท์|สาร)?\.?\s*[\d๐-๙].*|โทร(?:ศัพท์)?\.?\s*)$")
_DOTS = re.compile(r"[.…]{2,}")
_SECTION_WORDS = (
    r"(?:เรื่องเดิม|ต้นเรื่อง|ความเป็นมา|เรื่องราวเดิม|ข้อเท็จจริง|ข้อกฎหมาย|ข้อระเบียบ|ระเบียบ|กฎหมาย|หนังสือสั่งการ|ข้อสั่งการ|ข้อพิจารณา|ข้อเสนอแนะ"
    r"|ข้อเสนอ|ข้อคิดเห็น|(?:ความเห็น|ข้อคิดเห็น|ข้อพิจารณา)(?:ของ)?(?:เจ้าหน้าที่|งาน|กอง|สำนัก|ฝ่าย)|ความเห็น(?!ของ|รอง|ปลัด|ผู้)|การดำเนินการ|ผลการดำเนินการ|บทวิเคราะห์|ข้อวินิจฉัย|ประเด็นพิจารณา|เพื่อพิจารณา|สรุป(?!ว่า|ได้)"
    r"|เอกสารที่แนบ)"
)
_SECTION = re.compile(
    rf"^(?:\(?(?P<number>\d{{1,2}})\s?[.)]\s*|[-•]\s*)?(?P<heading>{_SECTION_WORDS}(?:\s?[/,]?\s?(?:และ|หรือ)?\s?(?:{_SECTION_WORDS}|ที่เกี่ยวข้อง|เพื่อพิจารณา|ต่าง\s?ๆ))*)"
    r"(?P<rest>.*)$",
    re.DOTALL,
)
_WEAK = re.compile(r"การดำเนินการ|ผลการดำเนินการ|ระเบียบ|กฎหมาย|หนังสือสั่งการ|สรุป|เอกสารที่แนบ")  # these also begin sentences
_NUMBERED = re.compile(r"^\(?(?P<number>\d{1,2})\s?[.)]\)?\s*(?P<heading>[^\d\s][^\n]{2,44})$")
_ELSE = re.compile(
    r"^(?:รายงาน(?:ผล|การ|สรุป)|แผนปฏิบัติการ|คำสั่ง(?:องค์|เทศ|อบ)|ประกาศ(?:องค์|เทศ|อบ)|บันทึกข้อความ|ส่วนที่ ?\d|ภาคผนวก"
    r"|มาตรการ\S{10})"
)

LONGEST_TAIL = 25  # letters that may follow the known words of a heading ("ข้อเสนอของเจ้าหน้าที่")
LONGEST_HEAD = 30  # lines from the title to "เรียน"
LONGEST_MEMO = 400
WIDEST_GAP = 16  # lines with text between two signatures of one chain


def read_memo(lines: Sequence[PreparedLine]) -> tuple[Memo | None, tuple[Doubt, ...]]:
    """The first memo of the document, or None. Its number and names stay as printed, OCR slips and all."""
    lines = paragraphs(lines)
    start = _find_start(lines)
    if start is None:
        return None, ()
    head, body = _read_head(lines, start)
    end = min(len(lines), start + LONGEST_MEMO)
    signatures = _chain(lines, body, end)
    reporter, opinions_from = _reporter(lines, signatures, body)
    closing = _end_of_text(lines, body, reporter, opinions_from, signatures, end)
    chain = signatures[1:] if reporter else signatures
    opinions, opinion_doubts = read_opinions(lines, opinions_from, chain)
    date, date_doubts = _read_date(lines, start, body, head)
    memo = Memo(
        unit=head.get("unit"),
        number=head.get("number"),
        date=date,
        date_text=head.get("date"),
        to=head.get("to"),
        subject=head.get("subject"),
        sections=_read_sections(lines, body, closing),
        reporter=reporter.name if reporter else None,
        reporter_position=reporter.position if reporter else None,
        opinions=opinions,
        source=source_of(lines, start, signatures[-1].last if signatures else closing - 1),
    )
    return memo, (*date_doubts, *_reporter_doubts(memo), *opinion_doubts)


def _find_start(lines: Sequence[PreparedLine]) -> int | None:
    """The title "บันทึกข้อความ" over a head; or, where OCR lost the title, a head with all of its fields."""
    for place, line in enumerate(lines):
        text = line.text
        if not text or len(text) > 120:
            continue
        first = text[0]
        if first == "บ" and text.replace(" ", "").startswith("บันทึกข้อความ") and _fields_below(lines, place + 1) >= 2:
            return place
        if first == "ส" and _FIELDS[0][1].match(text) and _fields_below(lines, place) >= 4:
            return place
    return None


def _fields_below(lines: Sequence[PreparedLine], place: int) -> int:
    found = {_field(lines[at].text)[0] for at in range(place, min(len(lines), place + LONGEST_HEAD))}
    return len(found & {"unit", "number", "date", "subject", "to"})


def _field(text: str) -> tuple[str | None, str]:
    for name, opening in _FIELDS:
        if match := opening.match(text):
            return name, text[match.end() :]
    return None, text


def _read_head(lines: Sequence[PreparedLine], start: int) -> tuple[dict[str, str], int]:
    """The fields of the head, and the place of the first line after "เรียน"."""
    head: dict[str, str] = {}
    current: str | None = None
    for place in range(start, min(len(lines), start + LONGEST_HEAD)):
        text = " ".join(lines[place].text.split())
        for part in _DATE_BESIDE.split(text) if text.startswith("ที่") else [text]:
            name, rest = _field(part)
            if name == "to":
                return {**_tidied(head), **_tidied({"to": rest})}, place + 1
            if name is None and current and part and place > start:
                head[current] = f"{head[current]} {part}"
            elif name and name not in head:
                head[name], current = rest, name
    return _tidied(head), start + 1


def _tidied(head: dict[str, str]) -> dict[str, str]:
    tidy = {name: _DOTS.sub(" ", _PHONE.sub("", text) if name == "unit" else text) for name, text in head.items()}
    return {name: " ".join(text.split()) for name, text in tidy.items() if text.strip(" -/")}


def _read_date(
    lines: Sequence[PreparedLine], start: int, body: int, head: dict[str, str]
) -> tuple[str | None, list[Doubt]]:
    place = next((at for at in range(start, body) if "วันที่" in lines[at].text), start)
    return dated_doubts(head.get("date", ""), source_of(lines, place, place))


def _chain(lines: Sequence[PreparedLine], body: int, end: int) -> list[Signature]:
    """The signatures of the memo: each near the one before, with no other paper's title between."""
    chain: list[Signature] = []
    for signature in find_signatures(lines, body, end):
        if chain and not _near(lines, chain[-1].last + 1, signature.first):
            break
        chain.append(signature)
    return chain


def _near(lines: Sequence[PreparedLine], start: int, end: int) -> bool:
    between = [line.text for line in lines[start:end] if line.text]
    if any(_ELSE.match(text) and len(text) < 160 for text in between):
        return False
    return len(between) <= WIDEST_GAP


def _reporter(lines: Sequence[PreparedLine], chain: list[Signature], body: int) -> tuple[Signature | None, int]:
    """Who reports: the first signer, unless an opinion is already announced above. With where opinions begin."""
    if not chain:
        return None, len(lines)
    if not (chain[0].said or "").startswith(("ผู้รายงาน", "ผู้เสนอ", "ผู้จัดทำ")):
        for at in range(body, chain[0].first):
            if is_opinion_heading(lines[at].text) and signs_under(lines[at].text, chain[0]):
                return None, at
    return chain[0], chain[0].last + 1


def _end_of_text(
    lines: Sequence[PreparedLine],
    body: int,
    reporter: Signature | None,
    opinions_from: int,
    chain: list[Signature],
    end: int,
) -> int:
    """The place after the last line of the sections."""
    if not chain:
        return next((at for at in range(body, end) if lines[at].text and _ELSE.match(lines[at].text)), end)
    closing = reporter.first if reporter else opinions_from
    while closing > body and _is_signing(lines[closing - 1].text):
        closing -= 1
    return closing


def _is_signing(text: str) -> bool:
    return not text or text.startswith(("ลงชื่อ", "(ลงชื่อ", "ลงนาม")) or not text.strip(".…_-() ")


def _read_sections(lines: Sequence[PreparedLine], body: int, end: int) -> tuple[MemoSection, ...]:
    """The sections in order; text above the first heading, or a memo without any, is a section without a heading."""
    headings = _headings(lines, body, end)
    starts: list[tuple[int, str, str]] = []
    for place in range(body, end):
        if place in headings:
            starts.append((place, headings[place].name, headings[place].rest))
        elif not starts and lines[place].text:
            starts.append((place, "", lines[place].text))
    return tuple(
        _section(lines, place, starts[nth + 1][0] if nth + 1 < len(starts) else end, heading, rest)
        for nth, (place, heading, rest) in enumerate(starts)
    )


class _Heading(Struct, frozen=True):
    """A section heading: name, text beside it, its number if it has one, and whether its words are known."""

    name: str
    rest: str
    number: int | None
    known: bool


def _headings(lines: Sequence[PreparedLine], body: int, end: int) -> dict[int, _Heading]:
    """The headings by place. Where the first is numbered, all are, and numbered lines between known ones are too."""
    found = {at: heading for at in range(body, end) if (heading := _heading(lines[at].text)) is not None}
    known = [heading for heading in found.values() if heading.known]
    if not known:
        return {}
    if known[0].number is None:
        return {at: heading for at, heading in found.items() if heading.known and heading.number is None}
    numbers = {heading.number for heading in known if heading.number is not None}
    chosen: dict[int, _Heading] = {}
    previous = 0
    for at, heading in found.items():
        beside = heading.number is not None and {heading.number - 1, heading.number + 1} & numbers
        if heading.number == previous + 1 and (heading.known or beside):
            chosen[at] = heading
            previous += 1
        elif heading.known and not heading.rest and (heading.number is None or heading.number > previous):
            chosen[at] = heading
            previous = heading.number or previous
    return chosen


def _heading(text: str) -> _Heading | None:
    if not text:
        return None
    if match := _SECTION.match(text):
        number = int(match["number"]) if match["number"] else None
        name, rest = match["heading"].strip(), match["rest"]
        if not rest.strip(" :："):
            return _Heading(name, "", number, known=True)
        if number is None and _WEAK.fullmatch(name):
            return None
        if rest[0] in " \t:：\n":
            return _Heading(name, rest.strip(" :：\t\n"), number, known=True)
        if len(rest) <= LONGEST_TAIL and not name.endswith(("ระเบียบ", "กฎหมาย", "หนังสือสั่งการ")):
            return _Heading(name + rest.strip(" :："), "", number, known=True)
    numbered = _NUMBERED.match(text)
    return _Heading(numbered["heading"].strip(" :："), "", int(numbered["number"]), known=False) if numbered else None


def _section(lines: Sequence[PreparedLine], place: int, end: int, heading: str, rest: str) -> MemoSection:
    texts = [rest] if rest else []
    last = place
    for at in range(place + 1, end):
        text = lines[at].text
        if text and not is_page_mark(text):
            texts.append(text)
            last = at
    return MemoSection(heading=heading, text="\n".join(texts), source=source_of(lines, place, last))


def _reporter_doubts(memo: Memo) -> list[Doubt]:
    if memo.reporter:
        return []
    message = "ไม่พบชื่อผู้รายงานในบันทึกข้อความ โปรดตรวจสอบกับต้นฉบับ"
    return [Doubt(code="memo.reporter-missing", message=message, field="memo", source=memo.source)]
