"""Bounded time and memory for a document from a stranger. The core has no clock; the door has."""

import _thread
import contextlib
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sucharit.core.reading.values import UnreadableDocument

SECONDS = 120
MEBIBYTES = 3072


@contextlib.contextmanager
def time_limit(path: Path, seconds: float) -> Iterator[None]:
    """Leave with UnreadableDocument when the work takes longer; works on every system, in the main thread only."""
    expired = threading.Event()

    def interrupt() -> None:
        expired.set()
        _thread.interrupt_main()

    timer = threading.Timer(seconds, interrupt)
    timer.daemon = True
    timer.start()
    try:
        with _hearing():
            yield
    except KeyboardInterrupt:
        if expired.is_set():
            raise too_slow(path, seconds) from None
        raise
    finally:
        timer.cancel()


@contextlib.contextmanager
def _hearing() -> Iterator[None]:
    """A shell starts what runs behind it deaf to Ctrl+C, and to the timer with it; the work must hear its timer."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        yield
        return
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def too_slow(path: Path, seconds: float) -> "UnreadableDocument":
    from sucharit.core.reading.values import UnreadableDocument

    return UnreadableDocument(
        path.name,
        f"อ่านไม่เสร็จภายใน {seconds:g} วินาที เอกสารอาจใหญ่หรือซับซ้อนผิดปกติ โปรดแบ่งเอกสารเป็นส่วน ๆ หรือเพิ่มเวลาด้วย --time-limit",
        f"not read within {seconds:g} seconds; split the document or allow more with --time-limit",
    )


def too_large(path: Path) -> "UnreadableDocument":
    from sucharit.core.reading.values import UnreadableDocument

    return UnreadableDocument(
        path.name,
        "เอกสารใช้หน่วยความจำเกินกำหนด โปรดแบ่งเอกสารเป็นส่วน ๆ แล้วลองใหม่",
        "the document needs more memory than allowed; split it and try again",
    )


def limit_memory(mebibytes: int = MEBIBYTES) -> None:
    """Cap this process's address space, where the system can; a hostile file then fails alone."""
    if sys.platform == "win32":  # has no such limit; the limits on size still hold there
        return
    import resource

    wanted = mebibytes * 1024 * 1024
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
