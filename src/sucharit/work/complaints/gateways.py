"""Ways to a telephone: what a sender of short messages must do, and the three that come with the system.

An office chooses one by its key (Centre.sms). Most providers take a post over HTTP, which the operator describes in the
settings (SUCHARIT_SMS_*); another one is a class with `send`, made known by `register` when the application is ready.
Where nothing was sent, the screen says so and asks for print or a call.
"""

import datetime
import http.client
import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sucharit.core.thai import arabic_digits

_PLACE = re.compile(r"\{(?:telephone|international|text)\}")
_SECONDS, _MOST_ANSWER = 15.0, 64 * 1024


class Gateway(Protocol):
    """Sends one short text to one Thai telephone number; says whether it was taken."""

    def send(self, telephone: str, text: str) -> bool: ...


class Off:
    """Nothing goes by SMS."""

    def send(self, telephone: str, text: str) -> bool:  # noqa: ARG002 - it is told, and does nothing
        return False


class Kept:
    """For trying out: each text becomes a file in the house (sms/ beside mail/), nothing leaves it."""

    def send(self, telephone: str, text: str) -> bool:
        folder = Path(settings.SUCHARIT_HOME) / "sms"
        folder.mkdir(mode=0o700, exist_ok=True)
        name = f"{datetime.datetime.now(datetime.UTC):%Y%m%d-%H%M%S-%f}.txt"
        descriptor = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(f"{telephone}\n{text}\n")
        return True


class Http:
    """Posts each text to the provider of the settings; taken is what it answers with 2xx and, where the settings name
    a word, with that word in it. No redirect is followed, and the text is written nowhere here."""

    def send(self, telephone: str, text: str) -> bool:
        provider = settings.SMS
        number = "".join(one for one in arabic_digits(telephone) if one in "0123456789")
        if provider is None or not 9 <= len(number) <= 15:
            return False
        abroad = f"66{number[1:]}" if number.startswith("0") else number
        words = {"{telephone}": number, "{international}": abroad, "{text}": text}
        try:
            status, answer = _posted(provider, _filled(provider, words))
        except (OSError, http.client.HTTPException):
            return False
        return 200 <= status < 300 and provider.taken in answer


def _filled(provider: Any, words: Mapping[str, str]) -> bytes:
    """The body with number and text in it: as values, so that no text ends a field or begins another."""
    if provider.is_json:
        return json.dumps(_put(json.loads(provider.body), words), ensure_ascii=False).encode()
    return urlencode([(name, _put(value, words)) for name, value in parse_qsl(provider.body)]).encode()


def _put(told: Any, words: Mapping[str, str]) -> Any:
    if isinstance(told, dict):
        return {name: _put(value, words) for name, value in told.items()}
    if isinstance(told, list):
        return [_put(one, words) for one in told]
    if isinstance(told, str):
        return _PLACE.sub(lambda found: words[found[0]], told)
    return told


def _posted(provider: Any, body: bytes) -> tuple[int, str]:
    parts = urlsplit(provider.url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    line = kind(parts.hostname or "", parts.port, timeout=_SECONDS)
    headers = {"Content-Type": "application/json" if provider.is_json else "application/x-www-form-urlencoded"}
    try:
        where = urlunsplit(("", "", parts.path or "/", parts.query, ""))
        line.request("POST", where, body, headers | dict([provider.header] if provider.header else []))
        answer = line.getresponse()
        return answer.status, answer.read(_MOST_ANSWER).decode("utf-8", "replace")
    finally:
        line.close()


_GATEWAYS: dict[str, tuple[str | Promise, Gateway]] = {}


def register(key: str, label: str | Promise, gateway: Gateway) -> None:
    """Makes a gateway known; the last word on a key counts."""
    _GATEWAYS[key] = (label, gateway)


def choices() -> list[tuple[str, str | Promise]]:
    return [(key, label) for key, (label, _gateway) in _GATEWAYS.items()]


def gateway(key: str) -> Gateway:
    """The gateway of a key; one that is no longer there sends nothing."""
    return _GATEWAYS.get(key, _GATEWAYS["off"])[1]


register("off", _("ไม่ส่ง SMS"), Off())
if settings.SMS is not None:
    register("http", _("ผ่านผู้ให้บริการ SMS ที่ผู้ดูแลระบบตั้งไว้"), Http())
register("kept", _("ทดลอง: เก็บเป็นไฟล์ในเครื่องแม่ข่าย ไม่ส่งจริง"), Kept())
