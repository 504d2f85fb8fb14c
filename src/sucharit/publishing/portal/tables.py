"""The open data as tables: every column named and explained once, for CSV, the workbook and the data dictionary."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from sucharit.core.papers import Paper
from sucharit.core.papers.lists import csv_text, harmless
from sucharit.core.papers.paper import Cell, Column, Heading, Metadata, Table
from sucharit.core.plan import Step
from sucharit.core.thai import BUDDHIST_ERA
from sucharit.publishing.portal.models import PublishedPlan
from sucharit.publishing.portal.reading import Reading, Sheet

Value = str | int | Decimal | None


@dataclass(frozen=True)
class Field:
    """A column: name in the file, type, what it means in Thai and English, and how it is taken from a sheet."""

    name: str
    type: str
    thai: str
    english: str
    of: Callable[[PublishedPlan, Sheet], Value]


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(texts)


def _steps(steps: tuple[Step, ...], above: str = "") -> Iterator[str]:
    for at, step in enumerate(steps, 1):
        yield f"{above}{at}) {step.text}"
        yield from _steps(step.steps, f"{above}{at}.")


INITIATIVES: tuple[Field, ...] = (
    Field(
        "organization_code", "text", "รหัสหน่วยงานในที่อยู่เว็บ", "code of the local government",
        lambda p, _: p.organization.code,
    ),
    Field("organization", "text", "ชื่อหน่วยงาน", "name of the local government", lambda p, _: p.organization.name),
    Field("province", "text", "จังหวัด", "province", lambda p, _: p.organization.province),
    Field(
        "span", "text", "ปีงบประมาณแรก-สุดท้ายของแผน (พ.ศ.)", "first and last fiscal year, B.E.",
        lambda p, _: p.span_code,
    ),
    Field("seq", "integer", "ลำดับที่ในแผน", "place in the plan, from 1", lambda _, s: s.seq),
    Field("kind", "text", "โครงการ กิจกรรม หรือมาตรการ", "project, activity or measure", lambda _, s: s.kind),
    Field("title", "text", "ชื่อ", "title", lambda _, s: s.value.title),
    Field("dimension", "text", "รหัสมิติ เช่น 1", "code of the dimension", lambda _, s: s.value.dimension),
    Field("mission", "text", "รหัสภารกิจ เช่น 1.1", "code of the mission", lambda _, s: s.value.mission),
    Field(
        "objective_codes", "text", "รหัสวัตถุประสงค์ของกรอบ คั่นด้วย ;", "codes of framework objectives, parted by ;",
        lambda _, s: ";".join(s.value.objective_codes),
    ),
    Field("rationale", "text", "หลักการและเหตุผล", "rationale", lambda _, s: s.value.rationale),
    Field(
        "objectives", "text", "วัตถุประสงค์ บรรทัดละข้อ", "objectives, one a line",
        lambda _, s: _lines(s.value.objectives),
    ),
    Field(
        "target_group", "text", "กลุ่มเป้าหมาย", "target group",
        lambda _, s: s.value.target_group.text if s.value.target_group else None,
    ),
    Field(
        "target_group_count", "integer", "จำนวนกลุ่มเป้าหมาย", "size of the target group",
        lambda _, s: s.value.target_group.count if s.value.target_group else None,
    ),
    Field("place", "text", "พื้นที่ดำเนินการ", "place", lambda _, s: s.value.place),
    Field("steps", "text", "วิธีดำเนินการ บรรทัดละขั้น", "steps, one a line", lambda _, s: _lines(_steps(s.value.steps))),
    Field("period", "text", "ระยะเวลาดำเนินการ", "period", lambda _, s: s.value.period.text if s.value.period else None),
    Field(
        "budget_text", "text", "งบประมาณตามที่เขียนในแผน", "budget in the plan's words",
        lambda _, s: s.value.budget.text if s.value.budget else None,
    ),
    Field(
        "total_baht", "decimal", "งบประมาณรวมทุกปี (บาท) 0 คือไม่ใช้งบประมาณ ว่างคือไม่ได้ระบุ",
        "baht of all years; 0 is none needed, blank not stated", lambda _, s: s.total,
    ),
    Field("responsible", "text", "ผู้รับผิดชอบ", "responsible unit", lambda _, s: s.value.responsible),
    Field("outputs", "text", "ผลผลิต บรรทัดละข้อ", "outputs, one a line", lambda _, s: _lines(s.value.outputs)),
    Field("outcomes", "text", "ผลลัพธ์ บรรทัดละข้อ", "outcomes, one a line", lambda _, s: _lines(s.value.outcomes)),
)  # fmt: skip

_KEYS = {"organization_code", "organization", "province", "span", "seq", "title", "dimension", "mission"}
BUDGET_KEYS: tuple[Field, ...] = tuple(one for one in INITIATIVES if one.name in _KEYS)
#: name, type, Thai, English of the columns that only the long table has
BUDGET_FIGURES: tuple[tuple[str, str, str, str], ...] = (
    ("fiscal_year_be", "integer", "ปีงบประมาณ (พ.ศ.)", "fiscal year, Buddhist Era"),
    ("fiscal_year_ce", "integer", "ปีงบประมาณ (ค.ศ. ปีที่สิ้นสุด)", "fiscal year, Common Era (the year it ends)"),
    ("baht", "decimal", "งบประมาณ (บาท) 0 คือไม่ใช้งบประมาณ ว่างคือไม่ได้ระบุ", "baht; 0 is none needed, blank not stated"),
)


def initiative_rows(snapshot: PublishedPlan, read: Reading) -> Iterator[list[Value]]:
    """A row for each initiative."""
    for sheet in read.sheets:
        yield [field.of(snapshot, sheet) for field in INITIATIVES]


def budget_rows(snapshot: PublishedPlan, read: Reading) -> Iterator[list[Value]]:
    """A row for each initiative and year."""
    for sheet in read.sheets:
        keys = [field.of(snapshot, sheet) for field in BUDGET_KEYS]
        for year in read.years:
            yield [*keys, year, year - BUDDHIST_ERA, sheet.amounts.get(year)]


def initiative_names() -> list[str]:
    return [field.name for field in INITIATIVES]


def budget_names() -> list[str]:
    return [field.name for field in BUDGET_KEYS] + [figure[0] for figure in BUDGET_FIGURES]


def as_csv(names: list[str], rows: Iterable[list[Value]]) -> str:
    """CSV for Excel and for machines: UTF-8 with a mark, and no cell that a spreadsheet would take for a formula."""
    return csv_text([names, *([_harmless(value) for value in row] for row in rows)])


def _harmless(value: Value) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}"
    return harmless("" if value is None else str(value).replace("\0", ""))


def workbook_of(snapshot: PublishedPlan, read: Reading) -> Paper:
    """Both tables and their dictionary as worksheets."""
    title = f"ข้อมูลเปิด {snapshot.title}"
    dictionary = [[one.name, one.type, one.thai, one.english] for one in INITIATIVES]
    dictionary += [list(figure) for figure in BUDGET_FIGURES]
    return Paper(
        kind="open-data",
        title=title,
        blocks=(
            *_sheet("initiatives", initiative_names(), initiative_rows(snapshot, read)),
            *_sheet("budget", budget_names(), budget_rows(snapshot, read)),
            *_sheet("dictionary", ["name", "type", "ความหมาย", "meaning"], dictionary),
        ),
        metadata=Metadata(organization=snapshot.organization.name, subject=title, digest=snapshot.fingerprint),
        digits="arabic",
    )


def _sheet(name: str, names: list[str], rows: Iterable[Iterable[Value]]) -> tuple[Heading, Table]:
    columns = tuple(Column(width=3) for _ in names)
    header = tuple(Cell(content=title) for title in names)
    body = tuple(tuple(Cell(content=_cell(value)) for value in row) for row in rows)
    return Heading(text=name, tab=name), Table(columns=columns, header=(header,), rows=body, zero="0")


def _cell(value: Value) -> str | Decimal | None:
    if isinstance(value, int):
        return str(value)
    return value or (value if isinstance(value, Decimal) else None)
