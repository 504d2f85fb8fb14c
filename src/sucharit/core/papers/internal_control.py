"""The forms of internal control as the criteria of the Ministry of Finance of 2561 have them: ปค.1, ปค.4, ปค.5, ปค.6,
and the follow-up of ปค.5.

The wording of ปค.1 and ปค.6 is that of the official forms.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from sucharit.core.inspection import CORRECTED_LEAST, Corrected
from sucharit.core.papers.metadata import metadata_for
from sucharit.core.papers.organizations import name_of
from sucharit.core.papers.paper import Block, Cell, Column, Heading, Notice, Paper, Row, Signature, Table, text
from sucharit.core.plan import Organization

_SIGN = f"(ลงชื่อ){'.' * 36}"
_RULES = "หลักเกณฑ์กระทรวงการคลังว่าด้วยมาตรฐานและหลักเกณฑ์ปฏิบัติการควบคุมภายในสำหรับหน่วยงานของรัฐ พ.ศ. 2561"


class Signed(Struct, frozen=True, kw_only=True):
    """Who answers for a form, in which position, on which day in words. "" where nobody has yet."""

    name: str = ""
    position: str = ""
    day: str = ""


class ControlLine(Struct, frozen=True, kw_only=True):
    """A line of ปค.5. `unit` with its deadline stands in the last column; `found` and `method` on the follow-up."""

    mission: str
    objective: str = ""
    risk: str = ""
    existing: str = ""
    evaluation: str = ""
    remaining: str = ""
    improvement: str = ""
    unit: str = ""
    due: str = ""
    found: str = ""
    method: str = ""


class ControlYear(Struct, frozen=True, kw_only=True):
    """What the forms of one report say. `about` is the office or the unit; `of_unit` where it is a unit; `ended` the
    last day of the year in words; `components` (heading, assessment)."""

    fiscal_year: int
    about: str
    ended: str
    of_unit: bool = False
    supervisor: str = ""
    enough: bool = True
    components: tuple[tuple[str, str], ...] = ()
    conclusion: str = ""
    lines: tuple[ControlLine, ...] = ()
    prepared: Signed = Signed()
    certified: Signed = Signed()
    reviewed: Signed = Signed()
    agreed: bool = False
    remarks: str = ""


def certificate(value: ControlYear, organization: Organization | None = None, date: str | None = None) -> Paper:
    """แบบ ปค.1: the head of the office certifies to who supervises it."""
    title = "หนังสือรับรองการประเมินผลการควบคุมภายใน"
    blocks = [*_head("ปค.1", title, "(ระดับหน่วยงานของรัฐ)"), text(f"เรียน {value.supervisor or '.' * 60}")]
    blocks.append(text(_assessed(value), first_line=True))
    blocks.append(text(_enough(value, f"จากผลการประเมินดังกล่าว {value.about} เห็นว่า"), first_line=True))
    open_lines = [one for one in value.lines if one.improvement]
    risks = [one.remaining or one.risk for one in open_lines]
    if open_lines:
        blocks.append(
            text(
                "อย่างไรก็ดี มีความเสี่ยงและได้กำหนดปรับปรุงการควบคุมภายในในปีงบประมาณถัดไป สรุปได้ดังนี้", first_line=True
            )
        )  # fmt: skip
        blocks += _numbered(1, "ความเสี่ยงที่มีอยู่ที่ต้องกำหนดปรับปรุงการควบคุมภายใน", risks)
        blocks += _numbered(2, "การปรับปรุงการควบคุมภายใน", [one.improvement for one in open_lines])
    return _paper("control-certificate", "ปค.1", title, [*blocks, *_signed(value.certified)], value, organization, date)


def components(value: ControlYear, organization: Organization | None = None, date: str | None = None) -> Paper:
    """แบบ ปค.4: the five components and what was found of each."""
    title = "รายงานการประเมินองค์ประกอบของการควบคุมภายใน"
    rows: list[Row] = [(Cell(content=name, bold=True), Cell(content=told or None)) for name, told in value.components]
    table = _table((("องค์ประกอบของการควบคุมภายใน", 5.5), ("ผลการประเมิน/ข้อสรุป", 11.0)), rows)
    blocks = [
        *_head("ปค.4", title, value.about, f"สำหรับระยะเวลาดำเนินงานสิ้นสุด {value.ended}"), table,
        text("ผลการประเมินโดยรวม", bold=True), text(value.conclusion or "-", first_line=True),
        *_signed(value.certified if value.of_unit else _first(value.certified, value.prepared)),
    ]  # fmt: skip
    return _paper("control-components", "ปค.4", title, blocks, value, organization, date)


_FIVE = (
    ("ภารกิจตามกฎหมายที่จัดตั้ง หรือภารกิจอื่นที่สำคัญ/วัตถุประสงค์", 4.2), ("ความเสี่ยง", 3.4), ("การควบคุมภายในที่มีอยู่", 3.6),
    ("การประเมินผลการควบคุมภายใน", 3.4), ("ความเสี่ยงที่ยังมีอยู่", 3.2), ("การปรับปรุงการควบคุมภายใน", 3.8),
    ("หน่วยงานที่รับผิดชอบ/กำหนดเสร็จ", 2.8),
)  # fmt: skip


def evaluation(value: ControlYear, organization: Organization | None = None, date: str | None = None) -> Paper:
    """แบบ ปค.5: the assessment by mission, in seven columns."""
    title = "รายงานการประเมินผลการควบคุมภายใน"
    rows: list[Row] = [
        tuple(
            Cell(content=one or None)
            for one in (
                _two(line.mission, line.objective), line.risk, line.existing, line.evaluation, line.remaining,
                line.improvement, _two(line.unit, line.due),
            )
        )
        for line in value.lines
    ]  # fmt: skip
    nothing = Notice(text="ยังไม่มีกิจกรรมการควบคุมในปีนี้")
    blocks = [
        *_head("ปค.5", title, value.about, f"สำหรับระยะเวลาดำเนินงานสิ้นสุด {value.ended}"),
        _table(_FIVE, rows, fine=True) if rows else nothing,
        *_signed(value.certified if value.of_unit else _first(value.certified, value.prepared)),
    ]
    return _paper("control-evaluation", "ปค.5", title, blocks, value, organization, date, landscape=True)


def auditors_review(value: ControlYear, organization: Organization | None = None, date: str | None = None) -> Paper:
    """แบบ ปค.6: what the internal auditor says of what others prepared."""
    title = "รายงานการสอบทานการประเมินผลการควบคุมภายในของผู้ตรวจสอบภายใน"
    blocks = [*_head("ปค.6", title), text("เรียน หัวหน้าหน่วยงานของรัฐ")]
    if not value.reviewed.name:
        blocks.append(Notice(text="ผู้ตรวจสอบภายในยังไม่ได้สอบทาน"))
        return _paper("control-review", "ปค.6", title, blocks, value, organization, date)
    scope = _assessed(value).replace(f"{value.about} ได้ประเมิน", f"ผู้ตรวจสอบภายในของ{value.about} ได้สอบทานการประเมิน", 1)
    blocks.append(text(scope, first_line=True))
    blocks.append(text(_enough(value, "จากผลการสอบทานดังกล่าว ผู้ตรวจสอบภายในเห็นว่า"), first_line=True))
    if not value.agreed:
        blocks.append(
            text(
                "อย่างไรก็ดี มีข้อตรวจพบและหรือข้อสังเกตเกี่ยวกับความเสี่ยง การควบคุมภายใน หรือการปรับปรุงการควบคุมภายใน"
                " สรุปได้ดังนี้", first_line=True,
            )
        )  # fmt: skip
        lines = [line.strip() for line in value.remarks.splitlines() if line.strip()]
        blocks += [text(f"{place}. {line}", indent=1) for place, line in enumerate(lines, 1)]
    return _paper("control-review", "ปค.6", title, [*blocks, *_signed(value.reviewed)], value, organization, date)


_FOLLOWED = (
    ("ภารกิจ/วัตถุประสงค์", 3.8), ("ความเสี่ยงที่ยังมีอยู่", 3.4), ("การปรับปรุงการควบคุมภายใน", 4.0),
    ("หน่วยงานที่รับผิดชอบ/กำหนดเสร็จ", 3.0), ("สถานะการดำเนินการ", 3.0), ("วิธีการติดตามและสรุปผล", 4.2),
)  # fmt: skip


def follow_up(
    lines: Sequence[ControlLine], *, fiscal_year: int, months: int, until: str, told: Corrected,
    organization: Organization | None = None, date: str | None = None,
) -> Paper:  # fmt: skip
    """แบบติดตาม ปค.5: what became of the improvements when six or twelve months had passed, and their share."""
    title = f"รายงานผลการติดตามการปรับปรุงการควบคุมภายใน รอบ {months} เดือน"
    rows: list[Row] = [
        tuple(
            Cell(content=one or None)
            for one in (
                _two(line.mission, line.objective), line.remaining, line.improvement, _two(line.unit, line.due),
                line.found or "ยังไม่ได้ติดตาม", line.method,
            )
        )
        for line in lines
    ]  # fmt: skip
    if told.percent is None:
        share = "ไม่มีกิจกรรมการควบคุมที่ต้องปรับปรุง"
    else:
        reached = "ถึง" if told.enough else "ยังไม่ถึง"
        share = f"ปรับปรุงแล้ว {told.done} จาก {told.whole} กิจกรรม คิดเป็นร้อยละ {told.percent}"
        share += f" {reached}เกณฑ์ร้อยละ {CORRECTED_LEAST}"
    head = (f"การประเมินปีงบประมาณ พ.ศ. {fiscal_year} ติดตามถึง {until}", name_of(organization))
    blocks: list[Block] = [*_head("ติดตาม ปค.5", title, *head)]
    blocks += [_table(_FOLLOWED, rows, fine=True)] if rows else [Notice(text="ไม่มีกิจกรรมที่ต้องปรับปรุง")]
    blocks += [text(share, bold=True), Signature(position=("ผู้รายงาน",), rule=_SIGN)]
    return Paper(
        kind="control-follow-up", title=title, blocks=tuple(blocks), landscape=True,
        metadata=metadata_for(organization, title, date),
    )  # fmt: skip


def _paper(
    kind: str, form: str, title: str, blocks: Sequence[Block], value: ControlYear, organization: Organization | None,
    date: str | None, *, landscape: bool = False,
) -> Paper:  # fmt: skip
    subject = f"แบบ {form} {title} {value.fiscal_year}"
    return Paper(
        kind=kind, title=subject, blocks=tuple(blocks), landscape=landscape,
        metadata=metadata_for(organization, subject, date),
    )  # fmt: skip


def _head(form: str, title: str, *under: str) -> Iterator[Block]:
    yield text(f"แบบ {form}", align="end")
    yield Heading(text=title, tab=form, centered=True)
    for line in filter(None, under):
        yield text(line, align="center")


def _assessed(value: ControlYear) -> str:
    return (
        f"{value.about} ได้ประเมินผลการควบคุมภายในของหน่วยงาน สำหรับปีสิ้นสุด {value.ended} ด้วยวิธีการที่หน่วยงานกำหนดซึ่งเป็นไปตาม"
        f"{_RULES} โดยมีวัตถุประสงค์เพื่อให้ความมั่นใจอย่างสมเหตุสมผลว่า ภารกิจของหน่วยงานจะบรรลุวัตถุประสงค์ของการควบคุมภายใน"
        "ด้านการดำเนินงานที่มีประสิทธิผล ประสิทธิภาพ ด้านการรายงานที่เกี่ยวกับการเงินและไม่ใช่การเงินที่เชื่อถือได้ ทันเวลา และโปร่งใส"
        " รวมทั้งด้านการปฏิบัติตามกฎหมาย ระเบียบ และข้อบังคับที่เกี่ยวข้องกับการดำเนินงาน"
    )


def _enough(value: ControlYear, lead: str) -> str:
    found = "มีความเพียงพอ ปฏิบัติตามอย่างต่อเนื่อง และเป็นไปตาม" if value.enough else "ยังไม่เพียงพอตาม"
    return f"{lead} การควบคุมภายในของหน่วยงาน{found}{_RULES}"


def _numbered(place: int, heading: str, lines: Sequence[str]) -> list[Block]:
    told: list[Block] = [text(f"{place}. {heading}", indent=1)]
    return [*told, *(text(f"{place}.{n} {line}", indent=2) for n, line in enumerate(lines, 1))]


def _signed(who: Signed) -> Iterator[Block]:
    position = tuple(filter(None, (who.position, who.day))) or (f"ตำแหน่ง{'.' * 30}",)
    yield Signature(name=who.name or None, position=position, rule=_SIGN)


def _first(*who: Signed) -> Signed:
    return next((one for one in who if one.name), Signed())


def _two(first: str, second: str) -> str:
    return "\n".join(filter(None, (first, second)))


def _table(columns: Sequence[tuple[str, float]], rows: Sequence[Row], *, fine: bool = False) -> Table:
    return Table(
        columns=tuple(Column(width=width) for _name, width in columns), rows=tuple(rows),
        header=(tuple(Cell(content=name) for name, _width in columns),), size="fine" if fine else "small",
    )  # fmt: skip
