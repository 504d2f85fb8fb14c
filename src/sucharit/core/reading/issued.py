"""What orders and announcements share: title, number, subject, date and signatory of an issued paper."""

import re
from collections.abc import Sequence

from msgspec import Struct

from sucharit.core.plan import Source
from sucharit.core.reading.furniture import is_page_mark
from sucharit.core.reading.paragraphs import end_of
from sucharit.core.reading.people import Signature, find_signatures
from sucharit.core.reading.prepared import PreparedLine
from sucharit.core.reading.values import Doubt
from sucharit.core.thai import ThaiDate, find_dates

_ISSUER = (
    r"(?:องค์การบริหาร|องค์กรบริหาร|องค์การ|เทศบาล|อบต|อบจ|เมืองพัทยา|กรุงเทพมหานคร|จังหวัด|อำเภอ|สำนักงาน|สำนักปลัด|ศูนย์"
    r"|โรงเรียน|คณะกรรมการ|สภา|กอง|กรม|กระทรวง)"
)
_COPY = r"(?:[(\-\s]*(?:สำเนา(?:คู่ฉบับ)?|ร่าง)[)\-\s]*)?"
_SUBJECT = re.compile(r"^เรื่อง\s*[:：]?\s*")
_SUBJECT_BESIDE = re.compile(r"\sเรื่อง\s*[:：]?\s*")
_NUMBER = re.compile(r"(?:^|\s)ที่\s*[:：]?\s*(?P<number>[^\s/]*\s?/\s?(?:25)?\d{2}|[^\s/]{0,12}\d{1,5})?(?=\s|$|\.)")
_NUMBER_LINE = re.compile(r"^(?:\S{0,20}\s)?ที่(?:\s|[.…\d:])")
_DATED = re.compile(r"(?:สั่ง|ประกาศ|ให้ไว้|สัง|ประกาศมา)\s?ณ\s?(?:วันที่|วัน|ที่)\s?[:：]?")
_PLAIN_DATE = re.compile(r"^(?:ณ\s)?วันที่\s")
_MONTH_LINE = re.compile(r"^(?:เดือน\s*)?[ก-๙.]{3,14}\s*(?:พ\.?\s?ศ\.?|พุทธศักราช|25)")
_BODY = re.compile(
    r"^(?:ด้วย|ตามที่|โดยที่|อาศัย|ตามหนังสือ|ตามระเบียบ|ตามพระราช|ตามประกาศ|ตามคำสั่ง|เพื่อให้|ตามมาตรา|เนื่องจาก|เนื่องด้วย|ตามความใน)"
)
_BOUNDARY = re.compile(
    r"^(?:ส่วนที่\s?\d|คำนำ$|สารบัญ|ภาคผนวก|บันทึกข้อความ|บทนำ$|รายงานการประชุม|รายงานผลการ|\d\.\s?ชื่อโครงการ)"
)
_RULE = re.compile(r"^[\-–_*.=\s…~]{3,}$")
_OPENS_A_LIST = re.compile(r"(?:ประกอบด้วย|ดังต่อไปนี้|ดังนี้|ดังมีรายชื่อ\S{0,30})\s?[:：]?\s?$|^\(?1\s?[.)]\s?\D")
_CONTINUES_SUBJECT = re.compile(
    r"^(?:ของ|ประจำปี|ปีงบประมาณ|\(?พ\.\s?ศ\.|เพื่อยกระดับ|\(|\d{4}"
    r"|(?:องค์การบริหาร|เทศบาล|เมืองพัทยา)\S{0,40}(?:\s?\(?(?:ประจำปี|ปีงบประมาณ|พ\.\s?ศ\.).{0,50})?$)"
)

LONGEST_PAPER = 400  # lines from title to date; longer is no order or announcement of this kind


class IssuedPaper(Struct, frozen=True):
    """Places in the lines: title, first line of the body, the date line (or the end), last line; and what they say."""

    title: int
    body: int
    dated: int
    last: int
    number: str | None
    subject: str | None
    date: str | None
    date_text: str | None
    signature: Signature | None
    doubts: tuple[Doubt, ...] = ()


def find_issued(lines: Sequence[PreparedLine], word: str) -> list[IssuedPaper]:
    """Every paper titled by `word` ("คำสั่ง" or "ประกาศ") and its issuer. A list of annex titles is none of them."""
    titles = [place for place in range(len(lines)) if _is_any_title(lines, place)]
    return [
        paper
        for nth, place in enumerate(titles)
        if _starts_with(lines[place], word)
        and (paper := _read_paper(lines, place, titles[nth + 1] if nth + 1 < len(titles) else len(lines), word))
    ]


def _starts_with(line: PreparedLine, word: str) -> bool:
    return re.match(_COPY + word, line.text.replace(" ", "")) is not None


_TITLE = re.compile(rf"^{_COPY}(?:คำสั่ง|ประกาศ)(?:{_ISSUER}|$)")


def _is_any_title(lines: Sequence[PreparedLine], place: int) -> bool:
    """A short line "คำสั่ง<issuer>"; or "คำสั่ง" alone above its issuer. Rows of contents and list items are none."""
    line = lines[place]
    text = line.text
    if line.cells or not text or text[0] not in "คป(-สร" or len(text) > 400:
        return False
    squeezed = text.replace(" ", "")
    title = _TITLE.match(squeezed)
    if title is None:
        return False
    if squeezed.endswith(("คำสั่ง", "ประกาศ")) and len(squeezed) < 20:
        following = _next_text(lines, place + 1)
        return following is not None and re.match(_ISSUER, lines[following].text) is not None
    head = _SUBJECT_BESIDE.split(text)[0]
    return len(head) <= 110 and _has_subject(lines, place)


def _has_subject(lines: Sequence[PreparedLine], place: int) -> bool:
    if _SUBJECT_BESIDE.search(lines[place].text):
        return True
    at = place
    for _ in range(4):
        following = _next_text(lines, at + 1)
        if following is None:
            return False
        if _SUBJECT.match(lines[following].text):
            return True
        at = following
    return False


def _next_text(lines: Sequence[PreparedLine], at: int, within: int = 6) -> int | None:
    return next((place for place in range(at, min(len(lines), at + within)) if lines[place].text), None)


def _read_paper(lines: Sequence[PreparedLine], title: int, end: int, word: str) -> IssuedPaper | None:
    subject, body = _read_subject(lines, title, end)
    if body is None:
        return None
    end = min(end, title + LONGEST_PAPER)
    boundary = next((at for at in range(body, end) if not lines[at].cells and _BOUNDARY.match(lines[at].text)), end)
    dated, date_end = _find_date_line(lines, body, boundary)
    signatures = find_signatures(lines, (date_end if dated is not None else body), min(boundary, end))
    near = signatures[0] if signatures and (dated is None or signatures[0].first - date_end < 14) else None
    if dated is None and near is None and not _closes(lines, body, boundary, word):
        return None
    date, date_text, doubts = _read_date(lines, dated, date_end)
    closing = dated if dated is not None else near.first if near else boundary
    last = near.last if near else max(closing, date_end - 1 if dated is not None else closing - 1)
    return IssuedPaper(
        title, body, closing, last, _read_number(lines, title, body), subject, date, date_text, near, tuple(doubts)
    )


def _closes(lines: Sequence[PreparedLine], body: int, end: int, word: str) -> bool:
    """An undated, unsigned draft is still a paper where it says that it orders or announces."""
    closing = "จึงประกาศ" if word == "ประกาศ" else "ทั้งนี้ตั้งแต่"
    return any(closing in lines[at].text.replace(" ", "") for at in range(body, min(end, body + 120)))


def _read_number(lines: Sequence[PreparedLine], title: int, body: int) -> str | None:
    for place in range(title, body):
        text = lines[place].text
        if _SUBJECT.match(text):
            return None
        text = _SUBJECT_BESIDE.split(text)[0]
        if place != title and not _NUMBER_LINE.match(text):
            continue
        match = _NUMBER.search(text)
        if match and match["number"] and re.search(r"\d", match["number"].split("/")[0]):
            return re.sub(r"\s*/\s*", "/", match["number"].strip())
    return None


def _read_subject(lines: Sequence[PreparedLine], title: int, end: int) -> tuple[str | None, int | None]:
    """The subject over as many lines as it takes, and the place of the line after it."""
    for place in range(title, min(end, title + 12)):
        text = lines[place].text
        opening = _SUBJECT_BESIDE.search(text) if place == title else _SUBJECT.match(text)
        if opening is None:
            continue
        parts = [text[opening.end() :].strip()]
        at = place + 1
        while at < min(end, place + 8) and _goes_on(lines, at, parts):
            if lines[at].text and not is_page_mark(lines[at].text):
                parts.append(lines[at].text)
            at += 1
        return " ".join(part for part in parts if part) or None, at
    return None, None


def _goes_on(lines: Sequence[PreparedLine], at: int, parts: list[str]) -> bool:
    text = lines[at].text
    if not text:  # over a blank line only where what follows can begin no body
        following = _next_text(lines, at + 1, within=2)
        return len(parts) < 3 and following is not None and _continues(lines[following].text, strict=True)
    if not lines[at - 1].text and parts[0]:
        return _continues(text, strict=True)
    return len(parts) < 5 and _continues(text, strict=not lines[at].continues and len(parts) > 2)


def _continues(text: str, *, strict: bool) -> bool:
    if _BODY.match(text) or _RULE.match(text) or _OPENS_A_LIST.search(text) or len(text) > 160:
        return False
    return not strict or (len(text) < 110 and bool(_CONTINUES_SUBJECT.match(text)))


def _find_date_line(lines: Sequence[PreparedLine], body: int, end: int) -> tuple[int | None, int]:
    """The line of the date and the place after it; a date broken over lines takes them all."""
    plain = None
    for place in range(body, end):
        text = lines[place].text
        if not text or len(text) > 160:
            continue
        if _DATED.search(text):
            return place, _end_of_date(lines, place, end)
        if plain is None and _PLAIN_DATE.match(text) and len(text) < 60:
            plain = place
    return (None, body) if plain is None else (plain, _end_of_date(lines, plain, end))


def _end_of_date(lines: Sequence[PreparedLine], place: int, end: int) -> int:
    if any(found.date for found in find_dates(lines[place].text)):
        return place + 1
    for at in range(place + 1, min(end, place + 5)):
        text = lines[at].text
        if text and (_MONTH_LINE.match(text) or find_dates(text)):
            return at + 1
        if text and not _RULE.match(text):
            break
    return place + 1


def _read_date(
    lines: Sequence[PreparedLine], dated: int | None, date_end: int
) -> tuple[str | None, str | None, list[Doubt]]:
    if dated is None:
        return None, None, []
    printed = " ".join(lines[at].text for at in range(dated, date_end) if lines[at].text)
    opening = _DATED.search(printed) or _PLAIN_DATE.match(printed)
    text = " ".join(printed[opening.end() if opening else 0 :].split())
    source = Source(page=lines[dated].page, line=lines[dated].number, line_end=end_of(lines[date_end - 1]))
    iso, doubts = dated_doubts(text, source)
    return iso, text or None, doubts


def dated_doubts(text: str, source: Source) -> tuple[str | None, list[Doubt]]:
    """The ISO date of a printed one, with a doubt where a part is missing, impossible or had to be guessed at."""
    found = find_dates(text)
    if not found:
        message = "ไม่พบวัน เดือน ปี ของเอกสาร โปรดตรวจสอบกับต้นฉบับและระบุวันที่ให้ครบ"
        return None, [Doubt(code="date.missing", message=message, printed=text or None, field="date", source=source)]
    if found[0].date is None:
        message = f"{found[0].fault} โปรดตรวจสอบกับต้นฉบับ"
        return None, [Doubt(code="date.impossible", message=message, printed=text, field="date", source=source)]
    return found[0].date.iso, _partial_doubts(found[0].date, text, source)


def _partial_doubts(date: ThaiDate, text: str, source: Source) -> list[Doubt]:
    if date.iso is None:
        message = "วันที่ของเอกสารไม่ครบ ไม่มีวันของเดือน โปรดตรวจสอบกับต้นฉบับและระบุวันที่ให้ครบ"
        return [Doubt(code="date.incomplete", message=message, printed=text, field="date", source=source)]
    if "month.noisy" in date.notes or "era.contradicts" in date.notes:
        message = f"วันที่ “{text}” พิมพ์คลาดเคลื่อน อ่านเป็น {date.iso} โปรดตรวจสอบกับต้นฉบับ"
        return [
            Doubt(code="date.damaged", message=message, printed=text, proposed=date.iso, field="date", source=source)
        ]
    return []


def source_of(lines: Sequence[PreparedLine], first: int, last: int) -> Source:
    """The source of a stretch of lines, ends included."""
    last = min(max(first, last), len(lines) - 1)
    return Source(page=lines[first].page, line=lines[first].number, line_end=end_of(lines[last]))
