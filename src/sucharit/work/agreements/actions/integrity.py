"""Each signs by themselves, or both on paper; the executive approves; the superior judges."""

import datetime
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.base.people.roles import Can, Role
from sucharit.work.agreements.models import IntegrityAgreement
from sucharit.work.evidence.models import Evidence
from sucharit.work.plans.sheet import fit_text
from sucharit.work.shelf.actions import kept, locked

SIGNED = declare("agreements.integrity_signed", gettext_lazy("ลงนาม{label}"))
PAPER = declare("agreements.integrity_paper", gettext_lazy("รับ{label} ที่ลงนามในเอกสาร"))
APPROVED = declare("agreements.integrity_approved", gettext_lazy("เห็นชอบ{label}"))
JUDGED = declare("agreements.integrity_judged", gettext_lazy("ประเมินตาม{label}"))
State = IntegrityAgreement.State


@transaction.atomic
def sign_integrity(agreement: IntegrityAgreement, *, by: Officer) -> IntegrityAgreement:
    """One's own signature, as superior or subordinate; nobody signs for another."""
    row = locked(agreement, by, State.DRAFT, capability=Can.SEE_DESK)
    if by.user.pk not in (row.superior_id, row.user_id):
        raise NotAllowed("ลงนามแทนผู้อื่นไม่ได้", "nobody signs for another")
    if by.user.pk == row.superior_id:
        row.superior_on = row.superior_on or by.today
    else:
        row.person_on = row.person_on or by.today
    if row.superior_on and row.person_on:
        row.state = State.SIGNED
    return kept(row, by=by, verb=SIGNED)


@transaction.atomic
def sign_integrity_on_paper(
    agreement: IntegrityAgreement, *, by: Officer, signed_on: datetime.date, evidence: Iterable[Evidence] = ()
) -> IntegrityAgreement:
    """A paper that both have signed has come in."""
    row = locked(agreement, by, State.DRAFT)
    if signed_on > by.today:
        raise ValidationError({"signed_on": _("วันที่ต้องไม่เกินวันนี้")})
    row.superior_on, row.person_on = row.superior_on or signed_on, row.person_on or signed_on
    row.state = State.SIGNED
    return kept(row, by=by, verb=PAPER, evidence=evidence)


@transaction.atomic
def approve_integrity(agreement: IntegrityAgreement, *, by: Officer) -> IntegrityAgreement:
    """By the chief executive or the clerk; never one's own as subordinate."""
    row = locked(agreement, by, State.SIGNED, capability=Can.DECIDE)
    if not by.roles & {Role.CHIEF_EXECUTIVE, Role.CLERK}:
        raise NotAllowed("ให้ความเห็นชอบได้เฉพาะนายกและปลัด", "the chief executive or the clerk approves")
    if by.user.pk == row.user_id:
        raise NotAllowed("ให้ความเห็นชอบข้อตกลงของตนเองไม่ได้", "nobody approves their own")
    row.state, row.approved_on, row.approved_by = State.APPROVED, by.today, by.user
    return kept(row, by=by, verb=APPROVED)


@transaction.atomic
def judge_integrity(
    agreement: IntegrityAgreement, *, by: Officer, fair: int, no_demand: int, no_favour: int, note: str = ""
) -> IntegrityAgreement:
    """By the superior of the agreement, on all three points."""
    row = locked(agreement, by, State.APPROVED, capability=Can.SEE_REGISTERS)
    if by.user.pk != row.superior_id:
        raise NotAllowed("ประเมินได้เฉพาะผู้บังคับบัญชาในข้อตกลง", "the superior of the agreement judges")
    for name, level in (("fair", fair), ("no_demand", no_demand), ("no_favour", no_favour)):
        if level not in range(1, 6):
            raise ValidationError({name: _("โปรดเลือกระดับ 1 ถึง 5")})
        setattr(row, name, level)
    row.note = fit_text(note, 400, one_line=True)
    if min(fair, no_demand, no_favour) <= 2 and not row.note:
        raise ValidationError({"note": _("ระดับ 1 หรือ 2 ต้องเขียนเหตุผล")})
    row.state, row.judged_on, row.judged_by = State.JUDGED, by.today, by.user
    return kept(row, by=by, verb=JUDGED)
