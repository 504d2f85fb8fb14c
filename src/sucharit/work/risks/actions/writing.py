"""Content into rows, for the verbs: rows that stay keep their identity, rows that go can be put back.

Never here: who may, what is recorded, or any transaction; the verb has done that.
"""

import uuid
from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import NotAllowed
from sucharit.base.search.actions import Findable, drop, put_many
from sucharit.work.risks.contents import (
    LONGEST_LEVEL,
    LONGEST_OWNER,
    MOST_CONTROLS,
    MOST_ISSUES,
    SCALES,
    ControlContent,
    CriteriaContent,
    IssueContent,
    RatingContent,
    RiskContent,
    one_line,
    words,
)
from sucharit.work.risks.models import (
    HIGHEST_SCORE,
    Control,
    MatrixCell,
    Rating,
    Risk,
    RiskCriteria,
    RiskIssue,
    RiskRegister,
    ScaleStep,
)
from sucharit.work.risks.queries import AT_WORK
from sucharit.work.risks.values import Levels, level_word, levels_of, rating_of, whole

KIND = "risks.risk"


def write_risk(risk: Risk, content: RiskContent) -> None:
    """The whole content into the rows of a risk. NotAllowed where a part of it cannot be."""
    _check_counts(content)
    _check_units(risk.register.organization, content)
    risk.process = _needed(one_line(content.process), _("โปรดระบุกระบวนงาน"))
    risk.kind = content.kind
    risk.unit_id = content.unit
    risk.owner = one_line(content.owner, LONGEST_OWNER)
    risk.due = content.due
    risk.status = Risk.Status(content.status)
    risk.stated_level = one_line(content.stated_level, LONGEST_LEVEL)
    risk.save()
    _write_issues(risk, content.issues)
    _write_rating(risk, Rating.Stage.INHERENT, content.inherent)
    _write_rating(risk, Rating.Stage.RESIDUAL, content.residual)
    _write_controls(risk, content.controls)


def _check_counts(content: RiskContent) -> None:
    for have, most, name in (
        (len(content.issues), MOST_ISSUES, _("ประเด็นความเสี่ยง")),
        (len(content.controls), MOST_CONTROLS, _("มาตรการควบคุม")),
    ):
        if have > most:
            raise NotAllowed(
                _("%(name)s มีได้ไม่เกิน %(most)s ข้อ (มี %(have)s ข้อ) โปรดแยกเป็นความเสี่ยงอีกเรื่อง")
                % {"name": name, "most": most, "have": have}
            )


def _check_units(organization: Organization, content: RiskContent) -> None:
    """Units come as numbers from outside: only the organization's own."""
    named = {unit for unit in (content.unit, *(control.unit for control in content.controls)) if unit is not None}
    if named and organization.units.filter(pk__in=named).count() < len(named):
        raise NotAllowed(_("ไม่พบหน่วยงานที่เลือกในหน่วยงานของท่าน โปรดเลือกใหม่"), "unknown unit")


def _needed(text: str, message: str) -> str:
    if not text:
        raise NotAllowed(message)
    return text


def _write_issues(risk: Risk, issues: Iterable[IssueContent]) -> None:
    """Nothing is bound to an issue, so the list is written anew under its keys."""
    kept = _said(issues)
    RiskIssue.objects.filter(risk=risk).delete()
    RiskIssue.objects.bulk_create(
        RiskIssue(risk=risk, key=issue.key, seq=seq, text=issue.text) for seq, issue in enumerate(kept, 1)
    )


def _said(issues: Iterable[IssueContent]) -> list[IssueContent]:
    told = [IssueContent(key=issue.key, text=words(issue.text)) for issue in issues]
    return list({issue.key: issue for issue in told if issue.text}.values())


def _write_rating(risk: Risk, stage: str, content: RatingContent) -> None:
    if content.says_nothing:
        Rating.objects.filter(risk=risk, stage=stage).delete()
        return
    for score in (content.likelihood, content.impact):
        if score is not None and not 1 <= score <= HIGHEST_SCORE:
            raise NotAllowed(
                _("คะแนน %(score)s ไม่มีในเกณฑ์ โปรดให้คะแนนตามเกณฑ์ของปีนี้") % {"score": score}, f"no score {score}"
            )
    Rating.objects.update_or_create(
        risk=risk,
        stage=stage,
        defaults={
            "likelihood": content.likelihood,
            "impact": content.impact,
            "reason": words(content.reason),
            "proposed": content.proposed,
        },
    )


def _write_controls(risk: Risk, controls: Iterable[ControlContent]) -> None:
    """Rows by key: initiatives are bound to them. One that is missing is taken out, and comes back under its key."""
    rows = {control.key: control for control in Control.objects.filter(risk=risk)}
    told = {control.key: control for control in controls if words(control.text)}
    _not_of_another(risk, told.keys() - rows.keys())
    gone = [row.pk for key, row in rows.items() if key not in told and row.removed_at is None]
    Control.objects.filter(pk__in=gone).update(removed_at=timezone.now())
    for seq, (key, content) in enumerate(told.items(), 1):
        _write_control(rows.get(key) or Control(risk=risk, key=key), seq, content)


def _not_of_another(risk: Risk, keys: Iterable[uuid.UUID]) -> None:
    """New controls are named by the page. A name that stands elsewhere, in this house or another, would bring with it
    what is bound to that control."""
    elsewhere = Control.objects.filter(key__in=list(keys)).exclude(risk__key=risk.key)
    if elsewhere.exists():
        raise NotAllowed(_("มาตรการที่เพิ่มใช้รหัสของความเสี่ยงอื่น โปรดโหลดหน้านี้ใหม่แล้วเพิ่มอีกครั้ง"), "a key of another risk")


def _write_control(control: Control, seq: int, content: ControlContent) -> None:
    control.seq, control.removed_at = seq, None
    control.text, control.progress = words(content.text), words(content.progress)
    control.owner = one_line(content.owner, LONGEST_OWNER)
    control.unit_id, control.due = content.unit, content.due
    control.status = Control.Status(content.status)
    control.save()


def write_criteria(criteria: RiskCriteria, content: CriteriaContent) -> None:
    """The whole content into scale steps and cells; what lies outside the size is not written."""
    criteria.likelihoods, criteria.impacts = content.likelihoods, content.impacts
    criteria.save()
    criteria.scale_steps.all().delete()
    criteria.cells.all().delete()
    ScaleStep.objects.bulk_create(_steps(criteria, content))
    MatrixCell.objects.bulk_create(_cells(criteria, content))


def _steps(criteria: RiskCriteria, content: CriteriaContent) -> Iterable[ScaleStep]:
    for scale in SCALES:
        highest = content.likelihoods if scale == ScaleStep.Scale.LIKELIHOOD else content.impacts
        for score in range(highest, 0, -1):
            meaning = words(content.scales.get(scale, {}).get(str(score), ""))
            if meaning:
                yield ScaleStep(criteria=criteria, scale=scale, score=score, meaning=meaning)


def _cells(criteria: RiskCriteria, content: CriteriaContent) -> Iterable[MatrixCell]:
    for likelihood in range(content.likelihoods, 0, -1):
        for impact in range(1, content.impacts + 1):
            level = one_line(content.cells.get(f"{likelihood}-{impact}", ""), LONGEST_LEVEL)
            if level:
                yield MatrixCell(criteria=criteria, likelihood=likelihood, impact=impact, level=level)


def place(register: RiskRegister, keys: Iterable[uuid.UUID]) -> None:
    """Numbers the present risks 1..n in the given order. Two steps: a place is taken only once it is free."""
    rows = {risk.key: risk for risk in Risk.objects.filter(register=register, removed_at=None)}
    ordered = [rows[key] for key in keys if key in rows]
    beyond = max((risk.seq for risk in rows.values()), default=0) + len(rows) + 1
    for start in (beyond, 1):
        for seq, risk in enumerate(ordered, start):
            if risk.seq != seq:
                risk.seq = seq
                risk.save(update_fields=["seq"])


def index(register: RiskRegister, only: Iterable[int] | None = None) -> None:
    """The risks of the register that is at work are findable; `only` names the rows that changed."""
    risks = Risk.objects.filter(register=register, removed_at=None)
    if only is not None:
        risks = risks.filter(pk__in=list(only))
    levels = levels_of(register.criteria)
    put_many(register.organization, [_findable(risk, register, levels) for risk in whole(risks)])


def all_findable(organization: Organization) -> Iterator[Findable]:
    """The present risks of every register that is at work: of each year the draft, or what was adopted."""
    registers = RiskRegister.objects.filter(organization=organization, state__in=AT_WORK).order_by("revision")
    at_work = {one.fiscal_year: one for one in registers.select_related("organization", "criteria")}
    for register in at_work.values():
        levels = levels_of(register.criteria)
        for risk in whole(Risk.objects.filter(register=register, removed_at=None)):
            yield _findable(risk, register, levels)


def unindex(organization: Organization, risks: Iterable[Risk]) -> None:
    for risk in risks:
        drop(kind=KIND, key=str(risk.pk), organization=organization)


def _findable(risk: Risk, register: RiskRegister, levels: Levels) -> Findable:
    told = [
        *(issue.text for issue in risk.issues.all()),
        *(control.text for control in risk.controls.all()),
        level_word(rating_of(risk, Rating.Stage.INHERENT), levels),
        risk.owner,
        risk.unit.name if risk.unit else "",
    ]
    address = reverse("risk", args=[register.organization.code, register.fiscal_year, risk.seq])
    return Findable(KIND, str(risk.pk), risk.process, "\n".join(filter(None, told)), address)
