"""kill -9 of server and worker in the middle of uploads, saves, approvals and papers; after each, what stands there.

uv run python benchmarks/killing.py [--rounds 50] [--postgres postgres://…/postgres] [--write]

The real `sucharit serve` in a home of its own, real clients over HTTP, each noting what was answered to it. Every
process is killed at once at a random moment; then benchmarks/killing_check.py looks: whatever was answered with success
must be there, and nothing may be half-done. Then the same home is started again. Random, with a seed that is printed.
"""

import argparse
import hashlib
import http.client
import json
import os
import random
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
OFFICE = "/o/donsukchai"
CHANCE = random.Random()  # noqa: S311 - when to kill
SAMPLE = ROOT / "src" / "sucharit" / "samples" / "plan.txt"

#: The cast, a plan whose sheets are written, and many small plans to be sent up the line.
PREPARE = """
import json, sys
from sucharit.office.demonstration.people import donsukchai
from sucharit.office.demonstration.plans import explain_errors
from sucharit.reference.catalogue import catalogue
from sucharit.work.plans.actions import add_from_catalogue, create_plan
cast = donsukchai(password=None)
planner = cast.officer("planner")
keys = [entry.key for entry in catalogue()]
written = create_plan(by=planner, first_year=2566, last_year=2570)
add_from_catalogue(written, by=planner, keys=keys[:6])
sent = []
for number in range(int(sys.argv[1])):
    plan = create_plan(by=planner, first_year=2571 + number % 100, last_year=2571 + number % 100)
    add_from_catalogue(plan, by=planner, keys=keys[number % 50 : number % 50 + 1])
    explain_errors(cast, plan)
    sent.append(plan.pk)
sheets = [[row.seq, row.pk] for row in written.initiatives.order_by("seq")]
print(json.dumps({"written": written.pk, "sheets": sheets, "sent": sent}))
"""


@dataclass
class Ledger:
    """What was answered to the clients, as they noted it."""

    uploads: list[str] = field(default_factory=list)
    sheets: dict[str, dict[str, Any]] = field(default_factory=dict)
    submitted: list[int] = field(default_factory=list)
    signed: dict[str, int] = field(default_factory=dict)
    issued: list[int] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)  # answers that a client did not expect while the server lived

    def acknowledged(self) -> dict[str, int]:
        saves = sum(told["saves"] for told in self.sheets.values())
        return {
            "uploads": len(self.uploads), "saves": saves, "submissions": len(self.submitted),
            "signatures": sum(self.signed.values()), "papers": len(self.issued),
        }  # fmt: skip


class Gone(Exception):  # noqa: N818 - it is meant to go
    """The server does not answer any more: it was killed."""


class Fields(HTMLParser):
    """The fields of the forms of a page as a browser would send them, by the action of the form."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[str, list[tuple[str, str]]]] = []
        self._area: str | None = None
        self._select: str | None = None
        self._options: list[tuple[str, bool]] = []
        self._radios: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append((told.get("action", ""), []))
        elif not self.forms or "disabled" in told:
            return
        elif tag == "input" and told.get("name"):
            self._input(told)
        elif tag == "textarea":
            self._area = told.get("name")
            self.forms[-1][1].append((self._area or "", ""))
        elif tag == "select":
            self._select, self._options = told.get("name"), []
        elif tag == "option" and self._select:
            self._options.append((told.get("value", ""), "selected" in told))

    def _input(self, told: dict[str, str]) -> None:
        kind, name = told.get("type", "text"), told["name"]
        if kind in ("submit", "button", "file") or (kind == "checkbox" and "checked" not in told):
            return
        if kind == "radio":  # the one that is chosen, or the first
            if name in self._radios and "checked" not in told:
                return
            self._radios.add(name)
        self.forms[-1][1].append((name, told.get("value", "on" if kind == "checkbox" else "")))

    def handle_data(self, data: str) -> None:
        if self._area and self.forms:
            name, before = self.forms[-1][1][-1]
            self.forms[-1][1][-1] = (name, before + data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = None
        elif tag == "select" and self._select:
            chosen = next((value for value, selected in self._options if selected), None)
            usable = [value for value, _ in self._options if value]
            value = chosen if chosen is not None else (usable[0] if usable else "")
            self.forms[-1][1].append((self._select, value))
            self._select = None


class Visitor:
    """A browser without a screen: cookies, forms, no following."""

    def __init__(self, port: int) -> None:
        self.port, self.cookies = port, {}

    def ask(
        self, method: str, path: str, body: bytes | None = None, kind: str = "", **headers: str
    ) -> tuple[int, str, str]:
        """Status, place that it leads to, page. Gone where no whole answer came."""
        told = {"Host": f"127.0.0.1:{self.port}", "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if kind:
            told["Content-Type"] = kind
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, body, told | headers)
            answer = connection.getresponse()
            page = answer.read().decode("utf-8", "replace")
        except (OSError, http.client.HTTPException) as error:
            raise Gone from error
        finally:
            connection.close()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, answer.headers.get("Location", ""), page

    def form(self, path: str, action: str = "") -> list[tuple[str, str]]:
        """The fields of the page's form with that action (its end); without one, of the largest that posts to the page
        itself."""
        status, _, page = self.ask("GET", path)
        if status != 200:
            raise Unexpected(f"GET {path} answered {status}")
        parser = Fields()
        parser.feed(page)
        fitting = [
            fields for where, fields in parser.forms if where.endswith(action) and (action or where in ("", path))
        ]
        if not fitting:
            raise Unexpected(f"no form {action} on {path}")
        return max(fitting, key=len)

    def send(self, path: str, fields: list[tuple[str, str]], **headers: str) -> tuple[int, str, str]:
        return self.ask("POST", path, urlencode(fields).encode(), "application/x-www-form-urlencoded", **headers)

    def sign_in(self, username: str) -> "Visitor":
        fields = self.form("/demo/", "/demo/sign-in/")
        status, _, _ = self.send("/demo/sign-in/", changed(fields, username=username))
        if status != 302:
            raise Unexpected(f"sign-in of {username} answered {status}")
        return self


class Unexpected(Exception):  # noqa: N818 - what came was another answer
    """The server answered, but not what it should have."""


def changed(fields: list[tuple[str, str]], **values: str) -> list[tuple[str, str]]:
    return [(name, value) for name, value in fields if name not in values] + list(values.items())


#: Who is signed in, by user name.
People = Callable[[str], Visitor]


def uploading(people: People, ledger: Ledger, _facts: dict[str, Any], over: threading.Event) -> None:
    """Documents, each different, some long to read."""
    planner = people("planner")
    text = SAMPLE.read_bytes()
    while not over.is_set():
        fields = planner.form(f"{OFFICE}/intake/", "/intake/upload/")
        content = text + f"\nฉบับที่ {secrets.token_hex(8)}\n".encode()
        token = dict(fields)["csrfmiddlewaretoken"]
        body, kind = multipart(token, content)
        status, _, _ = planner.ask("POST", f"{OFFICE}/intake/upload/", body, kind, Accept="application/json")
        expect(status, 201, "upload")
        ledger.uploads.append(hashlib.sha256(content).hexdigest())
        over.wait(0.2)


def multipart(token: str, content: bytes) -> tuple[bytes, str]:
    border = secrets.token_hex(12)
    head = (
        f'--{border}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token}\r\n'
        f'--{border}\r\nContent-Disposition: form-data; name="files"; filename="plan.txt"\r\n'
        "Content-Type: text/plain\r\n\r\n"
    )
    return head.encode() + content + f"\r\n--{border}--\r\n".encode(), f"multipart/form-data; boundary={border}"


def saving(people: People, ledger: Ledger, facts: dict[str, Any], over: threading.Event, half: int = 0) -> None:
    """Sheets are written on, autosave after autosave, as the script of the page does it."""
    planner = people("planner")
    while not over.is_set():
        seq, pk = CHANCE.choice(facts["sheets"][half::2])
        path = f"{OFFICE}/plans/{facts['written']}/initiatives/{seq}/edit/"
        fields = planner.form(path)
        told = ledger.sheets.setdefault(str(pk), {"sent": [], "acknowledged": "", "saves": 0})
        note = f"หมายเหตุ {secrets.token_hex(6)}"
        told["sent"].append(note)
        status, _, _ = planner.send(path, changed(fields, note=note), **{"X-Requested-With": "autosave"})
        expect(status, 200, "save")
        told["acknowledged"], told["saves"] = note, told["saves"] + 1


def saving_beside(people: People, ledger: Ledger, facts: dict[str, Any], over: threading.Event) -> None:
    """The same at another machine, on other sheets of the same plan."""
    saving(people, ledger, facts, over, half=1)


def approving(people: People, ledger: Ledger, facts: dict[str, Any], over: threading.Event) -> None:
    """Plans go up the line: the planner sends, head, clerk and mayor sign."""
    while not over.is_set() and facts["sent"]:
        plan = facts["sent"].pop()
        path = f"{OFFICE}/plans/{plan}"
        fields = people("planner").form(f"{path}/submit/")
        status, _, _ = people("planner").send(f"{path}/submit/", fields)
        expect(status, 302, f"submit of {plan}")
        ledger.submitted.append(plan)
        for name in ("head", "clerk", "mayor"):
            fields = people(name).form(f"{path}/approval/", "/decide/")
            status, _, _ = people(name).send(f"{path}/decide/", changed(fields, answer="agreed", confirmed="yes"))
            expect(status, 302, f"signature of {name}")
            ledger.signed[str(plan)] = ledger.signed.get(str(plan), 0) + 1


def issuing(people: People, ledger: Ledger, _facts: dict[str, Any], over: threading.Event) -> None:
    """Pledges are drafted, numbered and frozen with their files."""
    planner = people("planner")
    start = f"{OFFICE}/documents/new/no-gift-pledge/"
    while not over.is_set():
        status, place, page = planner.send(start, planner.form(start))
        expect(status, 302, f"draft {page[:0]}")
        number = int(place.partition("/documents/")[2].partition("/")[0])
        issue = f"{OFFICE}/documents/{number}/issue/"
        status, _, _ = planner.send(issue, planner.form(issue))
        expect(status, 302, "issue")
        ledger.issued.append(number)


def expect(got: object, wanted: object, what: str) -> None:
    if got != wanted:
        raise Unexpected(f"{what}: {got}, not {wanted}")


CLIENTS: tuple[Callable[[People, Ledger, dict[str, Any], threading.Event], None], ...] = (
    uploading, saving, saving_beside, approving, issuing,
)  # fmt: skip


@dataclass
class Trial:
    """One installation, killed again and again."""

    home: Path
    port: int
    database_url: str = ""
    ledger: Ledger = field(default_factory=Ledger)
    facts: dict[str, Any] = field(default_factory=dict)
    visitors: dict[tuple[str, str], Visitor] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("SUCHARIT_", "DATABASE_URL", "DJANGO_"))}
        ours = {
            "SUCHARIT_HOME": str(self.home), "SUCHARIT_HTTPS": "0", "SUCHARIT_DEMONSTRATION": "1",
            "PYTHONPATH": str(ROOT / "src"), "DJANGO_SETTINGS_MODULE": "sucharit.config.settings",
        }  # fmt: skip
        return clean | ours | ({"DATABASE_URL": self.database_url} if self.database_url else {})

    def prepare(self, plans: int) -> None:
        run = "import django\ndjango.setup()\nfrom django.core.management import call_command\n"
        run += "call_command('migrate', verbosity=0)\n" + PREPARE
        ran = subprocess.run(
            [sys.executable, "-c", run, str(plans)], env=self.environment, capture_output=True, text=True, check=False
        )
        if ran.returncode:
            raise SystemExit(ran.stderr)
        self.facts = json.loads(ran.stdout.splitlines()[-1])

    def start(self) -> "subprocess.Popen[bytes]":
        with (self.home / "log").open("ab") as log:
            served = subprocess.Popen(
                [sys.executable, "-m", "sucharit", "serve", "--port", str(self.port), "--workers", "1"],
                env=self.environment, stdout=subprocess.DEVNULL, stderr=log, start_new_session=True,
            )  # fmt: skip
        until = time.monotonic() + 120
        while not answers(self.port):
            if served.poll() is not None or time.monotonic() > until:
                raise SystemExit(f"did not start: {(self.home / 'log').read_text()[-2000:]}")
            time.sleep(0.1)
        return served

    def kill_after(self, served: "subprocess.Popen[bytes]", seconds: float, least: int = 0) -> None:
        """Clients work, at least until so many answers came; then everything that was started is killed at once."""
        before = sum(self.ledger.acknowledged().values())
        over = threading.Event()
        threads = [threading.Thread(target=self._client, args=(client, over), daemon=True) for client in CLIENTS]
        for thread in threads:
            thread.start()
        time.sleep(seconds)
        until = time.monotonic() + 30
        while sum(self.ledger.acknowledged().values()) < before + least and time.monotonic() < until:
            time.sleep(0.05)
        kill_whole(served.pid)
        over.set()
        for thread in threads:
            thread.join(40)
        served.wait()

    def _people(self, client: str) -> People:
        """Signed in once; the sessions, too, must outlive what is killed."""

        def person(name: str) -> Visitor:
            if (client, name) not in self.visitors:
                self.visitors[client, name] = Visitor(self.port).sign_in(name)
            return self.visitors[client, name]

        return person

    def _client(self, client: Callable[..., None], over: threading.Event) -> None:
        try:
            client(self._people(client.__name__), self.ledger, self.facts, over)
        except Gone:
            return
        except Unexpected as told:
            if not over.is_set():
                self.ledger.refused.append(str(told))

    def check(self) -> dict[str, Any]:
        told = {name: getattr(self.ledger, name) for name in ("uploads", "sheets", "submitted", "signed", "issued")}
        ran = subprocess.run(
            [sys.executable, str(HERE / "killing_check.py")], env=self.environment, input=json.dumps(told),
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if ran.returncode:
            return {"faults": [ran.stderr[-1500:]], "counted": {}}
        return json.loads(ran.stdout)

    def recover(self, seconds: float) -> dict[str, Any]:
        """Started once more and left alone: everything that was begun must come to its end."""
        served = self.start()
        until = time.monotonic() + seconds
        try:
            while True:
                told = self.check()
                if not told["counted"].get("unfinished tasks") and not told["counted"].get("unread uploads"):
                    return told
                if time.monotonic() > until:
                    told["faults"].append(f"not finished after {seconds:.0f} s: {told['counted']}")
                    return told
                time.sleep(3)
        finally:
            served.terminate()
            served.wait(30)


def answers(port: int) -> bool:
    try:
        return Visitor(port).ask("GET", "/health/")[0] == 200
    except Gone:
        return False


def kill_whole(number: int) -> None:
    """The launcher and everything below it, whatever session it is in, at once."""
    for victim in [number, *below(number)]:
        try:
            os.kill(victim, signal.SIGKILL)
        except ProcessLookupError:
            continue


def below(number: int) -> list[int]:
    """All processes below one, by /proc."""
    parents: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except (FileNotFoundError, ProcessLookupError):
            continue
    found, waiting = [], [number]
    while waiting:
        parent = waiting.pop()
        children = [child for child, of in parents.items() if of == parent]
        found += children
        waiting += children
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def rounds_of(
    trial: Trial, rounds: int, longest: float, *, least: int = 0, say: Callable[[str], None] = print
) -> list[str]:
    """All faults that were found, each with its round."""
    faults: list[str] = []
    for number in range(1, rounds + 1):
        seconds = CHANCE.uniform(0.4, longest)
        trial.kill_after(trial.start(), seconds, least)
        told = trial.check()
        faults += [f"round {number}: {fault}" for fault in told["faults"]]
        say(f"round {number:2} killed after {seconds:4.1f} s  {trial.ledger.acknowledged()}  {told['counted']}  "
            f"faults {len(told['faults'])}")  # fmt: skip
    return faults


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--longest", type=float, default=6.0, help="seconds until the kill, at most")
    parser.add_argument("--postgres", default="", help="a server where a database may be made and dropped")
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--write", action="store_true", help="append to RESULTS.md")
    arguments = parser.parse_args()
    seed = arguments.seed if arguments.seed is not None else secrets.randbelow(10**6)
    CHANCE.seed(seed)
    folder = Path(tempfile.mkdtemp(prefix="sucharit-killing-"))
    name = f"killing_{secrets.token_hex(4)}"
    url = f"{arguments.postgres.rpartition('/')[0]}/{name}" if arguments.postgres else ""
    try:
        if url:
            on_server(arguments.postgres, f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
        trial = Trial(folder, free_port(), url)
        trial.prepare(plans=arguments.rounds * 12)
        faults = rounds_of(trial, arguments.rounds, arguments.longest)
        last = trial.recover(150)
        faults += [f"at the end: {fault}" for fault in last["faults"]]
        told = list(lines(arguments, seed, trial, last, faults))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if url:
            on_server(arguments.postgres, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    print("\n".join(told))
    if arguments.write:
        with (HERE / "RESULTS.md").open("a", encoding="utf-8") as file:
            file.write("\n".join(told) + "\n")
    sys.exit(1 if faults else 0)


def on_server(url: str, statement: str) -> None:
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement)


def lines(
    arguments: argparse.Namespace, seed: int, trial: Trial, last: dict[str, Any], faults: list[str]
) -> Iterator[str]:
    kind = "PostgreSQL" if trial.database_url else "SQLite"
    yield f"\n## Killed {arguments.rounds} times: {kind}\n"
    yield f"{time.strftime('%Y-%m-%d')}, `benchmarks/killing.py --seed {seed}`, kill -9 of every process at once.\n"
    yield "| acknowledged | how many | lost |"
    yield "|---|---|---|"
    yield from (
        f"| {what} | {count} | {'see below' if faults else 0} |" for what, count in trial.ledger.acknowledged().items()
    )
    yield ""
    yield f"After the last start, left alone: {last['counted']}."
    yield f"Answers that no client expected: {len(trial.ledger.refused)}."
    yield from (f"- unexpected: {told}" for told in sorted(set(trial.ledger.refused))[:10])
    yield f"Faults (lost, half-done, gaps in the record): {len(faults)}."
    yield from (f"- {fault}" for fault in faults[:40])


if __name__ == "__main__":
    main()
