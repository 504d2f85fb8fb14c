"""What stands around an annual table: title, organization, year, date of the data, reporter, legend of dimensions."""

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from sucharit.core.plan import FrameworkNode, NodeLevel, Source
from sucharit.core.reading.facts import Facts, read_facts
from sucharit.core.reading.people import lone_text
from sucharit.core.reading.prepared import PreparedLine

_PLAN = re.compile(r"แผนปฏิบัติการ(?:เพื่อ)?(?:ป้องกัน|ต่อต้าน|ปราบปราม)")
_YEAR_LINE = re.compile(r"^\(?(?:ประจำ)?ปี(?:งบประมาณ)?\s?(?:พ\s?\.\s?ศ\s?\.)?\s?25\d\d")
_YEAR = re.compile(r"ประจำปี(?:งบประมาณ)?\s?(?:พ\s?\.\s?ศ\s?\.)?\s?(25\d\d)(?!\s?[-–]\s?25)")
_ANY_YEAR = re.compile(r"(?:พ\s?\.\s?ศ\s?\.|ปี(?:งบประมาณ)?)\s?(25\d\d)(?!\s?[-–]\s?25)")
_REPORTER = re.compile(
    r"(?:ชื่อ\s?[-–]?\s?(?:นาม)?สกุล\s?)?(?:ของ)?ผู้(?:ออกรายงาน|รายงาน(?:ข้อมูล)?|จัดทำ(?:รายงาน|ข้อมูล)?|บันทึก(?:ข้อมูล)?|ให้ข้อมูล)\s*[:：]?\s*(?P<name>\S.{2,80})$"
)
_LEGEND = re.compile(r"^[-•*\s]*มิติ\s?(?:ที่)?\s?(?P<code>[1-9])\s*[:：=.\-–]?\s*(?P<title>[ก-ฮเ-ไ].{3,160})$")


def read_title(lines: Sequence[PreparedLine]) -> str:
    """The plan's own name, with the line of its year where that stands alone below."""
    texts = [(text, at) for at, line in enumerate(lines[:80]) if (text := lone_text(line))]
    for nth, (text, _) in enumerate(texts):
        if _PLAN.search(text) and len(text) < 250:
            following = texts[nth + 1][0] if nth + 1 < len(texts) else ""
            return f"{text} {following}" if _YEAR_LINE.match(following) and len(following) < 60 else text
    return next((text for text, _ in texts), "")


def read_year(lines: Sequence[PreparedLine]) -> int | None:
    """The fiscal year of the plan: that of "ประจำปี ..." first, then any single year near the front."""
    front = [text for line in lines[:120] if (text := lone_text(line))]
    for pattern in (_YEAR, _ANY_YEAR):
        for text in front:
            if (_PLAN.search(text) or _YEAR_LINE.match(text)) and (match := pattern.search(text)):
                return int(match[1])
    return None


def read_surroundings(lines: Sequence[PreparedLine]) -> Facts:
    """Organization and date of the data, as for any other document; a row with one filled cell is running text here."""
    return read_facts([_running(line) for line in lines])


def _running(line: PreparedLine) -> PreparedLine:
    """Spreadsheets put titles and notes into the first cell of a row."""
    return replace(line, cells=(), text=lone_text(line)) if line.cells and lone_text(line) else line


def read_reporter(lines: Iterable[PreparedLine]) -> str | None:
    """Who issued the report, by name."""
    for line in lines:
        text = " ".join(line.text.split()) if len(line.text) < 200 else ""
        if text and (match := _REPORTER.search(text)):
            name = match["name"].strip(" .:()_…")
            if name and not name.startswith(("ตำแหน่ง", "วันที่")):
                return re.split(r"\s+(?=ตำแหน่ง|วันที่|โทร)", name)[0].strip()
    return None


def read_legend(lines: Iterable[PreparedLine]) -> tuple[FrameworkNode, ...]:
    """The dimensions that the legend names, by code; the first wording of each."""
    found: dict[str, FrameworkNode] = {}
    for line in lines:
        text = lone_text(line)
        if text and "มิติ" in text[:12] and (match := _LEGEND.match(text)):
            source = Source(page=line.page, line=line.number, line_end=line.number)
            node = FrameworkNode(
                code=match["code"], level=NodeLevel.DIMENSION, title=match["title"].strip(), source=source
            )
            found.setdefault(node.code, node)
    return tuple(found[code] for code in sorted(found))


def framework_version(nodes: Iterable[FrameworkNode]) -> str | None:
    """Which framework the printed dimensions belong to, by the name of the first; None where none says."""
    titles = " ".join(node.title for node in nodes)
    if "วัฒนธรรมสุจริต" in titles:
        return "2566-2570"
    return "2561-2564" if re.search("ไม่ทนต่อการทุจริต", titles) else None
