"""Keeping an upload: checked, copied under its digest, then named in the database. Nothing half-written ever shows."""

import hashlib
import os
import secrets
import unicodedata
from collections.abc import Collection, Iterator
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.files.kinds import MEDIA_TYPES, is_whole, kind_of
from sucharit.base.files.models import StoredFile
from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.base.screens.words import said

KEPT = declare("files.kept", _("นำไฟล์ {label} เข้าสู่ระบบ"))
_PIECE = 1024 * 1024
_LONGEST_NAME = 200


class UnacceptableFile(ValueError):  # noqa: N818 - it is the file that is at fault
    """A file that is not taken: `thai` and `english` say which file, why, and what to do."""

    def __init__(self, name: str, thai: str, english: str) -> None:
        super().__init__(f"{name}: {thai} / {english}")
        self.name, self.thai, self.english = name, thai, english

    @property
    def said(self) -> str:
        """In the reader's language, without the name."""
        return said(self)


@transaction.atomic
def keep(upload: UploadedFile[Any], *, by: Officer, kinds: Collection[str], most: int | None = None) -> StoredFile:
    """Keeps an upload whose content is of one of `kinds` and at most `most` bytes. Raises UnacceptableFile."""
    name = shown_name(upload.name or "")
    kind = accepted_kind(upload, kinds=kinds, most=most)
    digest = _kept_whole(upload.chunks(_PIECE), by.organization)
    stored = _named(by.organization, digest, name, kind, upload.size or 0, by)
    record(KEPT, by=by, subject=stored, label=name, facts={"digest": digest, "size": stored.size})
    return stored


def keep_made(content: bytes, *, name: str, kind: str, organization: Organization, by: Officer | None) -> StoredFile:
    """Keeps bytes that this system made itself (an issued paper, a snapshot); the caller's verb is its record."""
    digest = _kept_whole(iter((content,)), organization)
    return _named(organization, digest, name, kind, len(content), by)


def path_of(stored: StoredFile) -> Path:
    """Where the bytes lie."""
    return path_for(stored.organization, stored.digest)


def path_for(organization: Organization, digest: str) -> Path:
    return Path(settings.FILES_ROOT) / organization.code / digest[:2] / digest


def shown_name(name: str) -> str:
    """A sender's file name for show: no folders, no control or direction-changing characters, bounded, never empty."""
    last = name.replace("\\", "/").rpartition("/")[2]
    clean = "".join(c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c)[0] != "C").strip(" .")
    stem, dot, suffix = clean.rpartition(".")
    if len(clean) > _LONGEST_NAME:
        clean = f"{stem[: _LONGEST_NAME - 12]}{dot}{suffix[:10]}"
    return clean or str(_("ไฟล์ไม่มีชื่อ"))


def accepted_kind(upload: UploadedFile[Any], *, kinds: Collection[str], most: int | None = None) -> str:
    """What the content is, where it is one of `kinds` and at most `most` bytes; for a room that changes an upload
    before it is kept (keep_made). Raises UnacceptableFile."""
    name, size, most = shown_name(upload.name or ""), upload.size or 0, most or settings.FILE_LIMIT
    if size == 0:
        raise UnacceptableFile(name, "ไฟล์ว่างเปล่า โปรดเลือกไฟล์ใหม่", "the file is empty; choose another")
    if size > most:
        limit = most // (1024 * 1024)
        raise UnacceptableFile(
            name,
            f"ไฟล์ใหญ่เกิน {limit} เมกะไบต์ โปรดลดขนาดหรือแบ่งไฟล์",
            f"the file is larger than {limit} MB; make it smaller",
        )
    kind = kind_of(upload.file)  # type: ignore[arg-type]
    if kind is None or kind not in kinds:
        wanted = ", ".join(kinds)
        raise UnacceptableFile(
            name,
            f"เนื้อหาไฟล์ไม่ใช่ชนิดที่รับได้ ({wanted}) ระบบดูเนื้อหา ไม่ได้ดูนามสกุล โปรดบันทึกเป็นชนิดที่รับได้แล้วส่งใหม่",
            f"the content is not of an accepted kind ({wanted}); save it as one of these and send it again",
        )
    if not is_whole(upload.file, kind):  # type: ignore[arg-type]
        raise UnacceptableFile(
            name,
            "ไฟล์ภาพเสียหาย ขาดตอนท้าย มักเกิดจากส่งหรือคัดลอกไม่จบ โปรดสแกนหรือคัดลอกใหม่แล้วส่งอีกครั้ง",
            "the picture is cut off; scan or copy it again and send it once more",
        )
    return kind


def _kept_whole(pieces: Iterator[bytes], organization: Organization) -> str:
    """Writes beside, makes sure it is on the disk, then renames to the digest: a crash leaves nothing that is named."""
    folder = Path(settings.FILES_ROOT) / organization.code
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = folder / f".{secrets.token_hex(16)}"
    digest = hashlib.sha256()
    try:
        with beside.open("xb") as file:
            for piece in pieces:
                digest.update(piece)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        home = path_for(organization, digest.hexdigest())
        home.parent.mkdir(exist_ok=True, mode=0o700)
        beside.replace(home)
    finally:
        beside.unlink(missing_ok=True)
    return digest.hexdigest()


def _named(organization: Organization, digest: str, name: str, kind: str, size: int, by: Officer | None) -> StoredFile:
    return StoredFile.objects.create(
        organization=organization,
        digest=digest,
        name=name,
        kind=kind,
        media_type=MEDIA_TYPES[kind],
        size=size,
        uploaded_by=by.user if by else None,
    )


def discard(stored: StoredFile) -> bool:
    """Takes a file out where no row of any room names it any more; its bytes go when the transaction is kept, unless
    another file of the organization is the same. False where it is still named."""
    for relation in stored._meta.related_objects:
        if relation.related_model._base_manager.filter(**{relation.field.name: stored}).exists():
            return False
    organization, digest = stored.organization, stored.digest
    stored.delete()
    if not StoredFile.objects.filter(organization=organization, digest=digest).exists():
        transaction.on_commit(partial(path_for(organization, digest).unlink, missing_ok=True))
    return True


def opened(stored: StoredFile) -> BinaryIO:
    """The bytes, opened for reading; FileNotFoundError where the store has lost them."""
    return path_of(stored).open("rb")
