"""What was read and what was found, as a person sees it in the terminal."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console, JustifyMethod
from rich.markup import escape
from rich.table import Table

from sucharit.cli.show import console, note, problem
from sucharit.cli.work import Outcome
from sucharit.core.checking import Finding
from sucharit.core.plan import Initiative, Plan
from sucharit.core.reading.values import DocumentKind, Doubt, Reading
from sucharit.core.thai import line_pieces

KINDS = {
    DocumentKind.ACTION_PLAN: "แผนปฏิบัติการป้องกันการทุจริต (หลายปี)",
    DocumentKind.ANNUAL_PLAN: "แผนปฏิบัติการป้องกันการทุจริต (รายปี)",
    DocumentKind.INITIATIVE_SHEET: "รายละเอียดโครงการ/กิจกรรม/มาตรการ",
    DocumentKind.INTEGRITY_REPORT: "รายงานส่งเสริมคุณธรรมและความโปร่งใส",
    DocumentKind.PROGRESS_REPORT: "รายงานผลการดำเนินงานตามแผน",
    DocumentKind.MEMO: "บันทึกข้อความ",
    DocumentKind.ORDER: "คำสั่ง",
    DocumentKind.ANNOUNCEMENT: "ประกาศ",
    DocumentKind.UNKNOWN: "ไม่ใช่เอกสารที่ระบบรู้จัก",
}
SEVERITIES = {"error": ("✖ ข้อผิดพลาด", "red"), "warning": ("▲ ควรแก้ไข", "yellow"), "notice": ("● ข้อสังเกต", "cyan")}
TITLE_WIDTH = 52
LABEL_WIDTH = 14


def reading(name: str, value: Reading, findings: Sequence[Finding]) -> None:
    """The readable summary of `sucharit read`."""
    terminal = console()
    terminal.print(f"[bold]{escape(name)}[/]  {KINDS[value.kind]}")
    if value.reason:
        terminal.print(f"[dim]{escape(value.reason)}[/]")
    for label, said in _facts(value):
        terminal.print(f"  {label}{' ' * (LABEL_WIDTH - cell_len(label))}{escape(said)}", soft_wrap=True)
    if value.plan.initiatives:
        terminal.print(_initiatives(value.plan))
        terminal.print("[dim]* จำนวนข้อของ วัตถุประสงค์/ขั้นตอน/ผลผลิต/ผลลัพธ์   งบ/ปี: - คือไม่ใช้งบประมาณ, ? คือไม่ระบุ[/]")
    _doubts(terminal, value.doubts)
    errors = sum(finding.severity.value == "error" for finding in findings)
    terminal.print(f"พบข้อขัดแย้ง {len(findings)} เรื่อง (ข้อผิดพลาด {errors})  ดูรายละเอียด: sucharit check {escape(name)}")


def _facts(value: Reading) -> Iterator[tuple[str, str]]:
    plan = value.plan
    yield "ชื่อเอกสาร", plan.title or "-"
    if plan.organization:
        places = (("อำเภอ", plan.organization.district), ("จังหวัด", plan.organization.province))
        yield "หน่วยงาน", " ".join([plan.organization.name, *(label + place for label, place in places if place)])
    if plan.span:
        first, last = plan.span.first, plan.span.last
        yield "ปีงบประมาณ", f"พ.ศ. {first}" if first == last else f"พ.ศ. {first}-{last}"
    counts = [
        (len(plan.initiatives), "โครงการ/กิจกรรม/มาตรการ"),
        (len(plan.budget_rows), "แถวในตารางงบประมาณ"),
        (len(plan.risks), "ความเสี่ยง"),
        (len(plan.targets), "ค่าเป้าหมายรายปี"),
        (len(plan.orders), "คำสั่ง"),
        (len(plan.announcements), "ประกาศ"),
        (len(value.integrity_report.areas) if value.integrity_report else 0, "ด้านในรายงานคุณธรรมฯ"),
        (len(value.memo.opinions) if value.memo else 0, "ความเห็นในบันทึกข้อความ"),
    ]
    yield "พบในเอกสาร", ", ".join(f"{label} {count}" for count, label in counts if count) or "-"
    dimensions = Counter(initiative.dimension for initiative in plan.initiatives if initiative.dimension)
    if dimensions:
        yield "แยกตามมิติ", ", ".join(f"มิติ {key}: {count}" for key, count in sorted(dimensions.items()))


def _initiatives(plan: Plan) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    columns: list[tuple[str, JustifyMethod]] = [
        ("ที่", "right"),
        ("รหัส", "left"),
        ("ชื่อ", "left"),
        ("งบ/ปี", "right"),
    ]
    for heading, justify in columns:
        table.add_column(heading, justify=justify, no_wrap=heading != "ชื่อ", overflow="fold")
    table.add_column("จำนวนข้อ*", no_wrap=True)
    table.add_column("บรรทัด", justify="right", no_wrap=True)
    for initiative in plan.initiatives:
        table.add_row(*(escape(cell) for cell in _initiative_cells(initiative)))
    return table


def _initiative_cells(initiative: Initiative) -> list[str]:
    amount = initiative.budget.per_year if initiative.budget else None
    counted = (initiative.objectives, initiative.steps, initiative.outputs, initiative.outcomes)
    return [
        str(initiative.seq),
        ", ".join(initiative.objective_codes) or (initiative.dimension or "-"),
        wrapped(initiative.title, TITLE_WIDTH),
        baht(amount),
        "/".join(str(len(items)) for items in counted),
        str(initiative.source.line or "-"),
    ]


def wrapped(text: str, width: int) -> str:
    """Lines that break between Thai words; a terminal itself breaks anywhere, since Thai has no spaces."""
    lines = [""]
    for piece in line_pieces(text):
        if lines[-1] and cell_len(lines[-1] + piece.rstrip()) > width:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return "\n".join(lines)


def baht(amount: Decimal | None) -> str:
    """Nothing stated and no budget are two different things, also in a narrow column."""
    if amount is None:
        return "?"
    return f"{amount:,f}" if amount else "-"


def _doubts(terminal: Console, doubts: Sequence[Doubt]) -> None:
    if not doubts:
        return
    terminal.print(f"\n[bold]ข้อสังเกตจากการอ่าน {len(doubts)} เรื่อง[/] (โปรดเทียบกับต้นฉบับ)")
    for doubt in doubts:
        terminal.print(f"  [dim]{_line_label(doubt.source.line)}[/] {escape(doubt.message)}", soft_wrap=True)


def _line_label(line: int | None) -> str:
    return f"บรรทัด {line}:" if line else "-"


def findings(name: str, value: Reading, found: Sequence[Finding]) -> None:
    """Findings grouped by severity, in Thai, with lines."""
    terminal = console()
    terminal.print(f"[bold]ผลการตรวจ {escape(name)}[/]  {KINDS[value.kind]}")
    if value.kind is DocumentKind.UNKNOWN:
        return  # what it is not, and why, is said as a problem
    for severity, (label, style) in SEVERITIES.items():
        group = [finding for finding in found if finding.severity.value == severity]
        if group:
            terminal.print(f"\n[{style}]{label}[/] {len(group)} เรื่อง")
        for finding in group:
            said = f"  {_place(finding)}{escape(finding.message)} [dim]{escape(finding.code)}[/]"
            terminal.print(said, soft_wrap=True)
    if not found:
        terminal.print("  ✔ ไม่พบข้อขัดแย้งในเรื่องที่ระบบตรวจได้")
    _doubts(terminal, value.doubts)


def _place(finding: Finding) -> str:
    lines = finding.where.lines
    if not lines:
        return ""
    more = f" และอีก {len(lines) - 3} แห่ง" if len(lines) > 3 else ""
    return f"[dim]บรรทัด {', '.join(map(str, lines[:3]))}{more}:[/] "


def summary(outcomes: Sequence[Outcome]) -> None:
    """The table at the end of many documents; what could not be read says why below it."""
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for heading in ("เอกสาร", "ชนิด", "หน่วยงาน"):
        table.add_column(heading, overflow="fold")
    for heading in ("โครงการ", "ข้อสังเกต", "ข้อค้นพบ", "ผิดพลาด"):
        table.add_column(heading, justify="right", no_wrap=True)
    for outcome in outcomes:
        table.add_row(*(escape(cell) for cell in _outcome_cells(outcome)))
    console().print(table)
    failed = [outcome for outcome in outcomes if outcome.problem_thai]
    note(f"อ่านได้ {len(outcomes) - len(failed)} จาก {len(outcomes)} ฉบับ")
    for outcome in failed:
        problem(outcome.path, outcome.problem_thai or "", outcome.problem_english or "")


def _outcome_cells(outcome: Outcome) -> list[str]:
    name = Path(outcome.path).name
    if outcome.kind is None:
        return [name, "✖ อ่านไม่ได้", "", "", "", "", ""]
    numbers = (outcome.initiatives, outcome.doubts, outcome.findings, outcome.errors)
    return [name, KINDS[DocumentKind(outcome.kind)], outcome.organization or "-", *map(str, numbers)]
