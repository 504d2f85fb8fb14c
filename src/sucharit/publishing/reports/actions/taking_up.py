"""An old integrity report that was uploaded and read becomes the report of its year."""

import msgspec
from django.db import transaction

from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.core.plan import IntegrityReport, Memo
from sucharit.publishing.reports.actions.beginning import take_up
from sucharit.publishing.reports.contents import title_of
from sucharit.publishing.reports.models import Report
from sucharit.work.intake.actions import mark_adopted
from sucharit.work.intake.models import Intake
from sucharit.work.intake.reading import reading_of

EARLIEST, LATEST = 2540, 2700


@transaction.atomic
def take_up_intake(intake: Intake, *, by: Officer, fiscal_year: int, with_memo: bool = True) -> Report:
    """Every component an officer's own sentence, under the year that the officer confirmed; the document is then done
    with. NotAllowed where it holds no such report, or the year has one."""
    require(by, Can.INTAKE)
    require(by, Can.EDIT_YEAR)
    if not EARLIEST <= fiscal_year <= LATEST:
        raise NotAllowed("ปีงบประมาณไม่ถูกต้อง โปรดใช้ปี พ.ศ. เช่น 2567", "no such fiscal year")
    value, memo = read_report(intake, by)
    if value is None:
        raise NotAllowed("เอกสารนี้ไม่มีรายงานผลการส่งเสริมคุณธรรมที่อ่านได้", "no integrity report was read in it")
    report = take_up(msgspec.structs.replace(value, fiscal_year=fiscal_year), memo if with_memo else None, by=by)
    mark_adopted(intake, by=by, plan=title_of(report))
    return report


def read_report(intake: Intake, by: Officer) -> tuple[IntegrityReport | None, Memo | None]:
    """What was read of an own document; (None, None) where there is nothing to take up."""
    if intake.organization_id != by.organization.pk or intake.reading is None:
        return None, None
    reading = reading_of(intake.reading)
    value = reading.integrity_report
    return (value, reading.memo) if value is not None and value.areas else (None, None)
