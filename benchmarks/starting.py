"""How long a command needs before it does anything: `python benchmarks/starting.py [--before CHECKOUT] [--write]`.

CPU of whole processes, medians, and the ratio to `python -c pass` of the same run; with `--before` also to the same
command of another checkout, asked in turn. `serve` and `demo`: seconds until they answer for the first time, on an
installation that was started before. Bytecode is there, as an installation has it; without it (PYTHONDONTWRITEBYTECODE)
is told beside.
"""

import argparse
import datetime
import os
import platform
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "src" / "sucharit" / "samples" / "plan.txt"
#: What people and timers start, by its shortest work.
COMMANDS = {
    "sucharit --version": ["--version"],
    "sucharit check plan.txt": ["check", str(SAMPLE)],
    "sucharit read plan.txt --json": ["read", str(SAMPLE), "--json"],
    "sucharit audit verify": ["audit", "verify"],
    "sucharit backup": ["backup", "{home}/backup.tar"],
}
ANSWERING = {
    "sucharit serve, until it answers": ["serve", "--workers", "1"],
    "sucharit demo, until it answers": ["demo", "--no-browser"],
}


class Checkout:
    """One version of the sources, with a home and bytecode of its own."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.home, self.bytecode = folder / "home", folder / "bytecode"
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("SUCHARIT_", "DJANGO_", "PYTHON"))}
        self.environment = clean | {
            "PYTHONPATH": str(root / "src"), "PYTHONPYCACHEPREFIX": str(self.bytecode), "SUCHARIT_HTTPS": "0",
            "SUCHARIT_HOME": str(self.home),
        }  # fmt: skip

    def command(self, arguments: list[str]) -> list[str]:
        return [sys.executable, "-m", "sucharit", *(one.format(home=self.home) for one in arguments)]

    def processor_seconds(self, command: list[str], *, bytecode: bool = True) -> float:
        """User and system time of a process and of those that it waited for."""
        without = {} if bytecode else {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPYCACHEPREFIX": str(self.home / "none")}
        process = subprocess.Popen(
            command, env=self.environment | without, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
        return used.ru_utime + used.ru_stime

    def seconds_until_answer(self, arguments: list[str]) -> float:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        began = time.perf_counter()
        process = subprocess.Popen(
            [*self.command(arguments), "--port", str(port)], env=self.environment, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            while not answers(port):
                assert process.poll() is None, "it ended by itself"
                time.sleep(0.02)
            return time.perf_counter() - began
        finally:
            process.terminate()
            process.wait()


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/", timeout=20) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def measured(now: Checkout, before: Checkout | None, rounds: int) -> list[list[str]]:
    """Rows: what, before, now, now to before, now to `pass`, now without bytecode."""
    sides = [one for one in (before, now) if one is not None]
    for side in sides:
        subprocess.run(side.command(["setup"]), env=side.environment, capture_output=True, check=True)
        for arguments in ANSWERING.values():
            side.seconds_until_answer(arguments)  # tables, static files and the demonstration are made here
        for arguments in COMMANDS.values():
            side.processor_seconds(side.command(arguments))
    nothing = statistics.median(now.processor_seconds([sys.executable, "-c", "pass"]) for _ in range(rounds))
    rows = [["python -c pass", "", ms(nothing), "", "1", ""]]
    for name, arguments in COMMANDS.items():
        taken = by_turns(sides, rounds, lambda side, told=arguments: side.processor_seconds(side.command(told)))
        bare = statistics.median(now.processor_seconds(now.command(arguments), bytecode=False) for _ in range(rounds))
        rows.append([name, *told_of(taken, nothing), ms(bare)])
    for name, arguments in ANSWERING.items():
        taken = by_turns(sides, max(3, rounds // 2), lambda side, told=arguments: side.seconds_until_answer(told))
        rows.append([f"{name} (wall)", *told_of(taken, None), ""])
    return rows


def by_turns(sides: list[Checkout], rounds: int, work) -> list[float]:
    """Medians; the sides take turns, so that a slow minute of the machine is slow for both."""
    times: list[list[float]] = [[] for _ in sides]
    for _ in range(rounds):
        for place, side in enumerate(sides):
            times[place].append(work(side))
    return [statistics.median(one) for one in times]


def told_of(taken: list[float], nothing: float | None) -> list[str]:
    *before, now = taken
    return [
        ms(before[0]) if before else "", ms(now), f"{now / before[0]:.2f}" if before else "",
        f"{now / nothing:,.0f}" if nothing else "",
    ]  # fmt: skip


def ms(seconds: float) -> str:
    return f"{seconds * 1000:,.0f} ms"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--before", type=Path)
    asked.add_argument("--rounds", type=int, default=9)
    asked.add_argument("--write", action="store_true")
    told = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        before = Checkout(told.before.resolve(), Path(folder) / "before") if told.before else None
        rows = measured(Checkout(ROOT, Path(folder) / "now"), before, told.rounds)
    heading = ["what", "before", "now", "now / before", "now / pass", "now, without bytecode"]
    lines = ["| " + " | ".join(row) + " |" for row in (heading, ["---", *["--:"] * 5], *rows)]
    table = "\n".join(lines) + "\n"
    print(table)
    if told.write:
        place = f"{platform.machine()}, {os.cpu_count()} cores, {datetime.date.today():%Y-%m-%d}"  # noqa: DTZ011
        with Path(__file__).with_name("RESULTS.md").open("a", encoding="utf-8") as results:
            results.write(f"\n## Starting\n\n{place}, `benchmarks/starting.py`, medians of {told.rounds}.\n\n{table}")


if __name__ == "__main__":
    main()
