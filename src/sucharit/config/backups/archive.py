"""The archive: a manifest, then members that are exactly what it says. Anything else in it is refused."""

import hashlib
import json
import os
import re
import tarfile
from io import BytesIO
from pathlib import Path
from typing import IO

import msgspec

MANIFEST = "manifest.json"
FORMAT = "sucharit.backup/1"
KEPT = ("files", "keys")  # folders below the home that belong to a backup
_LONGEST_MANIFEST = 512 * 1024 * 1024
_PIECE = 1024 * 1024
_NAME = re.compile(r"(?:database/sucharit\.(?:sqlite3|dump)|(?:files|keys)(?:/[^/.\0][^/\0]*)+)")


class UnusableBackup(ValueError):  # noqa: N818 - it is the archive that is at fault
    """An archive that cannot be made or restored: `thai` and `english` say what is wrong and what to do."""

    def __init__(self, thai: str, english: str) -> None:
        super().__init__(f"{thai} / {english}")
        self.thai, self.english = thai, english


class Member(msgspec.Struct, frozen=True):
    """What a member must be: its SHA-256, hexadecimal, and its size in bytes."""

    sha256: str
    bytes: int


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What must be in the archive. `chains` maps a chain of the record to its last digest; `migrations` are the
    changes of the tables that the database has, "plans.0001_initial"."""

    format: str
    version: str
    made_at: str
    database: str  # "sqlite" or "postgresql"
    chains: dict[str, str]
    migrations: list[str]
    members: dict[str, Member]


def described(path: Path) -> Member:
    with path.open("rb") as file:
        return Member(hashlib.file_digest(file, "sha256").hexdigest(), path.stat().st_size)


def write(target: Path, manifest: Manifest, members: dict[str, Path]) -> None:
    """Readable by its owner only, and on the disk when this returns."""
    told = json.dumps(msgspec.to_builtins(manifest), ensure_ascii=False, indent=1).encode()
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        with tarfile.open(fileobj=file, mode="w") as archive:
            _add(archive, MANIFEST, BytesIO(told), len(told))
            for name, path in members.items():
                with path.open("rb") as content:
                    _add(archive, name, content, manifest.members[name].bytes)
        file.flush()
        os.fsync(file.fileno())


def _add(archive: tarfile.TarFile, name: str, content: IO[bytes], size: int) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = size, 0o600
    archive.addfile(entry, content)


def unpack(source: Path, folder: Path) -> Manifest:
    """Every member into `folder`, checked on its way: its name, that it is a plain file, its size, its digest.

    Raises UnusableBackup for what is missing, changed, strange, or stands twice.
    """
    try:
        with tarfile.open(source, mode="r|") as archive:
            manifest = _manifest(archive)
            _unpack_members(archive, manifest, folder)
    except (tarfile.TarError, EOFError, OSError, msgspec.MsgspecError, UnicodeError) as error:
        raise UnusableBackup(
            "อ่านไฟล์สำรองไม่ได้ โปรดตรวจว่าคัดลอกมาครบ ที่ว่างพอ และเป็นไฟล์จาก sucharit backup",
            f"this is not a whole backup ({type(error).__name__}); copy it again",
        ) from error
    return manifest


def _manifest(archive: tarfile.TarFile) -> Manifest:
    entry = archive.next()
    if entry is None or entry.name != MANIFEST or entry.type != tarfile.REGTYPE or entry.size > _LONGEST_MANIFEST:
        raise tarfile.ReadError("no manifest")
    told = archive.extractfile(entry)
    manifest = msgspec.json.decode(told.read() if told else b"", type=Manifest)
    if manifest.format != FORMAT:
        raise tarfile.ReadError("another format")
    return manifest


def _unpack_members(archive: tarfile.TarFile, manifest: Manifest, folder: Path) -> None:
    awaited = dict(manifest.members)
    while entry := archive.next():
        member = awaited.pop(entry.name, None)
        if member is None or not _is_plain(entry, member) or not _unpacked(archive, entry, member, folder):
            raise _broken(entry.name)
    if awaited:
        raise _broken(next(iter(awaited)))


def _is_plain(entry: tarfile.TarInfo, member: Member) -> bool:
    """A file, not a link, a device or a sparse one, at a place where a backup keeps something."""
    return entry.type == tarfile.REGTYPE and entry.size == member.bytes and bool(_NAME.fullmatch(entry.name))


def _unpacked(archive: tarfile.TarFile, entry: tarfile.TarInfo, member: Member, folder: Path) -> bool:
    target = folder / entry.name
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    content = archive.extractfile(entry)
    if content is None:
        return False
    digest = hashlib.sha256()
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        while piece := content.read(_PIECE):
            digest.update(piece)
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest() == member.sha256


def _broken(name: str) -> UnusableBackup:
    shown = "".join(c if c.isprintable() else "?" for c in name[:120])
    return UnusableBackup(
        f"ไฟล์สำรองไม่ครบ ถูกแก้ไข หรือมีสิ่งแปลกปลอม ที่ {shown} โปรดใช้สำเนาอื่น",
        f"{shown} is missing, changed or does not belong in a backup; use another copy",
    )
