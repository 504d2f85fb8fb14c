"""Bringing a backup back into an installation that holds nothing yet, and looking over what came."""

import secrets
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from sucharit.base.audit.verifying import chains, verify
from sucharit.base.files.actions import path_of
from sucharit.base.files.models import StoredFile
from sucharit.base.organizations.models import Organization
from sucharit.config.backups.archive import KEPT, Manifest, UnusableBackup, described, unpack
from sucharit.config.backups.databases import must_be_whole, put_back
from sucharit.config.presence import at_work


@dataclass(frozen=True)
class Restored:
    """What a restore brought back: members, entries of the record, stored files, and what is wrong (nothing: ())."""

    members: int
    entries: int
    files: int
    faults: tuple[str, ...]


def restore(source: Path) -> Restored:
    """Brings an archive back into an installation that holds no organization yet and is not running. Raises
    UnusableBackup, and changes nothing, where a member is missing, changed or strange, or the installation is in use.

    The database comes last and in one step: whoever is interrupted before it can begin again.
    """
    home = Path(settings.SUCHARIT_HOME)
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    _must_be_free(home)
    with tempfile.TemporaryDirectory(dir=home, prefix=".restore-") as folder:
        manifest = unpack(source, Path(folder))
        _must_fit(manifest)
        copy = Path(folder) / _database_in(manifest)
        must_be_whole(copy)
        for name in KEPT:
            _brought_back(Path(folder) / name, home / name)
        put_back(copy)
    call_command("migrate", interactive=False, verbosity=0)  # the backup may be of an older version
    return _looked_over(manifest)


def _must_be_free(home: Path) -> None:
    if at_work(home):
        raise UnusableBackup(
            f"ระบบที่ {home} กำลังทำงานอยู่ โปรดหยุดก่อนแล้วกู้คืนใหม่", f"the installation at {home} is running; stop it first"
        )
    # an installation that was never started has no tables yet, and is spared making them for nothing
    if Organization._meta.db_table in connection.introspection.table_names() and Organization.objects.exists():
        raise UnusableBackup(
            f"ระบบที่ {home} มีข้อมูลอยู่แล้ว โปรดกู้คืนลงในโฟลเดอร์ใหม่ (กำหนด SUCHARIT_HOME) หรือฐานข้อมูลว่าง",
            f"the installation at {home} is in use; restore into a new SUCHARIT_HOME or an empty database",
        )


def _must_fit(manifest: Manifest) -> None:
    """Of the database that this installation uses, and not of a newer version, whose tables this one cannot know."""
    if manifest.database != connection.vendor or _database_in(manifest) not in manifest.members:
        raise UnusableBackup(
            f"ไฟล์สำรองนี้เป็นของ {manifest.database} แต่ระบบนี้ใช้ {connection.vendor} โปรดกำหนด DATABASE_URL ให้ตรงกัน",
            f"this backup is of {manifest.database}, this installation uses {connection.vendor}",
        )
    known = {f"{app}.{name}" for app, name in MigrationLoader(connection, ignore_no_migrations=True).disk_migrations}
    if not known.issuperset(manifest.migrations):
        raise UnusableBackup(
            "ไฟล์สำรองนี้มาจากสุจริตรุ่นที่ใหม่กว่า โปรดติดตั้งรุ่นนั้นก่อนแล้วกู้คืนใหม่",
            "this backup is of a newer version of Sucharit; install that version and restore again",
        )


def _database_in(manifest: Manifest) -> str:
    return f"database/sucharit.{'sqlite3' if manifest.database == 'sqlite' else 'dump'}"


def _brought_back(unpacked: Path, home: Path) -> None:
    """Moves a folder into place; what an empty installation had made there (its own key) steps aside."""
    if not unpacked.is_dir():
        return
    if home.exists():
        home.replace(home.with_name(f"{home.name}.before-restore-{secrets.token_hex(4)}"))
    unpacked.replace(home)


def _looked_over(manifest: Manifest) -> Restored:
    verified = [verify(chain) for chain in chains()]
    faults = [f"{fault.chain} {fault.number}: {fault.thai}" for one in verified for fault in one.faults]
    if {one.chain: one.digest for one in verified} != manifest.chains:
        faults.append("สายบันทึกไม่ตรงกับที่ไฟล์สำรองระบุ")
    files = list(StoredFile.objects.select_related("organization").iterator())
    faults += _missing(files)
    return Restored(len(manifest.members), sum(one.entries for one in verified), len(files), tuple(faults))


def _missing(files: list[StoredFile]) -> Iterator[str]:
    for stored in files:
        path = path_of(stored)
        if not path.is_file() or described(path).sha256 != stored.digest:
            yield f"ไฟล์หายหรือเปลี่ยนไป: {stored.name}"
