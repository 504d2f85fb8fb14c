"""After the time that the office has set, who complained is forgotten; what was complained of stays for the figures."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from sucharit.base import clock
from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.files.actions import path_for
from sucharit.base.files.models import StoredFile
from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.work.complaints.actions.locking import happened
from sucharit.work.complaints.models import Attachment, Centre, Complainant, Complaint, Event, Pause
from sucharit.work.complaints.redaction import covered

FORGOTTEN = declare(
    "complaints.identities_redacted", gettext_lazy("ลบข้อมูลผู้ร้องที่ครบกำหนดเก็บรักษา {count} เรื่อง ไฟล์ {files} ไฟล์")
)
MOST = 500
_LINES = {"subject": 200, "place": 300}  # a cover may be longer than what it covers
_COMPLAINT_TEXTS = ("subject", "detail", "wish", "place", "result", "cause", "prevention", "late_because")


@dataclass(frozen=True)
class Going:
    """One case of the preview: what would go."""

    complaint: Complaint
    named: bool
    files: int


def due_to_go(centre: Centre, today: datetime.date) -> QuerySet[Complaint]:
    """Finished so long ago that the identity goes; nothing where the office has not decided how long."""
    rows = Complaint.objects.filter(organization=centre.organization_id, complainant__redacted_at=None)
    if not centre.identity_days:
        return rows.none()
    last = today - datetime.timedelta(days=centre.identity_days)
    # a case linked to another ends with that one
    ended = rows.filter(state=Complaint.State.FINISHED, finished_on__lt=last) | rows.filter(
        state=Complaint.State.LINKED, same_as__state=Complaint.State.FINISHED, same_as__finished_on__lt=last
    )
    return ended.select_related("complainant", "category", "organization").order_by("fiscal_year", "number")


def preview(centre: Centre, today: datetime.date) -> list[Going]:
    """What would go today, case by case."""
    rows = due_to_go(centre, today)[:MOST]
    return [
        Going(
            row,
            bool(row.complainant.name or row.complainant.reachable),
            len([f for f in row.attachments.all() if _goes(f)]),
        )
        for row in rows.prefetch_related("attachments")
    ]


def _goes(one: Attachment) -> bool:
    return one.from_complainant and one.file_id is not None


@transaction.atomic
def forget(centre: Centre, *, by: Officer, seen: int) -> int:
    """Empties the identities of the preview; `seen` is how many it showed, so that nothing goes unseen."""
    require(by, Can.HANDLE_COMPLAINTS)
    if centre.organization_id != by.organization.pk:
        raise NotAllowed("ศูนย์นี้ไม่ใช่ของหน่วยงานท่าน", "another organization's centre")
    rows = list(due_to_go(centre, by.today).select_for_update(of=("self",))[:MOST])
    if len(rows) != seen:
        raise NotAllowed("รายการเปลี่ยนไปจากที่ท่านเห็น โปรดดูตัวอย่างอีกครั้งก่อนยืนยัน", "the list changed; look at it again")
    files = sum(_forgotten(row, by) for row in rows)
    record(FORGOTTEN, by=by, subject=centre, label=centre.name, facts={
        "count": len(rows), "files": files, "numbers": [str(row) for row in rows],
    })  # fmt: skip
    return len(rows)


def _forgotten(row: Complaint, by: Officer) -> int:
    person = Complainant.objects.select_for_update().get(complaint=row)
    _cover_texts(row, person)
    files = [_removed(one, row.organization) for one in row.attachments.select_related("file") if _goes(one)]
    person.name = person.telephone = person.email = person.address = person.behalf_of = ""
    person.redacted_at = clock.now()
    person.save()
    happened(row, Event.Kind.REDACTED, by=by)
    return len(files)


def _cover_texts(row: Complaint, person: Complainant) -> None:
    """The person's own words wherever they stand: in the case, its story and its letters."""
    for name in _COMPLAINT_TEXTS:
        setattr(row, name, covered(getattr(row, name), person)[: _LINES.get(name)])
    row.latitude = row.longitude = None
    row.edition += 1
    row.save()
    written: dict[str, Iterable[Any]] = {
        "text": row.events.exclude(text=""), "body": row.letters.all(),
        "comment": row.satisfactions.exclude(comment=""),
        "reason": [*row.pauses.all(), *row.extensions.all()],
    }  # fmt: skip
    for name, found in written.items():
        for one in found:
            setattr(one, name, covered(getattr(one, name), person)[: 300 if isinstance(one, Pause) else None])
            one.save(update_fields=[name])


def _removed(one: Attachment, organization: Organization) -> str:
    """The file's name stays as "removed", its bytes go when the transaction is kept, unless another row holds them."""
    stored = one.file
    if stored is None:
        return ""
    one.file, one.name = None, "ลบตามกำหนดเก็บรักษา"
    one.save(update_fields=["file", "name"])
    digest = stored.digest
    stored.delete()
    if not StoredFile.objects.filter(organization=organization, digest=digest).exists():
        transaction.on_commit(partial(path_for(organization, digest).unlink, missing_ok=True))
    return digest
