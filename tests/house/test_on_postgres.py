"""The rooms on the production database: the same tests, once more, in a process whose DATABASE_URL is PostgreSQL."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("tests/base", "tests/work", "tests/publishing", "tests/office")
#: In the names of tests that only compare how often a page asks for few and for many: as often as the other database.
COUNTING = ("do_not_grow", "cost_no_more", "ask_the_same", "ask_as_many", "asks_as_much")


@pytest.mark.postgres
def test_the_rooms_behave_alike_on_postgresql():
    environment = os.environ | {"DATABASE_URL": os.environ["SUCHARIT_TEST_DATABASE_URL"], "PYTEST_ADDOPTS": ""}
    for name in ("PYTEST_XDIST_WORKER", "PYTEST_XDIST_WORKER_COUNT", "PYTEST_CURRENT_TEST"):
        environment.pop(name, None)
    command = [
        sys.executable,
        "-m",
        "pytest",
        *ROOMS,
        "-q",
        "-p",
        "no:cacheprovider",
        "-m",
        "not postgres and not browser and not any_database",
        "-k",
        f"not ({' or '.join(COUNTING)})",
    ]
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout[-6000:] + ran.stderr[-2000:]
    assert " passed" in ran.stdout
