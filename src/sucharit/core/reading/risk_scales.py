"""Risk criteria as a plan adopts them: the scales of likelihood and impact, and the matrix of levels."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from sucharit.core.plan import RiskCriteria, ScaleStep, Source
from sucharit.core.reading.furniture import is_page_mark
from sucharit.core.reading.grids import MOST_CELLS
from sucharit.core.reading.prepared import PreparedLine
from sucharit.core.reading.values import Doubt
from sucharit.core.risk import Matrix, read_level, turned

_LIKELIHOOD = re.compile(r"โอกาส|[Ll]ikelihood|ความถี่|ความน่าจะเป็น")
_IMPACT = re.compile(r"ผลกระทบ|[Ii]mpact|รุนแรง|ความเสียหาย")
_NOT_MONEY = re.compile(r"(?:ไม่ใช่|มิใช่|ไม่เป็น|นอกเหนือจาก)\S{0,6}(?:การเงิน|ตัวเงิน)|[Nn]on-?\s?[Ff]inancial")
_MONEY = re.compile(r"การเงิน|ตัวเงิน|มูลค่า|[Ff]inancial")
_CRITERIA = re.compile(r"เกณฑ์|ระดับ|คะแนน|[Ll]ikelihood|[Ii]mpact")
_LINE_STEP = re.compile(
    r"^(?:ระดับ(?:ที่)?|คะแนน)?\s?(?P<score>[1-5])\s*(?:[=:：]|[-–](?=\s))?\s+(?P<meaning>(?:\d{1,2}\s)?[^\d\s.)][^\n]{2,300})$"
)
_SCORE_CELL = re.compile(r"^(?:ระดับ(?:ที่)?|คะแนน)?\s?\(?([1-9])\)?\.?$")

LONGEST_SCALE = 10
CONTEXT = 7  # lines with text above a scale that may say what it measures


class _Row(Struct, frozen=True):
    """A row of a scale: place in the lines, score, and the texts beside it by column (0 for running text)."""

    at: int
    score: int
    texts: dict[int, str]


class _MatrixRow(Struct, frozen=True):
    at: int
    label: str
    levels: tuple[str, ...]


def read_risk_criteria(lines: Sequence[PreparedLine]) -> tuple[RiskCriteria | None, tuple[Doubt, ...]]:
    """The criteria, or None where the document prints neither a scale nor a matrix.

    Meanings stay as printed, dotted blanks included. A matrix printed upside down is set right in `matrix`, kept in
    `matrix_as_printed`, and told in a doubt.
    """
    scales: dict[str, tuple[ScaleStep, ...]] = {}
    places: list[int] = []
    doubts: list[Doubt] = []
    for block in _scale_blocks(lines):
        for kind, steps in _kinds_of(lines, block):
            if kind not in scales:
                scales[kind] = steps
                places += [row.at for row in block]
                doubts += [_odd_step(lines[row.at], row) for row in _odd_rows(block)]
    matrix, printed, at, matrix_doubts = _read_matrix(lines)
    doubts += matrix_doubts
    places += at
    if not places:
        return None, ()
    first, last = min(places), max(places)
    criteria = RiskCriteria(
        likelihood=scales.get("likelihood", ()),
        impact_financial=scales.get("financial", ()),
        impact_other=scales.get("other", ()),
        matrix=matrix,
        matrix_as_printed=printed,
        source=Source(page=lines[first].page, line=lines[first].number, line_end=lines[last].number),
    )
    return criteria, tuple(doubts)


def _scale_blocks(lines: Sequence[PreparedLine]) -> Iterator[list[_Row]]:
    """Three or more rows one below the other whose scores only go up or only go down, one misread digit forgiven."""
    block: list[_Row] = []
    for at, line in enumerate(lines):
        if not line.text or (not line.cells and is_page_mark(line.text)):
            continue
        row = _scale_row(at, line)
        if row is not None and block and row.score != block[0].score and _may_follow(block, row, bool(line.cells)):
            block.append(row)
            continue
        if _is_scale(block):
            yield block
        block = [row] if row is not None else []
    if _is_scale(block):
        yield block


def _may_follow(block: list[_Row], row: _Row, in_table: bool) -> bool:
    return len(block) < LONGEST_SCALE and (in_table or abs(row.score - block[-1].score) == 1)


def _is_scale(block: list[_Row]) -> bool:
    return len(block) >= 3 and len(_odd_rows(block)) <= (len(block) > 3)


def _odd_rows(block: list[_Row]) -> list[_Row]:
    """The rows whose score does not fit between its neighbours, in the direction that most rows go."""
    steps = [after.score - before.score for before, after in pairwise(block)]
    sign = 1 if sum(step > 0 for step in steps) * 2 > len(steps) else -1
    fits = [step * sign > 0 for step in steps]
    odd: list[_Row] = []
    for nth, fit in enumerate(fits):
        if fit or (odd and odd[-1] is block[nth]):
            continue
        skips = nth + 2 >= len(block) or (block[nth + 2].score - block[nth].score) * sign > 0
        odd.append(block[nth + 1] if skips else block[nth])
    return odd


def _scale_row(at: int, line: PreparedLine) -> _Row | None:
    if not line.cells:
        match = _LINE_STEP.match(line.text) if line.text[0] in "12345รค" else None
        return _Row(at, int(match["score"]), {0: match["meaning"].strip()}) if match else None
    if len(line.cells) > 8:
        return None
    filled = [(place, cell) for place, cell in enumerate(line.cells) if cell]
    score = next(((place, int(m[1])) for place, cell in filled[:2] if (m := _SCORE_CELL.match(cell))), None)
    texts = {place: _one_line(cell) for place, cell in filled if score is None or place != score[0]}
    if score is None or not 1 <= len(texts) <= 4 or any(_SCORE_CELL.match(text) for text in texts.values()):
        return None
    if len(texts) >= 3 and all(read_level(text) for text in texts.values()):
        return None
    return _Row(at, score[1], texts)


def _kinds_of(lines: Sequence[PreparedLine], block: list[_Row]) -> Iterator[tuple[str, tuple[ScaleStep, ...]]]:
    """What a block of rows measures: usually one scale; one for each column where the header names several."""
    above = _context(lines, block[0].at)
    running = not lines[block[0].at].cells
    if running and not any(_CRITERIA.search(text) for text in above[:4]):
        return
    headers = _column_kinds(lines, block)
    if len(set(headers.values())) > 1:
        for place, kind in headers.items():
            yield kind, _steps(block, (place,))
        return
    if (measured := _kind(above, block)) is not None:
        yield measured, _steps(block, tuple(sorted({place for row in block for place in row.texts})))


def _odd_step(line: PreparedLine, row: _Row) -> Doubt:
    message = f"คะแนน {row.score} ในเกณฑ์ประเมินความเสี่ยงไม่เรียงต่อจากแถวข้างเคียง อาจอ่านตัวเลขผิด โปรดตรวจสอบกับต้นฉบับ"
    return Doubt(
        code="digit.confusable",
        message=message,
        printed=str(row.score),
        field="risk_criteria",
        source=Source(page=line.page, line=line.number, line_end=line.number),
    )


def _steps(block: list[_Row], places: tuple[int, ...]) -> tuple[ScaleStep, ...]:
    return tuple(
        ScaleStep(score=row.score, meaning=": ".join(row.texts[place] for place in places if place in row.texts))
        for row in block
    )


def _column_kinds(lines: Sequence[PreparedLine], block: list[_Row]) -> dict[int, str]:
    """The kind of each column by the header row just above, for tables with likelihood and impact side by side."""
    header = next((lines[at] for at in range(block[0].at - 1, max(-1, block[0].at - 4), -1) if lines[at].text), None)
    if header is None or not header.cells:
        return {}
    kinds = {place: _kind([header.cells[place]], block) for place in block[0].texts if place < len(header.cells)}
    return {place: kind for place, kind in kinds.items() if kind is not None and header.cells[place]}


def _context(lines: Sequence[PreparedLine], at: int) -> list[str]:
    """Texts above a block, nearest first, up to another table's scores."""
    texts: list[str] = []
    for place in range(at - 1, max(-1, at - 16), -1):
        line = lines[place]
        if not line.text or (not line.cells and is_page_mark(line.text)):
            continue
        if len(texts) >= CONTEXT or _scale_row(place, line) is not None:
            break
        texts.append(line.text)
    return texts


def _kind(above: Sequence[str], block: list[_Row]) -> str | None:
    """likelihood, financial or other: by the nearest words above, then by the words in the rows."""
    inside = " ".join(text for row in block for text in row.texts.values())
    for text in (*above, inside):
        likelihood, impact = _LIKELIHOOD.search(text), _IMPACT.search(text)
        if bool(likelihood) == bool(impact):
            continue
        return "likelihood" if likelihood else _impact_kind(above, inside)
    return None


def _impact_kind(above: Sequence[str], inside: str) -> str:
    for text in above:
        negated = _NOT_MONEY.search(text)
        plain = _MONEY.search(_NOT_MONEY.sub("", text))
        if bool(negated) != bool(plain):
            return "other" if negated else "financial"
    return "financial" if inside.count("บาท") >= 3 else "other"


def _read_matrix(
    lines: Sequence[PreparedLine],
) -> tuple[dict[int, tuple[str, ...]], tuple[tuple[str, ...], ...], list[int], list[Doubt]]:
    rows, impacts = _matrix_rows(lines)
    if not rows:
        return {}, (), [], []
    printed = tuple((row.label, *row.levels) for row in rows)
    places = [row.at for row in rows]
    source = Source(page=lines[places[0]].page, line=lines[places[0]].number, line_end=lines[places[-1]].number)
    ordered = [(row[0], *reversed(row[1:])) for row in printed] if _falls(impacts) else printed
    matrix = Matrix.from_print(ordered)
    if matrix is None:
        message = "ตารางระดับความเสี่ยงไม่มีคะแนนโอกาสกำกับทุกแถว จึงอ่านได้เพียงตามที่พิมพ์ โปรดตรวจสอบกับต้นฉบับ"
        return {}, printed, places, [Doubt(code="risk.matrix-labels", message=message, field="matrix", source=source)]
    upright = turned(matrix)
    doubts = [] if upright.rows == matrix.rows else [_upside_down(matrix, upright, source)]
    return dict(sorted(upright.rows.items(), reverse=True)), printed, places, doubts


def _falls(impacts: tuple[int, ...]) -> bool:
    return len(impacts) > 1 and impacts[0] > impacts[-1]


def _upside_down(matrix: Matrix, upright: Matrix, source: Source) -> Doubt:
    message = (
        "ตารางระดับความเสี่ยงพิมพ์กลับด้าน: แถวที่โอกาสเกิดสูงกลับมีระดับความเสี่ยงต่ำกว่า "
        "ระบบจัดให้ถูกด้านแล้วและเก็บตามที่พิมพ์ไว้ด้วย โปรดยืนยันกับต้นฉบับ"
    )
    return Doubt(
        code="risk.matrix-upside-down",
        message=message,
        printed=_shown(matrix),
        proposed=_shown(upright),
        field="matrix",
        source=source,
    )


def _shown(matrix: Matrix) -> str:
    return "; ".join(f"{score}: {' '.join(matrix.rows[score])}" for score in sorted(matrix.rows, reverse=True))


def _matrix_rows(lines: Sequence[PreparedLine]) -> tuple[list[_MatrixRow], tuple[int, ...]]:
    """The first run of three or more rows of level words, with the impact scores printed above or below them."""
    rows: list[_MatrixRow] = []
    impacts: tuple[int, ...] = ()
    for at, line in enumerate(lines):
        if not line.text:
            continue
        row = _matrix_row(at, line) if line.cells else None
        if row is not None and len(rows) < 10:
            rows.append(row)
            continue
        digits = _impact_labels(line)
        if digits and (len(rows) >= 3 or not rows):
            impacts = digits
        if len(rows) >= 3:
            break
        rows = []
    return (rows, impacts) if len(rows) >= 3 else ([], ())


def _matrix_row(at: int, line: PreparedLine) -> _MatrixRow | None:
    cells = [_one_line(cell) for cell in line.cells]
    if not 4 <= len(cells) <= 14:
        return None
    first = next((place for place, cell in enumerate(cells) if cell and not _label(cell) and read_level(cell)), None)
    if first is None:
        return _product_row(at, cells)
    levels = tuple(cells[first:])
    while levels and not levels[-1]:
        levels = levels[:-1]
    if len(levels) < 3 or not all(not cell or read_level(cell) for cell in levels):
        return None
    label = next((found for cell in reversed(cells[:first]) if cell and (found := _label(cell))), "")
    return _MatrixRow(at, label, levels)


def _product_row(at: int, cells: Sequence[str]) -> _MatrixRow | None:
    """A row of a matrix that prints L x I instead of levels: each number is the label times its column."""
    numbers = [int(cell) for cell in cells if cell.isdecimal() and len(cell) < 4]
    if len(numbers) < 4 or not 1 <= numbers[0] <= 9:
        return None
    label, products = numbers[0], numbers[1:]
    rising = [label * column for column in range(1, len(products) + 1)]
    if products not in (rising, rising[::-1]):
        return None
    return _MatrixRow(at, str(label), tuple(map(str, products)))


def _label(cell: str) -> str:
    """The score in the label of a row: "5", "(5)", "เกือบแน่นอน (5)"."""
    match = _SCORE_CELL.match(cell) or re.search(r"\(\s?([1-9])\s?\)$", cell)
    return match[1] if match else ""


def _impact_labels(line: PreparedLine) -> tuple[int, ...]:
    if len(line.cells) > MOST_CELLS:
        return ()
    digits = [int(label) for cell in line.cells if cell and (label := _label(_one_line(cell)))]
    return tuple(digits) if len(digits) >= 3 and abs(digits[1] - digits[0]) == 1 else ()


def _one_line(text: str) -> str:
    return " ".join(text.split())
