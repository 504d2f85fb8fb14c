"""Evidence is used for a row of some room: the same piece for many rows, each use once."""

import uuid
from collections.abc import Iterable

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record, subject_key
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.work.evidence.actions.adding import proves_the_year, require_may_add
from sucharit.work.evidence.models import Evidence, EvidenceUse

USED = declare("evidence.used", _("ใช้หลักฐาน {label} กับ {subject}"))
UNUSED = declare("evidence.unused", _("เลิกใช้หลักฐาน {label} กับ {subject}"))
MOST_USES = 200  # pieces of evidence for one row


@transaction.atomic
def use(
    evidence: Evidence,
    row: models.Model,
    *,
    by: Officer,
    initiative_key: uuid.UUID | None = None,
    fiscal_year: int | None = None,
) -> EvidenceUse:
    """The row is proved by this evidence; a second time changes nothing. The caller's room has asked whether the row
    may be changed. NotAllowed for withdrawn evidence, where the row has as much as it can carry, and for an
    initiative to who keeps registers alone."""
    _require_may_use(by, initiative_key)
    locked = _locked(evidence, by)
    if locked.withdrawn:
        raise NotAllowed(f"หลักฐาน “{locked.title}” ถูกถอนแล้ว จึงใช้ไม่ได้", "this evidence was withdrawn")
    subject = subject_key(row)
    there = EvidenceUse.objects.filter(evidence=locked, subject=subject).first()
    if there is not None:
        return there
    if EvidenceUse.objects.filter(subject=subject, evidence__organization=by.organization).count() >= MOST_USES:
        raise NotAllowed(f"รายการหนึ่งใช้หลักฐานได้ไม่เกิน {MOST_USES} ชิ้น", f"at most {MOST_USES} pieces for one row")
    made = EvidenceUse.objects.create(
        evidence=locked, subject=subject, initiative_key=initiative_key, fiscal_year=fiscal_year, by=by.user
    )
    facts = {"subject": str(row)[:200], "row": subject, "year": fiscal_year}
    record(USED, by=by, subject=locked, label=locked.title, facts=facts)
    return made


@transaction.atomic
def use_all(
    evidence: Iterable[Evidence],
    row: models.Model,
    *,
    by: Officer,
    initiative_key: uuid.UUID | None = None,
    fiscal_year: int | None = None,
    instead: bool = False,
) -> None:
    """Each of these for the row; `instead` takes away what else stood there (a form that shows all of them)."""
    wanted = {one.pk: one for one in evidence}
    for one in wanted.values():
        use(one, row, by=by, initiative_key=initiative_key, fiscal_year=fiscal_year)
    if instead:
        others = EvidenceUse.objects.filter(subject=subject_key(row), evidence__organization=by.organization)
        for gone in others.exclude(evidence__in=wanted).select_related("evidence"):
            stop_using(gone.evidence, row, by=by)


@transaction.atomic
def stop_using(evidence: Evidence, row: models.Model, *, by: Officer) -> bool:
    """The row is no longer proved by it; the evidence stays. Was it used there?"""
    locked = _locked(evidence, by)
    subject = subject_key(row)
    used = EvidenceUse.objects.filter(evidence=locked, subject=subject).first()
    _require_may_use(by, used.initiative_key if used else None)
    if used is not None:
        used.delete()
        facts = {"subject": str(row)[:200], "row": subject}
        record(UNUSED, by=by, subject=locked, label=locked.title, facts=facts)
    return used is not None


def _require_may_use(by: Officer, initiative_key: uuid.UUID | None) -> None:
    require_may_add(by)
    if initiative_key is not None and not proves_the_year(by):
        raise NotAllowed(
            "บทบาทของท่านแนบหลักฐานได้เฉพาะกับรายการในทะเบียน ไม่ใช่กับโครงการของปี",
            "your role proves registers, not initiatives",
        )


def _locked(evidence: Evidence, by: Officer) -> Evidence:
    return Evidence.objects.select_for_update().get(pk=evidence.pk, organization=by.organization)
