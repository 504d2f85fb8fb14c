"""Looking at a paper and taking it away: previews page by page, progress of large ones, downloads."""

from functools import lru_cache
from urllib.parse import quote

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from sucharit.base.files.actions import opened, path_of
from sucharit.base.files.models import StoredFile
from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.core.papers import UnprintablePaper
from sucharit.publishing.documents.contents import key_of, paper_of, value_of
from sucharit.publishing.documents.making import WRITERS, ask_for, file_name
from sucharit.publishing.documents.models import Document, DocumentFile, Rendering
from sucharit.publishing.documents.previews import page_as_png, page_count
from sucharit.publishing.documents.queries import document_for
from sucharit.publishing.documents.views.documents import address_of, crumbs, name_of, not_yet

_small: dict[str, bytes] = {}
_MOST_SMALL = 16


@gate(Can.SEE_DOCUMENTS)
def document_preview(request: OfficerRequest, number: int) -> HttpResponse:
    """The paper page by page, as it will be printed."""
    row = document_for(request.officer, number)
    context = _preview(row) | {
        "document": row,
        "not_yet": not_yet(row),
        "may_issue": request.officer.may(Can.ISSUE_DOCUMENTS),
        "crumbs": crumbs(request, (name_of(row), address_of(row)), (_("ดูตัวอย่าง"), "")),
    }
    return render(request, "documents/document_preview.html", context)


@gate(Can.SEE_DOCUMENTS)
def document_progress(request: OfficerRequest, number: int) -> HttpResponse:
    """How far the making is; htmx asks again until it is done."""
    row = document_for(request.officer, number)
    return render(request, "documents/progress.html", _preview(row) | {"document": row})


def _preview(row: Document) -> dict[str, object]:
    """`pages` to show, or `rendering` to wait for, or `trouble`."""
    try:
        if row.traits.from_plan and not row.files_key:
            rendering = ask_for(row)
            if rendering.state != Rendering.State.READY:
                return {"rendering": rendering, "steps": len(row.traits.formats)}
        key, pdf = _pdf(row)
    except (UnprintablePaper, LookupError) as error:
        return {"trouble": getattr(error, "thai", str(error))}
    return {"pages": range(1, page_count(pdf) + 1), "key": key[:16]}


def _pdf(row: Document) -> tuple[str, bytes]:
    """The PDF of the document with the key of its content: from the files, or made at once where it is small."""
    if row.files_key:
        return row.files_key, _stored_bytes(_file(row, row.files_key, "pdf"))
    value = value_of(row)
    key = key_of(row, value)
    if row.traits.from_plan:
        return key, _stored_bytes(_file(row, key, "pdf"))
    if key not in _small:
        while len(_small) >= _MOST_SMALL:
            _small.pop(next(iter(_small)), None)
        _small[key] = WRITERS["pdf"](paper_of(row, value))
    return key, _small[key]


def _file(row: Document, key: str, format_: str) -> StoredFile:
    found = DocumentFile.objects.filter(document=row, key=key, format=format_).select_related("stored__organization")
    file = found.first()
    if file is None:
        raise Http404
    return file.stored


def _stored_bytes(stored: StoredFile) -> bytes:
    return _bytes_at(str(path_of(stored)))


@lru_cache(maxsize=8)
def _bytes_at(path: str) -> bytes:
    from pathlib import Path

    return Path(path).read_bytes()


@gate(Can.SEE_DOCUMENTS)
def document_page(request: OfficerRequest, number: int, page: int) -> HttpResponse:
    """One page as a picture. Its address carries the content's key, so it may stay in the browser."""
    row = document_for(request.officer, number)
    try:
        key, pdf = _pdf(row)
        drawn = page_as_png(pdf, page)
    except (IndexError, UnprintablePaper) as error:
        raise Http404 from error
    response = HttpResponse(drawn, content_type="image/png")
    if request.GET.get("key") == key[:16]:
        response["Cache-Control"] = "private, max-age=86400, immutable"
    return response


@gate(Can.SEE_DOCUMENTS)
def document_file(request: OfficerRequest, number: int, format: str) -> HttpResponse | FileResponse:  # noqa: A002
    """A file to take away. Issued ones come from the store as they were frozen; a draft is named so."""
    row = document_for(request.officer, number)
    if format not in row.traits.formats:
        raise Http404
    if row.files_key:
        return _download(_file(row, row.files_key, format), inline="look" in request.GET and format == "pdf")
    value = value_of(row)
    key = key_of(row, value)
    if row.traits.from_plan:
        return _download(_file(row, key, format), inline=False)
    content = _pdf(row)[1] if format == "pdf" else WRITERS[format](paper_of(row, value))
    response = HttpResponse(content, content_type="application/octet-stream")
    response["Content-Disposition"] = disposition(file_name(row, format))
    return response


@gate(Can.SEE_DOCUMENTS)
def document_scan_file(request: OfficerRequest, number: int) -> FileResponse:
    """The signed scan, always as a download: its content came from outside."""
    row = document_for(request.officer, number)
    if row.scan is None:
        raise Http404
    return _download(row.scan, inline=False)


def _download(stored: StoredFile, *, inline: bool) -> FileResponse:
    try:
        file = opened(stored)
    except FileNotFoundError as error:
        raise Http404(_("ไม่พบไฟล์ในคลัง โปรดแจ้งผู้ดูแลระบบ")) from error
    response = FileResponse(file, content_type=stored.media_type)
    response["Content-Disposition"] = disposition(stored.name, inline=inline)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def disposition(name: str, *, inline: bool = False) -> str:
    """The header with the Thai name; nothing of the name can end it."""
    suffix = name.rpartition(".")[2] if name.rpartition(".")[2].isalnum() else "bin"
    how = "inline" if inline else "attachment"
    return f"{how}; filename=\"document.{suffix[:8]}\"; filename*=UTF-8''{quote(name, safe='')}"
