"""Looking at who complained is a deed: each look is recorded. And a lost receipt is replaced."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.work.complaints import receipts
from sucharit.work.complaints.actions.locking import at_centre
from sucharit.work.complaints.models import Complainant, Complaint
from sucharit.work.complaints.queries import may_see_identity

LOOKED = declare("complaints.identity_seen", gettext_lazy("ดูข้อมูลผู้ร้องของเรื่องที่ {label}"))
RENEWED = declare("complaints.receipt_renewed", gettext_lazy("ออกใบรับเรื่องใหม่ให้ผู้ร้องของเรื่องที่ {label}"))


@dataclass(frozen=True)
class NewReceipt:
    """A case and the secret that counts from now on."""

    complaint: Complaint
    secret: str


@transaction.atomic
def look(complaint: Complaint, *, by: Officer) -> Complainant:
    """Name and ways to reach; NotAllowed for whoever is not a named officer of the case."""
    require(by, Can.WORK_ON_COMPLAINTS)
    if complaint.organization_id != by.organization.pk or not may_see_identity(by, complaint):
        raise NotAllowed("ข้อมูลผู้ร้องเปิดดูได้เฉพาะผู้รับผิดชอบเรื่องและศูนย์รับเรื่องร้องเรียน", "only the officers of the case")
    record(LOOKED, by=by, subject=complaint, label=str(complaint))
    return Complainant.objects.get(complaint=complaint)


@transaction.atomic
def renew_receipt(complaint: Complaint, *, by: Officer) -> NewReceipt:
    """For a complainant who lost theirs and showed who they are; the old secret opens nothing afterwards."""
    row = at_centre(complaint, by)
    secret = receipts.new_secret()
    row.secret_salt, row.secret_digest = receipts.sealed(secret)
    row.edition += 1
    row.save(update_fields=["secret_salt", "secret_digest", "edition"])
    record(RENEWED, by=by, subject=row, label=str(row))
    return NewReceipt(row, secret)
