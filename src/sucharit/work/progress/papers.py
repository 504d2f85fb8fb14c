"""The lists of this room as files, and the monthly spending report as a paper."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from sucharit.base.people.gate import Officer
from sucharit.base.screens.words import day, fiscal_year
from sucharit.core.papers import Paper
from sucharit.core.papers.spending import Payment, SpendingLine, monthly_spending
from sucharit.core.thai import BUDDHIST_ERA, MONTHS
from sucharit.work.progress.models import Activity, CheckError, CrossCheck, Disbursement, ProgressReport
from sucharit.work.progress.money import MoneyLine, MonthReport
from sucharit.work.progress.standing import Standing, Totals
from sucharit.work.years.models import YearPlan
from sucharit.work.years.recording.papers import Listed, Value

MOST_LISTED = 10_000


def standings_listed(year: YearPlan, standings: Sequence[Standing], totals: Totals) -> Listed:
    """All initiatives of a year and how far each is."""
    columns = (
        (_("ลำดับ"), 1.2), (_("โครงการ/กิจกรรม/มาตรการ"), 6.0), (_("หน่วยงาน"), 2.6), (_("ไตรมาส"), 1.6),
        (_("สถานะ"), 2.4),
        (_("ความก้าวหน้าเทียบกำหนด"), 2.8), (_("กิจกรรมล่าสุด"), 2.2), (_("จำนวนกิจกรรม"), 1.6), (_("ร้อยละ"), 1.4),
        (_("งบประมาณ"), 2.4), (_("จ่ายแล้ว"), 2.4), (_("หมายเหตุ"), 2.2),
    )  # fmt: skip
    rows: list[list[Value]] = [
        [
            one.row.seq, one.row.title, one.row.unit.name if one.row.unit else "", one.quarters_words,
            str(one.row.get_status_display()), one.light_words, day(one.last_on) if one.last_on else _("ยังไม่มีบันทึก"),
            one.activities, one.percent, one.row.money, one.spent, _("เกินงบ") if one.over else "",
        ]
        for one in standings
    ]  # fmt: skip
    sums: list[Value] = ["", _("รวม"), "", "", "", "", "", totals.activities, "", totals.budget, totals.spent, ""]
    return Listed("progress", _("ความก้าวหน้าของแผนประจำปี"), columns, rows, sums, fiscal_year(year.fiscal_year))


def activities_listed(year: YearPlan, activities: Iterable[Activity]) -> Listed:
    columns = (
        (_("วันที่"), 2.2), (_("ถึงวันที่"), 2.2), (_("กิจกรรม"), 5.0), (_("โครงการ"), 5.0), (_("หน่วยงาน"), 2.6),
        (_("สถานที่"), 3.0),
        (_("จำนวนคน"), 1.6), (_("ขั้นตอน"), 3.6), (_("รายละเอียด"), 5.0), (_("ผู้บันทึก"), 2.6), (_("ถอนเพราะ"), 2.0),
    )  # fmt: skip
    rows: list[list[Value]] = [
        [
            day(one.held_on), day(one.held_until) if one.held_until else "", one.title, one.year_initiative.title,
            one.year_initiative.unit.name if one.year_initiative.unit else "", one.place, one.people, one.step_text,
            one.description, one.recorded_by.full_name, one.withdrawn_reason,
        ]
        for one in activities
    ]  # fmt: skip
    return Listed("activities", _("กิจกรรมที่ดำเนินการ"), columns, rows, None, fiscal_year(year.fiscal_year))


def reports_listed(year: YearPlan, reports: Iterable[ProgressReport]) -> Listed:
    columns = (
        (_("งวด"), 2.0), (_("โครงการ"), 5.0), (_("หน่วยงาน"), 2.6), (_("สถานะ"), 2.0), (_("ร้อยละ"), 1.4),
        (_("ผลการดำเนินงาน"), 6.0), (_("ปัญหาและอุปสรรค"), 4.0), (_("ข้อเสนอแนะ"), 4.0), (_("ผู้ส่ง"), 2.6), (_("ผู้รับ"), 2.6),
    )  # fmt: skip
    rows: list[list[Value]] = [
        [
            str(one.get_period_display()), one.year_initiative.title,
            one.year_initiative.unit.name if one.year_initiative.unit else "", str(one.get_state_display()),
            one.percent,
            one.done, one.obstacles, one.recommendations, one.sent_by.full_name if one.sent_by else "",
            one.decided_by.full_name if one.decided_by else "",
        ]
        for one in reports
    ]  # fmt: skip
    return Listed("progress-reports", _("รายงานความก้าวหน้า"), columns, rows, None, fiscal_year(year.fiscal_year))


def payments_listed(year: YearPlan, payments: Sequence[Disbursement]) -> Listed:
    columns = (
        (_("วันที่จ่าย"), 2.2), (_("โครงการ"), 6.0), (_("หน่วยงาน"), 2.6), (_("เอกสาร"), 3.0), (_("จำนวนเงิน (บาท)"), 2.6),
        (_("หมายเหตุ"), 4.0), (_("เกินงบเพราะ"), 4.0), (_("ผู้บันทึก"), 2.6),
    )  # fmt: skip
    rows: list[list[Value]] = [
        [
            day(one.paid_on), one.year_initiative.title,
            one.year_initiative.unit.name if one.year_initiative.unit else "", one.document, one.signed, _note(one),
            one.over_reason, one.recorded_by.full_name,
        ]
        for one in payments
    ]  # fmt: skip
    sums: list[Value] = (
        ["", _("รวม"), "", "", sum((one.signed for one in payments), start=type(payments[0].amount)(0))]
        if payments
        else []
    )
    return Listed(
        "payments",
        _("รายการจ่ายเงิน"),
        columns,
        rows,
        [*sums, "", "", ""] if sums else None,
        fiscal_year(year.fiscal_year),
    )


def _note(one: Disbursement) -> str:
    return _("กลับรายการ: %(note)s") % {"note": one.note} if one.reverses_id else one.note


def money_listed(year: YearPlan, lines: Sequence[MoneyLine], label: str) -> Listed:
    columns = (
        (label, 8.0), (_("จำนวนโครงการ"), 2.0), (_("งบประมาณ"), 3.0), (_("จ่ายแล้ว"), 3.0), (_("คงเหลือ"), 3.0),
        (_("ร้อยละ"), 1.6), (_("เกินงบ"), 2.6),
    )  # fmt: skip
    rows: list[list[Value]] = [
        [
            one.label, one.count, one.budget, one.spent, one.left, f"{one.share:.1f}" if one.share is not None else "",
            one.over or None,
        ]
        for one in lines
    ]  # fmt: skip
    return Listed("money", _("งบประมาณและการเบิกจ่าย"), columns, rows, None, fiscal_year(year.fiscal_year))


def checks_listed(year: YearPlan, checks: Iterable[CrossCheck]) -> Listed:
    columns = (
        (_("เดือน"), 2.6), (_("หน่วยงาน"), 4.0), (_("เอกสารที่ตรวจ (ฉบับ)"), 2.4), (_("ข้อผิดพลาด (จุด)"), 2.4),
        (_("ที่มาของจำนวน"), 2.4), (_("พบอะไร แก้อย่างไร"), 8.0), (_("ผู้บันทึก"), 3.0), (_("ถอนเพราะ"), 2.0),
    )  # fmt: skip
    rows: list[list[Value]] = [
        [
            month_words(one.month), one.unit.name, one.checked, one.error_count,
            _("นับทีละจุด") if one.counted else _("ใส่เอง"), _found(one), one.recorded_by.full_name, one.withdrawn_reason,
        ]
        for one in checks
    ]  # fmt: skip
    return Listed("cross-checks", _("ทะเบียนตรวจสอบไขว้การเบิกจ่าย"), columns, rows, None, fiscal_year(year.fiscal_year))


def _found(check: CrossCheck) -> str:
    """Each error that counts, then what was written of them all."""
    told = [
        f"{error}{_corrected(error)}"
        for error in check.errors.all() if not error.withdrawn
    ]  # fmt: skip
    return "\n".join(filter(None, (*told, check.found)))


def _corrected(error: CheckError) -> str:
    return _(" (แก้แล้ว %(day)s)") % {"day": day(error.corrected_on)} if error.corrected_on else ""


def month_words(month: object) -> str:
    """ "มกราคม 2569"."""
    return f"{MONTHS[month.month - 1]} {month.year + BUDDHIST_ERA}"  # type: ignore[attr-defined]


def month_paper(officer: Officer, year: YearPlan, report: MonthReport) -> Paper:
    """The monthly report as it is printed and signed."""
    return monthly_spending(
        unit=report.unit,
        month=month_words(report.month),
        fiscal_year=year.fiscal_year,
        lines=tuple(
            SpendingLine(
                number=place, title=line.row.title, budget=line.row.money, before=line.before, month=line.month,
                remark="เกินงบ" if line.over else "",
            )
            for place, line in enumerate(report.lines, 1)
        ),
        payments=tuple(
            Payment(
                day=day(one.paid_on), title=one.year_initiative.title, document=one.document, amount=one.signed,
                note=" ".join(filter(None, (_note(one), f"เกินงบเพราะ: {one.over_reason}" if one.over_reason else ""))),
            )
            for one in report.payments
        ),
        reporter=officer.name,
        organization=officer.organization.as_value(),
        date=officer.today.isoformat(),
    )  # fmt: skip
