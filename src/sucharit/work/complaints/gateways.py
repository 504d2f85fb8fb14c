"""Ways to a telephone: what a sender of short messages must do, and the two that come with the system.

An office chooses one by its key (Centre.sms). A provider's own gateway is another class with `send`, made known by
`register` when the application is ready. Where nothing was sent, the screen says so and asks for print or a call.
"""

import datetime
import os
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


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
register("kept", _("ทดลอง: เก็บเป็นไฟล์ในเครื่องแม่ข่าย ไม่ส่งจริง"), Kept())
