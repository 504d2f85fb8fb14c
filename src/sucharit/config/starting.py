"""Bringing the system up: tables, static files, and the processes of server and worker.

Used by `sucharit demo` and `sucharit serve`; an operator with systemd runs the same commands as services
(docs/operating/).
"""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

_STOP_WITHIN = 10.0


def ready(*, quiet: bool = True) -> None:
    """Tables as this version wants them, the cache's table, and the static files under the home folder."""
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    Path(settings.SUCHARIT_HOME).mkdir(parents=True, exist_ok=True, mode=0o700)
    verbosity = 0 if quiet else 1
    call_command("migrate", interactive=False, verbosity=verbosity)
    call_command("createcachetable", verbosity=verbosity)
    call_command("collectstatic", interactive=False, verbosity=verbosity)


def free_port(wanted: int, host: str = "127.0.0.1") -> int:
    """`wanted`, or the next free one above it (twenty are tried). OSError where none is free."""
    for port in range(wanted, wanted + 20):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return port
    raise OSError(f"ไม่มีพอร์ตว่างระหว่าง {wanted} ถึง {wanted + 19} / no free port from {wanted} to {wanted + 19}")


def server(host: str, port: int, *, workers: int) -> list[str]:
    """The command of the web server."""
    return [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
        "--workers", str(workers), "--blocking-threads", "4", "--backpressure", "64", "--no-ws",
        "--respawn-failed-workers", "--workers-kill-timeout", "10", "--log-level", "warning",
        "sucharit.config.wsgi:application",
    ]  # fmt: skip


def worker() -> list[str]:
    """The command of one background worker."""
    return [sys.executable, "-m", "django", "db_worker", "--queue-name", "*", "--interval", "0.5", "--no-startup-delay"]


class Processes:
    """Processes that live and die together: where one ends, all are stopped, and nothing is left behind."""

    def __init__(self, commands: Sequence[list[str]], environment: Mapping[str, str]) -> None:
        self.commands, self.environment = commands, dict(environment)
        self.running: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        for command in self.commands:
            self.running.append(
                subprocess.Popen(command, env={**os.environ, **self.environment}, start_new_session=True)  # noqa: S603
            )

    def wait(self) -> int:
        """Until one ends or the user stops it; the exit code to end with."""
        try:
            while True:
                for process in self.running:
                    if (code := process.poll()) is not None:
                        return code
                time.sleep(0.2)
        except KeyboardInterrupt:
            return 0
        finally:
            self.stop()

    def stop(self) -> None:
        """Asks all to end, and ends those that do not."""
        for process in self.running:
            _signal(process, signal.SIGTERM)
        deadline = time.monotonic() + _STOP_WITHIN
        for process in self.running:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                _signal(process, signal.SIGKILL)


def _signal(process: "subprocess.Popen[bytes]", number: signal.Signals) -> None:
    """To the whole group of the process: a server's own workers must not outlive it."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.terminate()
    else:
        os.killpg(process.pid, number)
