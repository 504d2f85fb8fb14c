"""One office alone against the same office among thousands: pages and search, on both databases, in one run.

uv run python benchmarks/nation.py [--organizations 7850] [--rounds 40] [--postgres postgres://…/postgres] [--write]

Makes two installations per database in a temporary folder (or --folder): one with one organization, one with the
nation. The two are asked in turn, so that whatever else the machine does falls on both alike. Needs about 7 GB.
"""

import argparse
import json
import os
import platform
import secrets
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
WANTED_RATIO = 1.3
WANTED_SEARCH = 100.0


@dataclass
class Installation:
    """A home of its own, with the environment of every process that works in it."""

    home: Path
    database_url: str = ""

    @property
    def environment(self) -> dict[str, str]:
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("SUCHARIT_", "DATABASE_URL"))}
        ours = {"SUCHARIT_HOME": str(self.home), "SUCHARIT_HTTPS": "0", "PYTHONPATH": str(ROOT / "src")}
        ours |= {"DJANGO_SETTINGS_MODULE": "sucharit.config.settings"}
        return clean | ours | ({"DATABASE_URL": self.database_url} if self.database_url else {})

    def synthesize(self, organizations: int) -> float:
        """Seconds that it took."""
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "sucharit", "synthesize", "--organizations", str(organizations)],
            env=self.environment, check=True, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        return time.perf_counter() - start

    def megabytes(self) -> float:
        if not self.database_url:
            return (self.home / "sucharit.sqlite3").stat().st_size / 1e6
        name = self.database_url.rpartition("/")[2]
        return on_server(self.database_url, f"SELECT pg_database_size('{name}')")[0][0] / 1e6

    @contextmanager
    def asked(self) -> Iterator["subprocess.Popen[str]"]:
        process = subprocess.Popen(
            [sys.executable, str(HERE / "office_pages.py")], env=self.environment, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        try:
            yield process
        finally:
            process.stdin.close()
            process.wait(60)


def on_server(url: str, statement: str) -> list[tuple[object, ...]]:
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else []


def round_of(process: "subprocess.Popen[str]") -> dict[str, float]:
    process.stdin.write("round\n")
    process.stdin.flush()
    line = process.stdout.readline()
    if not line:
        raise SystemExit("the pages could not be asked")
    return json.loads(line)


def measured(one: Installation, nation: Installation, rounds: int) -> list[tuple[str, list[float], list[float]]]:
    """Page, milliseconds alone, milliseconds in the nation."""
    with one.asked() as alone, nation.asked() as among:
        for _ in range(8):  # warm: templates, caches, every question once
            round_of(alone), round_of(among)
        pairs = [(round_of(alone), round_of(among)) for _ in range(rounds)]
    return [(name, [a[name] for a, _ in pairs], [b[name] for _, b in pairs]) for name in pairs[0][0]]


def ninety_fifth(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[18]


def lines_of(name: str, one: Installation, nation: Installation, arguments: argparse.Namespace) -> Iterator[str]:
    alone = one.synthesize(1)
    took = nation.synthesize(arguments.organizations)
    yield f"\n### {name}\n"
    yield (
        f"One organization in {alone:.0f} s, {one.megabytes():.0f} MB; {arguments.organizations:,} organizations in "
        f"{took:.0f} s, {nation.megabytes():,.0f} MB.\n"
    )
    yield "| page | alone, median (p95) ms | in the nation, median (p95) ms | ratio of medians | wanted |"
    yield "|---|---|---|---|---|"
    for page, alone_took, among_took in measured(one, nation, arguments.rounds):
        first, second = statistics.median(alone_took), statistics.median(among_took)
        wanted = f"<= {WANTED_RATIO}" + (f", p95 <= {WANTED_SEARCH:.0f} ms" if page == "search" else "")
        yield (
            f"| {page} | {first:.1f} ({ninety_fifth(alone_took):.1f}) | {second:.1f} ({ninety_fifth(among_took):.1f}) "
            f"| {second / first:.2f} | {wanted} |"
        )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--organizations", type=int, default=7850)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--postgres", default="", help="a server where databases may be made and dropped")
    parser.add_argument("--only-postgres", action="store_true")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--write", action="store_true", help="append to RESULTS.md")
    arguments = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="sucharit-nation-", dir=arguments.folder))
    told = [f"\n## One office among {arguments.organizations:,}\n", whereabouts(arguments)]
    made: list[str] = []
    try:
        if not arguments.only_postgres:
            told += heard(lines_of("SQLite", prepared(folder / "a"), prepared(folder / "b"), arguments))
        if arguments.postgres:
            pair = []
            for place in ("c", "d"):
                made.append(f"nation_{secrets.token_hex(4)}")
                on_server(
                    arguments.postgres,
                    f"CREATE DATABASE {made[-1]} ENCODING 'UTF8' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'",
                )
                pair.append(prepared(folder / place, f"{arguments.postgres.rpartition('/')[0]}/{made[-1]}"))
            told += heard(lines_of("PostgreSQL", *pair, arguments))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        for name in made:
            on_server(arguments.postgres, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    if arguments.write:
        with (HERE / "RESULTS.md").open("a", encoding="utf-8") as file:
            file.write("\n".join(told) + "\n")


def prepared(home: Path, url: str = "") -> Installation:
    home.mkdir(parents=True)
    return Installation(home, url)


def heard(lines: Iterator[str]) -> list[str]:
    kept = []
    for line in lines:
        print(line, flush=True)
        kept.append(line)
    return kept


def whereabouts(arguments: argparse.Namespace) -> str:
    load = os.getloadavg()[0]
    return (
        f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores (load {load:.1f} from others when it began), "
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, {arguments.rounds} rounds, "
        "`benchmarks/nation.py`. Sixty initiatives over five years each. Baseline: the same page of the same "
        "organization alone in a database, asked in turn with the other."
    )


if __name__ == "__main__":
    main()
