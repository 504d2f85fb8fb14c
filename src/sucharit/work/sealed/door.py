"""Around everything under /s/: who came is forgotten before anything of ours runs, and answers look alike.

It stands first in the list of middleware. Cookies, network address, browser, language and the page before are taken out
of the request; uploads stay in memory; no answer sets a cookie, is kept by a browser, tells a log, or shows its length.
"""

import base64
import io
import re
import secrets
from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from sucharit.core.sealing import PAGES

PREFIX = "/s/"
ROOM = re.compile(r"/o/[^/]+/sealed/")
MOST_BYTES = 20 * 1024 * 1024  # of all files of one form
_PATIENCE = 4  # times as much is read and thrown away, so that the texts of the form survive; then the line is cut
MOST_FORM = _PATIENCE * MOST_BYTES + 2 * 1024 * 1024  # what a whole form may weigh
_NEEDED = frozenset({"HTTP_HOST", "HTTP_X_FORWARDED_PROTO", "HTTP_CONTENT_TYPE", "HTTP_CONTENT_LENGTH"})
_TELLING = ("REMOTE_ADDR", "REMOTE_HOST", "REMOTE_PORT", "REMOTE_USER")
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)


class DoorMiddleware:
    """Under /s/; and the files of the officers' room, which stay in memory."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(PREFIX):
            if ROOM.match(request.path_info):  # what an officer attaches to an answer stays in memory as well
                request.upload_handlers = [InMemory(request)]
            return self.get_response(request)
        forget_sender(request)
        request.upload_handlers = [InMemory(request)]
        response = self.get_response(request)
        return quiet(response)


def forget_sender(request: HttpRequest) -> None:
    """What tells of the sender is gone for everything that comes after."""
    for name in [name for name in request.META if name.startswith("HTTP_") and name not in _NEEDED]:
        del request.META[name]
    for name in _TELLING:
        request.META.pop(name, None)


def quiet(response: HttpResponseBase) -> HttpResponseBase:
    """No cookie, no keeping, no log line, no length."""
    response.cookies.clear()
    del response["Vary"]
    response["Cache-Control"] = "no-store, no-transform, private"
    response["Referrer-Policy"] = "no-referrer"
    response["Content-Security-Policy"] = POLICY
    response._has_been_logged = True  # type: ignore[attr-defined]  # Django would write the hour of a refusal
    if isinstance(response, HttpResponse) and response.headers.get("Content-Type", "").startswith("text/html"):
        response.content = filled(response.content)
        response["Content-Length"] = str(len(response.content))
    return response


def filled(page: bytes) -> bytes:
    """The page with a comment of random letters after its end, so that it has one of a few lengths, compressed too."""
    size = next((size for size in PAGES if len(page) + 9 <= size), len(page) + 9)
    room = size - len(page) - 9
    noise = base64.b64encode(secrets.token_bytes(room * 3 // 4 + 3))[:room].replace(b"-", b"+")
    return page + b"\n<!--" + noise + b" -->"


class InMemory(FileUploadHandler):
    """Files of a form, in memory and bounded: nothing of them touches a disk. What is too much is let go, and
    `request.files_too_large` says so."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.total = 0
        self.kept = io.BytesIO()

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.kept = io.BytesIO()

    def receive_data_chunk(self, raw_data: bytes, _start: int) -> None:
        self.total += len(raw_data)
        if self.total > _PATIENCE * MOST_BYTES:
            raise StopUpload(connection_reset=True)
        if self.total > MOST_BYTES:
            self.request.files_too_large = True  # type: ignore[union-attr]
            self.kept = io.BytesIO()
        else:
            self.kept.write(raw_data)

    def file_complete(self, _file_size: int) -> InMemoryUploadedFile:
        self.kept.seek(0)
        size = self.kept.getbuffer().nbytes
        return InMemoryUploadedFile(
            self.kept, self.field_name, self.file_name or "", self.content_type, size, self.charset,
            self.content_type_extra,
        )  # fmt: skip
