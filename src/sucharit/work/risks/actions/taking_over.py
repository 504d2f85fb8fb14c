"""What an old document says of risks becomes a draft of criteria and a draft register."""

import uuid

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.history.actions import keep_version
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.core.plan import Plan, PlanRisk
from sucharit.core.plan import RiskCriteria as CriteriaValue
from sucharit.core.plan import ScaleStep as StepValue
from sucharit.core.risk import Matrix
from sucharit.work.risks.actions.criteria import check_year, keep, rate_drafts_by
from sucharit.work.risks.actions.locking import changed
from sucharit.work.risks.actions.registers import current_criteria
from sucharit.work.risks.actions.writing import index, unindex, write_criteria, write_risk
from sucharit.work.risks.actions.yearly import AT_WORK, begun, of_year
from sucharit.work.risks.contents import (
    LONGEST_LEVEL,
    LONGEST_TEXT,
    MOST_CONTROLS,
    MOST_ISSUES,
    MOST_RISKS,
    CriteriaContent,
    RatingContent,
    RiskContent,
    content_of,
    new_controls,
    new_issues,
    snapshot,
)
from sucharit.work.risks.models import HIGHEST_SCORE, Risk, RiskCriteria, RiskRegister
from sucharit.work.risks.values import present_risks, whole

TAKEN_OVER = declare("risks.taken_over", gettext_lazy("รับ{label} จากเอกสารเดิม {risks} เรื่อง มาตรการ {controls} ข้อ"))


@transaction.atomic
def take_over(plan: Plan, *, by: Officer, fiscal_year: int, replace: bool = False) -> RiskRegister:
    """The register of a year as an old document has it; its criteria too, as a draft, where it has any.

    A level that the document prints is kept as it is printed; a matrix that it prints turned is kept beside the upright
    one until an officer has settled it. A draft register of that year gives way only to `replace=True` (its risks are
    taken out and can be put back); an adopted one never does. NotAllowed otherwise, and where there is nothing to take.
    """
    require(by, Can.EDIT_RISKS)
    check_year(fiscal_year)
    if not plan.risks and plan.risk_criteria is None:
        raise NotAllowed(_("เอกสารนี้ไม่มีทะเบียนความเสี่ยงหรือเกณฑ์ความเสี่ยงให้รับ"), "no risks in this document")
    if len(plan.risks) > MOST_RISKS:
        raise NotAllowed(
            _("เอกสารนี้มีความเสี่ยง %(have)s เรื่อง เกิน %(most)s เรื่อง โปรดตรวจการอ่านก่อน")
            % {"have": len(plan.risks), "most": MOST_RISKS},
            "too many risks",
        )
    register = _register_for(by, fiscal_year, replace)
    _take_criteria(register, plan.risk_criteria, by, replace)
    _take_risks(register, plan, by)
    changed(register)
    controls = sum(len(risk.controls) for risk in plan.risks)
    facts = {"year": fiscal_year, "risks": len(plan.risks), "controls": controls}
    record(TAKEN_OVER, by=by, subject=register, label=str(register), facts=facts)
    index(register)
    return register


def _register_for(by: Officer, fiscal_year: int, replace: bool) -> RiskRegister:
    """The draft to fill: a new one, or the one of that year emptied with consent."""
    there = of_year(RiskRegister, by, fiscal_year, *AT_WORK).select_for_update().order_by("-revision").first()
    if there is None:
        return RiskRegister.objects.create(
            criteria=current_criteria(by, fiscal_year), **begun(RiskRegister, by, fiscal_year, _("รับจากเอกสารเดิม"))
        )
    if there.state == RiskRegister.State.ADOPTED:
        raise NotAllowed(
            _("ทะเบียนความเสี่ยงปีงบประมาณ พ.ศ. %(year)s ประกาศใช้แล้ว โปรดเปิดฉบับแก้ไขก่อนรับจากเอกสารเดิม")
            % {"year": fiscal_year},
            "the register of that year is adopted",
        )
    if not replace:
        raise NotAllowed(
            _("ปีงบประมาณ พ.ศ. %(year)s มีร่างทะเบียนความเสี่ยงอยู่แล้ว หากต้องการใช้ของเอกสารเดิมแทน โปรดยืนยันการแทนที่")
            % {"year": fiscal_year},
            "there is a draft register; replace=True replaces it",
        )
    _empty(there, by)
    return there


def _empty(register: RiskRegister, by: Officer) -> None:
    from django.utils import timezone

    present = list(present_risks(register))
    register.risks.filter(removed_at=None).update(removed_at=timezone.now())
    unindex(by.organization, present)


def _take_criteria(register: RiskRegister, value: CriteriaValue | None, by: Officer, replace: bool) -> None:
    """The document's criteria as a draft; criteria that were adopted for the year stay the rule."""
    there = register.criteria
    if value is None or (there and there.state == RiskCriteria.State.ADOPTED):
        return
    content = _criteria_content(value)
    if there is None:
        there = RiskCriteria.objects.create(
            origin=_("จากเอกสารแผนเดิม"), **begun(RiskCriteria, by, register.fiscal_year, _("รับจากเอกสารเดิม"))
        )
    elif not replace and there.cells.exists():
        raise NotAllowed(
            _("ปีงบประมาณ พ.ศ. %(year)s มีร่างเกณฑ์ความเสี่ยงอยู่แล้ว หากต้องการใช้ของเอกสารเดิมแทน โปรดยืนยันการแทนที่")
            % {"year": register.fiscal_year},
            "there are draft criteria; replace=True replaces them",
        )
    there.printed_matrix = _turned_print(value)
    write_criteria(there, content)
    keep(there, by=by, verb=TAKEN_OVER)
    changed(there)
    register.criteria = there
    register.save(update_fields=["criteria"])
    rate_drafts_by(there)


def _criteria_content(value: CriteriaValue) -> CriteriaContent:
    """Scales and matrix within the bounds of a matrix; the size is the largest that any of them names."""
    scales = {
        "likelihood": _scale(value.likelihood),
        "impact_financial": _scale(value.impact_financial),
        "impact_other": _scale(value.impact_other),
    }
    rows = {score: row[:HIGHEST_SCORE] for score, row in value.matrix.items() if 1 <= score <= HIGHEST_SCORE}
    impacts = {int(score) for name in ("impact_financial", "impact_other") for score in scales[name]}
    return CriteriaContent(
        likelihoods=max({*rows, *map(int, scales["likelihood"])}, default=5),
        impacts=max({*impacts, *map(len, rows.values())} - {0}, default=5),
        scales=scales,
        cells={
            f"{score}-{impact}": word[:LONGEST_LEVEL]
            for score, row in rows.items()
            for impact, word in enumerate(row, 1)
        },
    )


def _scale(steps: tuple[StepValue, ...]) -> dict[str, str]:
    return {str(step.score): step.meaning[:LONGEST_TEXT] for step in steps if 1 <= step.score <= HIGHEST_SCORE}


def _turned_print(value: CriteriaValue) -> list[list[str]]:
    """The print, where it says something else than the matrix that was read from it."""
    printed = Matrix.from_print(value.matrix_as_printed) if value.matrix_as_printed else None
    upright = Matrix(dict(value.matrix))
    if printed is None or all(printed.word(cell) == upright.word(cell) for cell in {*printed.cells, *upright.cells}):
        return []
    return [[cell[:LONGEST_LEVEL] for cell in row] for row in value.matrix_as_printed]


def _take_risks(register: RiskRegister, plan: Plan, by: Officer) -> None:
    taken = []
    for seq, value in enumerate(plan.risks, 1):
        risk = Risk(register=register, key=uuid.uuid4(), seq=seq, source_line=value.source.line)
        write_risk(risk, _risk_content(value))
        taken.append(risk.pk)
    for risk in whole(Risk.objects.filter(pk__in=taken)):
        keep_version(risk, snapshot(content_of(risk)), by=by, verb=TAKEN_OVER)


def _risk_content(value: PlanRisk) -> RiskContent:
    return RiskContent(
        process=" ".join(value.process.split())[:LONGEST_TEXT] or _("ไม่ระบุกระบวนงาน"),
        stated_level=" ".join((value.level or "").split())[:LONGEST_LEVEL],
        issues=new_issues(text[:LONGEST_TEXT] for text in value.issues[:MOST_ISSUES]),
        inherent=_rating(value),
        controls=new_controls(text[:LONGEST_TEXT] for text in value.controls[:MOST_CONTROLS]),
    )


def _rating(value: PlanRisk) -> RatingContent:
    """The scores that a matrix can hold; others, and a score that is no product, are told in the reason."""
    told = []
    likelihood, impact = _possible(value.likelihood), _possible(value.impact)
    if (likelihood, impact) != (value.likelihood, value.impact):
        told.append(
            _("เอกสารเดิมระบุ โอกาส %(likelihood)s ผลกระทบ %(impact)s")
            % {"likelihood": value.likelihood, "impact": value.impact}
        )
    product = likelihood * impact if likelihood and impact else None
    if value.score is not None and value.score != product:
        told.append(_("เอกสารเดิมพิมพ์คะแนน %(score)s") % {"score": value.score})
    return RatingContent(likelihood=likelihood, impact=impact, reason=" ".join(told))


def _possible(score: int | None) -> int | None:
    return score if score is not None and 1 <= score <= HIGHEST_SCORE else None
