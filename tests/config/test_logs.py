"""What the log of a bad day says, and what it never says: names, addresses, what was typed, what was searched for."""

import json
import logging
from collections.abc import Iterator

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from sucharit.base.people.gate import public, signed_in
from sucharit.config import urls as real
from sucharit.config.logs import Lines, trace_of

#: Values that somebody typed or is; none may be in a log.
SECRET = (
    "สมหญิง",
    "รักไทย",
    "somying",
    "example.go.th",
    "192.0.2.77",
    "ค้นหาลับ",
    "%E0%B8%84",
    "ความลับในแบบฟอร์ม",
    "tok-en-123",
)


@public
def broken(request: HttpRequest, token: str = "") -> HttpResponse:
    """A view that fails as views fail: with the value in the message."""
    int(request.POST.get("title") or "ความลับในแบบฟอร์ม")
    return HttpResponse()


@signed_in
def doubled(request: HttpRequest) -> HttpResponse:
    get_user_model().objects.create(username="somying.2", full_name="นางสมหญิง รักไทย", email="somying@example.go.th")
    return HttpResponse()


urlpatterns = [*real.urlpatterns, path("broken/<str:token>/", broken), path("doubled/", doubled)]


class _Kept(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.setFormatter(Lines())

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def log(settings) -> Iterator[_Kept]:
    """Everything that would be written, from every logger, however low."""
    kept = _Kept()
    root = logging.getLogger()
    before = root.level
    development = logging.getLogger("django.server")  # it does not pass its lines on
    for logger in (root, development):
        logger.addHandler(kept)
    root.setLevel(logging.INFO)
    settings.ROOT_URLCONF = __name__
    yield kept
    for logger in (root, development):
        logger.removeHandler(kept)
    root.setLevel(before)


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False, REMOTE_ADDR="192.0.2.77", headers={"user-agent": "somying's phone"})


def said(log: _Kept) -> list[dict]:
    """Each line is JSON and holds no secret."""
    for line in log.lines:
        assert [secret for secret in SECRET if secret in line] == [], line
    return [json.loads(line) for line in log.lines]


def test_a_page_that_is_not_there(log, visitor, db):
    assert visitor.get("/o/somying/plans/?q=ค้นหาลับ").status_code in (302, 404)
    assert visitor.get("/nowhere/สมหญิง/?q=ค้นหาลับ").status_code == 404
    lines = said(log)
    assert lines[-1] == lines[-1] | {"logger": "django.request", "level": "WARNING", "status": 404}
    assert lines[-1]["message"] == "Not Found: GET (no such address)"


def test_a_page_that_breaks(log, visitor, db):
    assert visitor.post("/broken/tok-en-123/?q=ค้นหาลับ", {"title": "นางสมหญิง รักไทย"}).status_code == 500
    line = next(line for line in said(log) if line["status"] == 500)
    assert line["message"] == "Internal Server Error: POST broken/<str:token>/"
    assert line["trace"][0] == "ValueError"
    assert "test_logs.py" in line["trace"][-1]
    assert line["trace"][-1].endswith(" broken")


def test_a_database_that_refuses_a_row(log, visitor, db):
    who = get_user_model().objects.create(username="somying", full_name="นางสมหญิง รักไทย", email="somying@example.go.th")
    visitor.force_login(who, backend="django.contrib.auth.backends.ModelBackend")
    assert visitor.get("/doubled/").status_code == 500
    line = next(line for line in said(log) if line.get("status") == 500)
    assert (
        line["trace"][0].startswith("sqlite3.IntegrityError SQLITE_CONSTRAINT") or "IntegrityError" in line["trace"][0]
    )
    assert any("IntegrityError" in told for told in line["trace"])


def test_the_chain_of_causes_keeps_codes_and_places(db):
    def twice() -> None:
        for _ in range(2):
            get_user_model().objects.create(username="somying", full_name="นางสมหญิง รักไทย")

    with transaction.atomic(), pytest.raises(IntegrityError) as caught, transaction.atomic():
        twice()
    told = trace_of(caught.value)
    assert any(line.startswith("django.db.utils.IntegrityError") for line in told)
    assert any("SQLITE_CONSTRAINT" in line or "23505" in line for line in told)
    assert not [secret for secret in SECRET if secret in "\n".join(told)]


def test_a_failed_sign_in(log, visitor, db):
    for _ in range(7):  # and the lock-out after it
        visitor.post("/accounts/login/", {"login": "somying@example.go.th", "password": "ความลับในแบบฟอร์ม"})
    said(log)


def test_a_host_that_is_not_ours_and_a_form_without_its_token(log, visitor, db):
    assert visitor.get("/", headers={"host": "somying.evil"}).status_code == 400
    strict = Client(enforce_csrf_checks=True, REMOTE_ADDR="192.0.2.77")
    strict.post("/accounts/login/?q=ค้นหาลับ", {"login": "somying"}, headers={"referer": "https://somying.evil/"})
    lines = said(log)
    assert {line["logger"] for line in lines} >= {"django.security.DisallowedHost", "django.security.csrf"}
    assert any(line["message"] == "csrf: POST accounts/login/" for line in lines), lines


def test_ours_and_other_peoples_lines(log):
    logging.getLogger("sucharit.test").warning("task %s taken up again", "reading")
    try:
        open("/nowhere/สมหญิง.pdf")  # noqa: PTH123, SIM115
    except OSError as error:
        logging.getLogger("django.dispatch").exception("receiver %s failed (%s)", "tell", error)  # noqa: TRY401
    logging.getLogger("django.server").info('"%s" %s %s', "GET /o/x/search/?q=ค้นหาลับ HTTP/1.1", 200, 1)
    ours, theirs, development = said(log)
    assert ours["message"] == "task reading taken up again"
    assert theirs["message"] == "receiver tell failed (FileNotFoundError No such file or directory)"
    assert theirs["trace"][0] == "FileNotFoundError No such file or directory"
    assert development["message"] == "GET /o/x/search/"


def test_a_cause_that_is_its_own_cause_ends(log):
    first, second = ValueError("a"), KeyError("b")
    first.__cause__, second.__cause__ = second, first
    assert trace_of(first) == ["ValueError", "KeyError"]
