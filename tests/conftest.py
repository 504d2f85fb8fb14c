"""What every test may rely on: where the real documents are, and that CI runs everything."""

import contextlib
import gc
import hashlib
import os
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.db import connection

from tests.order import scheduler
from tests.rendered import keep_rendered_quickly
from tests.standing import after, before, together, whole

try:
    import fcntl
    import resource
except ImportError:  # Windows has no such limits
    fcntl = resource = None

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django.plugin import DjangoDbBlocker

    from sucharit.base.people.models import User
    from sucharit.office.demonstration.people import Cast

SHARED = Path(__file__).resolve().parents[2] / "shared"
gc.disable()  # until everything is collected (pytest_collection_finish): all that is made until then stays
keep_rendered_quickly()


#: marker > (is it here?, what is said where it is not)
NEEDS: dict[str, tuple[bool, str]] = {
    "real_documents": ((SHARED / "seeds").is_dir(), f"the real documents are not here: {SHARED}"),
    "office": (shutil.which("soffice") is not None, "LibreOffice is not here: no `soffice` on the PATH"),
    "browser": (shutil.which("chromium") is not None, "Chromium is not here: no `chromium` on the PATH"),
    "postgres": (
        bool(os.environ.get("SUCHARIT_TEST_DATABASE_URL")),
        "no PostgreSQL: SUCHARIT_TEST_DATABASE_URL is not set",
    ),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that need something from outside run where it is, and say so where it is not."""
    together(items)
    for marker, (here, said) in NEEDS.items():
        if here:
            continue
        for item in items:
            if item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=said))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What was not run, how much of it and why: a line for each reason."""
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = Counter(report.longrepr[2].removeprefix("Skipped: ") for report in skipped)
    if reasons:
        terminalreporter.section("not run on this machine")
    for reason, count in reasons.most_common():
        terminalreporter.write_line(f"{count:5,} not run: {reason}")


@pytest.hookimpl(optionalhook=True, tryfirst=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    gc.enable()  # whoever hands out the tests collects none
    return scheduler(config, log)


def pytest_collection_finish() -> None:
    """What was loaded stays until the end: the collector need not walk over it a thousand times. It is a fifth of the
    work of the suite."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    gc.enable()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and gold labels; only for tests marked real_documents."""
    return SHARED


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    """Where SUCHARIT_RUN_EVERYTHING is set (in CI), a test that was not run is a failure."""
    report = yield
    if report.skipped and os.environ.get("SUCHARIT_RUN_EVERYTHING") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"not run, and here everything must run: {report.longrepr}"
    return report


@pytest.fixture(autouse=True)
def as_found() -> Iterator[None]:
    """What belongs to the whole process is left as it was found: the language, the counts of the rate limits, and the
    cap on memory (a browser that a later test starts would inherit it and die)."""
    from django.core.cache import cache
    from django.utils import translation

    limits = resource.getrlimit(resource.RLIMIT_AS) if resource else None
    translation.activate(settings.LANGUAGE_CODE)
    cache.clear()
    yield
    if resource and limits != resource.getrlimit(resource.RLIMIT_AS):
        resource.setrlimit(resource.RLIMIT_AS, limits)


PASSWORD = "ผ่าน-1234567"  # noqa: S105 - of invented people


_building = contextlib.ExitStack()


@contextlib.contextmanager
def one_at_a_time(tables: Path) -> Iterator[None]:
    with tables.with_suffix(".lock").open("w") as lock:
        if fcntl is not None:
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_modify_db_settings: None, kept_tables: "Path | None") -> bool:
    """Empty tables of an earlier run are taken over where no migration has changed since: ten seconds of every run."""
    if kept_tables is None:
        return False
    if not kept_tables.exists():
        _building.enter_context(one_at_a_time(kept_tables))  # until they are kept: another worker waits and copies
    if not kept_tables.exists():
        return False
    _building.close()
    shutil.copyfile(kept_tables, connection.creation._get_test_db_name())
    return True


@pytest.fixture(scope="session")
def kept_tables(pytestconfig: pytest.Config) -> "Path | None":
    """Where the tables as the migrations make them are kept between runs (SQLite only)."""
    if connection.vendor != "sqlite" or not hasattr(pytestconfig, "cache") or pytestconfig.getoption("create_db"):
        return None
    root = Path(__file__).resolve().parents[1]
    digest = hashlib.sha256()
    for path in [root / "uv.lock", *sorted((root / "src").glob("sucharit/*/*/migrations/*.py"))]:
        digest.update(path.name.encode() + path.read_bytes())
    return Path(pytestconfig.cache.mkdir("tables")) / f"{digest.hexdigest()[:24]}.sqlite3"


def keep_tables(tables: Path, of: sqlite3.Connection) -> None:
    """A whole copy or none: two workers may come here at once."""
    half = tables.with_suffix(f".{os.getpid()}")
    with contextlib.closing(sqlite3.connect(half)) as copy:
        of.backup(copy)
    half.replace(tables)
    for old in sorted(tables.parent.glob("*.sqlite3"), key=lambda path: path.stat().st_mtime)[:-4]:
        old.unlink(missing_ok=True)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: "DjangoDbBlocker", kept_tables: "Path | None") -> None:
    """The two casts are built once, by their verbs, and stand in the database before every test."""
    with django_db_blocker.unblock():
        if kept_tables is not None and not kept_tables.exists():
            connection.ensure_connection()
            keep_tables(kept_tables, connection.connection)
    _building.close()
    _casts(django_db_blocker)


def _casts(blocker: "DjangoDbBlocker") -> None:
    from django.utils import translation

    from sucharit.office.demonstration.people import donsukchai, thungnamsai

    with blocker.unblock(), translation.override(settings.LANGUAGE_CODE):
        donsukchai(password=PASSWORD)
        thungnamsai(password=PASSWORD)


@pytest.fixture
def office(db: None) -> "Cast":
    """อบต.ดอนสุขใจ with its people: `office.officer("planner")`, `office.users["mayor"]`."""
    from sucharit.office.demonstration.people import donsukchai, found_again

    return found_again("donsukchai") or donsukchai(password=PASSWORD)  # a transactional test leaves nothing behind


@pytest.fixture(scope="module")  # wider than a test: built before the transaction of the test begins
def demonstrated(django_db_setup: None, django_db_blocker: "DjangoDbBlocker") -> "tuple[Cast, Cast]":
    """The two organizations of the demonstration, whole. Nobody commits it: only for tests in a transaction."""
    return whole(django_db_blocker)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    before(item)


@pytest.fixture(autouse=True)
def _emptied_tables(request: pytest.FixtureRequest, django_db_blocker: "DjangoDbBlocker") -> None:
    after(request.node, partial(_casts, django_db_blocker))


@pytest.fixture
def neighbour(db: None) -> "Cast":
    """เทศบาลเมืองทุ่งน้ำใส, whose rows nobody of the office may see."""
    from sucharit.office.demonstration.people import found_again, thungnamsai

    return found_again("thungnamsai") or thungnamsai(password=PASSWORD)


@pytest.fixture
def empty_installation(db: None) -> None:
    """As on the first day: no organization, nobody. Put back with the end of the test's transaction."""
    emptied()


def emptied() -> None:
    """Inside a transaction that somebody takes back."""
    from django.apps import apps

    tables = connection.introspection.table_names()
    with connection.constraint_checks_disabled() if connection.vendor == "sqlite" else nullcontext():
        for model in reversed(apps.get_models()):
            if model.__module__.startswith("sucharit.") and model._meta.db_table in tables:
                model._base_manager.all()._raw_delete("default")


@pytest.fixture
def desk_of(client: "Client") -> "Callable[[User], Client]":
    """A browser without a screen, signed in: `desk_of(office.users["planner"]).get(...)`."""

    def signed_in(user: "User") -> "Client":
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return signed_in
