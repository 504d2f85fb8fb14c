"""Evidence as an officer may see it, what it is used for, and where the same is used elsewhere."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from sucharit.base.audit.actions import subject_key
from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.work.evidence.models import Evidence, EvidenceUse
from sucharit.work.evidence.subjects import subject_address, subject_label
from sucharit.work.plans.models import Initiative

_INSIDE = (Can.REPORT, Can.EDIT_YEAR, Can.ACCEPT_REPORTS, Can.DECIDE, Can.SEE_RECORD)


def sees_personal(officer: Officer) -> bool:
    """Who works in the house; council members and supervisors do not see pictures of people."""
    return any(officer.may(capability) for capability in _INSIDE)


def all_evidence_for(officer: Officer) -> QuerySet[Evidence]:
    """Everything that this officer may see, withdrawn pieces too (their files are shown to nobody)."""
    rows = Evidence.objects.filter(organization=officer.organization)
    if not sees_personal(officer):
        rows = rows.filter(personal=False)
    return rows.select_related("file", "thumbnail", "added_by")


def evidence_for(officer: Officer, pk: int) -> Evidence:
    """One piece; 404 for a stranger's."""
    return get_object_or_404(all_evidence_for(officer).select_related("withdrawn_by"), pk=pk)


def usable_for(officer: Officer) -> QuerySet[Evidence]:
    """What can be used: not withdrawn, newest first."""
    return all_evidence_for(officer).filter(withdrawn_at=None)


def evidence_of(row: models.Model, officer: Officer | None = None) -> QuerySet[Evidence]:
    """What proves this row, in the order in which it was attached; for the room that has asked the gate for the row.
    With an officer, without what that officer may not see."""
    return evidence_of_subjects([subject_key(row)], officer)


def evidence_of_subjects(subjects: Iterable[str], officer: Officer | None = None) -> QuerySet[Evidence]:
    """The same for many rows at once."""
    rows = Evidence.objects.filter(uses__subject__in=list(subjects)).select_related("file", "thumbnail")
    if officer is not None:
        rows = rows.filter(organization=officer.organization)
        if not sees_personal(officer):
            rows = rows.filter(personal=False)
    return rows.order_by("uses__at", "uses__pk").distinct()


def evidence_by_subject(rows: Iterable[models.Model], officer: Officer) -> dict[str, list[Evidence]]:
    """subject_key > its evidence, for a list page: one query for all rows."""
    subjects = [subject_key(row) for row in rows]
    uses = EvidenceUse.objects.filter(subject__in=subjects, evidence__organization=officer.organization)
    if not sees_personal(officer):
        uses = uses.filter(evidence__personal=False)
    told: dict[str, list[Evidence]] = {}
    for used in uses.select_related("evidence__file", "evidence__thumbnail").order_by("at", "pk"):
        told.setdefault(used.subject, []).append(used.evidence)
    return told


def evidence_of_initiative(officer: Officer, key: uuid.UUID, fiscal_year: int | None = None) -> QuerySet[Evidence]:
    """Everything used for an initiative, in one year or in all."""
    uses = EvidenceUse.objects.filter(evidence=OuterRef("pk"), initiative_key=key)
    if fiscal_year is not None:
        uses = uses.filter(fiscal_year=fiscal_year)
    return all_evidence_for(officer).filter(Exists(uses)).order_by("taken_on", "pk")


@dataclass(frozen=True)
class Place:
    """One use of evidence in words, with the address that shows it ("" where its room has none)."""

    use: EvidenceUse
    label: str
    title: str
    fiscal_year: int | None
    url: str

    @property
    def words(self) -> str:
        """ "กิจกรรม: โครงการ ก ปีงบประมาณ พ.ศ. 2569"."""
        told = [part for part in (self.label, self.title) if part]
        year = _("ปีงบประมาณ พ.ศ. %(year)s") % {"year": self.fiscal_year} if self.fiscal_year else ""
        return " ".join(part for part in (": ".join(told), year) if part) or _("งานอื่น")


def places_of(evidence: Evidence, code: str) -> list[Place]:
    """Everywhere that this piece is used."""
    return _places(evidence.uses.select_related("evidence"), code)


def places_by_evidence(pieces: Iterable[Evidence], code: str) -> dict[int, list[Place]]:
    """Number of a piece > its places, for a list page: two queries for all."""
    uses = EvidenceUse.objects.filter(evidence__in=[one.pk for one in pieces]).select_related("evidence")
    told: dict[int, list[Place]] = {}
    for place in _places(uses, code):
        told.setdefault(place.use.evidence_id, []).append(place)
    return told


def used_elsewhere(evidence: Evidence, initiative_key: uuid.UUID | None, fiscal_year: int | None) -> list[Place]:
    """Uses of this piece, or of the same received file, for another initiative or another year: to be pointed out."""
    same = Q(evidence=evidence)
    if evidence.received_digest:
        same |= Q(evidence__received_digest=evidence.received_digest)
    if evidence.address:
        same |= Q(evidence__address=evidence.address)
    uses = EvidenceUse.objects.filter(
        same, evidence__organization=evidence.organization_id, evidence__withdrawn_at=None
    ).exclude(initiative_key=initiative_key, fiscal_year=fiscal_year)
    return _places(uses.select_related("evidence", "evidence__organization"), evidence.organization.code)


def same_received(evidence: Evidence) -> QuerySet[Evidence]:
    """Other pieces that came in as the very same file or address."""
    rows = Evidence.objects.filter(organization=evidence.organization_id).exclude(pk=evidence.pk)
    if evidence.received_digest:
        return rows.filter(received_digest=evidence.received_digest)
    return rows.filter(address=evidence.address) if evidence.address else rows.none()


def known_file_for(officer: Officer, digest: str) -> QuerySet[Evidence]:
    """Pieces that came in as a file of this digest, asked before it is sent again."""
    return usable_for(officer).filter(received_digest=digest.lower()) if digest else Evidence.objects.none()


def titles_of(keys: Iterable[uuid.UUID | None], organization: int) -> dict[uuid.UUID, str]:
    """Initiative key > its title in the newest plan that has it."""
    wanted = {key for key in keys if key}
    rows = Initiative.objects.filter(key__in=wanted, plan__organization=organization)
    return dict(rows.order_by("plan__first_year", "plan__revision", "pk").values_list("key", "title")) if wanted else {}


def _places(uses: Iterable[EvidenceUse], code: str) -> list[Place]:
    told = list(uses)
    if not told:
        return []
    titles = titles_of((one.initiative_key for one in told), told[0].evidence.organization_id)
    return [
        Place(
            one, subject_label(one.subject), titles.get(one.initiative_key, "") if one.initiative_key else "",
            one.fiscal_year, subject_address(one.subject, code),
        )
        for one in told
    ]  # fmt: skip
