"""Signals about a document's kind: words near its front, table headers, and how often each section heading comes."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from sucharit.core.reading.annual.header import is_header_row
from sucharit.core.reading.areas import ITA_AREAS, find_headings, units_of
from sucharit.core.reading.grids import squeeze
from sucharit.core.reading.integrity_tables import read_area_tables
from sucharit.core.reading.people import lone_text
from sucharit.core.reading.prepared import PreparedLine
from sucharit.core.reading.tables import year_of

FRONT = 40  # lines with text in which a document says what it is
FEWEST_TO_COUNT = 100  # of the letters counted; only with fewer does it matter whether the rest are digits
LONGEST = 600_000  # characters looked at; a plan book has about 300,000

_SECTIONS = {
    "title": r"ชื่อ\s?(?:แผนงาน|โครงการ|กิจกรรม|มาตรการ)",
    "rationale": r"หลักการและเหตุผล|ที่มาของโครงการ|หลักการ\s?เหตุผล",
    "objectives": r"วัตถุประสงค์(?!ของกรอบ)",
    "target": r"กลุ่มเป้าหมาย|เป้าหมาย",
    "steps": r"(?:วิธี|ขั้นตอน)(?:การ)?ดำเนิน",
    "period": r"ระยะเวลา(?:การ|ใน|ที่)?(?:การ)?ดำเนิน",
    "budget": r"งบประมาณ(?!รายจ่าย)",
    "responsible": r"(?:ผู้|หน่วยงาน(?:ที่)?|ส่วนราชการ(?:ที่)?)รับผิดชอบ",
    "results": r"ผลผลิต|ผลลัพธ์|ตัวชี้วัด(?!ที่)|ผลที่คาดว่าจะได้รับ|ประโยชน์ที่คาดว่าจะได้รับ",
    "area": r"(?:ด้านที่|ตัวชี้วัดที่)\s?\d",
    "part": r"ส่วนที่\s?(?P<part_number>[1-9])",
    "dimension": r"ม[ิี]?ต[ิี](?:ที่|นี้)?\s?(?P<dimension_number>[1-4])(?!\d)",
}
# All of them in one pass over the text: each stands at the start of a line, behind a number or a bullet at most.
_HEADINGS = re.compile(
    r"(?m)^[^\n\wก-๙]{0,6}(?:\d{1,2}\s?[.)]\s*)?(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _SECTIONS.items())
    + ")"
)
_PLAN_TITLE = re.compile(
    r"แผนปฏิบัติการ(?:เพื่อ)?(?:ป้องกัน|ต่อต้าน)(?:และปราบปราม|และต่อต้าน)?การทุจริต|แผน(?:การ)?ป้องกัน(?:และปราบปราม)?การทุจริต"
)
_PROGRESS_TITLE = re.compile(
    r"^(?:\S{0,12})?รายงาน(?:สรุป|ฉบับสมบูรณ์)?(?:ผล)?(?:การ)?(?:กำกับ)?(?:และ)?(?:ติดตาม|ดำเนิน(?:การ|งาน)|ปฏิบัติ(?:งาน|การ)|ประเมินผล|ความก้าวหน้า)\S*"
)
_OF_PLAN = re.compile(r"แผนปฏิบัติการ|ป้องกัน(?:และปราบปราม)?การทุจริต")
_INTEGRITY_TITLE = re.compile(r"รายงาน(?:สรุป)?(?:ผล)?(?:การ)?ดำเนิน(?:การ|งาน)\S{0,40}(?:ส่งเสริม)?คุณธรรมและความโปร่งใส")
_ROUND = re.compile(r"รอบ\s?(?:\(?\s?)(?:6|9|12|หก|สิบสอง)\s?เดือน|รอบที่\s?[12]|ไตรมาสที่\s?[1-4]")
_PROGRESS_CELLS = re.compile(r"ผลการดำเนิน|ผลดำเนิน|ผลการปฏิบัติ|เบิกจ่าย|ปัญหา|อุปสรรค|ร้อยละความ|ความก้าวหน้า|ผลสำเร็จ")
_DIMENSION_NAME = re.compile(
    r"(?:สร้างวัฒนธรรมสุจริต|ไม่ทนต่อการทุจริต|บริหารราชการ(?:ด้วยความโปร่งใส|เพื่อป้องกัน)|มีส่วนร่วมของภาคประชาชน|กลไก(?:ใน)?การตรวจสอบ)"
)
_SHEET_FORM = re.compile(r"^รายละเอียดโครงการ/กิจกรรม|^ลำดับที่\d\.\d|^(?:\d[.)])?ชื่อโครงการ/กิจกรรม/มาตรการ|^มิติ(?:ที่)?\d")
_ONE_YEAR = re.compile(r"ประจำปี(?:งบประมาณ)?(?:พ\.ศ\.)?25\d\d(?!\s?[-–]\s?25)")
_COMPONENT_WORDS = re.compile(r"มาตรการ|ขั้นตอน|วิธีการ|ระยะเวลา|ผลการดำเนิน|ผลลัพธ์|ผลสัมฤทธิ์")
_OF_A_SHEET = ("title", "rationale", "objectives", "target", "steps", "period", "budget", "responsible", "results")
_CHIEF = ("title", "rationale", "steps", "period", "budget", "responsible", "results")
_LETTERS = "กงนรอา"  # six of the commonest; they make half of any Thai text
_ITA_LINE = re.compile(r"(?m)^[^\n\wก-๙]{0,4}\d{1,2}\s?[.)]\s?(?:" + "|".join(ITA_AREAS) + ")")
_YEAR = re.compile(r"25[5-9]\d")
_QUARTER = re.compile(r"^(?:ไตรมาส|ไตรมาศ)(?:ที่)?[1-4]")
_MONTH = re.compile(r"^(?:ม\.?ค|ก\.?พ|มี\.?ค|เม\.?ย|พ\.?ค|มิ\.?ย|ก\.?ค|ส\.?ค|ก\.?ย|ต\.?ค|พ\.?ย|ธ\.?ค)\.?(?:\d{2,4})?$")
_ROW_TITLE = re.compile(r"โครงการ|กิจกรรม|มาตรการ")


class Signals(Struct, frozen=True, kw_only=True):
    """What was counted and found. Counts of sections and sheets are of headings at the start of lines."""

    text: str  # squeezed front, for other words to be looked up in
    characters: int
    letters: int  # of six common Thai letters
    digits: int  # counted only where there are hardly any letters
    front: tuple[str, ...]
    plan_title: bool
    plan_mentions: int
    corruption: int
    integrity: int
    sheets: int
    sections: int
    sheet_form: bool
    dimensions: int
    parts: int
    budget_table: bool
    years_table: bool  # columns of three years and more, in a table or in lines that lost its rules
    quarter_table: bool
    annual_table: bool
    one_year: bool
    dimension_column: bool
    progress_title: bool
    progress_table: bool
    round_named: bool
    integrity_title: bool
    areas: int
    area_table: bool
    ita_names: int
    whole: str


def gather(lines: Sequence[PreparedLine]) -> Signals:
    """Everything that speaks for or against a kind, in one pass over the joined text and one over the table headers."""
    whole = "\n".join(line.text for line in lines if line.text)[:LONGEST]
    front = tuple(_front(lines))
    squeezed = tuple(squeeze(text) for text in front)
    counts, dimensions, parts = _count_headings(whole)
    letters = sum(whole.count(letter) for letter in _LETTERS)
    ita_names = sum(name in whole for name in ITA_AREAS)
    tables = _Tables()
    for line in lines:
        if line.cells:
            tables.look(line)
    titled = [text for text in squeezed if not text.startswith(("เรื่อง", "ตาม", "ด้วย", "เรียน"))]
    areas = len(find_headings(units_of(lines))) if counts["area"] >= 2 or len(_ITA_LINE.findall(whole)) >= 2 else 0
    return Signals(
        text="\n".join(squeezed),
        characters=len(whole) - whole.count(" ") - whole.count("\n"),
        letters=letters,
        digits=_digits(whole) if letters < FEWEST_TO_COUNT else 0,
        front=front,
        plan_title=any(_PLAN_TITLE.search(text) and len(text) < 200 for text in titled),
        plan_mentions=len(_PLAN_TITLE.findall(whole)),
        corruption=whole.count("ทุจริต"),
        integrity=sum(whole.count(word) for word in ("สุจริต", "คุณธรรม", "โปร่งใส", "ธรรมาภิบาล")),
        sheets=_sheets(counts),
        sections=sum(counts[name] > 0 for name in _OF_A_SHEET),
        sheet_form=any(_SHEET_FORM.match(text) for text in squeezed),
        dimensions=_dimensions(whole, dimensions),
        parts=parts,
        budget_table=tables.budget,
        years_table=tables.years or any(_is_years_line(line) for line in lines if not line.cells),
        quarter_table=tables.quarters,
        annual_table=tables.annual,
        one_year=any(_ONE_YEAR.search(text) for text in squeezed),
        dimension_column=tables.dimension,
        progress_title=any(_is_progress_title(text) for text in titled[:15]),
        progress_table=tables.progress,
        round_named=any(_ROUND.search(text) for text in front),
        integrity_title=any(_INTEGRITY_TITLE.search(text) for text in titled),
        areas=areas,
        area_table=areas < 2 and tables.components and len(read_area_tables(lines)) >= 3,
        ita_names=ita_names,
        whole=whole,
    )


def _is_years_line(line: PreparedLine) -> bool:
    """A header that lost its cells: "โครงการ/กิจกรรม   ปี 2566   ปี 2567   ปี 2568"."""
    text = line.text
    named = text.count("25") >= 3 and len(text) < 200 and _ROW_TITLE.search(text)
    return bool(named) and len(set(_YEAR.findall(text))) >= 3


def _digits(text: str) -> int:
    return sum(text.count(digit) for digit in "0123456789")


def _front(lines: Sequence[PreparedLine]) -> Iterator[str]:
    seen = 0
    for line in lines:
        text = lone_text(line)
        if text:
            yield text
            seen += 1
        if seen >= FRONT:
            return


def _is_progress_title(text: str) -> bool:
    return len(text) < 220 and _PROGRESS_TITLE.match(text) is not None and _OF_PLAN.search(text) is not None


def _sheets(counts: dict[str, int]) -> int:
    """How many sheets the headings make: the middle count, so that a lost or a stray heading does not matter."""
    chief = sorted(counts[name] for name in _CHIEF)
    return chief[len(chief) // 2]


def _count_headings(whole: str) -> tuple[dict[str, int], int, int]:
    """How often each heading comes, and how many different dimensions and parts are numbered."""
    counts = dict.fromkeys(_SECTIONS, 0)
    numbers: dict[str, set[str]] = {"dimension": set(), "part": set()}
    for match in _HEADINGS.finditer(whole):
        name = next(name for name in _SECTIONS if match[name] is not None)
        counts[name] += 1
        if name in numbers:
            numbers[name].add(match[f"{name}_number"])
    return counts, len(numbers["dimension"]), len(numbers["part"])


def _dimensions(whole: str, numbered: int) -> int:
    """Dimensions numbered at the start of lines, or named; only where the framework's own words are there too."""
    named = len(set(_DIMENSION_NAME.findall(whole)))
    return min(4, max(numbered, named)) if named >= 2 else 0


class _Tables:
    """Headers of tables, each looked at once."""

    def __init__(self) -> None:
        self.years = self.budget = self.quarters = self.annual = self.dimension = self.progress = self.components = (
            False
        )

    def look(self, line: PreparedLine) -> None:
        text = line.text
        if len(text) > 900:
            return
        if "ไตรมาส" in text or ("ค." in text and "ย." in text):
            cells = [squeeze(cell) for cell in line.cells if cell]
            self.quarters |= sum(bool(_QUARTER.match(cell)) for cell in cells) >= 2
            self.quarters |= sum(bool(_MONTH.match(cell)) for cell in cells) >= 6
        if not self.years and ("ปี" in text or "25" in text):
            self.years = len({year for cell in line.cells if (year := year_of(cell))}) >= 3
        if "25" in text and len(set(_YEAR.findall(text))) >= 3:
            squeezed = squeeze(text)
            self.budget |= "มิติ" in squeezed and bool(_ROW_TITLE.search(squeezed))
        if "มิติ" in text and _ROW_TITLE.search(text):
            self.dimension |= any(squeeze(cell) in ("มิติ", "มิติที่") for cell in line.cells)
        if not self.annual and "งบประมาณ" in text and "รับผิดชอบ" in text:
            self.annual = is_header_row(line) and len(set(_YEAR.findall(text))) < 2
        if not self.components and "รับผิดชอบ" in text:
            self.components = len(set(_COMPONENT_WORDS.findall(squeeze(text)))) >= 3
        if _PROGRESS_CELLS.search(text) and _ROW_TITLE.search(text):
            self.progress |= sum(bool(_PROGRESS_CELLS.search(cell)) and len(cell) < 60 for cell in line.cells) >= 1
