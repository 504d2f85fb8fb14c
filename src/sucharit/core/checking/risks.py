"""Risk criteria, the register, and what the plan promises about risks."""

import re
from collections.abc import Iterator
from decimal import Decimal

from sucharit.core.checking.case import Case, named, short
from sucharit.core.checking.promises import Promise
from sucharit.core.checking.rule import Remark, rule
from sucharit.core.checking.values import Severity
from sucharit.core.indicators import Comparison
from sucharit.core.plan import PlanRisk, RiskCriteria
from sucharit.core.risk import Matrix, MatrixProblem, Scale, matrix_problems, read_level, scale_problems

ASSESSING = "คู่มือการประเมินความเสี่ยงการทุจริตของสำนักงาน ป.ป.ช. และหลักเกณฑ์การบริหารจัดการความเสี่ยงสำหรับหน่วยงานของรัฐ"
PROMISED = "ตัวชี้วัดของแผนต้องสอดคล้องกับทะเบียนความเสี่ยงในแผนเดียวกัน"
_STRANGE = frozenset({"upside-down", "left-right", "not-monotonic", "gap", "unknown-level"})
_SCALES = (
    ("likelihood", "เกณฑ์โอกาสเกิด"), ("impact_financial", "เกณฑ์ผลกระทบทางการเงิน"),
    ("impact_other", "เกณฑ์ผลกระทบที่ไม่ใช่ทางการเงิน"),
)  # fmt: skip
_RISK_MEASURES = re.compile(
    r"(?:มาตรการ|นวัตกรรม|แนวทาง|กิจกรรมควบคุม|แผน)[^\n]{0,60}(?:บริหาร|จัดการ|ควบคุม|ป้องกัน|ลด)[^\n]{0,12}ความเสี่ยง"
)
_ONE_EACH = frozenset({"เรื่อง", "ประเด็น", "ความเสี่ยง", "กระบวนงาน", "กระบวนการ", "ด้าน", "รายการ"})
_CONTROLS = frozenset({"มาตรการ", "แนวทาง", "กิจกรรม", "ข้อ", "วิธี"})
_MOST_STEPS = 20


def _matrix(criteria: RiskCriteria) -> Matrix | None:
    """The matrix as the document prints it; as read where the print is not kept."""
    printed = Matrix.from_print(criteria.matrix_as_printed) if criteria.matrix_as_printed else None
    if printed is not None:
        return printed
    rows = {
        score: row for score, row in criteria.matrix.items() if 0 < score <= _MOST_STEPS and len(row) <= _MOST_STEPS
    }
    return Matrix(rows) if rows and len(rows) <= _MOST_STEPS else None


def _lines(part: RiskCriteria | PlanRisk) -> tuple[int, ...]:
    return (part.source.line,) if part.source.line else ()


@rule(
    "risk.matrix", Severity.ERROR,
    thai="ตารางระดับความเสี่ยงผิดลำดับ กลับหัว หรือไม่ครบ",
    english="The risk matrix is not monotonic, is upside down or has gaps",
    source=ASSESSING,
    silent="เมื่อเอกสารไม่มีตารางระดับความเสี่ยง",
)  # fmt: skip
def risk_matrix(case: Case) -> Iterator[Remark]:
    criteria = case.plan.risk_criteria
    matrix = _matrix(criteria) if criteria else None
    if criteria is None or matrix is None or len(matrix.rows) < 2:
        return
    rows = ["".join(row) for row in criteria.matrix_as_printed if sum(map(len, row)) >= 6]
    for problem in _told(matrix):
        yield Remark(
            message=problem.message, lines=(*_lines(criteria), *case.text.lines_with(rows)), field="risk_criteria"
        )


def _told(matrix: Matrix) -> list[MatrixProblem]:
    """Where the matrix is turned, that is the fault; single cells come after it is right side up."""
    problems = [problem for problem in matrix_problems(matrix) if problem.code in _STRANGE]
    turned = [problem for problem in problems if problem.code in ("upside-down", "left-right")]
    return (turned + [problem for problem in problems if problem not in turned])[:4]


@rule(
    "risk.scale-gap", Severity.WARNING,
    thai="เกณฑ์โอกาสหรือผลกระทบมีระดับที่ไม่ได้กำหนดความหมาย",
    english="A level of likelihood or impact is undefined",
    source=ASSESSING,
    silent="เมื่อเอกสารไม่ได้กำหนดเกณฑ์นั้น",
)  # fmt: skip
def risk_scale_gap(case: Case) -> Iterator[Remark]:
    criteria = case.plan.risk_criteria
    for field, name in _SCALES if criteria else ():
        steps = tuple((step.score, step.meaning) for step in getattr(criteria, field)[:_MOST_STEPS])
        for problem in scale_problems(Scale(steps), name) if steps else ():
            said = [meaning[:60] for score, meaning in steps if score in problem.scores and len(meaning) >= 8]
            yield Remark(
                message=problem.message, lines=case.text.lines_with(said) or (_lines(criteria) if criteria else ()),
                field=f"risk_criteria.{field}", stated=", ".join(map(str, problem.scores)) or None,
            )  # fmt: skip


@rule(
    "risk.score", Severity.ERROR,
    thai="คะแนนความเสี่ยงไม่เท่ากับโอกาสคูณผลกระทบ",
    english="A risk score is not likelihood times impact",
    source=ASSESSING,
    silent="เมื่อไม่ระบุโอกาส ผลกระทบ หรือคะแนน",
)  # fmt: skip
def risk_score(case: Case) -> Iterator[Remark]:
    for risk in case.plan.risks:
        if risk.likelihood is None or risk.impact is None or risk.score is None:
            continue
        product = risk.likelihood * risk.impact
        if product != risk.score:
            yield Remark(
                message=f"ความเสี่ยงที่ {risk.seq} “{short(risk.process)}”: โอกาส "
                f"{risk.likelihood} × ผลกระทบ {risk.impact} = {product} "
                f"แต่ระบุคะแนน {risk.score} โปรดแก้คะแนน",
                lines=_lines(risk), field="risks", stated=risk.score, computed=product,
            )  # fmt: skip


@rule(
    "risk.level-mismatch", Severity.ERROR,
    thai="ระดับความเสี่ยงไม่ตรงกับตารางระดับความเสี่ยง",
    english="The level of a risk is not that of the matrix",
    source=ASSESSING,
    silent="เมื่อไม่มีตาราง ไม่ระบุโอกาสหรือผลกระทบ หรืออ่านคำบอกระดับไม่ได้",
)  # fmt: skip
def risk_level_mismatch(case: Case) -> Iterator[Remark]:
    criteria = case.plan.risk_criteria
    if criteria is None or not criteria.matrix:
        return
    matrix = Matrix(criteria.matrix)
    for risk in case.plan.risks:
        if risk.likelihood is None or risk.impact is None or not risk.level:
            continue
        stated, looked_up = read_level(risk.level), matrix.level((risk.likelihood, risk.impact))
        if stated is not None and looked_up is not None and stated is not looked_up:
            yield Remark(
                message=f"ความเสี่ยงที่ {risk.seq} “{short(risk.process)}” "
                f"ระบุระดับ{stated.thai} แต่ตารางที่โอกาส {risk.likelihood} "
                f"ผลกระทบ {risk.impact} เป็นระดับ{looked_up.thai} โปรดแก้ให้ตรงกัน",
                lines=_lines(risk), field="risks", stated=stated.thai, computed=looked_up.thai,
            )  # fmt: skip


@rule(
    "risk.outside-scale", Severity.ERROR,
    thai="คะแนนโอกาสหรือผลกระทบอยู่นอกเกณฑ์",
    english="A likelihood or impact outside its scale",
    source=ASSESSING,
    silent="เมื่อเอกสารไม่ได้กำหนดเกณฑ์หรือตาราง",
)  # fmt: skip
def risk_outside_scale(case: Case) -> Iterator[Remark]:
    criteria = case.plan.risk_criteria
    matrix = _matrix(criteria) if criteria else None
    if criteria is None or matrix is None:
        return
    for risk in case.plan.risks:
        for name, value, scores in (
            ("โอกาส", risk.likelihood, matrix.likelihoods),
            ("ผลกระทบ", risk.impact, matrix.impacts),
        ):
            if value is not None and scores and value not in scores:
                yield Remark(
                    message=f"ความเสี่ยงที่ {risk.seq} “{short(risk.process)}” ให้คะแนน{name} {value} ซึ่งไม่มีในเกณฑ์ "
                    f"({scores[0]}-{scores[-1]}) โปรดแก้คะแนน",
                    lines=_lines(risk), field="risks", stated=value,
                )  # fmt: skip


@rule(
    "risk.no-control", Severity.WARNING,
    thai="ความเสี่ยงที่ไม่มีมาตรการควบคุม",
    english="A risk without any control",
    source=ASSESSING,
    silent="เมื่อทะเบียนทั้งตารางไม่มีช่องมาตรการ",
)  # fmt: skip
def risk_no_control(case: Case) -> Iterator[Remark]:
    if not any(risk.controls for risk in case.plan.risks):
        return
    for risk in case.plan.risks:
        if not any(control.strip() for control in risk.controls):
            yield Remark(
                message=f"ความเสี่ยงที่ {risk.seq} “{short(risk.process)}” ไม่มีมาตรการควบคุม โปรดกำหนดมาตรการ",
                lines=_lines(risk), field="risks",
            )  # fmt: skip


@rule(
    "risk.controls-few", Severity.NOTICE,
    thai="มาตรการหรือเรื่องความเสี่ยงมีน้อยกว่าที่แผนสัญญาไว้",
    english="Fewer risks or controls than the plan promises",
    source=PROMISED,
    silent="เมื่อแผนไม่มีทะเบียนความเสี่ยง หรือไม่มีโครงการใดกำหนดจำนวนมาตรการจัดการความเสี่ยง",
)  # fmt: skip
def risk_controls_few(case: Case) -> Iterator[Remark]:
    if not case.plan.risks:
        return
    controls = sum(len(risk.controls) for risk in case.plan.risks)
    for promise in case.promises:
        if promise.initiative is None or not _RISK_MEASURES.search(promise.text[:2000]):
            continue
        wanted, unit = _wanted(promise)
        have = controls if unit in _CONTROLS else len(case.plan.risks) if unit in _ONE_EACH else None
        if have is None or wanted <= have:
            continue
        yield Remark(
            message=f"{named(promise.initiative)} กำหนดมาตรการจัดการความเสี่ยงอย่างน้อย "
            f"{wanted} {unit} แต่ทะเบียนความเสี่ยงของแผนมี "
            f"{len(case.plan.risks)} เรื่อง (มาตรการ {controls} ข้อ) โปรดเพิ่มความเสี่ยง/มาตรการ หรือปรับเป้าหมาย",
            initiatives=promise.seqs, lines=promise.lines, field=promise.field, stated=wanted, computed=have,
        )  # fmt: skip


def _wanted(promise: Promise) -> tuple[int, str]:
    measure = promise.measure
    if measure.threshold is None or measure.comparison not in (Comparison.AT_LEAST, Comparison.EXACTLY):
        return 0, ""
    return int(min(measure.threshold, Decimal(10**6))), measure.unit or ""


RULES = (
    risk_matrix, risk_scale_gap, risk_score, risk_level_mismatch, risk_outside_scale, risk_no_control,
    risk_controls_few,
)  # fmt: skip
