"""What a plan says of itself as a whole: title, years, objectives, benefits, goals, targets, as one plain mapping."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.reference.framework import framework_versions
from sucharit.work.plans.models import Plan, PlanText, Target
from sucharit.work.plans.sheet import fit_text, fitted

Facts = dict[str, Any]

TEXTS: dict[str, str] = {
    "objectives": PlanText.Section.OBJECTIVE,
    "benefits": PlanText.Section.BENEFIT,
    "goals": PlanText.Section.GOAL,
}
NAMES = {
    "title": gettext_lazy("ชื่อแผน"),
    "first_year": gettext_lazy("ปีงบประมาณแรก"),
    "last_year": gettext_lazy("ปีงบประมาณสุดท้าย"),
    "framework_version": gettext_lazy("กรอบ"),
    "objectives": gettext_lazy("วัตถุประสงค์ของแผน"),
    "benefits": gettext_lazy("ประโยชน์ที่คาดว่าจะได้รับ"),
    "goals": gettext_lazy("เป้าหมาย"),
    "targets": gettext_lazy("ค่าเป้าหมายรายปี"),
}
LONGEST_SPAN = 10
MOST_TEXTS = 100
MOST_TARGETS = 60
MOST_VALUE = Decimal("999999999999.99")


def facts_of(plan: Plan) -> Facts:
    """As they stand; three queries."""
    texts: dict[str, list[str]] = {name: [] for name in TEXTS}
    names = {section: name for name, section in TEXTS.items()}
    for row in plan.texts.all():
        texts[names[row.section]].append(row.text)
    return {
        "title": plan.title,
        "first_year": plan.first_year,
        "last_year": plan.last_year,
        "framework_version": plan.framework_version,
        **texts,
        "targets": [_target(target) for target in plan.targets.prefetch_related("by_year")],
    }


def _target(target: Target) -> dict[str, Any]:
    return {
        "id": target.pk,
        "name": target.name,
        "unit": target.unit,
        "baseline_year": target.baseline_year,
        "baseline": figure(target.baseline),
        "by_year": {str(row.year): figure(row.value) for row in target.by_year.all()},
    }


def figure(value: Decimal | None) -> str | None:
    """A number as text, the same for 80, 80.0 and 80.00; None is not known."""
    return None if value is None else f"{value:.2f}"


def digest(facts: Facts) -> str:
    """A short name of exactly these facts, which a form carries to tell whether someone saved before."""
    written = json.dumps(facts, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def merged(current: Facts, fields: Mapping[str, Any]) -> Facts:
    """The facts with these fields in place, each made fit. ValidationError names the fields that are not."""
    told, faults = fitted(current, fields, _fit)
    if not faults and not 0 <= told["last_year"] - told["first_year"] < LONGEST_SPAN:
        faults["last_year"] = ValidationError(
            _("ปีสุดท้ายต้องไม่ก่อนปีแรก และแผนหนึ่งยาวไม่เกิน %(most)s ปี") % {"most": LONGEST_SPAN}
        )
    if faults:
        raise ValidationError(faults)
    return told


def _fit(name: str, value: Any) -> Any:
    if name == "title":
        return fit_text(value, 300, one_line=True, required=True)
    if name in ("first_year", "last_year"):
        return _year(value)
    if name == "framework_version":
        return _version(value)
    if name in TEXTS:
        return _texts(value)
    if name == "targets":
        return _targets(value)
    raise KeyError(name)


def _year(value: Any) -> int:
    if not str(value).isdecimal() or not 2500 <= int(value) <= 2700:
        raise ValidationError(_("ปีงบประมาณต้องเป็น พ.ศ. ระหว่าง 2500 ถึง 2700"))
    return int(value)


def _version(value: Any) -> str:
    if value not in framework_versions():
        raise ValidationError(_("ไม่มีกรอบนี้ในระบบ"))
    return str(value)


def _texts(value: Iterable[Any]) -> list[str]:
    texts = [text for text in (fit_text(one, 4_000) for one in value) if text]
    if len(texts) > MOST_TEXTS:
        raise ValidationError(_("มีได้ไม่เกิน %(most)s ข้อ") % {"most": MOST_TEXTS})
    return texts


def _targets(value: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    targets = [_fit_target(one) for one in value]
    if len(targets) > MOST_TARGETS:
        raise ValidationError(_("มีได้ไม่เกิน %(most)s ข้อ") % {"most": MOST_TARGETS})
    return targets


def _fit_target(one: Mapping[str, Any]) -> dict[str, Any]:
    by_year = {str(_year(year)): _figure(value) for year, value in (one.get("by_year") or {}).items()}
    base_year, base = one.get("baseline_year"), _figure(one.get("baseline"))
    if base is not None and not base_year:
        raise ValidationError(_("ค่าปีฐานต้องบอกว่าเป็นของปีใด"))
    return {
        "id": one.get("id") or None,
        "name": fit_text(one.get("name"), 400, one_line=True, required=True),
        "unit": fit_text(one.get("unit"), 80, one_line=True),
        "baseline_year": _year(base_year) if base_year else None,
        "baseline": base,
        "by_year": {year: value for year, value in sorted(by_year.items()) if value is not None},
    }


def _figure(value: Any) -> str | None:
    if value is None or value == "":
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        raise ValidationError(_("อ่านตัวเลขนี้ไม่ได้")) from None
    if not number.is_finite() or abs(number) > MOST_VALUE:
        raise ValidationError(_("ตัวเลขนี้ใหญ่เกินไป"))
    return figure(number)
