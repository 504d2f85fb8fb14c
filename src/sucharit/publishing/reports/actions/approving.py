"""The verbs between the draft of a report and its approval. Each locks the report first, then its approval."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sucharit.base import clock
from sucharit.base.approvals import actions as approvals
from sucharit.base.approvals.kinds import declare_kind
from sucharit.base.approvals.models import Approval, ApprovalStep, StepVerb
from sucharit.base.approvals.queries import next_step
from sucharit.base.audit.actions import record, subject_key
from sucharit.base.audit.verbs import declare
from sucharit.base.notices.actions import holders_of, tell
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.publishing.reports.actions.locking import locked_report, touch
from sucharit.publishing.reports.contents import content_fingerprint, missing_components, sections_of, title_of
from sucharit.publishing.reports.finding import make_findable
from sucharit.publishing.reports.models import Report
from sucharit.work.plans.pages import address

KIND = declare_kind("reports.report", _("รายงานผลการดำเนินการ"), sees=Can.SEE_DRAFTS)
APPROVED = declare("reports.approved", _("{label} อนุมัติแล้ว"))


@transaction.atomic
def submit_report(report: Report, *, by: Officer, note: str = "", incomplete: bool = False) -> Approval:
    """Sends a draft up the line with its memo. An integrity report with components missing only where the officer says
    so (`incomplete`)."""
    require(by, Can.EDIT_YEAR)
    report = locked_report(report, by)
    if report.state != Report.State.DRAFT:
        raise NotAllowed(
            f"รายงานนี้{report.get_state_display()} จึงเสนอไม่ได้", f"a report that is {report.state} is not submitted"
        )
    sections = sections_of(report)
    if not any(one.stands for section in sections for one in section.sentences.all()):
        raise NotAllowed("รายงานนี้ยังไม่มีข้อความ", "the report says nothing")
    if report.about_integrity and not incomplete and missing_components(sections):
        raise NotAllowed(
            "ยังมีด้านที่องค์ประกอบไม่ครบ 6 ข้อ โปรดเขียนให้ครบ หรือยืนยันว่าจะเสนอทั้งที่ไม่ครบ", "some areas lack components"
        )
    approval = approvals.open_approval(
        by=by, subject=subject_key(report), label=title_of(report), fingerprint=content_fingerprint(report, sections),
        url=address("report_approval", by.organization.code, report.fiscal_year, report.kind), note=note,
    )  # fmt: skip
    _in_state(report, Report.State.SUBMITTED)
    _tell_next(approval, by)
    return approval


@transaction.atomic
def decide_report(
    report: Report, *, by: Officer, answer: str, fingerprint: str, opinion: str = "", place: int | None = None,
    submission: int | None = None,
) -> Approval:  # fmt: skip
    """One signature; `fingerprint`, `place` and `submission` are what the signer's page showed."""
    report = locked_report(report, by)
    approval = latest_approval(report, by)
    if submission is not None and submission != approval.pk:
        raise NotAllowed(
            "รายงานนี้เสนอใหม่แล้วหลังจากที่ท่านเปิดหน้านี้ โปรดโหลดหน้านี้ใหม่", "it was submitted again; load the page again"
        )
    current = content_fingerprint(report)
    if answer != ApprovalStep.Answer.RETURNED and fingerprint != current and report.state == Report.State.SUBMITTED:
        raise NotAllowed(
            "เนื้อหารายงานเปลี่ยนไปจากที่ท่านเห็นในหน้านี้ จึงยังไม่ลงความเห็น โปรดโหลดหน้านี้ใหม่แล้วอ่านสิ่งที่เปลี่ยน",
            "the content is not what your page showed; load it again",
        )
    approval = approvals.decide(approval, by=by, answer=answer, opinion=opinion, fingerprint=current, place=place)
    if report.state == Report.State.SUBMITTED:
        _after_decision(report, approval, by)
    return approval


@transaction.atomic
def withdraw_report(report: Report, *, by: Officer) -> Approval:
    """Takes a submission back; only who sent it."""
    require(by, Can.EDIT_YEAR)
    report = locked_report(report, by)
    if report.state != Report.State.SUBMITTED:
        raise NotAllowed("รายงานนี้ไม่ได้อยู่ระหว่างพิจารณา", "this report is not on its way")
    approval = approvals.withdraw(latest_approval(report, by), by=by)
    _in_state(report, Report.State.DRAFT)
    step = next_step(approval)
    if step is not None:
        text = f"ถอนเรื่อง {title_of(report)} กลับไปแก้ไขแล้ว ไม่ต้องพิจารณา"
        tell(holders_of(step.position, by.today), organization=by.organization, text=text, url=approval.url)
    return approval


def latest_approval(report: Report, by: Officer) -> Approval:
    """The newest submission; NotAllowed where there was none."""
    approval = Approval.objects.filter(organization=by.organization, subject=subject_key(report)).first()
    if approval is None:
        raise NotAllowed("รายงานนี้ยังไม่ได้เสนอ", "this report was never submitted")
    return approval


def _in_state(report: Report, state: str) -> None:
    report.state = state
    report.save(update_fields=["state"])
    touch(report)


def _after_decision(report: Report, approval: Approval, by: Officer) -> None:
    if approval.state == Approval.State.GRANTED:
        report.approved_fingerprint, report.approved_at = approval.fingerprint, clock.now()
        report.state = Report.State.APPROVED
        report.save(update_fields=["approved_fingerprint", "approved_at", "state"])
        touch(report)
        make_findable(report)
        facts = {"fingerprint": approval.fingerprint}
        record(APPROVED, by=by, subject=report, label=title_of(report), facts=facts)
        _tell_submitter(approval, by, f"{title_of(report)} อนุมัติแล้ว ออกเป็นเอกสารได้")
    elif approval.state == Approval.State.RETURNED:
        _in_state(report, Report.State.DRAFT)
        _tell_submitter(approval, by, f"{title_of(report)} ถูกส่งกลับพร้อมเหตุผล โปรดแก้ไขแล้วเสนอใหม่")
    else:
        _tell_next(approval, by)


def _tell_submitter(approval: Approval, by: Officer, text: str) -> None:
    tell([approval.submitted_by], organization=by.organization, text=text, url=approval.url)


def _tell_next(approval: Approval, by: Officer) -> None:
    """The holders of the next position; where there is none today, the submitter learns that the thing stands still."""
    step = next_step(approval)
    if step is None:
        return
    holders = holders_of(step.position, by.today)
    if holders:
        text = f"รอท่าน{StepVerb(step.verb).label}ในตำแหน่ง{step.position.title}: {approval.label}"
        tell(holders, organization=by.organization, text=text, url=approval.url)
    else:
        text = f"ไม่มีผู้ดำรงตำแหน่ง{step.position.title}ในวันนี้ {approval.label} จึงรออยู่ โปรดแจ้งผู้ดูแลระบบให้ตั้งผู้รักษาราชการแทน"
        _tell_submitter(approval, by, text)
