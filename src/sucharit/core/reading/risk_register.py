"""Risk registers of several shapes: rating in one column or three, treatment beside or on other pages."""

import re
from collections.abc import Sequence

from msgspec import Struct

from sucharit.core.plan import PlanRisk, Source
from sucharit.core.reading.furniture import is_page_mark
from sucharit.core.reading.grids import MOST_CELLS, Column, as_row, columns_of, has_letters, placed, role_of, squeeze
from sucharit.core.reading.items import split_items
from sucharit.core.reading.prepared import PreparedLine
from sucharit.core.reading.values import Doubt
from sucharit.core.risk import read_level
from sucharit.core.thai import confusable, fold

# First match wins: "มาตรการควบคุมความเสี่ยง" is a control before it is a risk, "Risk Score (LxI)" a score before L or I.
_VOCABULARY = {
    "seq": re.compile(r"^(?:ที่|ลำดับ(?:ที่)?|ข้อ|[Nn]o\.?)$"),
    "owner": re.compile(r"รับผิดชอบ|เจ้าภาพ"),
    "group": re.compile(r"^(?:ผล)?(?:การ)?(?:ประเมิน|วิเคราะห์)(?:ระดับ|ค่า)?(?:ของ)?ความเสี่ยง"),
    "process_issue": re.compile(r"(?:ขั้นตอน|กระบวน|ภารกิจ|งาน)\S{0,30}ประเด็น"),
    "score": re.compile(r"[Rr]\w{0,3}[Ss]core|คะแนน|[Ll][x×X*][Ii]|โอกาส[x×X*]|ค่าความเสี่ยง|RISKSCORE"),
    "level": re.compile(r"ระดับ(?:ของ)?(?:ค่า)?(?:ความ)?เสี่ยง|^ระดับ$|[Rr]isk[Ll]evel|สถานะความเสี่ยง"),
    "likelihood": re.compile(r"[Ll]ikelihood|LIKELIHOOD|\(L\)|^L$|โอกาส(?!/|และ|ความเสี่ยง)"),
    "impact": re.compile(r"[Ii]mpact|IMPACT|\(I\)|^I$|ผลกระทบ|รุนแรง"),
    "controls": re.compile(r"มาตรการ|แนวทาง|การจัดการ|วิธีจัดการ|การควบคุม|การตอบสนอง|กิจกรรมควบคุม|แผนบริหาร"),
    "period": re.compile(r"ระยะเวลา|กำหนดเสร็จ|ปีงบประมาณ"),
    "issue": re.compile(r"ประเด็น|เหตุการณ์|พฤติการณ์|รูปแบบ|ปัจจัยเสี่ยง|ความเสี่ยง|สาเหตุ"),
    "process": re.compile(r"ขั้นตอน|กระบวน|ภารกิจ|โครงการ|กิจกรรม|^งาน|ชื่องาน|การดำเนินงาน|^ด้าน"),
}
_GROUPS = frozenset({"group", "score", "level"})
_RATING = ("likelihood", "impact", "score", "level")
_SUBJECT = ("process", "issue", "process_issue")
_COLOURS = {"เขียว": "ต่ำ", "เหลือง": "ปานกลาง", "ส้ม": "สูง", "แดง": "สูงมาก"}
_LEVEL_WORD = re.compile(r"สูงมาก|สูงที่สุด|สูง|ปานกลาง|ต่ำมาก|ต่ำ|น้อยมาก|น้อยที่สุด|น้อย|มากที่สุด|มาก")
_PRODUCT = re.compile(r"^\(?\s?([1-9])\s?[x×X*]\s?([1-9])\s?\)?(?:\s?=\s?(\d{1,2}))?$")
_LONE_NUMBER = re.compile(r"^\(?(\d{1,3})\)?[.)]?$")
_TICK = re.compile(r"^[/✓✔√xX•●\uf0fc\uf0feüþ]$")
_FRAMEWORK = re.compile(r"^(?:มิติ|\d\.\d)")  # a node of the framework names risks too, but heads no table
_LEADING_NUMBER = re.compile(r"^\(?(\d{1,2})[.)]\)?\s*(?=[^\d\s])")

GAP = 4  # lines of other text that a page break may leave inside a table (running head, page number, table name)
MOST_RISKS = 400


class RiskRow(Struct):
    """A row under reading: printed number, texts by role, the rating, and where it stands."""

    number: int | None
    texts: dict[str, list[str]]
    first: PreparedLine
    last: PreparedLine
    marked: str | None = None

    def text(self, role: str) -> str:
        return "\n".join(self.texts.get(role, ()))


class RiskGrid(Struct):
    """A table of risks: its columns and rows, and the level of each column that is a level to be ticked."""

    columns: tuple[Column, ...]
    levels: dict[int, str]
    rows: list[RiskRow]
    doubts: list[Doubt]

    def has(self, *roles: str) -> bool:
        return any(column.role in roles for column in self.columns)

    @property
    def is_rated(self) -> bool:
        return self.has(*_RATING) or bool(self.levels)


def find_risk_grids(lines: Sequence[PreparedLine]) -> list[RiskGrid]:
    """Every table whose header names a process or an issue of risk, with its rows, over page breaks."""
    grids: list[RiskGrid] = []
    grid: RiskGrid | None = None
    gap = 0
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if not line.text or (not line.cells and is_page_mark(line.text)):
            continue
        line = as_row(line) if grid is not None and not gap else line
        if not line.cells:
            gap += 1
            grid = grid if gap <= GAP else None
            continue
        if len(line.cells) > MOST_CELLS:
            continue
        if _is_header(line):
            found, at = _read_header(lines, at - 1)
            grid = _continued(grid, found) or found
            if grid is not None and grid is found:
                grids.append(grid)
        elif grid is not None and len(grid.rows) < MOST_RISKS and not _is_stranger(line, grid):
            add_row(grid, line)
        gap = 0
    return [grid for grid in grids if grid.rows]


def _is_header(line: PreparedLine) -> bool:
    filled = [cell for cell in line.cells if cell]
    if len(filled) < 2 or len(line.text) > 500 or any(_FRAMEWORK.match(cell) for cell in filled):
        return False
    roles = [role_of(cell, _VOCABULARY) for cell in filled]
    known = [role for role in roles if role]
    if len(known) < 2 or len(known) * 4 < len(filled) * 3 or _LONE_NUMBER.match(filled[0]):
        return False
    return any(role in _SUBJECT for role in known) and ("เสี่ยง" in line.text or "isk" in line.text.lower())


def _read_header(lines: Sequence[PreparedLine], at: int) -> tuple[RiskGrid | None, int]:
    """The grid that a header of one or two rows opens, and the place after it."""
    header = [lines[at]]
    after = at + 1
    while after < len(lines) and len(header) < 3:
        line = lines[after]
        if line.text and not _is_subheader(line):
            break
        if line.text:
            header.append(line)
        after += 1
        if len(header) == 1 and after - at > 3:
            break
    columns = columns_of(header, _VOCABULARY, _GROUPS)
    levels = {
        place: level for line in header[1:] for place, cell in enumerate(line.cells) if (level := _level_head(cell))
    }
    columns = tuple(c for c in columns if c.role != "group" and c.place not in levels)
    grid = RiskGrid(columns, levels, [], [])
    useful = grid.has(*_SUBJECT) and len(columns) + len(levels) >= 3
    return (grid if useful else None), (after if len(header) > 1 else at + 1)


def _is_subheader(line: PreparedLine) -> bool:
    filled = [cell for cell in line.cells if cell]
    if not filled or any(len(cell) > 40 or _LONE_NUMBER.match(cell) for cell in filled):
        return False
    return all(role_of(cell, _VOCABULARY) or _level_head(cell) for cell in filled)


def _level_head(cell: str) -> str | None:
    squeezed = squeeze(cell)
    colour = next((level for name, level in _COLOURS.items() if squeezed in (name, f"สี{name}")), None)
    return colour or (squeezed if _LEVEL_WORD.fullmatch(squeezed) else None)


def _continued(grid: RiskGrid | None, found: RiskGrid | None) -> RiskGrid | None:
    """The grid before, where the new header only repeats its own after a page break."""
    if grid is None or found is None or not grid.rows:
        return None
    return grid if [c.role for c in grid.columns] == [c.role for c in found.columns] else None


def _is_stranger(line: PreparedLine, grid: RiskGrid) -> bool:
    """A row of another table that follows without any text between: far more or fewer columns."""
    width = max(column.place for column in grid.columns) + 1
    return abs(len(line.cells) - max(width, len(grid.columns) + len(grid.levels))) > 3


def add_row(grid: RiskGrid, line: PreparedLine) -> None:
    """Adds a row, or the rest of the row above where a page broke it."""
    numbered = next((c for c in grid.columns if c.role == "seq"), None)
    cells, moved = placed(line.cells, grid.columns, _misfit)
    texts = {column.role: cells[column.place] for column in grid.columns if cells[column.place]}
    marked = next(
        (level for place, level in grid.levels.items() if _cell(line, place) and _TICK.match(_cell(line, place))), None
    )
    number = _number(texts.get("seq", ""))
    subject = next((role for role in ("process", "process_issue", "issue") if texts.get(role)), None)
    if number is None and subject and (leading := _LEADING_NUMBER.match(texts[subject])) and not numbered:
        number = int(leading[1])
        texts[subject] = texts[subject][leading.end() :]
    if number is None and not (
        _starts_row(grid, texts, marked) and (not numbered or not grid.rows or _rated(texts, marked))
    ):
        _continue_row(grid, texts, line)
        return
    if number is None and numbered and grid.rows and "process" not in texts:
        texts["process"] = grid.rows[-1].text("process")  # a merged process cell: the same process, another rating
    if texts.get("seq") and not subject:
        return
    grid.rows.append(RiskRow(number, {role: [text] for role, text in texts.items()}, line, line, marked))
    if moved:
        grid.doubts.append(_shifted(line, len(grid.rows)))


def _cell(line: PreparedLine, place: int) -> str:
    return line.cells[place] if place < len(line.cells) else ""


def _number(text: str) -> int | None:
    match = _LONE_NUMBER.match(text.strip())
    return int(match[1]) if match else None


def _starts_row(grid: RiskGrid, texts: dict[str, str], marked: str | None) -> bool:
    if not any(texts.get(role) for role in _SUBJECT):
        return False
    if grid.has("process", "process_issue"):
        return bool(texts.get("process") or texts.get("process_issue")) or _rated(texts, marked)
    return True


def _rated(texts: dict[str, str], marked: str | None) -> bool:
    return marked is not None or any(texts.get(role) for role in _RATING)


def _continue_row(grid: RiskGrid, texts: dict[str, str], line: PreparedLine) -> None:
    if not grid.rows:
        return
    row = grid.rows[-1]
    for role, text in texts.items():
        row.texts.setdefault(role, []).append(text)
    row.last = line


def _misfit(role: str, cell: str) -> float:
    if not cell:
        return 0.3 if role in _SUBJECT or role == "controls" else 0.2
    if role == "seq":
        return 0.0 if _LONE_NUMBER.match(cell) else 3.0
    if role in ("likelihood", "impact"):
        return 0.0 if len(cell) < 14 else 4.0
    if role in ("score", "level"):
        return 0.0 if len(cell) < 24 else 4.0
    return 0.0 if has_letters(cell) and not _LEVEL_WORD.fullmatch(cell) else 2.0


def _shifted(line: PreparedLine, seq: int) -> Doubt:
    return Doubt(
        code="table.shifted",
        message=f"ตารางความเสี่ยงแถวที่ {seq} มีช่องเลื่อนไปจากหัวตาราง ระบบจัดช่องให้ใหม่ โปรดตรวจสอบกับต้นฉบับ",
        printed=" | ".join(line.cells),
        field="risks",
        source=Source(page=line.page, line=line.number, line_end=line.number),
    )


class Rating(Struct, frozen=True):
    """What a row prints of its rating; each part None where it is not printed or cannot be read."""

    likelihood: int | None = None
    impact: int | None = None
    score: int | None = None
    level: str | None = None


def read_rating(row: RiskRow) -> Rating:
    """L, I, score and level from whichever columns hold them: "4", "4 (สูง)", "4 x 1 = 4", "สูง (12)", a tick."""
    likelihood, impact = _step(row.text("likelihood")), _step(row.text("impact"))
    score: int | None = None
    level = row.marked
    for role in ("score", "level"):
        text = " ".join(row.text(role).split())
        if product := _PRODUCT.match(text):
            likelihood, impact = likelihood or int(product[1]), impact or int(product[2])
            score = int(product[3]) if product[3] else score
        elif text:
            number = re.search(r"\d{1,3}", text)
            score = int(number[0]) if number and score is None else score
            level = _level(text) or level
    return Rating(likelihood, impact, score, level)


def _step(text: str) -> int | None:
    match = re.search(r"\d{1,3}", text)
    return int(match[0]) if match else None


def _level(text: str) -> str | None:
    if read_level(text) is None and not _LEVEL_WORD.search(text):
        return None
    word = _LEVEL_WORD.search(squeeze(text))
    return word[0] if word else text


def risk_of(row: RiskRow, seq: int) -> PlanRisk:
    """The row as a value: items apart, rating read, source kept."""
    rating = read_rating(row)
    process, issues = subject_of(row)
    return PlanRisk(
        seq=seq,
        process=process,
        issues=issues,
        likelihood=rating.likelihood,
        impact=rating.impact,
        score=rating.score,
        level=rating.level,
        controls=split_items(row.text("controls")).texts,
        source=Source(page=row.first.page, line=row.first.number, line_end=row.last.number),
    )


def subject_of(row: RiskRow) -> tuple[str, tuple[str, ...]]:
    """Process and issues; of a cell that holds both, what stands before the first numbered item is the process."""
    combined = row.text("process_issue")
    if combined:
        items = split_items(combined)
        if items.lead:
            return items.lead, items.texts
        head, _, rest = combined.partition("\n")
        return _one_line(head), split_items(rest).texts
    issues = split_items(row.text("issue")).texts
    process = _one_line(row.text("process"))
    if not process:  # a table that names only the risk: its words stand for the process too
        return " ".join(issues), issues
    return process, issues


def _one_line(text: str) -> str:
    return " ".join(text.split())


def rating_doubts(risk: PlanRisk) -> list[Doubt]:
    """Steps beyond the scale, and a score that is not L x I: digits that a scanner may have taken for others."""
    found: list[Doubt] = []
    for field, name, value in (("likelihood", "โอกาส", risk.likelihood), ("impact", "ผลกระทบ", risk.impact)):
        if value is not None and not 1 <= value <= 5:
            message = f"ความเสี่ยงลำดับที่ {risk.seq}: คะแนน{name}พิมพ์ว่า {value} ซึ่งอยู่นอกช่วง 1-5 โปรดตรวจสอบกับต้นฉบับ"
            found.append(
                Doubt(code="digit.confusable", message=message, printed=str(value), field=field, source=risk.source)
            )
    if risk.likelihood and risk.impact and risk.score is not None and risk.likelihood * risk.impact != risk.score:
        product = risk.likelihood * risk.impact
        looks = " ตัวเลขสองตัวนี้เครื่องอ่านสับสนกันได้" if confusable(str(risk.score), str(product)) else ""
        message = (
            f"ความเสี่ยงลำดับที่ {risk.seq}: คะแนนความเสี่ยงพิมพ์ว่า {risk.score} "
            f"แต่ {risk.likelihood} x {risk.impact} ได้ {product}{looks} โปรดตรวจสอบกับต้นฉบับ"
        )
        found.append(
            Doubt(
                code="risk.score",
                message=message,
                printed=str(risk.score),
                proposed=str(product),
                field="score",
                source=risk.source,
            )
        )
    return found


def likeness(left: str, right: str) -> float:
    """How alike two titles of processes are, 0 to 100."""
    from rapidfuzz.fuzz import ratio  # loaded only where tables must be joined

    return float(ratio(fold(left)[:400], fold(right)[:400]))
