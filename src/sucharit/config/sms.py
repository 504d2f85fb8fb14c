"""The SMS provider from the environment: SUCHARIT_SMS_URL, _BODY, _HEADER and _TAKEN (docs/operating/settings.md)."""

import json
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from django.core.exceptions import ImproperlyConfigured

from sucharit.config.environment import text

_LOCAL = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True)
class Provider:
    """Where texts are posted, and how: `body` is JSON or a form, with {telephone} or {international}, and {text}."""

    url: str
    body: str
    header: tuple[str, str] | None
    taken: str

    @property
    def is_json(self) -> bool:
        return self.body.startswith("{")


def sms_provider() -> Provider | None:
    """None where no address is named; ImproperlyConfigured where the rest makes no sense."""
    url, body = text("SUCHARIT_SMS_URL"), text("SUCHARIT_SMS_BODY")
    header, taken = text("SUCHARIT_SMS_HEADER"), text("SUCHARIT_SMS_TAKEN")
    if not url:
        return None
    parts = urlsplit(url)
    if not parts.hostname or (parts.scheme != "https" and parts.hostname not in _LOCAL):
        raise ImproperlyConfigured(f"SUCHARIT_SMS_URL={url!r} ต้องเป็น https / must be https")
    if "{text}" not in body or not {"{telephone}", "{international}"} & {n for n in _NAMES if n in body}:
        raise ImproperlyConfigured(
            "SUCHARIT_SMS_BODY ต้องมี {text} และ {telephone} หรือ {international} "
            "/ must hold {text}, and {telephone} or {international}"
        )
    name, colon, value = header.partition(":")
    if header and not (colon and name.strip() and value.strip()):
        raise ImproperlyConfigured("SUCHARIT_SMS_HEADER ต้องเป็น ชื่อ: ค่า / must be a name, a colon and a value")
    _check_body(body)
    return Provider(url, body, (name.strip(), value.strip()) if header else None, taken)


_NAMES = ("{telephone}", "{international}")


def _check_body(body: str) -> None:
    try:
        told = json.loads(body) if body.startswith("{") else parse_qsl(body, strict_parsing=True)
    except ValueError as error:
        raise ImproperlyConfigured("SUCHARIT_SMS_BODY ไม่ใช่ JSON หรือแบบฟอร์ม / is neither JSON nor a form") from error
    if not told:
        raise ImproperlyConfigured("SUCHARIT_SMS_BODY ว่าง / is empty")
