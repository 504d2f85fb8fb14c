"""A web, a list of 2569, and a seam that leads the room's link checks to that web."""

from collections.abc import Iterator

import pytest
from tests.publishing.disclosure.web import Web, opened_web

from sucharit.office.demonstration.people import Cast
from sucharit.publishing.disclosure import tasks
from sucharit.publishing.disclosure.actions import make_checklist
from sucharit.publishing.disclosure.models import ChecklistYear


@pytest.fixture
def web() -> Iterator[Web]:
    with opened_web() as web:
        yield web


@pytest.fixture
def led(web: Web, monkeypatch: pytest.MonkeyPatch) -> Web:
    monkeypatch.setattr(tasks, "SEAM", web.seam(seconds=5))
    monkeypatch.setattr(tasks, "PAUSE", 0.0)
    return web


@pytest.fixture
def listed(office: Cast) -> ChecklistYear:
    return make_checklist(2569, by=office.officer("planner"))
