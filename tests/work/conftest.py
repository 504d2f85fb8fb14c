"""What the rooms' tests share: another day, and a browser of the public."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client


@pytest.fixture
def on(settings: Any) -> Callable[[datetime.date], None]:
    """The house believes another day."""

    def moved(day: datetime.date) -> None:
        settings.TODAY = day.isoformat()

    return moved


@pytest.fixture
def citizen() -> Client:
    """A browser that nobody knows."""
    return Client()
