"""The verbs between the draft of a report and its approval. Each locks the report first, then its approval."""

from functools import partial
from typing import Unpack

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sucharit.base import clock
from sucharit.base.approvals import carrying
from sucharit.base.approvals.carried import Carried
from sucharit.base.approvals.kinds import declare_kind
from sucharit.base.approvals.models import Approval
from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer
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
    return carrying.submit(CARRIED, report, by=by, note=note, check=partial(_check_ready, incomplete=incomplete))


def _check_ready(report: Report, *, incomplete: bool) -> None:
    sections = sections_of(report)
    if not any(one.stands for section in sections for one in section.sentences.all()):
        raise NotAllowed("รายงานนี้ยังไม่มีข้อความ", "the report says nothing")
    if report.about_integrity and not incomplete and missing_components(sections):
        raise NotAllowed(
            "ยังมีด้านที่องค์ประกอบไม่ครบ 6 ข้อ โปรดเขียนให้ครบ หรือยืนยันว่าจะเสนอทั้งที่ไม่ครบ", "some areas lack components"
        )


@transaction.atomic
def decide_report(report: Report, *, by: Officer, **signed: Unpack[carrying.Signature]) -> Approval:
    """One signature; the last agreement makes the report ready to be issued."""
    return carrying.decide(CARRIED, report, by=by, **signed)


@transaction.atomic
def withdraw_report(report: Report, *, by: Officer) -> Approval:
    """Takes a submission back; only who sent it."""
    return carrying.withdraw(CARRIED, report, by=by)


def latest_approval(report: Report, by: Officer) -> Approval:
    """The newest submission; NotAllowed where there was none."""
    return carrying.latest(CARRIED, report, by)


def _in_state(report: Report, state: str) -> None:
    report.state = state
    report.save(update_fields=["state"])
    touch(report)


def _granted(report: Report, approval: Approval, by: Officer) -> None:
    report.approved_fingerprint, report.approved_at = approval.fingerprint, clock.now()
    report.state = Report.State.APPROVED
    report.save(update_fields=["approved_fingerprint", "approved_at", "state"])
    touch(report)
    make_findable(report)
    record(APPROVED, by=by, subject=report, label=title_of(report), facts={"fingerprint": approval.fingerprint})
    carrying.tell_submitter(approval, by, f"{title_of(report)} อนุมัติแล้ว ออกเป็นเอกสารได้")


def _address(report: Report, code: str) -> str:
    return address("report_approval", code, report.fiscal_year, report.kind)


CARRIED = Carried(
    "รายงาน", "report", submits=Can.EDIT_YEAR, locked=locked_report, fingerprint=content_fingerprint, title=title_of,
    address=_address, put=_in_state, granted=_granted, not_a_draft="{noun}นี้{state} จึงเสนอไม่ได้",
)  # fmt: skip
