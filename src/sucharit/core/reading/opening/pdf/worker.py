"""A process of its own for one PDF: `python -m sucharit.core.reading.opening.pdf.worker`, limits and bytes as input.

Two kilobytes of PDF can draw one form ten times within another, eight deep, and keep pdfium busy for minutes in
gigabytes. The operating system holds this process to its share, and its death is only a refused file.
"""

import sys
from contextlib import suppress

import msgspec

from sucharit.core.reading.opening.limits import Limits
from sucharit.core.reading.opening.refusals import Refused
from sucharit.core.reading.values import Doubt, Line


class Answer(msgspec.Struct, frozen=True):
    """What the worker says: lines, or a refusal in Thai and English."""

    lines: tuple[Line, ...] = ()
    pages: int | None = None
    doubts: tuple[Doubt, ...] = ()
    refusal: tuple[str, str] | None = None


class Task(msgspec.Struct, frozen=True):
    limits: Limits
    data: bytes


def confine(limits: Limits) -> None:
    """Bound memory and processor time where the system can (not on Windows; there the caller's patience does)."""
    with suppress(ImportError):
        import resource

        bounds = (
            (resource.RLIMIT_AS, limits.worker_memory),
            (resource.RLIMIT_CPU, limits.worker_seconds),
            (resource.RLIMIT_CORE, 0),
        )
        for what, bound in bounds:
            with suppress(ValueError, OSError):  # the caller may have bound this process more tightly already
                resource.setrlimit(what, (bound, bound))


def answer(task: Task) -> Answer:
    from sucharit.core.reading.opening.pdf.extraction import extract

    try:
        lines, pages, doubts = extract(task.data, task.limits)
    except Refused as refused:
        return Answer(refusal=(refused.thai, refused.english))
    return Answer(tuple(lines), pages, doubts)


def main() -> None:
    task = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Task)
    confine(task.limits)
    sys.stdout.buffer.write(msgspec.msgpack.encode(answer(task)))


if __name__ == "__main__":
    main()
