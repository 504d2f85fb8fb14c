"""What is said where a station has no record, and the page on which this officer can make one."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.office.chain.reading import Reading
from sucharit.office.chain.stations import At, Gap
from sucharit.work.assessments.models import Improvement
from sucharit.work.plans.models import Plan
from sucharit.work.progress.models import Activity
from sucharit.work.risks.models import Risk
from sucharit.work.shelf.models import Entry
from sucharit.work.shelf.queries import may_keep
from sucharit.work.shelf.registry import register_of
from sucharit.work.years.models import YearInitiative
from sucharit.work.years.queries import may_report

_PUT_AWAY = (Plan.State.DISCARDED, Plan.State.SUPERSEDED)


def gap_of(at: At, reading: Reading) -> Gap:
    """Plainly what is missing; an action only where it would not be refused."""
    if not reading.keys:
        return _without_initiative(at, reading)
    return _GAPS[at](reading)


def _without_initiative(at: At, reading: Reading) -> Gap:
    row = reading.thread.row
    if at is At.INITIATIVE and isinstance(row, Risk):
        text = _("ยังไม่มีโครงการรองรับความเสี่ยงนี้")
        if not reading.officer.may(Can.EDIT_RISKS):
            return Gap(text)
        return Gap(text, _("เลือกโครงการ"), reading.address("risk_initiatives", row.register.fiscal_year, row.seq))
    if at is At.INITIATIVE:
        text = _("ยังไม่ผูกกับโครงการใด")
        if isinstance(row, Entry) and not row.withdrawn and may_keep(register_of(row), reading.officer, row):
            return Gap(text, _("ผูกกับโครงการ"), reading.address("register_link", register_of(row).key, row.pk))
        if isinstance(row, Improvement) and reading.officer.may(Can.ASSESS) and not row.ended:
            url = reading.address("improvement_edit", row.assessment.fiscal_year, row.pk)
            return Gap(text, _("เลือกโครงการที่ดำเนินการ"), url)
        return Gap(text)
    return Gap(_("ไม่มี เพราะยังไม่มีโครงการให้ตามต่อ"))


def _at_work(reading: Reading) -> YearInitiative | None:
    """The initiative in the year that runs, where this officer reports for it."""
    running = [row for row in reading.rows[0] if row.year_plan.running]
    return running[0] if reading.thread.key and running and may_report(reading.officer, running[0]) else None


def _year(reading: Reading) -> int | None:
    rows = reading.rows[0]
    return reading.thread.fiscal_year or (rows[0].year_plan.fiscal_year if rows else None)


def _risk(reading: Reading) -> Gap:
    text = _("ยังไม่ผูกกับความเสี่ยงใด")
    sheet = reading.sheets[0] if reading.thread.key and reading.sheets else None
    if sheet is None or not reading.officer.may(Can.EDIT_RISKS) or sheet.plan.state in _PUT_AWAY:
        return Gap(text)
    return Gap(text, _("เลือกมาตรการควบคุม"), reading.address("initiative_controls", sheet.plan_id, sheet.seq))


def _initiative(_reading: Reading) -> Gap:
    return Gap(_("ไม่มีในแผนห้าปี (มาจากแผนประจำปีเดิม)"))


def _budget(reading: Reading) -> Gap:
    return _where(
        reading.officer, Can.EDIT_YEAR, _("ยังไม่อยู่ในแผนประจำปีใด"), _("ไปที่ปีงบประมาณ"), reading.address("year_list")
    )


def _activity(reading: Reading) -> Gap:
    text, row = _("ยังไม่มีกิจกรรมที่บันทึก"), _at_work(reading)
    if row is None:
        return Gap(text)
    return Gap(text, _("บันทึกกิจกรรม"), reading.address("activity_add", row.year_plan.fiscal_year, row.seq))


def _entry(reading: Reading) -> Gap:
    text = _("ไม่มีรายการในทะเบียนที่ผูกไว้")
    if not reading.officer.may(Can.KEEP_REGISTERS):
        return Gap(text)
    return Gap(text, _("ไปที่ทะเบียน"), reading.address("shelf"))


def _evidence(reading: Reading) -> Gap:
    text, row = _("ยังไม่มีหลักฐาน"), _at_work(reading)
    if row is None:
        return Gap(text)
    if isinstance(reading.thread.row, Activity):
        return Gap(text, _("แนบหลักฐาน"), reading.address("activity_edit", reading.thread.row.pk))
    url = reading.address("year_initiative_evidence", row.year_plan.fiscal_year, row.seq)
    return Gap(text, _("แนบหลักฐาน"), url)


def _indicator(reading: Reading) -> Gap:
    return _of_year(reading, _("ยังไม่ผูกผลผลิตหรือผลลัพธ์กับแหล่งข้อมูล"), _("ไปที่ตัวชี้วัด"), "indicator_year")


def _report(reading: Reading) -> Gap:
    return _of_year(reading, _("ยังไม่มีรายงานที่กล่าวถึง"), _("ไปที่รายงาน"), "report_year")


def _published(reading: Reading) -> Gap:
    text, row = _("ยังไม่ได้เผยแพร่"), _at_work(reading)
    if row is None:
        return Gap(text)
    url = reading.address("publication_add", row.year_plan.fiscal_year)
    return Gap(text, _("บันทึกการเผยแพร่"), f"{url}?initiative={row.key}")


def _ita(reading: Reading) -> Gap:
    return _of_year(reading, _("ยังไม่จัดเข้าตัวชี้วัด ITA ข้อใด"), _("ไปที่ผลการประเมิน ITA"), "assessment")


def _of_year(reading: Reading, text: str, action: str, name: str) -> Gap:
    year = _year(reading)
    if year is None:
        return Gap(text)
    return _where(reading.officer, Can.EDIT_YEAR, text, action, reading.address(name, year))


def _where(officer: Officer, capability: Can, text: str, action: str, url: str) -> Gap:
    return Gap(text, action, url) if officer.may(capability) else Gap(text)


_GAPS: dict[At, Callable[[Reading], Gap]] = {
    At.RISK: _risk, At.INITIATIVE: _initiative, At.BUDGET: _budget, At.ACTIVITY: _activity,
    At.ENTRY: _entry, At.EVIDENCE: _evidence,
    At.INDICATOR: _indicator, At.REPORT: _report, At.PUBLISHED: _published, At.ITA: _ita,
}  # fmt: skip
