"""What the tests of this house share: a clear head of the portal between tests."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sucharit.publishing.portal import rates


@pytest.fixture(autouse=True)
def _patient_portal():
    rates.forget()
    yield
    rates.forget()


@pytest.fixture
def queries_of() -> Callable[[Client, str], int]:
    """How many queries a page asks, once it is warm. The frame of the office has its own share of them."""

    def counted(client: Client, address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    return counted
