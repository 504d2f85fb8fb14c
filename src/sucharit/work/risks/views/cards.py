"""Findings, deeds and versions as the components of the house show them."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.models import Entry
from sucharit.base.audit.sentences import sentence
from sucharit.base.history.models import Version
from sucharit.base.people.gate import OfficerRequest
from sucharit.base.screens.changes import changes
from sucharit.base.screens.rules import titles
from sucharit.base.screens.words import day
from sucharit.core.checking import Severity
from sucharit.work.risks.contents import (
    FIELD_NAMES,
    ControlContent,
    CriteriaContent,
    RatingContent,
    RiskContent,
    from_snapshot,
)
from sucharit.work.risks.findings import Told
from sucharit.work.risks.models import Control, Risk, RiskRegister, ScaleStep
from sucharit.work.risks.views.answers import may_edit

_SEVERITIES = {
    Severity.ERROR: ("bad", gettext_lazy("ต้องแก้ไข")),
    Severity.WARNING: ("warn", gettext_lazy("ควรแก้ไข")),
    Severity.NOTICE: ("info", gettext_lazy("ควรพิจารณา")),
}
#: field of the risk's page to which a rule leads
_FIELDS = {
    "risk.no-control": "controls", "risk.level-mismatch": "id_by_matrix",
    "risk.outside-scale": "id_inherent_likelihood", "risk.score": "id_inherent_likelihood",
}  # fmt: skip


def card(request: OfficerRequest, register: RiskRegister, told: Told) -> dict[str, Any]:
    """A finding as `_parts/finding_card.html` draws it, with where it is mended."""
    kind, severity = _SEVERITIES[told.finding.severity]
    where, address = _where(register, told)
    return {
        "kind": kind,
        "severity": severity,
        "code": told.finding.code,
        "what": told.finding.message,
        "where": where,
        "where_url": address,
        "why": titles().get(told.finding.code, ""),
        "source": told.finding.source_of_rule,
        "fix_url": address if may_edit(request.officer, register) else "",
    }


def _where(register: RiskRegister, told: Told) -> tuple[str, str]:
    code, year = register.organization.code, register.fiscal_year
    if told.row is not None:
        address = reverse("risk", args=[code, year, told.row.risk.seq])
        name = _("ความเสี่ยงลำดับที่ %(seq)s") % {"seq": told.row.risk.seq}
        return name, f"{address}#{_FIELDS.get(told.finding.code, 'content')}"
    if (told.finding.where.field or "").startswith("risk_criteria"):
        return _("เกณฑ์ความเสี่ยง"), reverse("risk_criteria", args=[code, year])
    return _("ทั้งทะเบียน"), reverse("risk_add", args=[code, year])


def deed(entry: Entry) -> dict[str, Any]:
    """An entry of the record as `_parts/timeline.html` draws it."""
    return {"who": entry.actor_name, "what": sentence(entry), "when": entry.at, "icon": "history"}


def risk_difference(before: RiskContent | None, after: RiskContent, units: dict[int, str]) -> list[dict[str, Any]]:
    """The fields that differ, as words that can be compared."""
    old = told_of(before, units) if before else {}
    new = told_of(after, units)
    return [
        {"label": FIELD_NAMES[name], "changes": changes(old.get(name, ""), text)}
        for name, text in new.items()
        if old.get(name, "") != text
    ]


def told_of(content: RiskContent, units: dict[int, str]) -> dict[str, str]:
    """Each field of a risk as text for people."""
    from sucharit.reference.risks import risk_vocabulary

    kinds = {kind.number: kind.title for kind in risk_vocabulary().kinds}
    return {
        "process": content.process,
        "kind": kinds.get(content.kind or 0, ""),
        "unit": units.get(content.unit or 0, ""),
        "owner": content.owner,
        "due": day(content.due) if content.due else "",
        "status": str(Risk.Status(content.status).label),
        "stated_level": content.stated_level,
        "issues": "\n".join(issue.text for issue in content.issues),
        "inherent": _rating(content.inherent),
        "residual": _rating(content.residual),
        "controls": "\n".join(_control(control, units) for control in content.controls),
    }


def _rating(rating: RatingContent) -> str:
    if rating.says_nothing:
        return ""
    told = _("โอกาส %(likelihood)s ผลกระทบ %(impact)s") % {
        "likelihood": rating.likelihood or "-",
        "impact": rating.impact or "-",
    }
    proposed = _("(เสนอจากปีก่อน)") if rating.proposed else ""
    return " ".join(filter(None, (told, proposed, rating.reason)))


def _control(control: ControlContent, units: dict[int, str]) -> str:
    told = (
        control.text,
        units.get(control.unit or 0, ""),
        control.owner,
        _("กำหนด %(day)s") % {"day": day(control.due)} if control.due else "",
        str(Control.Status(control.status).label),
        control.progress,
    )
    return " · ".join(filter(None, told))


def risk_versions(versions: list[Version], units: dict[int, str]) -> list[dict[str, Any]]:
    """Versions with what each changed, newest first."""
    contents = [from_snapshot(version.snapshot, RiskContent) for version in versions]
    return [
        {"version": version, "changed": risk_difference(older, content, units), "newest": not place}
        for place, (version, content, older) in enumerate(zip(versions, contents, [*contents, None][1:], strict=True))
    ]


def criteria_versions(versions: list[Version]) -> list[dict[str, Any]]:
    contents = [from_snapshot(version.snapshot, CriteriaContent) for version in versions]
    return [
        {"version": version, "changed": criteria_difference(older, content), "newest": not place}
        for place, (version, content, older) in enumerate(zip(versions, contents, [*contents, None][1:], strict=True))
    ]


def criteria_difference(before: CriteriaContent | None, after: CriteriaContent) -> list[dict[str, Any]]:
    old, new = (_criteria_words(before) if before else {}), _criteria_words(after)
    names = [*new, *(name for name in old if name not in new)]
    return [
        {"label": name, "changes": changes(old.get(name, ""), new.get(name, ""))}
        for name in names
        if old.get(name, "") != new.get(name, "")
    ]


def _criteria_words(content: CriteriaContent) -> dict[str, str]:
    told = {_("ขนาดตาราง"): f"{content.likelihoods} x {content.impacts}"}
    for scale, steps in content.scales.items():
        for score, text in steps.items():
            told[f"{ScaleStep.Scale(scale).label} {score}"] = text
    for cell, word in content.cells.items():
        likelihood, _sep, impact = cell.partition("-")
        told[_("โอกาสเกิด %(likelihood)s ผลกระทบ %(impact)s") % {"likelihood": likelihood, "impact": impact}] = word
    return told
