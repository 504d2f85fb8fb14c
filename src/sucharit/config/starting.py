"""Bringing the system up: tables, static files, and the processes of server and worker.

Used by `sucharit demo` and `sucharit serve`; an operator with systemd runs the same commands as services
(docs/operating/).
"""

import contextlib
import gc
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import FrameType

from sucharit.config.presence import alone, dies_with

_STOP_WITHIN = 10.0


def set_up() -> None:
    """Django, with everything that it loads. That stays until the end: the garbage collector rests meanwhile and need
    not walk over it later (a fifth of every start)."""
    import django

    gc.disable()
    try:
        django.setup()
        gc.freeze()
    finally:
        gc.enable()


def ready(*, quiet: bool = True) -> None:
    """Tables as this version wants them, the cache's table, and the static files under the home folder. Of two that
    start together the second waits for the first."""
    set_up()
    from django.conf import settings
    from django.core.management import call_command

    home = Path(settings.SUCHARIT_HOME)
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    verbosity = 0 if quiet else 1
    with alone(home):
        call_command("migrate", interactive=False, verbosity=verbosity)
        call_command("createcachetable", verbosity=verbosity)
        call_command("collectstatic", interactive=False, verbosity=verbosity)


def is_free(host: str, port: int) -> bool:
    """Can a server listen there? False where another program does, or where we may not."""
    family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError:
            return False
    return True


def free_port(wanted: int, host: str = "127.0.0.1") -> int:
    """`wanted`, or the next free one above it (twenty are tried). OSError where none is free."""
    tried = range(wanted, min(wanted + 20, 65536))
    for port in tried:
        if is_free(host, port):
            return port
    raise OSError(f"ไม่มีพอร์ตว่างระหว่าง {wanted} ถึง {tried[-1]} / no free port from {wanted} to {tried[-1]}")


def server(host: str, port: int, *, workers: int, application: str = "sucharit.config.wsgi:application") -> list[str]:
    """The command of the web server."""
    return [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
        "--workers", str(workers), "--blocking-threads", "4", "--backpressure", "64", "--no-ws", "--no-access-log",
        "--respawn-failed-workers", "--workers-kill-timeout", "10", "--log-level", "warning",
        application,
    ]  # fmt: skip


def door(host: str, port: int) -> list[str]:
    """The command of the sealed door's own server (config.door): forms on their way hold none of its threads."""
    return [
        sys.executable, "-m", "granian", "--interface", "asginl", "--host", host, "--port", str(port), "--workers", "1",
        "--backpressure", "1000", "--no-ws", "--no-access-log", "--respawn-failed-workers",
        "--workers-kill-timeout", "10", "--log-level", "warning", "sucharit.config.door:application",
    ]  # fmt: skip


def worker() -> list[str]:
    """The command of one background worker (config.working)."""
    return [sys.executable, "-m", "sucharit", "worker"]


class Stopped(BaseException):
    """A signal asked us to end: SIGTERM of a service manager, SIGHUP of a terminal that was closed."""


class Processes:
    """Processes that live and die together: where one ends, all are stopped, and nothing is left behind."""

    def __init__(self, commands: Sequence[list[str]], environment: Mapping[str, str]) -> None:
        self.commands, self.environment = commands, dict(environment)
        self.running: list[subprocess.Popen[bytes]] = []

    def run(self, started: Callable[[], None] = lambda: None) -> int:
        """Until one ends (its exit code, never 0 where nobody asked it to) or the user stops us (0)."""
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), _stopped)
        try:
            self.start()
            started()
            return self._ended() or 1
        except (KeyboardInterrupt, Stopped):
            return 0
        finally:
            self.stop()

    def start(self) -> None:
        """Each in a session of its own, so that Ctrl+C reaches us alone; on Linux each dies with us, however we die."""
        bound = partial(dies_with, os.getpid()) if sys.platform.startswith("linux") else None
        environment = {**os.environ, **self.environment}
        for command in self.commands:
            self.running.append(
                subprocess.Popen(command, env=environment, start_new_session=True, preexec_fn=bound)  # noqa: S603
            )

    def _ended(self) -> int:
        while True:
            for process in self.running:
                if (code := process.poll()) is not None:
                    return code
            time.sleep(0.2)

    def stop(self) -> None:
        """Asks all to end, and ends those that do not."""
        for process in self.running:
            _signal(process, signal.SIGTERM)
        deadline = time.monotonic() + _STOP_WITHIN
        for process in self.running:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(max(0.1, deadline - time.monotonic()))
            _ended_with_its_group(process)


def _stopped(_signal: int, _frame: FrameType | None) -> None:
    for name in ("SIGTERM", "SIGHUP", "SIGINT"):  # asked twice is asked once: stopping takes a moment
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    raise Stopped


def _signal(process: "subprocess.Popen[bytes]", number: signal.Signals) -> None:
    """To the whole group of the process: a server's own workers must not outlive it."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.terminate()
    else:
        os.killpg(process.pid, number)


def _ended_with_its_group(process: "subprocess.Popen[bytes]") -> None:
    """Whatever is left of it after its time: also workers of a server that died before them."""
    if sys.platform == "win32":
        process.kill()
        return
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
