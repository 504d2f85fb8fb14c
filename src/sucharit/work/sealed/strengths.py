"""How strong keys are made here. Light ones exist for the tests alone: no environment variable leads to them."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

from sucharit.core.sealing import LIGHT, PASSPHRASE, RECEIPT, Strength

#: Key derivations at a time in this process: each takes a quarter of a gigabyte at most.
_AT_A_TIME = threading.BoundedSemaphore(2)
_PATIENCE = 25.0


class Busy(Exception):  # noqa: N818 - many came at once
    """Too many keys are being made at this moment."""


def passphrase_strength() -> Strength:
    return LIGHT if getattr(settings, "SEALED_LIGHT", False) else PASSPHRASE


def receipt_strength() -> Strength:
    return LIGHT if getattr(settings, "SEALED_LIGHT", False) else RECEIPT


@contextmanager
def one_of_few() -> Iterator[None]:
    """Waits for its turn; Busy where it does not come."""
    if not _AT_A_TIME.acquire(timeout=_PATIENCE):
        raise Busy
    try:
        yield
    finally:
        _AT_A_TIME.release()
