"""The command line called as a person would, without starting a process each time."""

import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from sucharit.cli import commands

SAMPLE = Path(commands.__file__).parents[1] / "samples" / "plan.txt"


class Said(NamedTuple):
    code: int
    out: str
    err: str


class Terminal:
    def __init__(self, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
        self.monkeypatch, self.capfd = monkeypatch, capfd
        # the cap is for a process of one command, not for the whole test run
        monkeypatch.setattr(commands, "limit_memory", lambda: None)

    def __call__(self, *arguments: str | Path) -> Said:
        self.monkeypatch.setattr(sys, "argv", ["sucharit", *map(str, arguments)])
        code = 0
        try:
            commands.main()
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 0
        out, err = self.capfd.readouterr()
        return Said(code, out, err)


@pytest.fixture
def sucharit(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(monkeypatch, capfd)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A copy of the demonstration plan under a Thai name with a space in it, as offices have them."""
    path = tmp_path / "แผน ปี 66.txt"
    path.write_bytes(SAMPLE.read_bytes())
    return path
