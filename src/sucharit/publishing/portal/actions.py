"""The verbs of publishing: publish a plan or a paper, correct it, take it back. The page is there once they return."""

import hashlib
from datetime import datetime
from typing import TypeVar

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from msgspec.structs import replace

from sucharit.base import clock
from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.files.models import StoredFile
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.core.plan import Plan as PlanValue
from sucharit.core.plan import Source
from sucharit.core.plan.json import to_json
from sucharit.core.thai import clean
from sucharit.publishing.documents.kinds import PUBLISHABLE
from sucharit.publishing.documents.models import Document, DocumentFile
from sucharit.publishing.portal.making import ask_for_files
from sucharit.publishing.portal.models import PublishedDocument, PublishedPlan, PublishedYear, State
from sucharit.publishing.portal.reading import summary_of
from sucharit.work.plans.approval.fitting import content_fingerprint
from sucharit.work.plans.models import Plan

PUBLISHED = declare("portal.plan_published", _("เผยแพร่ {label}"))
CORRECTED = declare("portal.plan_corrected", _("เผยแพร่ {label} ฉบับแก้ไข: {reason}"))
WITHDRAWN = declare("portal.plan_withdrawn", _("ถอน {label} จากหน้าสาธารณะ: {reason}"))
FILES_ASKED = declare("portal.files_asked", _("สั่งจัดทำไฟล์ดาวน์โหลดของ {label} ใหม่"))
PAPER_PUBLISHED = declare("portal.document_published", _("เผยแพร่เอกสาร {label}"))
PAPER_WITHDRAWN = declare("portal.document_withdrawn", _("ถอนเอกสาร {label} จากหน้าสาธารณะ: {reason}"))
_LONGEST = 400

Public = TypeVar("Public", PublishedPlan, PublishedDocument, PublishedYear)


@transaction.atomic
def publish(plan: Plan, *, by: Officer, note: str = "") -> PublishedPlan:
    """Makes an adopted plan public as it stands, if that is what was approved.

    The same content again changes nothing; other content of a span that is public already is a correction, and `note`
    says what was corrected (a revision of the plan says it by itself).
    """
    require(by, Can.PUBLISH)
    plan = Plan.objects.select_for_update(of=("self",)).select_related("organization").get(
        pk=plan.pk, organization=by.organization
    )  # fmt: skip
    fingerprint = _fit_to_publish(plan)
    value = public_value(plan)
    text = to_json(value).decode()
    digest = hashlib.sha256(text.encode()).hexdigest()
    current = _current(plan, by)
    if current is not None and current.digest == digest:
        return current
    reason = _correction(plan, current, note)
    now = clock.now()
    if current is not None:
        PublishedPlan.objects.filter(pk=current.pk).update(state=State.REPLACED)
    snapshot = PublishedPlan.objects.create(
        organization=by.organization, plan=plan, title=value.title[:400], first_year=plan.first_year,
        last_year=plan.last_year, revision=plan.revision, value=text, digest=digest, fingerprint=fingerprint,
        summary=summary_of(value), corrects=current, correction_note=reason, published_at=now,
        first_published_at=_since(current, now), published_by=by.user,
    )  # fmt: skip
    facts = {"digest": digest, "fingerprint": fingerprint, "reason": reason}
    record(CORRECTED if current else PUBLISHED, by=by, subject=snapshot, label=snapshot.title, facts=facts)
    ask_for_files(snapshot)
    return snapshot


@transaction.atomic
def withdraw(snapshot: PublishedPlan, *, by: Officer, reason: str) -> PublishedPlan:
    """Takes a plan back. Its address says so, with the reason; the snapshot is kept."""
    not_public = NotAllowed("แผนฉบับนี้ไม่ได้เผยแพร่อยู่แล้ว", "this plan is not public now")
    snapshot, why = taken_back(snapshot, by, reason, otherwise=not_public)
    record(WITHDRAWN, by=by, subject=snapshot, label=snapshot.title, facts={"reason": why})
    return snapshot


@transaction.atomic
def make_files_again(snapshot: PublishedPlan, *, by: Officer) -> PublishedPlan:
    """Asks once more for the files that are missing."""
    require(by, Can.PUBLISH)
    snapshot = PublishedPlan.objects.select_for_update().get(pk=snapshot.pk, organization=by.organization)
    record(FILES_ASKED, by=by, subject=snapshot, label=snapshot.title)
    ask_for_files(snapshot)
    return snapshot


@transaction.atomic
def publish_document(document: Document, *, by: Officer) -> PublishedDocument:
    """Makes an issued order or announcement public: the signed scan where there is a PDF of it, else the issued PDF."""
    require(by, Can.PUBLISH)
    document = Document.objects.select_for_update().get(pk=document.pk, organization=by.organization)
    if document.state != Document.State.ISSUED or document.kind not in PUBLISHABLE:
        raise NotAllowed("เผยแพร่ได้เฉพาะคำสั่งและประกาศที่ออกเลขแล้วและยังไม่ยกเลิก", "only issued orders and announcements")
    public = PublishedDocument.objects.filter(document=document, state=State.PUBLISHED).first()
    if public is not None:
        return public
    row = PublishedDocument.objects.create(
        organization=by.organization, document=document, register=document.register, number=document.number or 0,
        year=document.year or 0, kind=document.kind, subject=document.subject, dated_on=document.dated_on or by.today,
        file=_public_file(document), published_at=clock.now(), published_by=by.user,
    )  # fmt: skip
    record(PAPER_PUBLISHED, by=by, subject=row, label=str(document), facts={"digest": row.file.digest})
    return row


@transaction.atomic
def withdraw_document(row: PublishedDocument, *, by: Officer, reason: str) -> PublishedDocument:
    not_public = NotAllowed("เอกสารนี้ไม่ได้เผยแพร่อยู่แล้ว", "this paper is not public now")
    row, why = taken_back(row, by, reason, otherwise=not_public)
    record(PAPER_WITHDRAWN, by=by, subject=row, label=row.subject, facts={"reason": why})
    return row


def taken_back(row: Public, by: Officer, reason: str, otherwise: NotAllowed) -> tuple[Public, str]:
    """The row under its lock, no longer public, and the reason as it is kept; `otherwise` where it was not public."""
    require(by, Can.PUBLISH)
    why = said(reason)
    found = type(row)._default_manager.select_for_update().get(pk=row.pk, organization=by.organization)
    if found.state != State.PUBLISHED:
        raise otherwise
    found.state, found.withdraw_reason = State.WITHDRAWN, why
    found.withdrawn_at, found.withdrawn_by = clock.now(), by.user
    found.save()
    return found, why


def public_value(plan: Plan) -> PlanValue:
    """The plan as everyone sees it: without the lines of a document that only the office has."""
    value = plan.as_value()
    bare = Source()
    return replace(
        value,
        initiatives=tuple(replace(one, source=bare) for one in value.initiatives),
        risks=tuple(replace(one, source=bare) for one in value.risks),
        orders=tuple(
            replace(one, source=bare, members=tuple(replace(member, source=bare) for member in one.members))
            for one in value.orders
        ),
        announcements=tuple(replace(one, source=bare) for one in value.announcements),
    )


def _fit_to_publish(plan: Plan) -> str:
    if plan.state != Plan.State.ADOPTED:
        raise NotAllowed(
            f"แผนนี้อยู่ในสถานะ “{plan.get_state_display()}” เผยแพร่ได้เฉพาะแผนที่ประกาศใช้แล้ว",
            "only an adopted plan is published",
        )
    fingerprint = content_fingerprint(plan)
    if fingerprint != plan.approved_fingerprint:
        raise NotAllowed(
            "เนื้อหาของแผนไม่ตรงกับฉบับที่อนุมัติ จึงเผยแพร่ไม่ได้ โปรดทำแผนฉบับแก้ไขแล้วเสนออนุมัติใหม่",
            "the content is not what was approved; revise the plan and have it approved",
        )
    return fingerprint


def _current(plan: Plan, by: Officer) -> PublishedPlan | None:
    rows = PublishedPlan.objects.select_for_update().defer("value").filter(
        organization=by.organization, first_year=plan.first_year, last_year=plan.last_year, state=State.PUBLISHED
    )  # fmt: skip
    return rows.first()


def _correction(plan: Plan, current: PublishedPlan | None, note: str) -> str:
    """What the public reads beside "ฉบับแก้ไขเมื่อ"; "" for a first publication."""
    if current is None:
        return ""
    said = " ".join(clean(note).split())[:_LONGEST]
    if not said and plan.pk != current.plan_id:
        said = f"ใช้แผนฉบับแก้ไขครั้งที่ {plan.revision}" if plan.revision else "ใช้แผนฉบับใหม่แทนฉบับเดิม"
    return said or corrected(note)


def corrected(note: str) -> str:
    """What the public reads beside a correction, as it is kept."""
    told = " ".join(clean(note).split())[:_LONGEST]
    if not told:
        raise NotAllowed("โปรดบอกประชาชนว่าแก้ไขเรื่องใด", "say what was corrected")
    return told


def _since(current: PublishedPlan | None, now: datetime) -> datetime:
    return current.first_published_at if current else now


def _public_file(document: Document) -> StoredFile:
    if document.scan is not None and document.scan.kind == "pdf":
        return document.scan
    file = DocumentFile.objects.select_related("stored").get(document=document, key=document.files_key, format="pdf")
    return file.stored


def said(reason: str) -> str:
    """Why something was taken back, as it is kept."""
    told = " ".join(clean(reason).split())[:_LONGEST]
    if not told:
        raise NotAllowed("โปรดเขียนเหตุผล เพราะประชาชนจะเห็นเหตุผลนี้แทนหน้าเดิม", "say why; the public will read it")
    return told
