"""Marks: opened for a year, recorded, corrected with a reason."""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.history.actions import keep_version
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.core.thai import clean
from sucharit.reference.ita import Ita, ita
from sucharit.reference.loading import UnknownReference
from sucharit.work.assessments.models import TOTAL, Assessment, Score

OPENED = declare("assessments.opened", _("เริ่มบันทึกผล {label}"))
RECORDED = declare("assessments.recorded", _("บันทึกคะแนน {label}"))
CORRECTED = declare("assessments.corrected", _("แก้ไขคะแนน {label}: {reason}"))
LONGEST_REASON = 400
HUNDRED = Decimal(100)
Values = Mapping[str, Decimal | None]


class Stale(Exception):  # noqa: N818 - somebody was faster
    """Saved on an older edition; `assessment` is what stands now."""

    def __init__(self, assessment: Assessment) -> None:
        super().__init__("stale")
        self.assessment = assessment


@transaction.atomic
def open_assessment(fiscal_year: int, *, by: Officer) -> Assessment:
    """A year without marks yet. NotAllowed for a year that is there, is ahead, or whose rules are not known."""
    require(by, Can.ASSESS)
    rule_of(fiscal_year)
    if fiscal_year > by.today.year + 544:
        raise NotAllowed(f"ปีงบประมาณ พ.ศ. {fiscal_year} ยังมาไม่ถึง", "that year is ahead")
    if Assessment.objects.filter(organization=by.organization, fiscal_year=fiscal_year).exists():
        raise NotAllowed(f"มีผลการประเมินของปีงบประมาณ พ.ศ. {fiscal_year} อยู่แล้ว", "that year is there already")
    row = Assessment.objects.create(organization=by.organization, fiscal_year=fiscal_year, opened_by=by.user)
    record(OPENED, by=by, subject=row, label=str(row))
    return row


def rule_of(fiscal_year: int) -> Ita:
    """The assessment as it is in that year; NotAllowed for a year before the first we know."""
    try:
        return ita(fiscal_year)
    except UnknownReference as fault:
        raise NotAllowed(
            f"ระบบยังไม่มีเกณฑ์ ITA ของปีงบประมาณ พ.ศ. {fiscal_year} ปีแรกที่มีคือ 2564", "no rules for that year"
        ) from fault


@transaction.atomic
def record_scores(
    assessment: Assessment,
    *,
    by: Officer,
    values: Values,
    targets: Values | None = None,
    reason: str = "",
    edition: int | None = None,
    about: Mapping[str, Any] | None = None,
) -> Assessment:
    """Writes marks and targets of these keys. A mark that stood already is only changed with a reason. `about`: target,
    source, announced_on of the year. Stale where `edition` is old."""
    require(by, Can.ASSESS)
    row = Assessment.objects.select_for_update(of=("self",)).select_related("organization").get(
        pk=assessment.pk, organization=by.organization
    )  # fmt: skip
    if edition is not None and edition != row.edition:
        raise Stale(row)
    keys = keys_of(row.rule)
    _check_known([*values, *(targets or {})], keys)
    values = {key: fit_mark(value) for key, value in values.items()}
    held = {score.key: score for score in row.scores.select_for_update()}
    corrected = corrections(held, values)
    why = " ".join(clean(reason).split())[:LONGEST_REASON]
    if corrected and not why:
        raise NotAllowed("คะแนนที่บันทึกไว้แล้วแก้ได้เมื่อบอกเหตุผล โปรดเขียนเหตุผลที่แก้", "say why a recorded mark changes")
    _write(row, held, values, targets or {})
    _about(row, about or {}, by)
    row.edition += 1
    row.save()
    verb = CORRECTED if corrected else RECORDED
    keep_version(row, snapshot(row, why), by=by, verb=verb)
    record(verb, by=by, subject=row, label=str(row), facts={"reason": why, "changed": corrected})
    return row


def keys_of(rule: Ita) -> list[str]:
    """Every key that may bear a mark in a year, in the order of the form."""
    return [*(str(one.number) for one in rule.indicators), *(one.id for one in rule.instruments), TOTAL]


def corrections(held: Mapping[str, Score], values: Values) -> dict[str, list[str]]:
    """key > [before, after] of marks that stood and would change."""
    told: dict[str, list[str]] = {}
    for key, value in values.items():
        before = held[key].value if key in held else None
        if before is not None and before != value:
            told[key] = [str(before), "" if value is None else str(value)]
    return told


def snapshot(row: Assessment, reason: str = "") -> dict[str, Any]:
    """What history keeps of a year."""
    scores = Score.objects.filter(assessment=row)
    return {
        "marks": {one.key: str(one.value) for one in scores if one.value is not None},
        "targets": {one.key: str(one.target) for one in scores if one.target is not None},
        "target": "" if row.target is None else str(row.target),
        "source": row.source,
        "announced_on": row.announced_on.isoformat() if row.announced_on else "",
        "reason": reason,
    }


def fit_mark(value: Decimal | None) -> Decimal | None:
    """0 to 100 with at most two decimals, as it is kept. NotAllowed otherwise, in Thai."""
    if value is None:
        return None
    if not value.is_finite() or not 0 <= value <= HUNDRED:
        raise NotAllowed(
            gettext("คะแนนต้องอยู่ระหว่าง 0 ถึง 100 (ท่านใส่ %(value)s)") % {"value": value}, "a mark is 0 to 100"
        )
    if value != value.quantize(Decimal("0.01")):
        raise NotAllowed(
            gettext("คะแนนมีทศนิยมได้ไม่เกินสองตำแหน่ง (ท่านใส่ %(value)s)") % {"value": value}, "two decimals at most"
        )
    return value.quantize(Decimal("0.01"))


def _check_known(asked: list[str], known: list[str]) -> None:
    strange = sorted(set(asked) - set(known))
    if strange:
        raise NotAllowed(f"ไม่มีตัวชี้วัด “{strange[0][:20]}” ในปีนี้", "no such indicator in that year")


def _write(row: Assessment, held: Mapping[str, Score], values: Values, targets: Values) -> None:
    for key in dict.fromkeys([*values, *targets]):
        score = held.get(key) or Score(assessment=row, key=key)
        if key in values:
            score.value = values[key]
        if key in targets:
            score.target = fit_mark(targets[key])
        if score.pk or score.value is not None or score.target is not None:
            score.save()


def _about(row: Assessment, about: Mapping[str, Any], by: Officer) -> None:
    if "target" in about:
        row.target = fit_mark(about["target"])
    if "source" in about:
        row.source = " ".join(clean(about["source"] or "").split())[:300]
    day: datetime.date | None = about.get("announced_on", row.announced_on)
    if day is not None and not datetime.date(2000, 1, 1) <= day <= by.today:
        raise NotAllowed("วันที่ประกาศผลต้องไม่เกินวันนี้", "announced in the future")
    row.announced_on = day
