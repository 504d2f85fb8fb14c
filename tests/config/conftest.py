"""Real processes in homes of their own: what an operator types, with nothing of the tests' settings."""

import atexit
import os
import secrets
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import keep_tables, one_at_a_time

ROOT = Path(__file__).resolve().parents[2]
SQLITE = "sqlite"
SERVER = os.environ.get("SUCHARIT_TEST_DATABASE_URL", "")
MIGRATE = "from django.core.management import call_command\ncall_command('migrate', verbosity=0)\n"
#: The office, with a file kept and a chain of the record; run by `Home.python`.
OFFICE = """
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from sucharit.base.files.actions import keep
from sucharit.office.demonstration.people import donsukchai
cast = donsukchai(password=None)
content = "แผนปฏิบัติการ".encode() * 2000
keep(SimpleUploadedFile("แผน.txt", content), by=cast.officer("planner"), kinds=("txt",))
"""
#: What `Home.counted` counts: name of the model > its table
COUNTED = {
    "Entry": "audit_entry",
    "StoredFile": "files_storedfile",
    "Organization": "organizations_organization",
    "User": "people_user",
}


@dataclass
class Home:
    """An installation: its folder, and the environment of every process that is started for it."""

    path: Path
    database_url: str = ""
    further: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("SUCHARIT_", "DJANGO_", "DATABASE_URL"))}
        ours = {
            "SUCHARIT_HOME": str(self.path),
            "SUCHARIT_HTTPS": "0",
            "DJANGO_SETTINGS_MODULE": "sucharit.config.settings",
        }
        if self.database_url:
            ours["DATABASE_URL"] = self.database_url
        return clean | ours | {"PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])} | self.further

    def run(self, *arguments: str, **further: str) -> subprocess.CompletedProcess[str]:
        """`sucharit …` to its end."""
        return subprocess.run(
            [sys.executable, "-m", "sucharit", *arguments], env=self.environment | further, capture_output=True,
            text=True, timeout=300, check=False,
        )  # fmt: skip

    def start(self, *arguments: str, **further: str) -> "subprocess.Popen[str]":
        """`sucharit …`, which goes on."""
        return subprocess.Popen(
            [sys.executable, "-m", "sucharit", *arguments], env=self.environment | further, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, start_new_session=True,
        )  # fmt: skip

    def python(self, code: str) -> str:
        """What a script prints that runs with Django set up."""
        ran = subprocess.run(
            [sys.executable, "-c", f"import django\ndjango.setup()\n{code}"], env=self.environment, capture_output=True,
            text=True, timeout=300, check=False,
        )  # fmt: skip
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    def migrated(self) -> "Home":
        """Tables, made as `sucharit setup` makes them; SQLite's are made once and copied."""
        if not self.database_url:  # one of `fresh_database` has them already
            shutil.copytree(_migrated(), self.path)
        return self

    def with_office(self) -> "Home":
        """On SQLite; `office_of_postgres` is the other."""
        shutil.copytree(_office(), self.path)
        return self

    def counted(self) -> dict[str, int]:
        """How much is in it; nothing where there are no tables yet. Asked without us: no process is started."""
        if self.database_url:
            import psycopg

            with psycopg.connect(self.database_url) as server:
                there = {name for (name,) in server.execute("SELECT tablename FROM pg_tables")}
                return _counted(server.execute, there)
        with closing(sqlite3.connect(self.path / "sucharit.sqlite3")) as file:
            there = {name for (name,) in file.execute("SELECT name FROM sqlite_master")}
            return _counted(file.execute, there)


def _counted(ask: Callable[[str], Any], there: set[str]) -> dict[str, int]:
    return {
        model: ask(f"SELECT count(*) FROM {table}").fetchone()[0] if table in there else 0  # noqa: S608
        for model, table in COUNTED.items()
    }


#: Empty tables of an earlier run (tests.conftest.kept_tables), or where those of this one are kept
_kept: list[Path] = []


@pytest.fixture(scope="session", autouse=True)
def _keeps_tables(kept_tables: Path | None) -> None:
    _kept[:] = [kept_tables] if kept_tables else []


@cache
def _migrated() -> Path:
    """A home that is only copied from."""
    folder = _kept_until_the_end("migrated")
    made = folder / "sucharit.sqlite3"
    if not _kept:
        Home(folder).python(MIGRATE)
        return folder
    with one_at_a_time(_kept[0]):  # another worker may be making them now: they are waited for, not made twice
        if _kept[0].exists():
            shutil.copyfile(_kept[0], made)
            return folder
        Home(folder).python(MIGRATE)
        with closing(sqlite3.connect(made)) as tables:
            keep_tables(_kept[0], tables)
    return folder


@cache
def _office() -> Path:
    folder = _kept_until_the_end("office")
    shutil.copytree(_migrated(), folder, dirs_exist_ok=True)
    Home(folder).python(OFFICE)
    return folder


def _kept_until_the_end(name: str) -> Path:
    folder = Path(tempfile.mkdtemp(prefix=f"sucharit-{name}-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Nothing is in it yet."""
    return Home(tmp_path / "home")


@pytest.fixture
def another(tmp_path: Path) -> Home:
    return Home(tmp_path / "another")


@pytest.fixture(scope="session")
def migrated_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A database with tables and nothing in them, which others are copied from."""
    name = _new_database("template0")
    try:
        Home(tmp_path_factory.mktemp("template"), _address_of(name)).python(MIGRATE)
        yield name
    finally:
        _drop(name)


@pytest.fixture(scope="session")
def office_on_server(migrated_database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The home and the database of an office on the server, which others are copied from."""
    name = _new_database(migrated_database)
    try:
        home = Home(tmp_path_factory.mktemp("office") / "home", _address_of(name))
        home.python(OFFICE)
        yield home.path, name
    finally:
        _drop(name)


@pytest.fixture
def fresh_database(migrated_database: str) -> Iterator[Callable[..., str]]:
    """Makes migrated databases on the server that SUCHARIT_TEST_DATABASE_URL names, and drops them."""
    made: list[str] = []

    def make(template: str = migrated_database) -> str:
        made.append(_new_database(template))
        return _address_of(made[-1])

    yield make
    for name in made:
        _drop(name)


@pytest.fixture
def office_of_postgres(office_on_server: tuple[Path, str], fresh_database: Callable[..., str], tmp_path: Path) -> Home:
    """The office on PostgreSQL, for one test to do with as it likes."""
    folder, name = office_on_server
    return Home(shutil.copytree(folder, tmp_path / "home"), fresh_database(name))


def _new_database(template: str) -> str:
    name = f"endurance_{secrets.token_hex(6)}"
    _on_server(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE {template} LC_COLLATE 'C' LC_CTYPE 'C'")
    return name


def _drop(name: str) -> None:
    _on_server(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _address_of(name: str) -> str:
    return f"{SERVER.rpartition('/')[0]}/{name}"


def _on_server(statement: str) -> None:
    import psycopg

    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(statement)
