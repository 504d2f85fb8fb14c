"""Giving a kept file back, once its room has asked the gate."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase

from sucharit.base.files.actions import opened
from sucharit.base.files.models import StoredFile

_INLINE = frozenset({"pdf", "png", "jpeg"})


def sent(stored: StoredFile, *, inline: bool = False) -> FileResponse:
    """The bytes under their own name, as a download; `inline` only for kinds that a browser shows without running
    anything. Never sniffed, never run: a stranger's file stays a file."""
    answer = FileResponse(
        opened(stored),
        as_attachment=not (inline and stored.kind in _INLINE),
        filename=stored.name,
        content_type=stored.media_type,
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
    answer["Cache-Control"] = "private, no-store"
    return answer


def unchanging(stored: StoredFile, request: HttpRequest) -> HttpResponseBase:
    """A public file, known by its digest: nothing is opened for who has it already, 404 where the disk has lost it. The
    caller says under which name it goes."""
    etag = f'"{stored.digest}"'
    answer: HttpResponseBase
    if request.headers.get("If-None-Match") == etag:
        answer = HttpResponse(content_type=stored.media_type)
    else:
        try:
            answer = FileResponse(opened(stored), content_type=stored.media_type)
        except FileNotFoundError as fault:
            raise Http404 from fault
    answer["ETag"] = etag
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
