"""Uploads as officers make them, and a reading in this process, which is what most tests need."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sucharit.work.intake import bounded
from sucharit.work.intake import reading as at_arms_length
from sucharit.work.intake.models import Intake

if TYPE_CHECKING:
    from sucharit.office.demonstration.people import Cast

_READ: dict[tuple[bytes, str], bytes] = {}  # the same bytes are read once
SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def upload_of(path: Path, name: str = "") -> "SimpleUploadedFile":
    return SimpleUploadedFile(name or path.name, path.read_bytes())


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads in this process: the same outcome without half a second of a new one."""

    def read(path: Path, name: str, tell: Callable[[str], None], beat: Callable[[], None], seconds: float = 0) -> Any:
        key = (path.read_bytes(), Path(name).suffix)
        if key not in _READ:
            _READ[key] = bounded.written(bounded.outcome_of(bounded.Task(str(path), name), tell))
        outcome = json.loads(_READ[key])
        if outcome["thai"]:
            raise at_arms_length.NotRead(outcome["thai"])
        return outcome

    monkeypatch.setattr(at_arms_length, "read_bounded", read)


@pytest.fixture
def brought_in(office: "Cast", read_here: None, django_capture_on_commit_callbacks: Any) -> Callable[..., Intake]:
    """`brought_in(path)`: the planner's upload of a file, read."""
    from sucharit.work.intake import actions

    def bring(path: Path, name: str = "", by: str = "planner") -> Intake:
        with django_capture_on_commit_callbacks(execute=True):
            intake = actions.receive(upload_of(path, name), by=office.officer(by))
        intake.refresh_from_db()
        return intake

    return bring


@pytest.fixture
def old_plan(brought_in: Callable[..., Intake]) -> Intake:
    """An invented plan with contradictions of money, codes and names between its table and its sheets."""
    return brought_in(SAMPLES / "town-everything" / "plan.txt")
