"""What was read, as a tree for the eye: facts of the document, framework, goals, risks, table, initiatives, papers."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from sucharit.base.screens.words import day, fiscal_span
from sucharit.core.plan import Plan
from sucharit.core.reading.values import Reading
from sucharit.work.intake.fields import Sheet
from sucharit.work.intake.settling import Settled, all_steps


@dataclass(frozen=True)
class Leafing:
    """One line of the tree: what it says, where it stands in the document."""

    label: str
    value: str = ""
    line: int | None = None
    note: str = ""


@dataclass(frozen=True)
class Branch:
    """A group of the tree; `part` names the page where it can be corrected ("" where it cannot)."""

    label: str
    leaves: list[Leafing] = field(default_factory=list)
    part: str = ""


@dataclass(frozen=True)
class Twig:
    """An initiative: how much of its nine sections was read, its money, and how many questions are open."""

    sheet: Sheet
    counts: str
    missing: list[str]
    total: Decimal | None
    open: int

    @property
    def line(self) -> int | None:
        return self.sheet.initiative.source.line or (self.sheet.row.source.line if self.sheet.row else None)


@dataclass(frozen=True)
class Tree:
    branches: list[Branch]
    twigs: list[Twig]
    years: list[int]
    sums: dict[int, Decimal]

    @property
    def total(self) -> Decimal:
        return sum(self.sums.values(), Decimal(0))


def tree_of(reading: Reading, settled: Settled, open_questions: dict[int, int]) -> Tree:
    """Everything that was read, as it is settled so far."""
    sums: dict[int, Decimal] = {}
    for sheet in settled.taken:
        for year, amount in sheet.amounts.items():
            sums[year] = sums.get(year, Decimal(0)) + amount
    twigs = [_twig(sheet, open_questions.get(sheet.seq, 0)) for sheet in settled.sheets]
    branches = [branch for branch in _branches(reading, settled.plan) if branch.leaves]
    return Tree(branches, twigs, sorted(sums), sums)


def _twig(sheet: Sheet, open_questions: int) -> Twig:
    one = sheet.initiative
    counts = {
        _("วัตถุประสงค์"): len(one.objectives),
        _("ขั้นตอน"): all_steps(one.steps),
        _("ผลผลิต"): len(one.outputs),
        _("ผลลัพธ์"): len(one.outcomes),
        _("ยังไม่แยก"): len(one.results_unsorted),
        _("ตัวชี้วัด"): len(one.indicators),
    }
    said = " · ".join(f"{name} {count}" for name, count in counts.items() if count)
    total = sum(sheet.amounts.values(), Decimal(0)) if sheet.amounts else None
    return Twig(sheet, said, _missing(sheet), total, open_questions)


def _missing(sheet: Sheet) -> list[str]:
    one = sheet.initiative
    wanted = {
        _("หลักการและเหตุผล"): one.rationale,
        _("วัตถุประสงค์"): one.objectives,
        _("กลุ่มเป้าหมาย"): one.target_group or one.targets,
        _("วิธีดำเนินการ"): one.steps,
        _("ระยะเวลา"): one.period,
        _("งบประมาณ"): one.budget or sheet.amounts,
        _("ผู้รับผิดชอบ"): one.responsible or sheet.note,
        _("ผลผลิต/ผลลัพธ์"): one.outputs or one.outcomes or one.results_unsorted or one.indicators,
    }
    return [name for name, value in wanted.items() if not value]


def _branches(reading: Reading, plan: Plan) -> Iterator[Branch]:
    yield Branch(_("ข้อมูลเอกสาร"), list(_facts(plan)), "plan")
    yield Branch(_("เป้าหมาย"), [Leafing(goal.text, line=goal.source.line) for goal in plan.goals], "plan")
    yield Branch(_("ค่าเป้าหมายรายปี"), [_target(target) for target in plan.targets])
    yield Branch(_("กรอบ: มิติ ภารกิจ วัตถุประสงค์"), [_node(node) for node in plan.framework])
    yield Branch(_("เกณฑ์ความเสี่ยง"), list(_criteria(plan)))
    yield Branch(_("ทะเบียนความเสี่ยง"), [_risk(risk) for risk in plan.risks])
    yield Branch(_("ยอดที่เอกสารระบุ"), [_total(total) for total in plan.stated_totals])
    yield Branch(_("คำสั่งและประกาศ"), list(_papers(plan)))
    yield from _other_papers(reading)


def _facts(plan: Plan) -> Iterator[Leafing]:
    organization = plan.organization.name if plan.organization else ""
    yield Leafing(_("ชื่อแผน"), plan.title)
    yield Leafing(_("หน่วยงาน"), organization)
    yield Leafing(_("ช่วงปี"), fiscal_span(plan.span) if plan.span else "")
    yield Leafing(_("กรอบ"), plan.framework_version or "")
    yield Leafing(_("ประกาศเมื่อ"), _day(plan.announced_on))
    yield from (Leafing(_("วัตถุประสงค์ของแผน"), text) for text in plan.objectives)
    yield from (Leafing(_("ประโยชน์ที่คาดว่าจะได้รับ"), text) for text in plan.benefits)


def _day(iso: str | None) -> str:
    """As people read it; what is no day of the calendar stays as it was read."""
    try:
        return day(date.fromisoformat(iso)) if iso else ""
    except ValueError:
        return iso or ""


def _node(node: Any) -> Leafing:
    stated = "" if node.stated_count is None else _("ระบุ %(n)s โครงการ") % {"n": node.stated_count}
    return Leafing(f"{node.code} {node.title}", stated, node.source.line)


def _target(target: Any) -> Leafing:
    values = ", ".join(f"{year}: {value.normalize():f}" for year, value in sorted(target.by_year.items()))
    return Leafing(f"{target.name} ({target.unit})" if target.unit else target.name, values, target.source.line)


def _criteria(plan: Plan) -> Iterator[Leafing]:
    criteria = plan.risk_criteria
    if criteria is None:
        return
    scales = (
        (_("โอกาสเกิด"), criteria.likelihood),
        (_("ผลกระทบด้านการเงิน"), criteria.impact_financial),
        (_("ผลกระทบด้านอื่น"), criteria.impact_other),
    )
    for name, steps in scales:
        yield from (Leafing(f"{name} {step.score}", step.meaning) for step in steps)
    for likelihood, levels in sorted(criteria.matrix.items(), reverse=True):
        yield Leafing(_("ตารางระดับ โอกาส %(n)s") % {"n": likelihood}, " | ".join(levels), criteria.source.line)


def _risk(risk: Any) -> Leafing:
    rating = f"{risk.likelihood or '-'} × {risk.impact or '-'} {risk.level or ''}".strip()
    return Leafing(f"{risk.seq}. {risk.process}", rating, risk.source.line, " · ".join((*risk.issues, *risk.controls)))


def _total(total: Any) -> Leafing:
    name = _("ทั้งแผน") if total.scope == "total" else total.scope
    money = ", ".join(f"{year}: {amount:,.0f}" for year, amount in sorted(total.budgets.items()) if amount is not None)
    count = _("%(n)s โครงการ") % {"n": total.count} if total.count is not None else ""
    return Leafing(name, "  ".join(filter(None, (count, money))), total.source.line)


def _papers(plan: Plan) -> Iterator[Leafing]:
    for order in plan.orders:
        label = _("คำสั่งที่ %(number)s") % {"number": order.number or "-"}
        note = _("กรรมการ %(n)s คน") % {"n": len(order.members)}
        yield Leafing(
            f"{label} {order.subject or ''}", _day(order.date) or order.date_text or "", order.source.line, note
        )
    for one in plan.announcements:
        label = f"{_('ประกาศ')} {one.subject or ''}"
        yield Leafing(label, _day(one.date) or one.date_text or "", one.source.line, one.signatory or "")


def _other_papers(reading: Reading) -> Iterator[Branch]:
    if memo := reading.memo:
        leaves = [Leafing(_("เรื่อง"), memo.subject or "", memo.source.line), Leafing(_("ถึง"), memo.to or "")]
        leaves += [Leafing(section.heading, section.text, section.source.line) for section in memo.sections]
        leaves += [Leafing(one.position, one.text or "", one.source.line, one.name or "") for one in memo.opinions]
        yield Branch(_("บันทึกข้อความ"), leaves)
    if report := reading.integrity_report:
        yield Branch(_("รายงานส่งเสริมคุณธรรม"), [
            Leafing(f"{area.number}. {area.title}", "" if area.score is None else str(area.score), area.source.line,
                    area.measure or "")
            for area in report.areas
        ])  # fmt: skip
