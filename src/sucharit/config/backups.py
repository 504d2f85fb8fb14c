"""Backup and restore: the database, the files and the keys in one archive that says what must be in it.

A backup is a tar file: `manifest.json` first (version, database, digest and size of every member, the last digest of
every chain of the record), then the database, files and keys. A restore checks every digest before it touches anything
and, after it, that the record's chains hold and every stored file is there. Whoever holds a backup holds the keys:
keep it where only the operator can read it.
"""

import hashlib
import json
import os
import secrets
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from sucharit import __version__
from sucharit.base.audit.verifying import chains, verify
from sucharit.base.files.actions import path_of
from sucharit.base.files.models import StoredFile

MANIFEST = "manifest.json"
_KEPT = ("files", "keys")  # folders below the home that belong to a backup
_PIECE = 1024 * 1024


class UnusableBackup(ValueError):  # noqa: N818 - it is the archive that is at fault
    """An archive that cannot be made or restored: `thai` and `english` say what is wrong and what to do."""

    def __init__(self, thai: str, english: str) -> None:
        super().__init__(f"{thai} / {english}")
        self.thai, self.english = thai, english


@dataclass(frozen=True)
class Restored:
    """What a restore brought back: members, entries of the record, stored files, and what is wrong (nothing: ())."""

    members: int
    entries: int
    files: int
    faults: tuple[str, ...]


def backup(target: Path) -> int:
    """Writes the whole archive beside `target` and renames it; returns its size in bytes. The system may be running."""
    home = Path(settings.SUCHARIT_HOME)
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.{secrets.token_hex(6)}")
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
        database = _dumped(Path(folder))
        members = {f"database/{database.name}": database} | _kept_files(home)
        try:
            _write_archive(beside, members)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    return target.stat().st_size


def restore(source: Path) -> Restored:
    """Brings an archive back into an installation that holds no organization yet. Raises UnusableBackup, and changes
    nothing, where a member is missing or changed, or the installation is in use."""
    home = Path(settings.SUCHARIT_HOME)
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    _must_be_empty()
    with tempfile.TemporaryDirectory(dir=home, prefix=".restore-") as folder:
        manifest = _unpacked(source, Path(folder))
        _load_database(Path(folder) / "database", manifest)
        for name in _KEPT:
            _brought_back(Path(folder) / name, home / name)
    call_command("migrate", interactive=False, verbosity=0)  # the backup may be of an older version
    return _looked_over(len(manifest["members"]))


def _is_sqlite() -> bool:
    return connection.vendor == "sqlite"


def _dumped(folder: Path) -> Path:
    """A consistent copy of the database, taken while others write."""
    if _is_sqlite():
        copy = folder / "sucharit.sqlite3"
        with (
            closing(sqlite3.connect(f"file:{settings.DATABASES['default']['NAME']}?mode=ro", uri=True)) as live,
            closing(sqlite3.connect(copy)) as kept,
        ):
            live.backup(kept)
        return copy
    dump = folder / "sucharit.dump"
    _run_postgres("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={dump}")
    return dump


def _run_postgres(tool: str, *arguments: str) -> None:
    """A client tool of PostgreSQL on our database; the password goes by the environment, never by the command line."""
    found = shutil.which(tool)
    if found is None:
        raise UnusableBackup(
            f"ไม่พบโปรแกรม {tool} โปรดติดตั้งแพ็กเกจ postgresql-client แล้วลองใหม่",
            f"{tool} was not found; install postgresql-client and try again",
        )
    facts = settings.DATABASES["default"]
    named = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    environment = os.environ | {name: str(facts[key]) for name, key in named.items() if facts.get(key)}
    ran = subprocess.run([found, *arguments], env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if ran.returncode:
        raise UnusableBackup(f"{tool} ทำงานไม่สำเร็จ: {ran.stderr[-500:]}", f"{tool} failed: {ran.stderr[-500:]}")


def _kept_files(home: Path) -> dict[str, Path]:
    """Archive name > path, without half-written files (their names begin with a dot)."""
    found: dict[str, Path] = {}
    for name in _KEPT:
        for path in sorted((home / name).rglob("*")):
            if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
                found[path.relative_to(home).as_posix()] = path
    return found


def _write_archive(target: Path, members: dict[str, Path]) -> None:
    described = {name: {"sha256": _digest(path), "bytes": path.stat().st_size} for name, path in members.items()}
    manifest = {
        "format": "sucharit.backup/1",
        "version": __version__,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "database": connection.vendor,
        "chains": {chain: verify(chain).digest for chain in chains()},
        "members": described,
    }
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        with tarfile.open(fileobj=file, mode="w") as archive:
            _add_bytes(archive, MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1).encode())
            for name, path in members.items():
                archive.add(path, arcname=name, recursive=False)
        file.flush()
        os.fsync(file.fileno())


def _add_bytes(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = len(content), 0o600
    archive.addfile(entry, BytesIO(content))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _must_be_empty() -> None:
    from sucharit.base.organizations.models import Organization

    if Organization.objects.exists():
        raise UnusableBackup(
            f"ระบบที่ {settings.SUCHARIT_HOME} มีข้อมูลอยู่แล้ว โปรดกู้คืนลงในโฟลเดอร์ใหม่ (กำหนด SUCHARIT_HOME) หรือฐานข้อมูลว่าง",
            f"the installation at {settings.SUCHARIT_HOME} is in use; restore into a new SUCHARIT_HOME or an empty database",
        )


def _unpacked(source: Path, folder: Path) -> dict[str, Any]:
    """Unpacks beside, then compares each member with the manifest; members that it does not name are refused."""
    try:
        with tarfile.open(source, mode="r:") as archive:
            archive.extractall(folder, filter="data")
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_bytes())
        described = manifest["members"].items()
    except (tarfile.TarError, OSError, ValueError, KeyError) as error:
        raise UnusableBackup(
            f"อ่านไฟล์สำรองไม่ได้ ({error}) โปรดตรวจว่าคัดลอกมาครบและเป็นไฟล์จาก sucharit backup",
            f"this is not a whole backup ({error}); copy it again",
        ) from error
    broken = [name for name, facts in described if not _matches(folder / name, facts)]
    if strange := sorted(set(_names_below(folder)) - {MANIFEST, *manifest["members"]}):
        broken += strange
    if broken:
        raise UnusableBackup(
            f"ไฟล์สำรองไม่ครบหรือถูกแก้ไข {len(broken)} รายการ เช่น {broken[0]} โปรดใช้สำเนาอื่น",
            f"{len(broken)} members are missing or changed, such as {broken[0]}; use another copy",
        )
    if manifest["database"] != connection.vendor:
        raise UnusableBackup(
            f"ไฟล์สำรองนี้เป็นของ {manifest['database']} แต่ระบบนี้ใช้ {connection.vendor} โปรดกำหนด DATABASE_URL ให้ตรงกัน",
            f"this backup is of {manifest['database']}, this installation uses {connection.vendor}",
        )
    return manifest


def _matches(path: Path, facts: dict[str, Any]) -> bool:
    return path.is_file() and path.stat().st_size == facts["bytes"] and _digest(path) == facts["sha256"]


def _names_below(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.relative_to(folder).as_posix()


def _load_database(folder: Path, manifest: dict[str, Any]) -> None:
    if manifest["database"] == "sqlite":
        connection.close()
        target = Path(settings.DATABASES["default"]["NAME"])
        for leftover in (target.with_name(f"{target.name}-wal"), target.with_name(f"{target.name}-shm")):
            leftover.unlink(missing_ok=True)
        (folder / "sucharit.sqlite3").replace(target)
        return
    connection.close()
    _run_postgres("pg_restore", "--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction",
                  f"--dbname={settings.DATABASES['default']['NAME']}", str(folder / "sucharit.dump"))  # fmt: skip


def _brought_back(unpacked: Path, home: Path) -> None:
    """Moves a folder into place; what an empty installation had made there (its own key) steps aside."""
    if not unpacked.is_dir():
        return
    if home.exists():
        home.replace(home.with_name(f"{home.name}.before-restore-{secrets.token_hex(4)}"))
    unpacked.replace(home)


def _looked_over(members: int) -> Restored:
    verified = [verify(chain) for chain in chains()]
    faults = [f"{fault.chain} {fault.number}: {fault.thai}" for one in verified for fault in one.faults]
    files = 0
    for stored in StoredFile.objects.select_related("organization").iterator():
        files += 1
        path = path_of(stored)
        if not path.is_file() or _digest(path) != stored.digest:
            faults.append(f"ไฟล์หายหรือเปลี่ยนไป: {stored.name}")
    return Restored(members, sum(one.entries for one in verified), files, tuple(faults))


