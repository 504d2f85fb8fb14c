"""A PDF with a text layer as lines: writing in reading order, ruled tables as rows with cells.

The work is done in a worker process (`worker`), because pdfium cannot be stopped from within; what is read there comes
back as plain values.
"""

import subprocess
import sys

import msgspec

from sucharit.core.reading.opening import refusals
from sucharit.core.reading.opening.limits import Limits
from sucharit.core.reading.opening.pdf.worker import Answer, Task, answer
from sucharit.core.reading.opening.refusals import Refused
from sucharit.core.reading.values import Doubt, Line

__all__ = ["lines_of"]

COMMAND = ("-P", "-m", "sucharit.core.reading.opening.pdf.worker")


def lines_of(data: bytes, limits: Limits) -> tuple[list[Line], int | None, tuple[Doubt, ...]]:
    """Lines, the number of pages, doubts. Raises Refused, also when the worker died or was stopped."""
    task = Task(limits, data)
    found = answer(task) if getattr(sys, "frozen", False) else _ask_worker(task)
    if found.refusal is not None:
        raise Refused(*found.refusal)
    return list(found.lines), found.pages, found.doubts


def _ask_worker(task: Task) -> Answer:
    try:
        done = subprocess.run(  # noqa: S603 - this very Python with a module of our own; the PDF is only its input
            [sys.executable, *COMMAND],
            input=msgspec.msgpack.encode(task),
            capture_output=True,
            timeout=2 * task.limits.worker_seconds,
            check=True,
        )
        return msgspec.msgpack.decode(done.stdout, type=Answer)
    except (subprocess.SubprocessError, msgspec.DecodeError) as error:
        raise refusals.suspicious(
            "ไฟล์ PDF นี้ซับซ้อนหรือชำรุดจนเปิดไม่ได้ในเวลาและหน่วยความจำที่กำหนด",
            "this PDF is too complex or too damaged to be opened within the limits of time and memory",
        ) from error
