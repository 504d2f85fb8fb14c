"""Making a backup while the system runs: the database first, then the files that it can name, which never change."""

import secrets
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from sucharit import __version__
from sucharit.config.backups.archive import FORMAT, KEPT, Manifest, UnusableBackup, described, write
from sucharit.config.backups.databases import Copied, copied


def backup(target: Path) -> int:
    """Writes the whole archive beside `target` and renames it; returns its size in bytes. Raises UnusableBackup, or
    OSError where it cannot be written; an older backup of that name then stands as it was."""
    home = Path(settings.SUCHARIT_HOME)
    _must_be_outside(target, home)
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.{secrets.token_hex(6)}")
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
        copy = copied(Path(folder))
        members = {f"database/{copy.path.name}": copy.path} | _kept_files(home)
        try:
            write(beside, _manifest(copy, members), members)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    return target.stat().st_size


def _must_be_outside(target: Path, home: Path) -> None:
    """A backup among the files would be in the next backup, and so on."""
    if any(target.resolve().is_relative_to((home / name).resolve()) for name in KEPT):
        raise UnusableBackup(
            "โปรดเก็บไฟล์สำรองไว้นอกโฟลเดอร์ files และ keys ของระบบ",
            "keep the backup outside the files and keys of the home",
        )


def _kept_files(home: Path) -> dict[str, Path]:
    """Archive name > path, without half-written files (their names begin with a dot)."""
    found: dict[str, Path] = {}
    for name in KEPT:
        for path in sorted((home / name).rglob("*")):
            if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
                found[path.relative_to(home).as_posix()] = path
    return found


def _manifest(copy: Copied, members: dict[str, Path]) -> Manifest:
    return Manifest(
        format=FORMAT,
        version=__version__,
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        database=connection.vendor,
        chains=copy.chains,
        migrations=copy.migrations,
        members={name: described(path) for name, path in members.items()},
    )
