"""The verbs between the draft of a year and the running year. Each locks the year first, then its approval."""

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
from sucharit.base.people.models import User
from sucharit.base.people.roles import Can
from sucharit.core.plan.canonical import fingerprint as fingerprint_of
from sucharit.work.plans.pages import address
from sucharit.work.years.actions.locking import locked_year, touch
from sucharit.work.years.models import YearPlan

KIND = declare_kind("years.yearplan", _("แผนประจำปี"), sees=Can.SEE_DRAFTS)
RUNNING = declare("years.running", _("แผนประจำปี พ.ศ. {label} อนุมัติแล้ว เริ่มใช้"))


def content_fingerprint(year: YearPlan) -> str:
    """The fingerprint of the year as it stands: what an approval binds."""
    return fingerprint_of(year.as_value())


@transaction.atomic
def submit_year(year: YearPlan, *, by: Officer, note: str = "") -> Approval:
    """Sends a draft up the line. NotAllowed while an initiative has no quarter, or there is nothing to approve."""
    require(by, Can.EDIT_YEAR)
    year = locked_year(year, by)
    if year.state != YearPlan.State.DRAFT:
        raise NotAllowed(
            f"แผนประจำปีนี้อยู่ในสถานะ “{year.get_state_display()}” จึงเสนอไม่ได้", f"a {year.state} year is not submitted"
        )
    rows = list(year.initiatives.order_by("seq"))
    if not rows:
        raise NotAllowed("แผนประจำปีนี้ยังไม่มีโครงการ จึงยังเสนอไม่ได้", "the year has no initiatives")
    without = [row.seq for row in rows if not row.quarters]
    if without:
        named = ", ".join(map(str, without[:10]))
        raise NotAllowed(
            f"ยังไม่ได้เลือกไตรมาสของ {len(without)} โครงการ (ลำดับที่ {named}) โปรดเลือกก่อนเสนอ",
            "some initiatives have no quarter",
        )
    approval = approvals.open_approval(
        by=by, subject=subject_key(year), label=title_of(year), fingerprint=content_fingerprint(year),
        url=approval_address(year, by.organization.code), note=note,
    )  # fmt: skip
    _in_state(year, YearPlan.State.SUBMITTED)
    _tell_next(approval, by)
    return approval


@transaction.atomic
def decide_year(
    year: YearPlan,
    *,
    by: Officer,
    answer: str,
    opinion: str = "",
    fingerprint: str,
    place: int | None = None,
    submission: int | None = None,
) -> Approval:
    """One signature; the last agreement makes the year run. `fingerprint`, `place` and `submission` are what the
    signer's page showed: what changed since can only be returned."""
    year = locked_year(year, by)
    approval = latest_approval(year, by)
    if submission is not None and submission != approval.pk:
        raise NotAllowed(
            "แผนประจำปีนี้เสนอใหม่แล้วหลังจากที่ท่านเปิดหน้านี้ โปรดโหลดหน้านี้ใหม่", "the year was submitted again; load the page again"
        )
    current = content_fingerprint(year)
    if answer != ApprovalStep.Answer.RETURNED and fingerprint != current and year.state == YearPlan.State.SUBMITTED:
        raise NotAllowed(
            "เนื้อหาแผนประจำปีเปลี่ยนไปจากที่ท่านเห็นในหน้านี้ จึงยังไม่ลงความเห็น โปรดโหลดหน้านี้ใหม่แล้วอ่านสิ่งที่เปลี่ยน",
            "the content is not what your page showed; load it again",
        )
    approval = approvals.decide(approval, by=by, answer=answer, opinion=opinion, fingerprint=current, place=place)
    if year.state == YearPlan.State.SUBMITTED:
        _after_decision(year, approval, by)
    return approval


@transaction.atomic
def withdraw_year(year: YearPlan, *, by: Officer) -> Approval:
    """Takes a submission back; only who sent it."""
    require(by, Can.EDIT_YEAR)
    year = locked_year(year, by)
    if year.state != YearPlan.State.SUBMITTED:
        raise NotAllowed("แผนประจำปีนี้ไม่ได้อยู่ระหว่างพิจารณา", "this year is not on its way")
    approval = approvals.withdraw(latest_approval(year, by), by=by)
    _in_state(year, YearPlan.State.DRAFT)
    step = next_step(approval)
    if step is not None:
        text = f"ถอนเรื่อง {title_of(year)} กลับไปแก้ไขแล้ว ไม่ต้องพิจารณา"
        tell(holders_of(step.position, by.today), organization=by.organization, text=text, url=approval.url)
    return approval


def title_of(year: YearPlan) -> str:
    """ "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2569"."""
    return f"แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. {year.fiscal_year}"


def approval_address(year: YearPlan, code: str) -> str:
    return address("year_approval", code, year.fiscal_year)


def latest_approval(year: YearPlan, by: Officer) -> Approval:
    """The newest submission; NotAllowed where there was none."""
    approval = Approval.objects.filter(organization=by.organization, subject=subject_key(year)).first()
    if approval is None:
        raise NotAllowed("แผนประจำปีนี้ยังไม่ได้เสนอ", "this year was never submitted")
    return approval


def _in_state(year: YearPlan, state: str) -> None:
    year.state = state
    year.save(update_fields=["state"])
    touch(year)


def _after_decision(year: YearPlan, approval: Approval, by: Officer) -> None:
    """What the year becomes, and who is told."""
    if approval.state == Approval.State.GRANTED:
        year.approved_fingerprint, year.approved_at = approval.fingerprint, clock.now()
        year.state = YearPlan.State.APPROVED
        year.save(update_fields=["approved_fingerprint", "approved_at", "state"])
        touch(year)
        record(RUNNING, by=by, subject=year, label=str(year.fiscal_year), facts={"fingerprint": approval.fingerprint})
        _tell_owners(year, approval, by)
    elif approval.state == Approval.State.RETURNED:
        _in_state(year, YearPlan.State.DRAFT)
        text = f"{title_of(year)} ถูกส่งกลับพร้อมเหตุผล โปรดแก้ไขแล้วเสนอใหม่"
        tell([approval.submitted_by], organization=by.organization, text=text, url=approval.url)
    else:
        _tell_next(approval, by)


def _tell_owners(year: YearPlan, approval: Approval, by: Officer) -> None:
    """The year runs: who submitted it and who owns something in it learn so."""
    owners = User.objects.filter(pk__in=year.initiatives.exclude(owner=None).values("owner"))
    people = {user.pk: user for user in (*owners, approval.submitted_by)}
    text = f"แผนประจำปี พ.ศ. {year.fiscal_year} อนุมัติแล้ว เริ่มบันทึกความก้าวหน้าได้"
    url = address("year", by.organization.code, year.fiscal_year)
    tell(people.values(), organization=by.organization, text=text, url=url)


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
        tell([approval.submitted_by], organization=by.organization, text=text, url=approval.url)
