"""Reading a document at arm's length: in a process that is held to its time and memory, and never takes ours down."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, cast

import msgspec
from django.utils.translation import gettext_lazy as _

from sucharit.core.reading.values import Reading
from sucharit.work.intake.bounded import Task

SECONDS = 180
COMMAND = ("-P", "-m", "sucharit.work.intake.bounded")
_LONGEST_LINE = 512 * 1024 * 1024

Tell = Callable[[str], None]
Beat = Callable[[], None]

TOO_SLOW = (
    "อ่านไม่เสร็จภายในเวลาที่กำหนด เอกสารอาจใหญ่หรือซับซ้อนผิดปกติ โปรดแบ่งเอกสารเป็นส่วน ๆ แล้วนำเข้าใหม่ หรือกด “อ่านใหม่” เมื่อระบบว่าง"
)
DIED = "การอ่านหยุดกลางคัน เอกสารอาจชำรุดหรือใช้หน่วยความจำเกินกำหนด โปรดเปิดด้วยโปรแกรมเดิม บันทึกใหม่ แล้วนำเข้าอีกครั้ง หรือกด “อ่านใหม่”"
STAGES = {"opening": _("กำลังเปิดไฟล์"), "reading": _("กำลังอ่านเนื้อหา"), "checking": _("กำลังตรวจ")}


class NotRead(Exception):  # noqa: N818 - it is the document that is at fault
    """The document was not read: one Thai sentence says why and what to do."""

    def __init__(self, thai: str) -> None:
        super().__init__(thai)
        self.thai = thai


class Told(msgspec.Struct, frozen=True):
    """One line of the other process: a stage, or the outcome as plain JSON values."""

    stage: str | None = None
    outcome: dict[str, Any] | None = None


def read_bounded(path: Path, name: str, tell: Tell, beat: Beat, seconds: float = SECONDS) -> dict[str, Any]:
    """The outcome as JSON values (bounded.Outcome). `tell` hears each stage, `beat` is called every few seconds.

    Raises NotRead with a Thai sentence where there is none.
    """
    worker = subprocess.Popen(  # noqa: S603 - this very Python with a module of our own; the document is only its input
        [sys.executable, *COMMAND],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    with _ended(worker), _watched(worker, seconds, beat) as watch:
        outcome = _heard(worker, msgspec.json.encode(Task(str(path), name)), tell)
    if outcome is None:
        raise NotRead(TOO_SLOW if watch.expired else DIED)
    if outcome.get("thai"):
        raise NotRead(outcome["thai"])
    return outcome


def _heard(worker: subprocess.Popen[bytes], task: bytes, tell: Tell) -> dict[str, Any] | None:
    into, out = cast(IO[bytes], worker.stdin), cast(IO[bytes], worker.stdout)
    with contextlib.suppress(OSError):
        into.write(task)
        into.close()
    for told in _told(out):
        if told.stage in STAGES:
            tell(told.stage)
        if told.outcome is not None:
            return told.outcome
    return None


def _told(pipe: IO[bytes]) -> Iterator[Told]:
    while line := pipe.readline(_LONGEST_LINE):
        try:
            yield msgspec.json.decode(line, type=Told)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return


class _Watch:
    """Beats while the other process works, and ends it when its time is over."""

    def __init__(self, worker: subprocess.Popen[bytes], seconds: float) -> None:
        self.worker, self.until = worker, time.monotonic() + seconds
        self.expired = False
        self.over = threading.Event()

    def run(self) -> None:
        if not self.over.wait(max(self.until - time.monotonic(), 0)):
            self.expired = True
            end(self.worker)


@contextlib.contextmanager
def _watched(worker: subprocess.Popen[bytes], seconds: float, beat: Beat) -> Iterator[_Watch]:
    watch = _Watch(worker, seconds)
    threads = [
        threading.Thread(target=watch.run, daemon=True),
        threading.Thread(target=_beating, args=(watch.over, beat), daemon=True),
    ]
    for thread in threads:
        thread.start()
    try:
        yield watch
    finally:
        watch.over.set()
        for thread in threads:
            thread.join()


def _beating(over: threading.Event, beat: Beat) -> None:
    while not over.wait(5):
        beat()


@contextlib.contextmanager
def _ended(worker: subprocess.Popen[bytes]) -> Iterator[None]:
    """Whatever happens, no process is left behind."""
    try:
        yield
    finally:
        end(worker)
        worker.wait()
        for pipe in (worker.stdin, worker.stdout):
            with contextlib.suppress(OSError):
                if pipe:
                    pipe.close()


def end(worker: subprocess.Popen[bytes]) -> None:
    """Ends the process and what it started (a PDF is opened in a process below it)."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(worker.pid, signal.SIGKILL)
        else:
            worker.kill()


def reading_of(stored: Any) -> Reading:
    """The core Reading of what was stored; the round trip loses nothing."""
    return msgspec.convert(stored, Reading, strict=False, str_keys=True)
