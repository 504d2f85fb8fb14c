"""What every test may rely on: where the real documents are, and that CI runs everything."""

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests on the real documents run where `../shared` is, and say so where it is not."""
    if (SHARED / "seeds").is_dir():
        return
    absent = pytest.mark.skip(reason=f"the real documents are not here: {SHARED}")
    for item in items:
        if item.get_closest_marker("real_documents"):
            item.add_marker(absent)


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
