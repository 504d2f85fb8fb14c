"""The end of the term: a finished report is destroyed, and a signed certificate stays."""

import datetime
from contextlib import suppress

from django.db import connection, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.core import sealing
from sucharit.work.sealed.models import Destruction, Door, SealedReport
from sucharit.work.sealed.reading import Case
from sucharit.work.sealed.signing import signing_key

DESTROYED = declare("sealed.destroyed", gettext_lazy("ทำลายเรื่อง {label} ที่ครบกำหนดเก็บ"))


def may_go_on(report: SealedReport, door: Door) -> datetime.date | None:
    """From which day a report may be destroyed; None while it is not finished."""
    if report.finished_on is None:
        return None
    year = report.finished_on.year + door.keep_years
    with suppress(ValueError):
        return report.finished_on.replace(year=year)
    return report.finished_on.replace(year=year, day=28)  # 29 February


@transaction.atomic
def destroy(case: Case, door: Door, *, by: Officer) -> Destruction:
    """Removes the report with its boxes, files, messages, notes and identity; what stays is the certificate."""
    require(by, Can.OPEN_SEALED)
    report = SealedReport.objects.select_for_update().get(pk=case.report.pk)
    on = may_go_on(report, door)
    if on is None or report.finished_on is None or on > by.today:
        raise NotAllowed(_("เรื่องนี้ยังไม่ครบกำหนดเก็บ จึงทำลายไม่ได้"), "the term of keeping is not over")
    certificate = _certificate(report, door, by)
    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA secure_delete=ON")  # freed pages are overwritten
    report.delete()
    record(DESTROYED, by=by, subject=certificate, label=certificate.report_number, facts={"digest": report.digest})
    return certificate


def _certificate(report: SealedReport, door: Door, by: Officer) -> Destruction:
    signer = signing_key(door)
    digest = report.digest
    return Destruction.objects.create(
        organization=report.organization, report_number=report.number, digest=digest,
        received_on=report.received_on, finished_on=report.finished_on or by.today, destroyed_on=by.today,
        by_name=by.name, by_position=by.signs_as, messages=report.messages.count(), notes=report.notes.count(),
        files=report.files.count(), signed_by=signer.public,
        signature=sealing.sign(
            signer.seed, organization=report.organization.name, day=by.today.isoformat(), digest=f"destroyed {digest}"
        ),
    )  # fmt: skip
