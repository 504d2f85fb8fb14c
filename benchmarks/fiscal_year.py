"""A fiscal year in figures: opening it, reporting it, looking at one office and at a province, on both databases.

uv run python benchmarks/fiscal_year.py [--organizations 150] [--evidence 2000] [--rounds 20]
                                        [--postgres postgres://…/postgres] [--only-postgres] [--write]

Each database gets a province of that many organizations in a temporary folder (or --folder): each has sixty initiatives
and a year that was lived through; the first one has that many pieces of evidence. Pages are asked through Django's test
client, all middleware included; what writes is rolled back after it was timed. Baseline: the tree of the plan of sixty
initiatives, asked in the same round. Queries are counted apart from the timing.
"""

import argparse
import json
import os
import secrets
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sucharit.config.settings")

from nation import Installation, heard, ninety_fifth, on_server, whereabouts

HERE = Path(__file__).resolve().parent
Told = list[float]
Timed = Callable[[Callable[[], Any], int], Told]
BASELINE = "the tree of the plan (baseline)"
WANTED_QUERIES = 25


# ---- In the process of one installation


def prepare(organizations: int, pieces: int) -> None:
    """A province, once."""
    from sucharit.config.starting import ready

    ready()
    from sucharit.base.organizations.models import Organization
    from sucharit.base.people.models import RoleGrant, User
    from sucharit.office.synthesis.nation import synthesize
    from sucharit.office.synthesis.year import more_evidence, supervisor

    synthesize(organizations, with_year=True)
    more_evidence(Organization.objects.get(code="syn-1"), pieces)
    everyone = supervisor()
    grant = RoleGrant.objects.filter(user=everyone, organization__code="syn-2").get()
    RoleGrant.objects.create(
        organization=grant.organization, user=User.objects.get(username="syn-2-head"), role=grant.role,
        since=grant.since,
    )  # fmt: skip


class Asked:
    """The pages, asked one after the other."""

    def __init__(self) -> None:
        import django

        django.setup()
        from django.conf import settings
        from django.test import Client

        from sucharit.office.synthesis.year import LIVED
        from sucharit.work.plans.models import Plan

        settings.ALLOWED_HOSTS = ["testserver"]
        self.year, self.client_of, self.clients = LIVED, Client, {}
        plans = Plan.objects.filter(state="adopted", organization__code__in=("syn-1", "syn-2"))
        for name in ("syn-1-planner", "syn-1-mayor", "syn-2-planner", "syn-2-head", "syn-province"):
            self.who(name)  # signed in here: what is rolled back later would take a session with it
        self.plans = {plan.organization.code: plan.pk for plan in plans.select_related("organization")}

    def who(self, username: str) -> Any:
        if username not in self.clients:
            from sucharit.base.people.models import User

            client = self.client_of()
            client.force_login(User.objects.get(username=username), backend="django.contrib.auth.backends.ModelBackend")
            self.clients[username] = client
        return self.clients[username]

    def round(self, timed: Timed) -> dict[str, Told]:
        """Every measure once; `timed` says what to do with a request: how long it takes, or how much it asks."""
        planner, many = self.who("syn-1-planner"), "2,000 pieces of evidence" if PIECES == 2000 else f"{PIECES} pieces"
        told = {BASELINE: self.get(timed, planner, f"/o/syn-1/plans/{self.plans['syn-1']}/")}
        told["opening a year with 60 initiatives"] = self.rolled_back(
            lambda: timed(
                lambda: planner.post("/o/syn-1/years/open/", {"choice": f"{self.plans['syn-1']}:{self.year + 1}"}), 302
            )
        )
        told |= self.rolled_back(lambda: self.report(timed, "syn-1", many))
        told |= self.rolled_back(lambda: self.report(timed, "syn-2", "60 pieces of evidence"))
        told[f"gallery of the year, {many}"] = self.get(timed, planner, f"/o/syn-1/evidence/years/{self.year}/")
        told["the table of the year"] = self.get(timed, planner, f"/o/syn-1/years/{self.year}/")
        told["progress of the year"] = self.get(timed, planner, f"/o/syn-1/progress/{self.year}/")
        told["indicators of the year"] = self.get(timed, planner, f"/o/syn-1/indicators/{self.year}/")
        told["dashboard of one office"] = self.get(timed, self.who("syn-1-mayor"), f"/o/syn-1/dashboard/{self.year}/")
        everyone, one = self.who("syn-province"), self.who("syn-2-head")
        told["province of 1 office"] = self.get(timed, one, f"/province/?year={self.year}")
        told[f"province of {OFFICES} offices"] = self.get(timed, everyone, f"/province/?year={self.year}")
        told[f"the same as XLSX ({OFFICES})"] = self.get(timed, everyone, f"/province/file/xlsx/?year={self.year}")
        return told

    def get(self, timed: Timed, client: Any, address: str) -> Told:
        def asked() -> Any:
            answer = client.get(address)
            if answer.streaming:
                b"".join(answer.streaming_content)
            return answer

        return timed(asked, 200)

    def report(self, timed: Timed, code: str, many: str) -> dict[str, Told]:
        client, here = self.who(f"{code}-planner"), f"/o/{code}/reports/{self.year}/round-12/"
        return {
            f"drafting the 12-month report, {many}": timed(lambda: client.post(f"{here}begin/"), 302),
            f"the 12-month report, {many}": self.get(timed, client, here),
            f"its PDF, {many}": self.get(timed, client, f"{here}file/pdf/"),
        }

    def rolled_back(self, measure: Callable[[], Any]) -> Any:
        from django.db import transaction

        with transaction.atomic():
            found = measure()
            transaction.set_rollback(True)
        return found


def milliseconds(asked: Callable[[], Any], wanted: int) -> Told:
    """By the clock on the wall, and of the processor in this process (a database server's own is not in it)."""
    start, busy = time.perf_counter(), time.process_time()
    answer = asked()
    taken = [(time.perf_counter() - start) * 1000, (time.process_time() - busy) * 1000]
    if answer.status_code != wanted:
        raise SystemExit(f"{answer.request['PATH_INFO']} answered {answer.status_code}")
    return taken


def queries(asked: Callable[[], Any], wanted: int) -> Told:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        if asked().status_code != wanted:
            raise SystemExit("a page did not answer")
    return [len(captured)]


def answer_rounds() -> None:
    """One line of JSON for each line on standard input: "queries", or anything else for milliseconds."""
    asked = Asked()
    for line in sys.stdin:
        print(json.dumps(asked.round(queries if line.strip() == "queries" else milliseconds)), flush=True)


# ---- In the process that was started


def child(arguments: argparse.Namespace, *more: str) -> list[str]:
    return [
        sys.executable, str(HERE / "fiscal_year.py"), "--organizations", str(arguments.organizations), "--evidence",
        str(arguments.evidence), *more,
    ]  # fmt: skip


def lines_of(name: str, one: Installation, arguments: argparse.Namespace) -> Iterator[str]:
    start = time.perf_counter()
    subprocess.run(child(arguments, "--prepare"), env=one.environment, check=True, stderr=subprocess.DEVNULL)
    took = time.perf_counter() - start
    process = subprocess.Popen(
        child(arguments, "--asked"), env=one.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )

    def asked(what: str) -> dict[str, Told]:
        process.stdin.write(f"{what}\n")
        process.stdin.flush()
        line = process.stdout.readline()
        if not line:
            raise SystemExit("the pages could not be asked")
        return json.loads(line)

    for _ in range(3):  # warm: templates, caches, every question once
        asked("round")
    load = os.getloadavg()[0]
    rounds = [asked("round") for _ in range(arguments.rounds)]
    load = (load + os.getloadavg()[0]) / 2
    counted = asked("queries")
    process.stdin.close()
    process.wait(60)
    yield f"\n### {name}\n"
    yield (
        f"{arguments.organizations} organizations with a year each in {took:.0f} s, {one.megabytes():,.0f} MB; load "
        f"while it was measured: {load:.1f}.\n"
    )
    yield "| what | median (p95) ms | ratio to baseline | processor, median ms | ratio | queries | wanted |"
    yield "|---|---|---|---|---|---|---|"
    wall, busy = (statistics.median(found[BASELINE][place] for found in rounds) for place in (0, 1))
    for what in rounds[0]:
        taken, worked = ([found[what][place] for found in rounds] for place in (0, 1))
        first, second = statistics.median(taken), statistics.median(worked)
        wanted = "-" if what.startswith(("opening", "drafting")) else f"<= {WANTED_QUERIES} queries"
        yield (
            f"| {what} | {first:.0f} ({ninety_fifth(taken):.0f}) | {first / wall:.2f} | {second:.0f} | "
            f"{second / busy:.2f} | {counted[what][0]:.0f} | {wanted} |"
        )


def main(arguments: argparse.Namespace) -> None:
    folder = Path(tempfile.mkdtemp(prefix="sucharit-year-", dir=arguments.folder))
    about = whereabouts(arguments).partition(" `benchmarks/")[0]
    told = [
        f"\n## A fiscal year, and a province of {arguments.organizations}\n",
        f"{about} `benchmarks/fiscal_year.py`. Sixty initiatives, a year lived through. Baseline: the tree of the plan "
        "of sixty initiatives, in the same round.",
    ]
    made = f"year_{secrets.token_hex(4)}"
    try:
        if not arguments.only_postgres:
            told += heard(lines_of("SQLite", Installation(folder / "a"), arguments))
        if arguments.postgres:
            on_server(
                arguments.postgres,
                f"CREATE DATABASE {made} ENCODING 'UTF8' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'",
            )
            url = f"{arguments.postgres.rpartition('/')[0]}/{made}"
            told += heard(lines_of("PostgreSQL", Installation(folder / "b", url), arguments))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if arguments.postgres:
            on_server(arguments.postgres, f"DROP DATABASE IF EXISTS {made} WITH (FORCE)")
    if arguments.write:
        with (HERE / "RESULTS.md").open("a", encoding="utf-8") as file:
            file.write("\n".join(told) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--organizations", type=int, default=150)
    parser.add_argument("--evidence", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--postgres", default="", help="a server where databases may be made and dropped")
    parser.add_argument("--only-postgres", action="store_true")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--write", action="store_true", help="append to RESULTS.md")
    parser.add_argument("--prepare", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--asked", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    OFFICES, PIECES = given.organizations, given.evidence
    if given.prepare:
        prepare(OFFICES, PIECES)
    elif given.asked:
        answer_rounds()
    else:
        main(given)
