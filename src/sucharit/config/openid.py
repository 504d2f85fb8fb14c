"""OpenID Connect from the environment: SUCHARIT_OPENID_ISSUER, _CLIENT, _SECRET and _NAME; all or nothing."""

import os
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True)
class OpenID:
    """One provider. `name` stands on the button; `origin` may receive the form that leaves for it."""

    issuer: str
    client: str
    secret: str
    name: str

    @property
    def origin(self) -> str:
        parts = urlsplit(self.issuer)
        return f"{parts.scheme}://{parts.netloc}"

    def app(self) -> dict[str, Any]:
        """As allauth's SOCIALACCOUNT_PROVIDERS wants it."""
        return {
            "provider_id": "openid",
            "name": self.name,
            "client_id": self.client,
            "secret": self.secret,
            "settings": {"server_url": self.issuer},
        }


def openid() -> OpenID | None:
    """None where no issuer is named; ImproperlyConfigured where half of it is missing."""
    issuer = os.environ.get("SUCHARIT_OPENID_ISSUER", "").strip().rstrip("/")
    if not issuer:
        return None
    client, secret = os.environ.get("SUCHARIT_OPENID_CLIENT", ""), os.environ.get("SUCHARIT_OPENID_SECRET", "")
    if not client or not secret:
        raise ImproperlyConfigured(
            "SUCHARIT_OPENID_ISSUER ต้องมี SUCHARIT_OPENID_CLIENT และ SUCHARIT_OPENID_SECRET ด้วย "
            "/ needs a client and a secret"
        )
    if not issuer.startswith("https://") and urlsplit(issuer).hostname not in {"localhost", "127.0.0.1"}:
        raise ImproperlyConfigured(f"SUCHARIT_OPENID_ISSUER={issuer!r} ต้องเป็น https / must be https")
    return OpenID(issuer, client, secret, os.environ.get("SUCHARIT_OPENID_NAME", "").strip() or "บัญชีกลาง")
