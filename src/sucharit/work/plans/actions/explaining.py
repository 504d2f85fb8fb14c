"""An officer's word on a finding: why it stands as it does. Approvers read it beside the finding."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.work.plans.actions.locking import opened
from sucharit.work.plans.models import Explanation, Plan
from sucharit.work.plans.queries.findings import findings_of
from sucharit.work.plans.sheet import fit_text

EXPLAINED = declare("plans.finding_explained", _("ชี้แจงข้อค้นพบ {code} ของแผน {label}: {reason}"))
WITHDRAWN = declare("plans.explanation_withdrawn", _("ถอนคำชี้แจงข้อค้นพบ {code} ของแผน {label}"))

LONGEST_REASON = 2_000


@transaction.atomic
def explain(plan: Plan, *, by: Officer, digest: str, reason: str) -> Explanation:
    """The explanation of the finding with this digest, first or anew. NotAllowed where the finding is gone."""
    plan = opened(plan, by)
    try:
        words = fit_text(reason, LONGEST_REASON)
    except ValidationError as fault:
        raise ValidationError({"reason": fault}) from None
    if not words:
        raise ValidationError({"reason": _("โปรดเขียนเหตุผลที่คงไว้เช่นนี้")})
    found = findings_of(plan).by_digest(digest)
    if found is None:
        raise NotAllowed("ข้อค้นพบนี้ไม่มีแล้วหรือเปลี่ยนไปแล้ว", "this finding is gone or has changed")
    told, _created = Explanation.objects.update_or_create(
        plan=plan, finding=digest, defaults={"code": found.code, "reason": words, "by": by.user}
    )
    facts = {"code": found.code, "reason": words[:500], "message": found.finding.message[:500]}
    record(EXPLAINED, by=by, subject=plan, label=plan.title, facts=facts)
    return told


@transaction.atomic
def withdraw_explanation(plan: Plan, *, by: Officer, digest: str) -> None:
    """The finding is open again; nothing happens where it has no explanation."""
    plan = opened(plan, by)
    told = Explanation.objects.filter(plan=plan, finding=digest).first()
    if told is None:
        return
    facts = {"code": told.code, "reason": told.reason[:500]}
    told.delete()
    record(WITHDRAWN, by=by, subject=plan, label=plan.title, facts=facts)
