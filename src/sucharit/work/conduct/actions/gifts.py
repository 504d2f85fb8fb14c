"""A gift is reported, decided upon by the one who may, and returned or handed over."""

import datetime
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.core.thai.names import same_person
from sucharit.work.conduct.models import Gift
from sucharit.work.evidence.models import Evidence
from sucharit.work.shelf.actions import kept, locked, past

REPORTED = declare("conduct.gift_reported", gettext_lazy("รายงาน{label} ต่อผู้บังคับบัญชา เมื่อ {on}"))
DECIDED = declare("conduct.gift_decided", gettext_lazy("วินิจฉัย{label}: {decision}"))
SETTLED = declare("conduct.gift_settled", gettext_lazy("คืนหรือส่งมอบ{label} เมื่อ {on}"))
State = Gift.State


@transaction.atomic
def report_gift(gift: Gift, *, by: Officer, reported_on: datetime.date, evidence: Iterable[Evidence] = ()) -> Gift:
    """The receiver has told the one who decides; within thirty days where it is over the threshold."""
    row = locked(gift, by, State.NOTED)
    row.reported_on = past(reported_on, by, "reported_on")
    row.state = State.REPORTED
    return kept(row, by=by, verb=REPORTED, facts={"on": reported_on.isoformat()}, evidence=evidence)


@transaction.atomic
def decide_gift(gift: Gift, *, by: Officer, decision: str, decision_note: str) -> Gift:
    """May it be kept, does it go back, or to the office? Nobody decides on a gift of their own."""
    require(by, Can.DECIDE)
    row = locked(gift, by, State.REPORTED, capability=Can.DECIDE)
    if decision not in (State.KEPT, State.RETURNING, State.HANDING):
        raise ValidationError({"decision": _("โปรดเลือกคำวินิจฉัย")})
    if same_person(row.receiver, by.name):
        raise NotAllowed("ผู้รับวินิจฉัยของที่ตนรับเองไม่ได้ โปรดให้ผู้บังคับบัญชาเหนือขึ้นไปวินิจฉัย", "nobody decides on their own gift")
    if not decision_note.strip():
        raise ValidationError({"decision_note": _("โปรดเขียนเหตุผลของคำวินิจฉัย")})
    row.state, row.decision_note = State(decision), decision_note
    row.decided_on, row.decided_by = by.today, by.user
    return kept(row, by=by, verb=DECIDED, facts={"decision": str(State(decision).label)})


@transaction.atomic
def settle_gift(
    gift: Gift, *, by: Officer, settled_on: datetime.date, settled_to: str, evidence: Iterable[Evidence] = ()
) -> Gift:
    """It went back to the giver or to the office; the paper that proves it stands beside it."""
    row = locked(gift, by, State.RETURNING, State.HANDING)
    pieces = list(evidence)
    if not settled_to.strip():
        raise ValidationError({"settled_to": _("โปรดใส่ว่าใครรับคืนหรือรับมอบ")})
    row.settled_on, row.settled_to = past(settled_on, by, "settled_on"), settled_to
    row.state = State.RETURNED if row.state == State.RETURNING else State.HANDED
    return kept(row, by=by, verb=SETTLED, facts={"on": settled_on.isoformat()}, evidence=pieces)
