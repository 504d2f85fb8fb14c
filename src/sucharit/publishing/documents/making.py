"""Files of a document: written by the paper's writers, kept under their digest, large ones in the background."""

import logging
from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone
from django_tasks import task
from msgspec import Struct

from sucharit.base.files.actions import keep_made
from sucharit.base.people.gate import Officer
from sucharit.core.papers import Paper, UnprintablePaper, write_docx, write_pdf, write_xlsx
from sucharit.publishing.documents.contents import Value, key_of, paper_of, value_of
from sucharit.publishing.documents.models import Document, DocumentFile, Rendering

_log = logging.getLogger(__name__)
STALE_MINUTES = 10
WRITERS = {"pdf": write_pdf, "docx": write_docx, "xlsx": write_xlsx}


class Made(Struct, frozen=True):
    """One file, not yet kept."""

    format: str
    content: bytes


def written(document: Document, paper: Paper) -> Iterator[Made]:
    """The document in every format of its kind, one after the other."""
    for name in document.traits.formats:
        yield Made(name, WRITERS[name](paper))


def file_name(document: Document, format: str) -> str:  # noqa: A002 - it is the format
    """ "คำสั่งแต่งตั้งคณะกรรมการ 1-2569.pdf": what lands in the downloads of an officer."""
    number = f" {document.number}-{document.year}" if document.number else " (ร่าง)"
    return f"{document.get_kind_display()}{number}.{format}"


def keep(document: Document, key: str, made: Made, by: Officer | None) -> DocumentFile:
    """Keeps one file; the second time it is found as it is."""
    found = DocumentFile.objects.filter(document=document, key=key, format=made.format).first()
    if found is not None:
        return found
    stored = keep_made(
        made.content,
        name=file_name(document, made.format),
        kind=made.format,
        organization=document.organization,
        by=by,
    )
    return DocumentFile.objects.create(document=document, key=key, format=made.format, stored=stored)


def ask_for(document: Document, value: Value | None = None) -> Rendering:
    """The rendering of what the document says now: begun where nobody asked before, or where it failed or died."""
    key = key_of(document, value if value is not None else value_of(document))
    with transaction.atomic():
        rendering, new = Rendering.objects.get_or_create(document=document, key=key)
        if new or _is_lost(rendering):
            Rendering.objects.filter(pk=rendering.pk).update(
                state=Rendering.State.WAITING, done=0, message="", asked_at=timezone.now(), begun_at=None
            )
            transaction.on_commit(lambda: _enqueued(rendering.pk))
    return Rendering.objects.get(pk=rendering.pk)


def _is_lost(rendering: Rendering) -> bool:
    """Failed, or asked for so long ago that its worker must have died."""
    if rendering.state == Rendering.State.READY:
        return False
    age = timezone.now() - (rendering.begun_at or rendering.asked_at)
    return rendering.state == Rendering.State.FAILED or age.total_seconds() > STALE_MINUTES * 60


def _enqueued(rendering_id: int) -> None:
    render_document.enqueue(rendering_id)


@task(queue_name="papers")
def render_document(rendering_id: int) -> None:
    """Writes all formats, unless the content changed since it was asked for: what is newer has its own rendering."""
    rendering = Rendering.objects.select_related("document__organization", "document__plan__organization").get(
        pk=rendering_id
    )
    if rendering.state == Rendering.State.READY:
        return
    _told(rendering, state=Rendering.State.RUNNING, begun_at=timezone.now(), done=0)
    try:
        _render(rendering)
    except UnprintablePaper as error:
        _told(rendering, state=Rendering.State.FAILED, message=error.thai)
    except Exception:  # noqa: BLE001 - whatever it was: who waits must learn that nothing comes
        _log.exception("a document could not be rendered")
        _told(
            rendering,
            state=Rendering.State.FAILED,
            message="จัดหน้าเอกสารไม่สำเร็จ โปรดลองอีกครั้ง หากยังไม่ได้ให้แจ้งผู้ดูแลระบบ",
        )


def _render(rendering: Rendering) -> None:
    document = rendering.document
    value = value_of(document)
    if key_of(document, value) != rendering.key:
        _told(rendering, state=Rendering.State.FAILED, message="เนื้อหาเปลี่ยนไประหว่างรอ โปรดเปิดดูตัวอย่างใหม่")
        return
    for done, made in enumerate(written(document, paper_of(document, value)), 1):
        with transaction.atomic():
            keep(document, rendering.key, made, None)
            _told(rendering, done=done)
    _told(rendering, state=Rendering.State.READY)


def _told(rendering: Rendering, **facts: object) -> None:
    Rendering.objects.filter(pk=rendering.pk).update(**facts)
