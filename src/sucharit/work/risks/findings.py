"""What the rules say of a register: the same rules that judge a plan, over its risks alone.

Never here: what a plan promises about its risks; the plan's own findings say that.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext as _
from msgspec.structs import replace

from sucharit.core.checking import Finding, Severity, check, rules
from sucharit.core.plan import Plan, Source
from sucharit.work.risks.models import RiskRegister
from sucharit.work.risks.rows import RiskRow
from sucharit.work.risks.values import levels_of, risk_value

FEWEST_MEASURES = 5
"""มาตรการหรือนวัตกรรมอย่างน้อย 5 เรื่อง: what plans promise of their risk management (framework objective 4.1.3)."""
FEW = "risk.controls-few"


@dataclass(frozen=True)
class Told:
    """A finding and the risk that it is about, None where it is about the criteria or the whole register."""

    finding: Finding
    row: RiskRow | None = None


def findings_of(register: RiskRegister, rows: Iterable[RiskRow]) -> list[Told]:
    """Findings on the register, gravest first. `rows` are all of its rows."""
    rows = list(rows)
    found = check(_as_plan(register, rows))
    by_seq = {row.risk.seq: row for row in rows}
    told = [
        Told(finding, by_seq.get(finding.where.lines[0]) if finding.where.lines else None)
        for finding in found
        if finding.code.startswith("risk.")
    ]
    return [*told, *_few(rows)]


def _as_plan(register: RiskRegister, rows: list[RiskRow]) -> Plan:
    """The risks as a plan of nothing else. The line of each says its place, by which a finding finds its risk back; a
    level that an old document printed is held against the matrix."""
    levels = levels_of(register.criteria)
    return Plan(
        title="ทะเบียน",
        risk_criteria=register.criteria_value(),
        risks=tuple(
            replace(
                value := risk_value(row.risk, levels),
                source=Source(line=row.risk.seq),
                level=row.risk.stated_level or value.level,
            )
            for row in rows
        ),
    )


def _few(rows: list[RiskRow]) -> Iterator[Told]:
    have = sum(len(row.controls) for row in rows)
    if not rows or have >= FEWEST_MEASURES:
        return
    message = _(
        "ทะเบียนมีมาตรการจัดการความเสี่ยง %(have)s ข้อ แผนโดยทั่วไปกำหนดไว้อย่างน้อย %(wanted)s ข้อ "
        "โปรดเพิ่มมาตรการอีก %(more)s ข้อ หรือปรับค่าเป้าหมายในแผน"
    )
    told = message % {"have": have, "wanted": FEWEST_MEASURES, "more": FEWEST_MEASURES - have}
    yield Told(
        Finding(
            code=FEW, severity=Severity.NOTICE, message=told, stated=FEWEST_MEASURES, computed=have,
            source_of_rule=_source(FEW),
        )
    )  # fmt: skip


@cache
def _source(code: str) -> str:
    return next(rule.source for rule in rules() if rule.code == code)
