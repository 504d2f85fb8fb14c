"""Real processes in homes of their own: what an operator types, with nothing of the tests' settings."""

import atexit
import json
import os
import secrets
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
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
SET_UP = "from sucharit.config.starting import set_up\nset_up()\n"
#: Loads everything once; each command is a process of its own that is forked from it (`Home.at_hand`).
FORKS = """
import gc, json, os, sys
from sucharit.config.starting import set_up
set_up()
import sucharit.config.backups
from sucharit.cli import main
gc.freeze()
print("loaded", flush=True)
for line in sys.stdin:
    told = json.loads(line)
    if "wait" in told:
        print(os.waitstatus_to_exitcode(os.waitpid(told["wait"], 0)[1]), flush=True)
        continue
    child = os.fork()
    if child:
        print(child, flush=True)
        continue
    os.setsid()
    for number, path in enumerate(told["said"], 1):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), number)
    sys.argv = ["sucharit", *told.get("typed", ())]
    exec(told["python"], {"__name__": "__main__"}) if "python" in told else main()
    sys.exit()
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
    forks: "Forks | None" = None

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

    @contextmanager
    def at_hand(self) -> "Iterator[Home]":
        """Here every command is a process of its own as always, but forked from one that has loaded everything: for
        stories of many commands in which the loading is not the subject."""
        if not hasattr(os, "fork"):  # Windows: each begins from nothing
            yield self
            return
        self.forks = Forks(self.environment)
        try:
            yield self
        finally:
            self.forks.end()
            self.forks = None

    def run(self, *arguments: str, **further: str) -> subprocess.CompletedProcess[str]:
        """`sucharit …` to its end."""
        if self.forks and not further:
            return self.forks.start(typed=arguments).ended()
        return subprocess.run(
            [sys.executable, "-m", "sucharit", *arguments], env=self.environment | further, capture_output=True,
            text=True, timeout=300, check=False,
        )  # fmt: skip

    def start(self, *arguments: str, **further: str) -> "subprocess.Popen[str] | Forked":
        """`sucharit …`, which goes on."""
        if self.forks and not further:
            return self.forks.start(typed=arguments)
        return self._started(["-m", "sucharit", *arguments], self.environment | further)

    def start_python(self, code: str) -> "subprocess.Popen[str] | Forked":
        """A script with Django set up, which goes on."""
        if self.forks:
            return self.forks.start(python=code)
        return self._started(["-c", f"{SET_UP}{code}"], self.environment)

    def _started(self, what: list[str], environment: dict[str, str]) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, *what], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            start_new_session=True,
        )  # fmt: skip

    def python(self, code: str) -> str:
        """What a script prints that runs with Django set up."""
        ran = self.forks.start(python=code).ended() if self.forks else subprocess.run(
            [sys.executable, "-c", f"{SET_UP}{code}"], env=self.environment, capture_output=True,
            text=True, timeout=300, check=False,
        )  # fmt: skip
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    def migrated(self) -> "Home":
        """Tables, made as `sucharit setup` makes them; SQLite's are made once and copied."""
        if not self.database_url:  # one of `fresh_database` has them already
            shutil.copytree(_migrated(), self.path, dirs_exist_ok=True)
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


class Forks:
    """The process that everything is loaded in, and which only forks."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.said = Path(tempfile.mkdtemp(prefix="sucharit-said-"))
        self.process = subprocess.Popen(
            [sys.executable, "-c", FORKS], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self._heard() == "loaded"

    def start(self, **told: Any) -> "Forked":
        """`typed=` what follows `sucharit`, or `python=` a script."""
        said = [str(self.said / f"{secrets.token_hex(8)}.{name}") for name in ("out", "err")]
        return Forked(self, int(self.ask(told | {"said": said})), said)

    def ask(self, told: dict[str, Any]) -> str:
        print(json.dumps(told), file=self.process.stdin, flush=True)
        return self._heard()

    def _heard(self) -> str:
        return self.process.stdout.readline().strip()

    def end(self) -> None:
        self.process.communicate()
        shutil.rmtree(self.said)


@dataclass
class Forked:
    """One command that runs, or has run."""

    forks: Forks
    number: int
    said: list[str]

    def kill(self) -> None:
        os.kill(self.number, signal.SIGKILL)

    def ended(self) -> subprocess.CompletedProcess[str]:
        """As `subprocess.run` tells it."""
        code = int(self.forks.ask({"wait": self.number}))
        return subprocess.CompletedProcess([], code, *(Path(path).read_text("utf-8") for path in self.said))

    def communicate(self) -> tuple[str, str]:
        ran = self.ended()
        return ran.stdout, ran.stderr


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
