"""Short messages by a provider that the operator describes: a server on this machine takes its place."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs

import pytest
from django.core.exceptions import ImproperlyConfigured

from sucharit.config.sms import sms_provider
from sucharit.work.complaints import gateways


class Provider:
    """A provider of short messages on this machine: what was posted to it, and what it answers."""

    def __init__(self) -> None:
        self.posted: list[tuple[str, dict[str, str], str]] = []
        self.answer: tuple[int, bytes] = (200, b'{"status": "queued"}')
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                provider.posted.append((self.path, dict(self.headers), body))
                status, told = provider.answer
                self.send_response(status)
                self.send_header("Location", "/elsewhere")
                self.send_header("Content-Length", str(len(told)))
                self.end_headers()
                self.wfile.write(told)

            def log_message(self, *_told: object) -> None: ...

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/v1/send?x=1"

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Iterator[Provider]:
    made = Provider()
    monkeypatch.setenv("SUCHARIT_SMS_URL", made.url)
    monkeypatch.setenv("SUCHARIT_SMS_HEADER", "Authorization: Bearer abc:def")
    yield made
    made.close()


def test_sms_by_a_provider_as_the_settings_describe_it(provider: Provider, settings: Any, monkeypatch: Any):
    monkeypatch.setenv("SUCHARIT_SMS_BODY", '{"to": ["{international}"], "text": "{text}", "sender": "DONSUK"}')
    settings.SMS = sms_provider()
    words = 'อบต.: "เรื่องที่ 1/2569", {telephone}'
    assert gateways.Http().send("๐๘๑ 234 5678", words)
    ((path, headers, body),) = provider.posted
    assert path == "/v1/send?x=1"
    assert (headers["Authorization"], headers["Content-Type"]) == ("Bearer abc:def", "application/json")
    assert json.loads(body) == {"to": ["66812345678"], "text": words, "sender": "DONSUK"}


def test_sms_as_a_form_and_what_is_no_yes(provider: Provider, settings: Any, monkeypatch: Any):
    monkeypatch.setenv("SUCHARIT_SMS_BODY", "to={telephone}&msg={text}&from=DONSUK")
    monkeypatch.setenv("SUCHARIT_SMS_TAKEN", "queued")
    settings.SMS = sms_provider()
    assert gateways.Http().send("081-234-5678", "a&to=0999999999")
    assert parse_qs(provider.posted[0][2]) == {"to": ["0812345678"], "msg": ["a&to=0999999999"], "from": ["DONSUK"]}
    for answer in ((500, b"queued"), (302, b"queued"), (200, b'{"status": "no credit"}')):
        provider.answer = answer
        assert not gateways.Http().send("0812345678", "a"), answer
    assert {path for path, _headers, _body in provider.posted} == {"/v1/send?x=1"}, "no redirect is followed"
    before = len(provider.posted)
    assert not gateways.Http().send("ไม่มี", "a")
    assert len(provider.posted) == before
    provider.close()
    assert not gateways.Http().send("0812345678", "a"), "nobody there"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SUCHARIT_SMS_URL", "http://sms.example.com/send"), ("SUCHARIT_SMS_URL", "sms"),
        ("SUCHARIT_SMS_BODY", ""), ("SUCHARIT_SMS_BODY", "to={telephone}"), ("SUCHARIT_SMS_BODY", "{text}"),
        ("SUCHARIT_SMS_BODY", '{"to": "{telephone}", "text": "{text}"'), ("SUCHARIT_SMS_HEADER", "hidden"),
        ("SUCHARIT_SMS_HEADER", ": hidden"),
    ],
)  # fmt: skip
def test_nonsense_stops_the_start_with_a_sentence(provider: Provider, monkeypatch: Any, name: str, value: str):
    monkeypatch.setenv("SUCHARIT_SMS_BODY", "to={telephone}&msg={text}")
    assert sms_provider() is not None
    monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match=name) as refused:
        sms_provider()
    assert "hidden" not in str(refused.value)


def test_without_an_address_there_is_none(monkeypatch: Any):
    monkeypatch.delenv("SUCHARIT_SMS_URL", raising=False)
    assert sms_provider() is None
