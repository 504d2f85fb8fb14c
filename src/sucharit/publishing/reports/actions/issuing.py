"""An approved report leaves the house: the memo with its chain of opinions and the report, numbered and frozen."""

import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sucharit.base.approvals.queries import approval_opinions
from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.core.plan import Memo
from sucharit.publishing.documents.actions import issue, make_draft
from sucharit.publishing.documents.contents import Value
from sucharit.publishing.documents.kinds import Kind
from sucharit.publishing.documents.starting import unit_of
from sucharit.publishing.reports.actions.approving import latest_approval
from sucharit.publishing.reports.actions.locking import locked_report, touch
from sucharit.publishing.reports.contents import content_fingerprint, memo_value, report_value, sections_of, title_of
from sucharit.publishing.reports.finding import make_findable
from sucharit.publishing.reports.models import Report, ReportPaper
from sucharit.publishing.reports.queries import asked_by
from sucharit.work.evidence.actions import add_kept
from sucharit.work.obligations.actions.doing import done, may_do
from sucharit.work.obligations.models import Obligation

ISSUED = declare("reports.issued", _("ออก {label}"))
REOPENED = declare("reports.reopened", _("เปิด {label} แก้ไขใหม่: {reason}"))
_KIND = {Report.Kind.INTEGRITY: Kind.INTEGRITY_REPORT}


@transaction.atomic
def issue_report(report: Report, *, by: Officer, dated_on: datetime.date) -> Report:
    """Memo first, then the report, in one transaction. NotAllowed where the content is no longer what was approved. A
    second press changes nothing."""
    require(by, Can.EDIT_YEAR)
    require(by, Can.ISSUE_DOCUMENTS)
    report = locked_report(report, by)
    if report.state == Report.State.ISSUED:
        return report
    if report.state != Report.State.APPROVED:
        raise NotAllowed("ออกได้เฉพาะรายงานที่อนุมัติแล้ว", "only an approved report is issued")
    sections = sections_of(report)
    if content_fingerprint(report, sections) != report.approved_fingerprint:
        raise NotAllowed(
            "เนื้อหาไม่ตรงกับที่อนุมัติ จึงออกไม่ได้ โปรดเปิดแก้ไขใหม่แล้วเสนออีกครั้ง", "the content is not what was approved"
        )
    if dated_on > by.today:
        raise NotAllowed("วันที่ของเอกสารต้องไม่เกินวันนี้", "the date must not lie in the future")
    approval = latest_approval(report, by)
    memo = memo_value(report, sections, approval_opinions(approval), unit_of(by))
    _issued(report, ReportPaper.Role.MEMO, Kind.MEMO, memo, by, dated_on)
    kind = _KIND.get(Report.Kind(report.kind), Kind.PROGRESS_REPORT)
    _issued(report, ReportPaper.Role.REPORT, kind, report_value(report, sections), by, dated_on)
    report.state = Report.State.ISSUED
    report.save(update_fields=["state"])
    touch(report)
    numbers = {paper.role: paper.document.numbered for paper in report.papers.filter(revision=report.revision)}
    record(ISSUED, by=by, subject=report, label=title_of(report), facts=numbers)
    _answered(report, by, dated_on)
    return report


@transaction.atomic
def reopen_report(report: Report, *, by: Officer, reason: str) -> Report:
    """An approved or issued report becomes a draft again; what was issued stays as it is, with its number."""
    require(by, Can.EDIT_YEAR)
    report = locked_report(report, by)
    if report.state not in (Report.State.APPROVED, Report.State.ISSUED):
        raise NotAllowed("เปิดแก้ไขใหม่ได้เฉพาะรายงานที่อนุมัติหรือออกแล้ว", "only an approved or issued report is opened again")
    if not reason.strip():
        raise NotAllowed("โปรดเขียนเหตุผล", "say why")
    if report.state == Report.State.ISSUED:
        report.revision += 1
    report.state, report.approved_fingerprint, report.approved_at = Report.State.DRAFT, "", None
    report.save(update_fields=["state", "revision", "approved_fingerprint", "approved_at"])
    touch(report)
    make_findable(report)
    facts = {"reason": reason.strip()[:500], "revision": report.revision}
    record(REOPENED, by=by, subject=report, label=title_of(report), facts=facts)
    return report


def _answered(report: Report, by: Officer, dated_on: datetime.date) -> None:
    """What the calendar asked for is done, with the issued paper as its proof. One that was settled otherwise stays."""
    duty = asked_by(by, report)
    if duty is None or duty.state != Obligation.State.OPEN or not may_do(by, duty):
        return
    paper = report.papers.get(revision=report.revision, role=ReportPaper.Role.REPORT).document
    name = f"{title_of(report)} {paper.get_kind_display()}เลขที่ {paper.numbered}"
    pdf = paper.files.filter(key=paper.files_key, format="pdf").select_related("stored").first()
    proof = [add_kept(pdf.stored, by=by, title=name[:300], taken_on=dated_on)] if pdf else []
    done(duty, by=by, on=dated_on, note=f"ออก{name}", evidence=proof)


def _issued(report: Report, role: str, kind: str, value: Value | Memo, by: Officer, dated_on: datetime.date) -> None:
    document = make_draft(
        kind, by=by, subject=title_of(report)[:300], value=value, signatory=by.name, signatory_position=by.signs_as
    )
    document = issue(document, by=by, edition=document.edition, dated_on=dated_on)
    ReportPaper.objects.create(report=report, revision=report.revision, role=role, document=document)
