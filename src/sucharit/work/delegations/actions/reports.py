"""A delegate reports what was done with the powers in a month."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.work.delegations.models import DelegationReport
from sucharit.work.evidence.models import Evidence
from sucharit.work.plans.sheet import fit_text
from sucharit.work.shelf.actions import kept, locked

HANDED = declare("delegations.report_handed", gettext_lazy("ส่ง{label}: ใช้อำนาจ {used} เรื่อง"))
State = DelegationReport.State


@transaction.atomic
def hand_in(
    report: DelegationReport, *, by: Officer, used: int, refused: int, summary: str = "",
    evidence: Iterable[Evidence] = (),
) -> DelegationReport:  # fmt: skip
    """By the delegate, or for them by who keeps the register of their unit; not before the month has begun."""
    row = locked(report, by, State.ASKED)
    if row.of_month > by.today:
        raise NotAllowed("ยังไม่ถึงเดือนที่ต้องรายงาน", "the month has not begun")
    if used is None or refused is None or used < 0 or refused < 0:
        raise ValidationError({"used": _("โปรดใส่จำนวนเรื่อง ถ้าไม่ได้ใช้อำนาจ ให้ใส่ 0")})
    row.used, row.refused, row.summary = used, refused, fit_text(summary, 4_000)
    row.state, row.handed_on = State.HANDED, by.today
    return kept(row, by=by, verb=HANDED, facts={"used": used}, evidence=evidence)
