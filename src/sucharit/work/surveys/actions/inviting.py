"""Slips that are used once. The office gives them out; the system knows how many, never to whom."""

import secrets

from django.db import transaction
from django.utils.translation import gettext_lazy

from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.work.surveys.actions.locking import kept, locked
from sucharit.work.surveys.actions.receiving import slip_digest
from sucharit.work.surveys.models import Invitation, Survey
from sucharit.work.surveys.models.survey import LETTERS

INVITED = declare("surveys.invited", gettext_lazy("ออกบัตรเชิญ {count} ใบของแบบสำรวจ {label}"))

MOST_AT_ONCE, MOST = 1_000, 20_000


@transaction.atomic
def invite(survey: Survey, *, by: Officer, count: int) -> list[str]:
    """So many new slips. They are told this once; only digests are kept, and those go with their use."""
    row = locked(survey, by)
    if row.state != Survey.State.OPEN or not row.by_invitation:
        raise NotAllowed("ออกบัตรเชิญได้เมื่อแบบเปิดรับคำตอบและเลือกช่องทางบัตรเชิญไว้", "open it with invitations first")
    if not 1 <= count <= MOST_AT_ONCE or row.invited + count > MOST:
        raise NotAllowed(
            f"ออกได้ครั้งละ 1-{MOST_AT_ONCE:,} ใบ รวมไม่เกิน {MOST:,} ใบ", f"1 to {MOST_AT_ONCE} at once, {MOST} in all"
        )
    slips: set[str] = set()
    while len(slips) < count:
        slips.add("".join(secrets.choice(LETTERS) for _letter in range(12)))
    told = list(slips)
    Invitation.objects.bulk_create(Invitation(survey=row, digest=slip_digest(row, one)) for one in told)
    row.invited += count
    kept(row, by=by, verb=INVITED, facts={"count": count})
    return told
