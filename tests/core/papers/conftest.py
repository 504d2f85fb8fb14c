"""The book that most tests of this room look at, printed once."""

import pytest
from tests.core.papers import invented

from sucharit.core import papers
from sucharit.core.papers.paper import Paper
from sucharit.core.plan import Plan


@pytest.fixture(scope="session")
def plan() -> Plan:
    return invented.plan(7, count=60)


@pytest.fixture(scope="session")
def book(plan: Plan) -> Paper:
    return papers.paper("book", plan)


@pytest.fixture(scope="session")
def book_pdf(book: Paper) -> bytes:
    return papers.write_pdf(book)


@pytest.fixture(scope="session")
def book_docx(book: Paper) -> bytes:
    return papers.write_docx(book)


@pytest.fixture(scope="session")
def book_xlsx(book: Paper) -> bytes:
    return papers.write_xlsx(book)
