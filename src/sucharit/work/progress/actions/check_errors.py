"""The errors of a cross-check, each for itself: written down, put right, withdrawn. The check's number follows."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.core.fiscal import FiscalYear
from sucharit.work.progress.actions.checks import locked_check
from sucharit.work.progress.actions.lines import lines_of, write_lines
from sucharit.work.progress.models import CheckError, CrossCheck
from sucharit.work.progress.queries import may_correct
from sucharit.work.years.recording.writing import (
    mark_back,
    mark_withdrawn,
    running_year,
    standing,
    store,
    text_of,
)

ADDED = declare("progress.check_errors_added", gettext_lazy("บันทึกข้อผิดพลาดของ {label} {count} จุด รวม {errors} จุด"))
CORRECTED = declare("progress.check_error_corrected", gettext_lazy("บันทึกว่าแก้ข้อผิดพลาดของ {label} แล้ว"))
WITHDRAWN = declare("progress.check_error_withdrawn", gettext_lazy("ถอนข้อผิดพลาดของ {label}: {reason}"))
PUT_BACK = declare("progress.check_error_put_back", gettext_lazy("นำข้อผิดพลาดของ {label} กลับมา"))


@transaction.atomic
def add_errors(check: CrossCheck, *, by: Officer, lines: str) -> CrossCheck:
    """A row for each line. The first ones take the place of a number that was typed: from then on it is counted."""
    check = locked_check(check, by)
    standing(check)
    told = lines_of(lines)
    if not told:
        raise ValidationError({"lines": _("โปรดเขียนอย่างน้อยหนึ่งบรรทัด")})
    if not check.checked:
        raise NotAllowed(
            "พบข้อผิดพลาดได้เมื่อมีเอกสารที่ตรวจ โปรดแก้จำนวนเอกสารก่อน", "errors are found in documents that were looked at"
        )
    write_lines(check, told, by)
    _count(check, by, ADDED, {"count": len(told)})
    return check


@transaction.atomic
def correct_error(error: CheckError, *, by: Officer, on: datetime.date, how: str = "") -> CheckError:
    """Put right on a day; the unit says so itself, or who checked. It stays counted as found."""
    require(by, Can.REPORT)
    error = _locked(error, by)
    standing(error)
    if not may_correct(by, error.cross_check):
        raise NotAllowed("บันทึกได้เฉพาะผู้ตรวจ หน่วยงานที่ถูกตรวจ และเจ้าหน้าที่แผน", "the unit, who checked, the plan officer")
    if on > by.today or on < error.cross_check.month:
        raise ValidationError({"on": _("วันที่แก้ต้องไม่ก่อนเดือนที่ตรวจและไม่เกินวันนี้")})
    error.corrected_on, error.corrected_by, error.how = on, by.user, text_of(how, 300, "how", one_line=True)
    store(error, by=by, verb=CORRECTED, label=_label(error.cross_check), facts={})
    return error


@transaction.atomic
def withdraw_error(error: CheckError, *, by: Officer, reason: str) -> CheckError:
    """It was none: it does not count, and stays with the reason."""
    check = locked_check(error.cross_check, by)
    error = _locked(error, by)
    mark_withdrawn(error, reason, by)
    error.save()
    _count(check, by, WITHDRAWN, {"reason": error.withdrawn_reason})
    return error


@transaction.atomic
def put_back_error(error: CheckError, *, by: Officer) -> CheckError:
    check = locked_check(error.cross_check, by)
    error = _locked(error, by)
    mark_back(error)
    error.save()
    _count(check, by, PUT_BACK, {})
    return error


def _locked(error: CheckError, by: Officer) -> CheckError:
    """Of a year that runs; in the order check, then error, as every verb here locks."""
    rows = CheckError.objects.select_for_update(of=("self",)).select_related("cross_check__unit")
    found = rows.get(pk=error.pk, cross_check__year_plan__organization=by.organization)
    running_year(found.cross_check.year_plan, by)
    return found


def _count(check: CrossCheck, by: Officer, verb: str, facts: dict[str, Any]) -> None:
    check.error_count, check.counted = check.errors.filter(withdrawn_at=None).count(), True
    store(check, by=by, verb=verb, label=_label(check), facts={**facts, "errors": check.error_count})


def _label(check: CrossCheck) -> str:
    month = f"{check.month.month}/{check.month.year + 543}"
    return f"{check.unit.name} เดือน {month} ปีงบประมาณ {FiscalYear.of(check.month).value}"
