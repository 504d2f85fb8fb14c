"""Progress reports: written (also by themselves while one types), sent, taken back, accepted or returned."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base import clock
from sucharit.base.audit.verbs import declare
from sucharit.base.notices.actions import tell
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.work.plans.pages import address
from sucharit.work.progress.models import ProgressReport
from sucharit.work.progress.queries import accepting_people, closed_periods, may_accept
from sucharit.work.years.actions.locking import check_running, locked_row
from sucharit.work.years.models import YearInitiative
from sucharit.work.years.periods import PeriodKey, period_of
from sucharit.work.years.recording.writing import LONGEST_TEXT, check_edition, reportable, store, text_of

WRITTEN = declare("progress.report_written", gettext_lazy("เขียนรายงาน{period} ของ {label}"))
SENT = declare("progress.report_sent", gettext_lazy("ส่งรายงาน{period} ของ {label}"))
TAKEN_BACK = declare("progress.report_taken_back", gettext_lazy("ถอนรายงาน{period} ของ {label} กลับมาแก้"))
ACCEPTED = declare("progress.report_accepted", gettext_lazy("รับรายงาน{period} ของ {label}"))
RETURNED = declare("progress.report_returned", gettext_lazy("ส่งกลับรายงาน{period} ของ {label}: {reason}"))
TEXTS = ("done", "obstacles", "recommendations")


class PeriodClosed(NotAllowed):
    """Nothing more is written in this period; what was typed must not be lost, so a view answers 409 with it."""


@transaction.atomic
def write_report(
    row: YearInitiative, period: str, *, by: Officer, edition: int | None = None, **fields: Any
) -> ProgressReport:
    """Keeps a draft of a period's report: done, obstacles, recommendations, percent. PeriodClosed where the period or
    the report is closed; Stale where someone saved first; ValidationError names the field."""
    row = reportable(row, by)
    report = _locked(row, period)
    _open_to_writing(row, report)
    if report.pk or edition:
        check_edition(report, edition)
    _written(report, fields)
    report.written_by = by.user
    _kept(report, by, WRITTEN)
    return report


@transaction.atomic
def send_report(row: YearInitiative, period: str, *, by: Officer, edition: int | None = None) -> ProgressReport:
    """To the head of the unit. NotAllowed while there is nothing in it."""
    row = reportable(row, by)
    report = _locked(row, period)
    _open_to_writing(row, report)
    if report.pk:
        check_edition(report, edition)
    if not report.done:
        raise NotAllowed(
            "ยังไม่ได้เขียนผลการดำเนินงาน จึงยังส่งไม่ได้ ถ้ายังไม่ได้ทำให้เขียนว่ายังไม่ได้ดำเนินการเพราะอะไร", "nothing is written yet"
        )
    if report.percent is None:
        raise NotAllowed("โปรดใส่ร้อยละความก้าวหน้าก่อนส่ง ยังไม่เริ่มให้ใส่ 0", "say how far it is")
    if by.today < period_of(row.year_plan.fiscal_year, period).first_day:
        raise NotAllowed("งวดนี้ยังไม่เริ่ม จึงยังส่งรายงานไม่ได้", "the period has not begun")
    report.state, report.reason = ProgressReport.State.SENT, ""
    report.sent_by, report.sent_at = by.user, clock.now()
    report.decided_by, report.decided_at = None, None
    _kept(report, by, SENT)
    people = accepting_people(row, by.today, by.user.pk)
    text = _("%(who)s ส่งรายงาน%(period)s ของ %(title)s รอท่านรับหรือส่งกลับ") % {
        "who": by.name, "period": report.get_period_display(), "title": row.title[:200],
    }  # fmt: skip
    tell(people, organization=by.organization, text=text, url=report_address(report, by))
    return report


@transaction.atomic
def take_back_report(row: YearInitiative, period: str, *, by: Officer) -> ProgressReport:
    """While nobody has decided on it, it can be taken back to be changed."""
    row = reportable(row, by)
    report = _locked(row, period)
    if report.state != ProgressReport.State.SENT:
        raise NotAllowed("รายงานนี้ไม่ได้รอรับอยู่ จึงถอนกลับไม่ได้", "it is not waiting")
    report.state, report.sent_by, report.sent_at = ProgressReport.State.DRAFT, None, None
    _kept(report, by, TAKEN_BACK)
    return report


@transaction.atomic
def accept_report(row: YearInitiative, period: str, *, by: Officer, edition: int | None = None) -> ProgressReport:
    """By the head of the unit, the plan officer or the clerk; not by who sent it."""
    report = _deciding(row, period, by, edition)
    report.state, report.reason = ProgressReport.State.ACCEPTED, ""
    report.decided_by, report.decided_at = by.user, clock.now()
    _kept(report, by, ACCEPTED)
    text = _("รับรายงาน%(period)s ของ %(title)s แล้ว")
    _tell_sender(report, by, text)
    return report


@transaction.atomic
def return_report(
    row: YearInitiative, period: str, *, by: Officer, reason: str, edition: int | None = None
) -> ProgressReport:
    """Back to who sent it, with the reason."""
    report = _deciding(row, period, by, edition)
    told = text_of(reason, 4_000, "reason")
    if not told:
        raise NotAllowed("โปรดเขียนเหตุผลที่ส่งกลับ เพื่อให้ผู้รายงานรู้ว่าต้องแก้อะไร", "say why it is returned")
    report.state, report.reason = ProgressReport.State.RETURNED, told
    report.decided_by, report.decided_at = by.user, clock.now()
    _kept(report, by, RETURNED)
    _tell_sender(report, by, _("ส่งกลับรายงาน%(period)s ของ %(title)s โปรดอ่านเหตุผลแล้วแก้ไข"))
    return report


def report_address(report: ProgressReport, by: Officer) -> str:
    row = report.year_initiative
    return address("progress_report", by.organization.code, row.year_plan.fiscal_year, row.seq, report.period)


def _locked(row: YearInitiative, period: str) -> ProgressReport:
    """The report of the period, locked, or a new one."""
    if period not in PeriodKey.values:
        raise NotAllowed("ไม่มีงวดนี้", "there is no such period")
    found = ProgressReport.objects.select_for_update().filter(year_initiative=row, period=period).first()
    report = found or ProgressReport(year_initiative=row, period=period)
    report.year_initiative = row
    return report


def _open_to_writing(row: YearInitiative, report: ProgressReport) -> None:
    closed = closed_periods(row.year_plan).get(report.period)
    if closed is not None:
        raise PeriodClosed(
            f"{PeriodKey(report.period).label} ปิดแล้วโดย{closed.closed_by.full_name} จึงบันทึกไม่ได้ ข้อความที่ท่านพิมพ์ยังอยู่ในหน้านี้ "
            "โปรดคัดลอกเก็บไว้ หรือขอให้เจ้าหน้าที่แผนเปิดงวดอีกครั้ง",
            "this period was closed; what you typed is still on this page",
        )
    if report.state == ProgressReport.State.ACCEPTED:
        raise PeriodClosed(
            "รายงานงวดนี้รับแล้ว จึงบันทึกไม่ได้ ข้อความที่ท่านพิมพ์ยังอยู่ในหน้านี้ โปรดคัดลอกเก็บไว้ หรือเขียนในงวดถัดไป",
            "this report was accepted; what you typed is still on this page",
        )
    if report.state == ProgressReport.State.SENT:
        raise PeriodClosed(
            "รายงานงวดนี้ส่งไปแล้วและรอรับอยู่ จึงบันทึกไม่ได้ ข้อความที่ท่านพิมพ์ยังอยู่ในหน้านี้ ถอนรายงานกลับมาก่อนแล้วจึงแก้",
            "this report was sent; take it back first",
        )


def _written(report: ProgressReport, fields: dict[str, Any]) -> None:
    for name in TEXTS:
        if name in fields:
            setattr(report, name, text_of(fields[name], LONGEST_TEXT, name))
    if "percent" in fields:
        report.percent = _percent(fields["percent"])


def _percent(value: Any) -> int | None:
    if value in (None, ""):
        return None
    try:
        number = int(value)
    except (TypeError, ValueError):
        raise ValidationError({"percent": _("ร้อยละต้องเป็นตัวเลขจำนวนเต็ม")}) from None
    if not 0 <= number <= 100:
        raise ValidationError({"percent": _("ร้อยละต้องอยู่ระหว่าง 0 ถึง 100")})
    return number


def _deciding(row: YearInitiative, period: str, by: Officer, edition: int | None) -> ProgressReport:
    row = locked_row(row, by)
    if not may_accept(by, row):
        raise NotAllowed(
            "รับหรือส่งกลับรายงานได้เฉพาะหัวหน้าของหน่วยงานเจ้าของ ปลัด และเจ้าหน้าที่แผน",
            "only the head, the clerk, the plan officer",
        )
    check_running(row.year_plan)
    report = _locked(row, period)
    if report.state != ProgressReport.State.SENT:
        raise NotAllowed("รายงานนี้ไม่ได้รอรับอยู่ โปรดโหลดหน้านี้ใหม่", "it is not waiting; load the page again")
    if report.sent_by_id == by.user.pk:
        raise NotAllowed("ท่านเป็นผู้ส่งรายงานนี้เอง ต้องให้ผู้อื่นเป็นผู้รับ", "who sent it does not accept it")
    check_edition(report, edition)
    return report


def _kept(report: ProgressReport, by: Officer, verb: str) -> None:
    row = report.year_initiative
    facts = {
        "period": str(report.get_period_display()),
        "year": row.year_plan.fiscal_year,
        "reason": report.reason[:300],
    }
    store(report, by=by, verb=verb, label=row.title, facts=facts)


def _tell_sender(report: ProgressReport, by: Officer, text: str) -> None:
    told = text % {"period": report.get_period_display(), "title": report.year_initiative.title[:200]}
    people = {user.pk: user for user in (report.sent_by, report.written_by) if user is not None}
    tell(people.values(), organization=by.organization, text=told, url=report_address(report, by))
