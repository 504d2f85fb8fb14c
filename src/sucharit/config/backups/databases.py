"""A consistent copy of the database while others write, and the way back, for both databases."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection, transaction

from sucharit.config.backups.archive import UnusableBackup

_CHAINS = "SELECT chain, digest FROM audit_chainhead"
_MIGRATIONS = "SELECT app || '.' || name FROM django_migrations ORDER BY 1"


@dataclass(frozen=True)
class Copied:
    """The copy, and what the very same moment says: the last digest of each chain, the migrations of the tables."""

    path: Path
    chains: dict[str, str]
    migrations: list[str]


def copied(folder: Path) -> Copied:
    """A copy of the database in `folder`. Raises UnusableBackup where there are no tables to copy."""
    try:
        return _copied_sqlite(folder) if connection.vendor == "sqlite" else _copied_postgres(folder)
    except (sqlite3.Error, DatabaseError) as error:
        raise UnusableBackup(
            "ฐานข้อมูลยังไม่พร้อมหรืออ่านไม่ได้ จึงไม่มีอะไรให้สำรอง โปรดตรวจ SUCHARIT_HOME และ DATABASE_URL",
            "the database cannot be read or has no tables; check SUCHARIT_HOME and DATABASE_URL",
        ) from error


def must_be_whole(copy: Path) -> None:
    """Raises UnusableBackup for a copy that could not be put back, while nothing has been touched yet."""
    if copy.suffix == ".dump":
        _run("pg_restore", "--no-owner", "--no-privileges", "--schema=public", f"--file={_content_of(copy)}", str(copy))
        return
    try:
        with closing(sqlite3.connect(copy)) as brought:
            whole = brought.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    except sqlite3.DatabaseError:
        whole = False
    if not whole:
        raise UnusableBackup("ฐานข้อมูลในไฟล์สำรองชำรุด โปรดใช้สำเนาอื่น", "the database in it is damaged; use another copy")


def put_back(copy: Path) -> None:
    """The copy, found whole, in place of the empty database of this installation: all of it or nothing."""
    if connection.vendor == "sqlite":
        connection.close()
        _put_back_sqlite(copy)
    else:
        _put_back_postgres(copy)


def _copied_sqlite(folder: Path) -> Copied:
    copy = folder / "sucharit.sqlite3"
    source = Path(settings.DATABASES["default"]["NAME"]).absolute().as_uri()
    with closing(sqlite3.connect(f"{source}?mode=ro", uri=True)) as live, closing(sqlite3.connect(copy)) as kept:
        live.backup(kept)
        kept.execute("PRAGMA journal_mode=DELETE")  # one file, whatever the live one keeps beside it
        return Copied(copy, dict(kept.execute(_CHAINS)), [name for (name,) in kept.execute(_MIGRATIONS)])


def _copied_postgres(folder: Path) -> Copied:
    """pg_dump looks at the moment that our transaction looks at."""
    copy = folder / "sucharit.dump"
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute(_CHAINS)
        chains = dict(cursor.fetchall())
        cursor.execute(_MIGRATIONS)
        migrations = [name for (name,) in cursor.fetchall()]
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}", f"--file={copy}")
    return Copied(copy, chains, migrations)


def _put_back_sqlite(copy: Path) -> None:
    target = Path(settings.DATABASES["default"]["NAME"])
    for leftover in ("-wal", "-shm", "-journal"):
        target.with_name(f"{target.name}{leftover}").unlink(missing_ok=True)
    copy.replace(target)


def _put_back_postgres(copy: Path) -> None:
    """In one transaction: our empty tables go (an older backup does not know all of them), those of the copy come."""
    drop = copy.with_name("drop.sql")
    names = ", ".join(connection.ops.quote_name(name) for name in connection.introspection.table_names())
    drop.write_text(f"DROP TABLE {names} CASCADE;\n" if names else "", "utf-8")
    connection.close()
    _run("psql", "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1",
         "--output=/dev/null", f"--file={drop}", f"--file={_content_of(copy)}")  # fmt: skip


def _content_of(copy: Path) -> Path:
    return copy.with_name("content.sql")


def _run(tool: str, *arguments: str) -> None:
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
    if mode := facts.get("OPTIONS", {}).get("sslmode"):
        environment["PGSSLMODE"] = mode
    ran = subprocess.run([found, *arguments], env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if ran.returncode:
        said = ran.stderr.strip()[-500:]
        raise UnusableBackup(f"{tool} ทำงานไม่สำเร็จ: {said}", f"{tool} failed: {said}")
