"""What every test may rely on: where the real documents are, and that CI runs everything."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from sucharit.base.people.models import User
    from sucharit.office.demonstration.people import Cast

SHARED = Path(__file__).resolve().parents[2] / "shared"


#: marker > (is it here?, what is said where it is not)
NEEDS: dict[str, tuple[bool, str]] = {
    "real_documents": ((SHARED / "seeds").is_dir(), f"the real documents are not here: {SHARED}"),
    "browser": (shutil.which("chromium") is not None, "Chromium is not here: no `chromium` on the PATH"),
    "postgres": (
        bool(os.environ.get("SUCHARIT_TEST_DATABASE_URL")),
        "no PostgreSQL: SUCHARIT_TEST_DATABASE_URL is not set",
    ),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that need something from outside run where it is, and say so where it is not."""
    for marker, (here, said) in NEEDS.items():
        if here:
            continue
        for item in items:
            if item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=said))


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


@pytest.fixture
def office(db: None) -> "Cast":
    """อบต.ดอนสุขใจ with its people: `office.officer("planner")`, `office.users["mayor"]`."""
    from sucharit.office.demonstration.people import donsukchai

    return donsukchai(password="ผ่าน-1234567")


@pytest.fixture
def neighbour(db: None) -> "Cast":
    """เทศบาลเมืองทุ่งน้ำใส, whose rows nobody of the office may see."""
    from sucharit.office.demonstration.people import thungnamsai

    return thungnamsai(password="ผ่าน-1234567")


@pytest.fixture
def desk_of(client: "Client") -> "Callable[[User], Client]":
    """A browser without a screen, signed in: `desk_of(office.users["planner"]).get(...)`."""

    def signed_in(user: "User") -> "Client":
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return signed_in
