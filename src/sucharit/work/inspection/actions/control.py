"""Internal control: prepared by one, reviewed by another, certified up the line, sent and published; a gap corrected
by one and confirmed by another."""

import datetime
import hashlib
import json
from collections.abc import Iterable
from typing import Any, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.approvals import carrying
from sucharit.base.approvals.carried import Carried
from sucharit.base.approvals.kinds import declare_kind
from sucharit.base.approvals.models import Approval
from sucharit.base.audit.verbs import declare
from sucharit.base.history.queries import versions_of
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.work.evidence.models import Evidence
from sucharit.work.inspection.actions.settled import audits, moved, must_stay, needed, require_auditor
from sucharit.work.inspection.models import ControlActivity, ControlReport
from sucharit.work.plans.pages import address
from sucharit.work.plans.sheet import fit_text
from sucharit.work.shelf.actions import kept, locked, past
from sucharit.work.shelf.queries import keeps_all, may_decide
from sucharit.work.years.recording.stories import snapshot

KIND = declare_kind("inspection.controlreport", gettext_lazy("รายงานการควบคุมภายใน"), sees=Can.SEE_REGISTERS)
PREPARED = declare("inspection.control_prepared", gettext_lazy("จัดทำ{label} เสร็จ"))
REVIEWED = declare("inspection.control_reviewed", gettext_lazy("สอบทาน{label}: {result}"))
HANDED = declare("inspection.control_handed", gettext_lazy("หัวหน้าหน่วยงานรับรอง{label}"))
CERTIFIED = declare("inspection.control_certified", gettext_lazy("รับรอง{label}"))
SENT = declare("inspection.control_sent", gettext_lazy("ส่ง{label} ถึงผู้กำกับดูแล เมื่อ {on}"))
PUBLISHED = declare("inspection.control_published", gettext_lazy("เผยแพร่{label} {channels} ช่องทาง"))
CORRECTED = declare("inspection.control_corrected", gettext_lazy("ปรับปรุงตาม{label} แล้ว เมื่อ {on}"))
CONFIRMED = declare("inspection.control_confirmed", gettext_lazy("ยืนยันการปรับปรุงตาม{label}"))
REOPENED = declare("inspection.control_reopened", gettext_lazy("ส่งการปรับปรุงตาม{label} กลับ: {reason}"))

Report, Activity = ControlReport.State, ControlActivity.State
COMPONENTS = ("environment", "risk_assessment", "control_activities", "information", "monitoring", "conclusion")
_CONTENT = (*COMPONENTS, "of_unit", "committee_order", "committee_on", "opinion")
_LINE = ("mission", "objective", "risk", "existing", "evaluation", "adequacy", "remaining", "improvement", "due_on")


def activities_of(report: ControlReport) -> QuerySet[ControlActivity]:
    """The lines of its ปค.5: of the unit, or of everyone."""
    rows = ControlActivity.objects.filter(
        organization=report.organization_id, fiscal_year=report.fiscal_year, withdrawn_at=None
    )
    rows = rows if report.of_unit_id is None else rows.filter(unit=report.of_unit_id)
    return rows.select_related("unit").order_by("number")


def content_fingerprint(report: ControlReport) -> str:
    """Of what the forms say: the components and the lines of ปค.5."""
    said = snapshot(report)
    lines = [[one.number, str(one.unit), *(str(getattr(one, name)) for name in _LINE)] for one in activities_of(report)]
    told = json.dumps([report.fiscal_year, [said[name] for name in _CONTENT], lines], ensure_ascii=False)
    return f"c1:{hashlib.sha256(told.encode()).hexdigest()}"


def title_of(report: ControlReport) -> str:
    whose = f" {report.of_unit.name}" if report.of_unit is not None else ""
    return f"รายงานการควบคุมภายใน{whose} ปีงบประมาณ พ.ศ. {report.fiscal_year}"


@transaction.atomic
def prepare(report: ControlReport, *, by: Officer, evidence: Iterable[Evidence] = ()) -> ControlReport:
    """All five components are assessed and the lines of ปค.5 stand: whoever says so is the preparer, and answers for
    it. A review of what it was before holds no more."""
    row = locked(report, by, Report.DRAFT)
    missing = [str(row._meta.get_field(name).verbose_name) for name in COMPONENTS if not getattr(row, name).strip()]  # type: ignore[union-attr]
    if missing:
        raise NotAllowed(f"ยังไม่ได้ประเมิน: {', '.join(missing)}", "some components are not assessed")
    if not activities_of(row).exists():
        raise NotAllowed(
            "ยังไม่มีกิจกรรมการควบคุมของปีนี้ โปรดบันทึกในทะเบียนกิจกรรมการควบคุม (ปค.5) ก่อน", "there are no control activities"
        )
    row.prepared_by, row.prepared_on, row.prepared_mark = by.user, by.today, content_fingerprint(row)
    row.reviewed_by = row.reviewed_on = None
    row.review = row.review_note = row.reviewed_mark = ""
    return kept(row, by=by, verb=PREPARED, evidence=evidence)


def may_review(report: ControlReport, officer: Officer) -> bool:
    return audits(officer) and report.prepared_by_id is not None and not _took_part(report, officer)


@transaction.atomic
def review(report: ControlReport, *, by: Officer, review: str, review_note: str = "") -> ControlReport:
    """ปค.6: the internal auditor's word on what others prepared. Never one's own work, nor what one wrote in."""
    row = locked(report, by, Report.DRAFT, capability=Can.SEE_REGISTERS)
    require_auditor(by)
    if row.prepared_by_id is None:
        raise NotAllowed("ผู้จัดทำยังไม่ได้บันทึกว่าจัดทำเสร็จ จึงยังสอบทานไม่ได้", "it is not prepared yet")
    if _took_part(row, by):
        raise NotAllowed(
            "ท่านจัดทำหรือแก้ไขรายงานนี้ จึงสอบทานไม่ได้ ผู้จัดทำกับผู้สอบทานต้องเป็นคนละคน", "a preparer never reviews their own report"
        )
    _as_prepared(row)
    if review not in ControlReport.Review.values:
        raise ValidationError({"review": _("โปรดเลือกผลการสอบทาน")})
    if review == ControlReport.Review.REMARKS:
        needed(review_note, "review_note", _("โปรดเขียนข้อตรวจพบหรือข้อสังเกต"))
    row.reviewed_by, row.reviewed_on, row.reviewed_mark = by.user, by.today, content_fingerprint(row)
    row.review, row.review_note = review, fit_text(review_note, 4_000)
    return kept(row, by=by, verb=REVIEWED, facts={"result": str(ControlReport.Review(review).label)})


def _took_part(report: ControlReport, officer: Officer) -> bool:
    """Wrote it down, prepared it, or changed it: whatever the history knows beside reviews."""
    me = officer.user.pk
    if me in (report.recorded_by_id, report.prepared_by_id):
        return True
    return versions_of(report).filter(by=me).exclude(verb=REVIEWED).exists()


def _as_prepared(report: ControlReport) -> None:
    if content_fingerprint(report) != report.prepared_mark:
        raise NotAllowed("เนื้อหาเปลี่ยนหลังจากที่ผู้จัดทำบันทึกว่าเสร็จ โปรดให้ผู้จัดทำบันทึกอีกครั้ง", "it changed since it was prepared")


@transaction.atomic
def hand_in(report: ControlReport, *, by: Officer) -> ControlReport:
    """The head answers for the report of their unit, which another has prepared."""
    require(by, Can.DECIDE)
    row = locked(report, by, Report.DRAFT, capability=Can.DECIDE)
    if row.of_unit_id is None:
        raise NotAllowed("รายงานของทั้งหน่วยงานต้องเสนอให้รับรองตามเส้นทาง", "the office's report goes up the line")
    if row.prepared_by_id is None:
        raise NotAllowed("ผู้จัดทำยังไม่ได้บันทึกว่าจัดทำเสร็จ", "it is not prepared yet")
    if row.prepared_by_id == by.user.pk:
        raise NotAllowed("ผู้จัดทำรับรองรายงานของตนเองไม่ได้", "a preparer does not answer for their own report")
    _as_prepared(row)
    row.state, row.certified_by, row.certified_as, row.certified_on = Report.HANDED, by.user, by.signs_as, by.today
    return kept(row, by=by, verb=HANDED)


@transaction.atomic
def submit_control(report: ControlReport, *, by: Officer, note: str = "") -> Approval:
    """The office's report goes up the line to be certified (ปค.1), prepared by one and reviewed by another, as it
    stands."""
    require(by, Can.KEEP_REGISTERS)
    return carrying.submit(CARRIED, locked(report, by), by=by, note=note, check=_ready)


def _ready(row: ControlReport) -> None:
    if row.of_unit_id is not None:
        raise NotAllowed("รายงานของส่วนราชการ หัวหน้าหน่วยงานเป็นผู้รับรอง ไม่ต้องเสนอตามเส้นทาง", "its head answers for it")
    if not row.committee_order.strip():
        raise NotAllowed("ยังไม่ได้ใส่คำสั่งแต่งตั้งคณะกรรมการประเมินผลการควบคุมภายใน (หลักเกณฑ์ ข้อ 5)", "no committee is appointed")
    if row.prepared_by_id is None or row.reviewed_by_id is None:
        raise NotAllowed("ต้องมีผู้จัดทำและผู้ตรวจสอบภายในสอบทาน (ปค.6) ก่อนเสนอ", "it must be prepared and reviewed first")
    if row.reviewed_mark != content_fingerprint(row):
        raise NotAllowed("เนื้อหาเปลี่ยนหลังการสอบทาน โปรดจัดทำให้เสร็จและสอบทานอีกครั้ง", "it changed since it was reviewed")


@transaction.atomic
def decide_control(report: ControlReport, *, by: Officer, **signed: Unpack[carrying.Signature]) -> Approval:
    """One signature; the last agreement certifies."""
    return carrying.decide(CARRIED, report, by=by, **signed)


@transaction.atomic
def withdraw_control(report: ControlReport, *, by: Officer) -> Approval:
    """Takes a submission back; only who sent it."""
    return carrying.withdraw(CARRIED, report, by=by)


def _seen(report: ControlReport, by: Officer) -> ControlReport:
    return locked(report, by, capability=Can.SEE_REGISTERS)


def _granted(report: ControlReport, approval: Approval, by: Officer) -> None:
    last = approval.steps.order_by("place").last()
    report.state, report.certified_on, report.certified_by = Report.CERTIFIED, by.today, by.user
    report.certified_as = (last.signed_as if last else by.signs_as)[:200]
    kept(report, by=by, verb=CERTIFIED)
    carrying.tell_submitter(approval, by, f"{title_of(report)} รับรองแล้ว พิมพ์ ปค.1 และส่งผู้กำกับดูแลได้")


def _address(report: ControlReport, code: str) -> str:
    return address("inspection_approval", code, "control", report.pk)


CARRIED = Carried(
    "รายงานการควบคุมภายใน", "internal control report", submits=Can.KEEP_REGISTERS, locked=_seen,
    fingerprint=content_fingerprint, title=title_of, address=_address, put=moved, granted=_granted,
)  # fmt: skip


@transaction.atomic
def send(
    report: ControlReport, *, by: Officer, sent_on: datetime.date, sent_to: str, sent_number: str = "",
    evidence: Iterable[Evidence] = (),
) -> ControlReport:  # fmt: skip
    """To whoever supervises the office (clause 9)."""
    row = locked(report, by, Report.CERTIFIED)
    row.sent_on, row.sent_to = past(sent_on, by, "sent_on"), needed(sent_to, "sent_to")
    row.sent_number, row.state = sent_number.strip(), Report.SENT
    return kept(row, by=by, verb=SENT, facts={"on": sent_on.isoformat()}, evidence=evidence)


@transaction.atomic
def publish(
    report: ControlReport, *, by: Officer, published_on: datetime.date, channels: str, evidence: Iterable[Evidence] = ()
) -> ControlReport:
    """At the office, on the website, on social media: a channel a line."""
    row = locked(report, by, Report.CERTIFIED, Report.SENT)
    row.published_on, row.channels = past(published_on, by, "published_on"), fit_text(channels, 2_000)
    if row.certified_on and published_on < row.certified_on:
        raise ValidationError({"published_on": _("วันที่เผยแพร่ต้องไม่ก่อนวันที่รับรอง")})
    if not row.channel_count:
        raise ValidationError({"channels": _("โปรดใส่ช่องทางที่เผยแพร่ บรรทัดละหนึ่งช่องทาง")})
    return kept(row, by=by, verb=PUBLISHED, facts={"channels": row.channel_count}, evidence=evidence)


@transaction.atomic
def correct(
    activity: ControlActivity, *, by: Officer, corrected_on: datetime.date, correction: str,
    evidence: Iterable[Evidence] = (),
) -> ControlActivity:  # fmt: skip
    """The unit has improved its control; what proves it stands beside it."""
    row = locked(activity, by, Activity.OPEN)
    row.corrected_on, row.corrected_by = past(corrected_on, by, "corrected_on"), by.user
    row.correction, row.state = needed(correction, "correction"), Activity.CORRECTED
    return kept(row, by=by, verb=CORRECTED, facts={"on": corrected_on.isoformat()}, evidence=evidence)


def may_confirm(activity: ControlActivity, officer: Officer) -> bool:
    """The internal auditor, or who decides in that unit; never who corrected it."""
    return activity.corrected_by_id != officer.user.pk and (audits(officer) or may_decide(officer, activity))


@transaction.atomic
def confirm(activity: ControlActivity, *, by: Officer, confirm_note: str = "") -> ControlActivity:
    """Another has looked: the control is improved."""
    row = _reviewable(activity, by)
    row.confirmed_on, row.confirmed_by, row.confirm_note = by.today, by.user, confirm_note.strip()
    row.state = Activity.CONFIRMED
    return kept(row, by=by, verb=CONFIRMED)


@transaction.atomic
def reopen(activity: ControlActivity, *, by: Officer, reason: str) -> ControlActivity:
    """Another has looked: it is not improved yet. What was said to be done stays in the history."""
    row = _reviewable(activity, by)
    reason = needed(reason, "reason")
    row.corrected_on = row.corrected_by = None
    row.state, row.correction = Activity.OPEN, ""
    return kept(row, by=by, verb=REOPENED, facts={"reason": reason})


def _reviewable(activity: ControlActivity, by: Officer) -> ControlActivity:
    row = locked(activity, by, Activity.CORRECTED, capability=Can.SEE_REGISTERS)
    if row.corrected_by_id == by.user.pk:
        raise NotAllowed("ผู้บันทึกการปรับปรุงยืนยันของตนเองไม่ได้ ต้องเป็นคนละคน", "who corrected it never confirms it")
    if not may_confirm(row, by):
        raise NotAllowed("ผู้ตรวจสอบภายในหรือหัวหน้าหน่วยงานเป็นผู้ยืนยัน", "the auditor or the head confirms")
    return row


def report_rules(row: Any, by: Officer) -> None:
    """A unit writes of itself alone; a report that is on its way or certified says what it said."""
    if row.of_unit_id is not None and row.state == Report.DRAFT and by.may(Can.KEEP_REGISTERS):
        _of_ones_own(row, by)
    states = (Report.HANDED, Report.SUBMITTED, Report.CERTIFIED, Report.SENT)
    must_stay(row, states, _("รายงานนี้เสนอหรือรับรองแล้ว จึงแก้ไม่ได้ ถ้ายังเสนออยู่ ให้ถอนเรื่องก่อน"))


def _of_ones_own(row: Any, by: Officer) -> None:
    before = getattr(row, "before", {})
    if not keeps_all(by) and before.get("of_unit") != str(row.of_unit) and row.of_unit_id not in by.unit_ids:
        raise ValidationError({"of_unit": _("โปรดเลือกหน่วยงานของท่าน")})


def activity_stays(row: Any, _by: Officer) -> None:
    must_stay(row, (Activity.CORRECTED, Activity.CONFIRMED), _("บันทึกการปรับปรุงแล้ว จึงแก้เนื้อหาเดิมไม่ได้"))
