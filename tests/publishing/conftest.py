"""What the tests of this house share: a clear head of the portal between tests."""

import pytest

from sucharit.publishing.portal import rates


@pytest.fixture(autouse=True)
def _patient_portal():
    rates.forget()
    yield
    rates.forget()
