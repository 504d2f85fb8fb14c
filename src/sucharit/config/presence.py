"""Which of our processes are at work in a home: each holds a lock on a file of its own for as long as it lives.

The operating system lets go of a lock when its holder dies, however it dies. So a dead worker is known for sure and at
once, and nothing has to be guessed from clocks. Where several machines share a home, each judges only its own.
"""

import contextlib
import ctypes
import os
import secrets
import signal
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Self

_FOLDER = "running"
_PR_SET_PDEATHSIG = 1


class Presence:
    """A process at work: `name` is "<kind>-<host>-<random>". Held until `leave`, or until the process ends."""

    def __init__(self, home: Path, kind: str) -> None:
        folder = home / _FOLDER
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.name = f"{kind}-{machine()}-{secrets.token_hex(6)}"
        self.path = folder / self.name
        beside = folder / f".{self.name}"
        self._file = beside.open("xb")
        _take(self._file)
        beside.rename(self.path)  # it is never seen without its lock

    def leave(self) -> None:
        """The process has done its work."""
        self._file.close()
        self.path.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_what: object) -> None:
        self.leave()


def machine() -> str:
    """This machine's name, short and without what a file name cannot hold."""
    return "".join(c for c in socket.gethostname().partition(".")[0] if c.isalnum())[:20] or "host"


def at_work(home: Path) -> list[str]:
    """Names of the processes that are at work in the home now; the files of dead ones are cleared away."""
    found = []
    for path in sorted((home / _FOLDER).glob("[!.]*")):
        if _is_held(path):
            found.append(path.name)
        else:
            path.unlink(missing_ok=True)
    return found


def is_at_work(home: Path, name: str) -> bool | None:
    """Whether the process of that name lives; None where it is another machine's, which cannot be told from here."""
    if f"-{machine()}-" not in name:
        return None
    return _is_held(home / _FOLDER / name)


def _is_held(path: Path) -> bool:
    try:
        with path.open("r+b") as file:
            return not _taken(file)
    except FileNotFoundError:
        return False


@contextlib.contextmanager
def alone(home: Path) -> Iterator[None]:
    """One process at a time in this home; the others wait."""
    folder = home / _FOLDER
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder / ".alone").open("ab") as file:
        while not _taken(file):
            time.sleep(0.1)
        yield


def _taken(file: BinaryIO) -> bool:
    try:
        _take(file)
    except OSError:
        return False
    return True


if sys.platform == "win32":
    import msvcrt

    def _take(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(file: BinaryIO) -> None:
        """The lock, or OSError at once where another has it."""
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def dies_with(parent: int) -> None:
    """On Linux the system asks this process to end when `parent`, which started it, is gone, even by kill -9."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:  # it was gone before we asked
        os.kill(os.getpid(), signal.SIGTERM)
