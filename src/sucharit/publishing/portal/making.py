"""Files that go with a published plan: the book to read, the workbook to calculate with. Made after publishing."""

import logging

from django.db import transaction
from django_tasks import task
from msgspec.structs import replace

from sucharit.base.files.actions import keep_made
from sucharit.base.files.models import StoredFile
from sucharit.core.papers import BookFacts, UnprintablePaper, book, with_framework_titles, write_pdf, write_xlsx
from sucharit.publishing.documents.contents import emblem_of
from sucharit.publishing.documents.kinds import Kind
from sucharit.publishing.documents.models import Document, DocumentFile
from sucharit.publishing.portal.models import PublishedPlan
from sucharit.publishing.portal.queries import read
from sucharit.publishing.portal.tables import workbook_of

_log = logging.getLogger(__name__)


def ask_for_files(snapshot: PublishedPlan) -> None:
    """Once the publishing is committed."""
    pk = snapshot.pk
    transaction.on_commit(lambda: _enqueued(pk))


def _enqueued(pk: int) -> None:
    make_files.enqueue(pk)


@task(queue_name="papers")
def make_files(snapshot_id: int) -> None:
    """Makes what is missing; a second run finds it made."""
    snapshot = PublishedPlan.objects.defer("value").select_related("organization", "plan").get(pk=snapshot_id)
    try:
        if snapshot.workbook_id is None:
            _set(snapshot, workbook=_workbook(snapshot))
        if snapshot.book_id is None:
            _set(snapshot, book=_issued_book(snapshot) or _book(snapshot))
        _set(snapshot, files_message="")
    except UnprintablePaper as error:
        _set(snapshot, files_message=error.thai[:300])
    except Exception:  # noqa: BLE001 - whatever it was: the office must see that the files do not come
        _log.exception("files of a published plan could not be made")
        _set(snapshot, files_message="จัดทำไฟล์ไม่สำเร็จ โปรดกดทำใหม่ หากยังไม่ได้ให้แจ้งผู้ดูแลระบบ")


def _set(snapshot: PublishedPlan, **facts: object) -> None:
    PublishedPlan.objects.filter(pk=snapshot.pk).update(**facts)


def _workbook(snapshot: PublishedPlan) -> StoredFile:
    content = write_xlsx(workbook_of(snapshot, read(snapshot)))
    return _kept(snapshot, content, "xlsx")


def _issued_book(snapshot: PublishedPlan) -> StoredFile | None:
    """The book that was issued of this very plan, where there is one."""
    issued = Document.objects.filter(
        organization=snapshot.organization, kind=Kind.BOOK, state=Document.State.ISSUED,
        fingerprint=snapshot.fingerprint,
    ).order_by("-issued_at").first()  # fmt: skip
    if issued is None:
        return None
    file = DocumentFile.objects.filter(document=issued, key=issued.files_key, format="pdf").select_related("stored")
    found = file.first()
    return found.stored if found else None


def _book(snapshot: PublishedPlan) -> StoredFile:
    plan = read(snapshot).plan
    made = book(with_framework_titles(plan), BookFacts(emblem=emblem_of(snapshot.organization)))
    metadata = replace(made.metadata, digest=snapshot.fingerprint)
    return _kept(snapshot, write_pdf(replace(made, metadata=metadata)), "pdf")


def _kept(snapshot: PublishedPlan, content: bytes, kind: str) -> StoredFile:
    name = f"{snapshot.organization.code}-{snapshot.span_code}.{kind}"
    return keep_made(content, name=name, kind=kind, organization=snapshot.organization, by=None)
