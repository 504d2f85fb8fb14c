"""The verbs between the draft of a year and the running year. Each locks the year first, then its approval."""

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
from sucharit.base.notices.actions import tell
from sucharit.base.people.gate import NotAllowed, Officer
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
    return carrying.submit(CARRIED, year, by=by, note=note, check=_check_ready)


def _check_ready(year: YearPlan) -> None:
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


@transaction.atomic
def decide_year(year: YearPlan, *, by: Officer, **signed: Unpack[carrying.Signature]) -> Approval:
    """One signature; the last agreement makes the year run."""
    return carrying.decide(CARRIED, year, by=by, **signed)


@transaction.atomic
def withdraw_year(year: YearPlan, *, by: Officer) -> Approval:
    """Takes a submission back; only who sent it."""
    return carrying.withdraw(CARRIED, year, by=by)


def title_of(year: YearPlan) -> str:
    """ "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2569"."""
    return f"แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. {year.fiscal_year}"


def approval_address(year: YearPlan, code: str) -> str:
    return address("year_approval", code, year.fiscal_year)


def _in_state(year: YearPlan, state: str) -> None:
    year.state = state
    year.save(update_fields=["state"])
    touch(year)


def _granted(year: YearPlan, approval: Approval, by: Officer) -> None:
    year.approved_fingerprint, year.approved_at = approval.fingerprint, clock.now()
    year.state = YearPlan.State.APPROVED
    year.save(update_fields=["approved_fingerprint", "approved_at", "state"])
    touch(year)
    record(RUNNING, by=by, subject=year, label=str(year.fiscal_year), facts={"fingerprint": approval.fingerprint})
    _tell_owners(year, approval, by)


def _tell_owners(year: YearPlan, approval: Approval, by: Officer) -> None:
    """The year runs: who submitted it and who owns something in it learn so."""
    owners = User.objects.filter(pk__in=year.initiatives.exclude(owner=None).values("owner"))
    people = {user.pk: user for user in (*owners, approval.submitted_by)}
    text = f"แผนประจำปี พ.ศ. {year.fiscal_year} อนุมัติแล้ว เริ่มบันทึกความก้าวหน้าได้"
    url = address("year", by.organization.code, year.fiscal_year)
    tell(people.values(), organization=by.organization, text=text, url=url)


CARRIED = Carried(
    "แผนประจำปี", "year", submits=Can.EDIT_YEAR, locked=locked_year, fingerprint=content_fingerprint, title=title_of,
    address=approval_address, put=_in_state, granted=_granted,
)  # fmt: skip
