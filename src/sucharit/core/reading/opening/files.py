"""Bytes from a path: an ordinary file, no larger than its kind may be, whatever happens to it meanwhile."""

import os
import stat
from pathlib import Path

from sucharit.core.reading.opening import refusals
from sucharit.core.reading.opening.limits import MIB, Limits
from sucharit.core.reading.opening.refusals import Refused
from sucharit.core.reading.opening.signatures import HEAD, Signature, signature

# A named pipe would wait for its writer for ever without O_NONBLOCK; Windows has neither flag but O_BINARY.
FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def read_bytes(path: Path, limits: Limits) -> bytes:
    """The whole file. Raises Refused when it is absent, no file, not permitted or too large."""
    try:
        return _read(path, limits)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise refusals.missing() from error
    except IsADirectoryError as error:
        raise refusals.folder() from error
    except PermissionError as error:
        raise refusals.not_permitted() from error
    except OSError as error:
        raise refusals.unreachable(error.strerror or type(error).__name__) from error
    except ValueError as error:  # a NUL in the name
        raise refusals.missing() from error


def _read(path: Path, limits: Limits) -> bytes:
    with open(os.open(path, FLAGS), "rb") as file:  # noqa: PTH123 - opened by descriptor
        status = os.fstat(file.fileno())
        if stat.S_ISDIR(status.st_mode):
            raise refusals.folder()
        if not stat.S_ISREG(status.st_mode):
            raise refusals.not_a_file()
        head = file.read(HEAD)
        limit = limit_of(signature(head), limits)
        if status.st_size > limit:
            raise oversize(limit)
        data = head + file.read(limit + 1 - len(head))
    if len(data) > limit:  # it grew, or the system lied about its size
        raise oversize(limit)
    return data


def limit_of(kind: Signature, limits: Limits) -> int:
    return limits.text_bytes if kind is Signature.TEXT else limits.file_bytes


def oversize(limit: int) -> Refused:
    return refusals.too_large("ขนาดไฟล์", "the size of the file", f"{limit / MIB:g} MB")
