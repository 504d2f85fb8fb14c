"""The cross-check register: a unit's payment documents of a month, looked at by others."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.verbs import declare
from sucharit.base.organizations.models import Unit
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.work.evidence.models import Evidence
from sucharit.work.evidence.subjects import declare_subject
from sucharit.work.plans.pages import address
from sucharit.work.progress.actions.lines import Lines, lines_of, write_lines
from sucharit.work.progress.actions.of_year import locked_of_year, proved
from sucharit.work.progress.models import CrossCheck
from sucharit.work.years.models import YearPlan
from sucharit.work.years.periods import months_of
from sucharit.work.years.recording.writing import (
    check_edition,
    count_of,
    mark_back,
    mark_withdrawn,
    running_year,
    standing,
    store,
    text_of,
)

RECORDED = declare("progress.check_recorded", gettext_lazy("บันทึกการตรวจสอบไขว้ {label} เดือน {month}: พบ {errors} จุด"))
EDITED = declare("progress.check_edited", gettext_lazy("แก้ไขการตรวจสอบไขว้ {label} เดือน {month}: พบ {errors} จุด"))
WITHDRAWN = declare("progress.check_withdrawn", gettext_lazy("ถอนการตรวจสอบไขว้ {label} เดือน {month}"))
PUT_BACK = declare("progress.check_put_back", gettext_lazy("นำการตรวจสอบไขว้ {label} เดือน {month} กลับมา"))
declare_subject("progress.crosscheck", gettext_lazy("การตรวจสอบไขว้"), lambda code, pk: address("cross_check", code, pk))


@transaction.atomic
def record_check(year: YearPlan, *, by: Officer, evidence: Iterable[Evidence] = (), **fields: Any) -> CrossCheck:
    """One unit in one month: month (its first day), unit, checked, found, and either error_count or `lines`, one
    for each error (lines_of). NotAllowed the second time."""
    year = running_year(year, by)
    made = CrossCheck(year_plan=year, recorded_by=by.user)
    lines = lines_of(fields.pop("lines", ""))
    _written(made, _with_count(fields, lines), by)
    made.counted = bool(lines)
    _saved(made, by, RECORDED)
    proved(made, evidence, by, instead=False)
    write_lines(made, lines, by)
    return made


def _with_count(fields: dict[str, Any], lines: Lines) -> dict[str, Any]:
    """The number of lines; ValidationError where another number was typed beside them."""
    typed = fields.get("error_count")
    if lines and typed not in (None, "", len(lines)):
        told = _("ใส่ไว้ %(typed)s จุด แต่เขียนทีละจุด %(lines)s บรรทัด โปรดเว้นช่องจำนวนว่างไว้ ระบบนับให้")
        raise ValidationError({"error_count": told % {"typed": typed, "lines": len(lines)}})
    return {**fields, "error_count": len(lines)} if lines else fields


@transaction.atomic
def edit_check(
    check: CrossCheck, *, by: Officer, fields: dict[str, Any], evidence: Iterable[Evidence] | None = None,
    edition: int | None = None,
) -> CrossCheck:  # fmt: skip
    check = locked_check(check, by)
    check_edition(check, edition)
    standing(check)
    if check.counted and fields.get("error_count", check.error_count) != check.error_count:
        raise ValidationError({"error_count": _("จำนวนนี้นับจากข้อผิดพลาดที่บันทึกทีละจุด โปรดแก้ที่รายการเหล่านั้น")})
    _written(check, fields, by)
    _saved(check, by, EDITED)
    proved(check, evidence, by, instead=True)
    return check


@transaction.atomic
def withdraw_check(check: CrossCheck, *, by: Officer, reason: str) -> CrossCheck:
    check = locked_check(check, by)
    mark_withdrawn(check, reason, by)
    _saved(check, by, WITHDRAWN)
    return check


@transaction.atomic
def put_back_check(check: CrossCheck, *, by: Officer) -> CrossCheck:
    check = locked_check(check, by)
    mark_back(check)
    _saved(check, by, PUT_BACK)
    return check


def locked_check(check: CrossCheck, by: Officer) -> CrossCheck:
    return locked_of_year(check, CrossCheck.objects.select_related("unit"), by)


def _written(check: CrossCheck, told: dict[str, Any], by: Officer) -> None:
    if "month" in told:
        check.month = _month(told["month"], check.year_plan, by)
    if "unit" in told:
        check.unit = _unit(told["unit"], by)
    if "checked" in told:
        check.checked = count_of(told["checked"], "checked", required=True) or 0
    if "error_count" in told:
        check.error_count = count_of(told["error_count"], "error_count", required=True) or 0
    if "found" in told:
        check.found = text_of(told["found"], 20_000, "found")
    if check.error_count and not check.checked:
        raise ValidationError({"checked": _("พบข้อผิดพลาดได้เมื่อมีเอกสารที่ตรวจ โปรดใส่จำนวนเอกสาร")})


def _month(value: Any, year: YearPlan, by: Officer) -> datetime.date:
    if value not in months_of(year.fiscal_year):
        raise ValidationError({"month": _("โปรดเลือกเดือนในปีงบประมาณ พ.ศ. %(year)s") % {"year": year.fiscal_year}})
    if value > by.today:
        raise ValidationError({"month": _("เดือนนี้ยังมาไม่ถึง")})
    return value  # type: ignore[no-any-return]


def _unit(value: Any, by: Officer) -> Unit:
    found = by.organization.units.filter(pk=getattr(value, "pk", value)).first()
    if found is None:
        raise ValidationError({"unit": _("โปรดเลือกหน่วยงาน")})
    return found


def _saved(check: CrossCheck, by: Officer, verb: str) -> None:
    month = f"{check.month.month}/{check.month.year + 543}"
    facts = {"month": month, "checked": check.checked, "errors": check.error_count, "year": check.year_plan.fiscal_year}
    try:
        with transaction.atomic():
            store(check, by=by, verb=verb, label=check.unit.name, facts=facts)
    except IntegrityError as error:
        raise NotAllowed(
            f"{check.unit.name} เดือน {month} บันทึกการตรวจสอบไขว้ไว้แล้ว โปรดแก้ไขรายการเดิม",
            "this unit and month stand already",
        ) from error
