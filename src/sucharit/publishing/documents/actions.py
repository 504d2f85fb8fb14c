"""The verbs of a document: draft, change, copy, discard, issue, attach the signed scan, cancel."""

import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sucharit.base import clock
from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.files.actions import keep as keep_upload
from sucharit.base.history.actions import keep_version
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.core.plan import Plan as PlanValue
from sucharit.core.thai import clean
from sucharit.publishing.documents.contents import (
    Value,
    as_content,
    fingerprint_of,
    key_of,
    paper_of,
    value_of,
)
from sucharit.publishing.documents.finding import make_findable
from sucharit.publishing.documents.kinds import Kind
from sucharit.publishing.documents.making import keep, written
from sucharit.publishing.documents.models import Document, DocumentFile
from sucharit.publishing.documents.numbers import take_number
from sucharit.work.plans.models import Plan
from sucharit.work.risks.models import RiskRegister

DRAFTED = declare("documents.drafted", _("ร่าง{label}"))
CHANGED = declare("documents.changed", _("แก้ไขร่าง{label}"))
DISCARDED = declare("documents.discarded", _("ทิ้งร่าง{label}"))
ISSUED = declare("documents.issued", _("ออก{label}"))
SCANNED = declare("documents.scan_attached", _("แนบฉบับลงนามของ{label}"))
CANCELLED = declare("documents.cancelled", _("ยกเลิก{label}: {reason}"))
SCAN_KINDS = ("pdf", "jpeg", "png")
_FIELDS = ("subject", "content", "prose", "digits", "dated_on", "signatory", "signatory_position")


class StaleEdition(Exception):  # noqa: N818 - somebody saved before, nothing broke
    """Someone saved the document since it was opened; `document` is as it stands now."""

    def __init__(self, document: Document) -> None:
        super().__init__("saved by someone else")
        self.document = document


class NotReady(Exception):  # noqa: N818
    """The files of this content are not made yet: the view asks for them and tells who waits."""


@transaction.atomic
def make_draft(
    kind: str,
    *,
    by: Officer,
    subject: str,
    value: Value | None = None,
    plan: Plan | None = None,
    register: RiskRegister | None = None,
    **facts: Any,
) -> Document:
    """A new draft. What is printed of a plan needs `plan` (or `register` for risks), the others their `value`."""
    require(by, Can.ISSUE_DOCUMENTS)
    for source in (plan, register):
        if source is not None and source.organization_id != by.organization.pk:
            raise NotAllowed("ไม่พบแผนหรือทะเบียนนี้", "no such plan or register")
    document = Document(
        organization=by.organization, kind=kind, subject=subject, plan=plan, risk_register=register,
        content=as_content(value) if value is not None else {}, created_by=by.user, **facts,
    )  # fmt: skip
    if document.traits.from_plan and plan is None and register is None:
        raise NotAllowed("โปรดเลือกแผนที่จะพิมพ์", "choose the plan to print")
    document.full_clean()
    document.save()
    record(DRAFTED, by=by, subject=document, label=str(document))
    keep_version(document, snapshot_of(document), by=by, verb=DRAFTED)
    return document


@transaction.atomic
def change_draft(document: Document, *, by: Officer, edition: int, **facts: Any) -> Document:
    """Changes a draft that stands at `edition`; StaleEdition where someone saved before."""
    require(by, Can.ISSUE_DOCUMENTS)
    document = _locked(document, by)
    _must_be_draft(document)
    if document.edition != edition:
        raise StaleEdition(document)
    before = snapshot_of(document)
    for name in _FIELDS:
        if name in facts:
            setattr(document, name, facts[name])
    if snapshot_of(document) == before:
        return document
    document.edition += 1
    document.full_clean()
    document.save()
    record(CHANGED, by=by, subject=document, label=str(document))
    keep_version(document, snapshot_of(document), by=by, verb=CHANGED)
    return document


@transaction.atomic
def copy_document(document: Document, *, by: Officer) -> Document:
    """A new draft that says the same: next year's order begins with this year's."""
    content = {} if document.traits.from_plan else document.content
    made = Document(
        organization=by.organization, kind=document.kind, subject=document.subject, plan=document.plan,
        risk_register=document.risk_register, content=content, prose=document.prose, digits=document.digits,
        signatory=document.signatory, signatory_position=document.signatory_position, created_by=by.user,
    )  # fmt: skip
    require(by, Can.ISSUE_DOCUMENTS)
    made.full_clean()
    made.save()
    record(DRAFTED, by=by, subject=made, label=str(made), facts={"copied_from": str(document)[:300]})
    keep_version(made, snapshot_of(made), by=by, verb=DRAFTED)
    return made


@transaction.atomic
def discard(document: Document, *, by: Officer) -> Document:
    """Puts a draft aside; it had no number, so the register does not miss it."""
    require(by, Can.ISSUE_DOCUMENTS)
    document = _locked(document, by)
    _must_be_draft(document)
    document.state = Document.State.DISCARDED
    document.save()
    record(DISCARDED, by=by, subject=document, label=str(document))
    return document


@transaction.atomic
def issue(document: Document, *, by: Officer, edition: int, dated_on: datetime.date) -> Document:
    """Numbers and freezes a draft with all its files, in one transaction: it is issued whole or still a draft.

    A second press finds it issued and changes nothing. Large papers must have been made before (NotReady).
    """
    require(by, Can.ISSUE_DOCUMENTS)
    document = _locked(document, by)
    if document.state == Document.State.ISSUED:
        return document
    _must_be_draft(document)
    if document.edition != edition:
        raise StaleEdition(document)
    document.dated_on = dated_on
    value = value_of(document)
    _must_be_ready(document, value)
    taken = take_number(document, dated_on, by=by)
    document.number, document.year = taken.number, taken.book.year
    _frozen(document, value, by)
    document.save()
    facts = {"number": document.numbered, "fingerprint": document.fingerprint, "digests": digests_of(document)}
    record(ISSUED, by=by, subject=document, label=str(document), facts=facts)
    keep_version(document, snapshot_of(document), by=by, verb=ISSUED)
    make_findable(document)
    return document


@transaction.atomic
def attach_scan(document: Document, upload: UploadedFile[Any], *, by: Officer) -> Document:
    """The signed paper as it was scanned: PDF, JPEG or PNG by its content. UnacceptableFile where it is none."""
    require(by, Can.ISSUE_DOCUMENTS)
    document = _locked(document, by)
    if document.state != Document.State.ISSUED:
        raise NotAllowed("แนบฉบับลงนามได้เฉพาะเอกสารที่ออกเลขแล้วและยังไม่ยกเลิก", "only an issued paper takes a scan")
    document.scan = keep_upload(upload, by=by, kinds=SCAN_KINDS)
    document.save(update_fields=["scan", "changed_at"])
    record(SCANNED, by=by, subject=document, label=str(document), facts={"digest": document.scan.digest})
    return document


@transaction.atomic
def cancel(document: Document, *, by: Officer, reason: str) -> Document:
    """Cancels an issued paper. It stays to be seen with its number, which is never given again."""
    require(by, Can.ISSUE_DOCUMENTS)
    said = clean(reason).strip()
    if not said:
        raise NotAllowed("โปรดเขียนเหตุผลที่ยกเลิก", "say why it is cancelled")
    document = _locked(document, by)
    if document.state != Document.State.ISSUED:
        raise NotAllowed("ยกเลิกได้เฉพาะเอกสารที่ออกแล้ว", "only an issued paper can be cancelled")
    document.state, document.cancel_reason = Document.State.CANCELLED, said[:2000]
    document.cancelled_at, document.cancelled_by = clock.now(), by.user
    document.save()
    record(CANCELLED, by=by, subject=document, label=str(document), facts={"reason": said[:500]})
    make_findable(document)
    return document


def snapshot_of(document: Document) -> dict[str, Any]:
    """The document as its history keeps it."""
    told = {name: getattr(document, name) for name in (*_FIELDS, "kind", "state", "number", "year")}
    return told | {"dated_on": document.dated_on.isoformat() if document.dated_on else None}


def digests_of(document: Document) -> dict[str, str]:
    """Format > SHA-256 of the issued files."""
    files = DocumentFile.objects.filter(document=document, key=document.files_key).select_related("stored")
    return {file.format: file.stored.digest for file in files}


def _locked(document: Document, by: Officer) -> Document:
    rows = Document.objects.select_for_update(of=("self",)).select_related("organization", "plan__organization")
    return rows.get(pk=document.pk, organization=by.organization)


def _must_be_draft(document: Document) -> None:
    if document.state != Document.State.DRAFT:
        raise NotAllowed(
            f"เอกสารนี้{document.get_state_display()} จึงแก้ไขไม่ได้ หากต้องการฉบับใหม่ให้คัดลอกเป็นร่าง",
            "this paper is no longer a draft; copy it to a new one",
        )


def why_not_yet(document: Document) -> NotAllowed | None:
    """What keeps a draft from being issued, told before anybody presses; None where nothing does."""
    settled = (Plan.State.APPROVED, Plan.State.ADOPTED)
    if document.kind == Kind.BOOK and document.plan is not None and document.plan.state not in settled:
        return NotAllowed(
            f"แผนนี้ยังอยู่ในสถานะ “{document.plan.get_state_display()}” จึงดูตัวอย่างได้แต่ยังออกเป็นเล่มไม่ได้ "
            "โปรดเสนอแผนจนได้รับอนุมัติก่อน",
            "the plan is not approved yet; its book can be previewed, not issued",
        )
    if not document.signatory and not document.traits.from_plan:
        return NotAllowed("โปรดระบุผู้ลงนามก่อนออกเลข", "say who signs before issuing")
    return None


def _must_be_ready(document: Document, value: Value) -> None:
    if (why := why_not_yet(document)) is not None:
        raise why
    if document.traits.from_plan:
        key = key_of(document, value)
        if DocumentFile.objects.filter(document=document, key=key).count() < len(document.traits.formats):
            raise NotReady


def _frozen(document: Document, value: Value, by: Officer) -> None:
    """Content, fingerprint and files stand still from here on."""
    if isinstance(value, PlanValue):
        document.content = as_content(value)
        document.files_key = key_of(document, value)
    else:
        value = value_of(document)  # now with its number
        document.content = as_content(value)
        document.files_key = key_of(document, value)
        for made in written(document, paper_of(document, value)):
            keep(document, document.files_key, made, by)
    document.fingerprint = fingerprint_of(document, value)
    document.state = Document.State.ISSUED
    document.issued_at, document.issued_by = clock.now(), by.user
