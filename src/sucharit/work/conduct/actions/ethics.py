"""Whether the code of ethics was broken is decided by somebody who did not find the facts."""

from django.db import transaction
from django.utils.translation import gettext_lazy

from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.base.people.roles import Can
from sucharit.core.thai.names import bare_name
from sucharit.work.conduct.models import EthicsCase
from sucharit.work.shelf.actions import kept, locked

DECIDED = declare("conduct.ethics_decided", gettext_lazy("วินิจฉัย{label}"))


@transaction.atomic
def decide_case(case: EthicsCase, *, by: Officer, state: str, reason: str) -> EthicsCase:
    """The record says that it was decided, not how: the register does, to those who may read it."""
    row = locked(case, by, EthicsCase.State.OPEN, capability=Can.DECIDE)
    if bare_name(by.name) in bare_name(row.committee):
        raise NotAllowed("กรรมการสอบข้อเท็จจริงวินิจฉัยเรื่องเดียวกันไม่ได้", "who found the facts does not decide on them")
    row.state, row.reason, row.decided_on, row.decided_by = state, reason.strip(), by.today, by.user
    return kept(row, by=by, verb=DECIDED)
