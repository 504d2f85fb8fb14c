"""Sealed reports, measured: `python benchmarks/sealed.py`. Real keys, a database of its own in a temporary folder.

- filing through the door (whole request, three kilobytes of Thai) against the key derivation that it cannot do without:
  at most 1.5 times;
- an officer's list of 1,000 reports, unlocked, whole request: under a second;
- `--crowd`: two hundred people at the door of a real `sucharit serve --door-port` who send a report with a photo at one
  moment, every third hanging up and sending again, while forms that never end hold the house and lie at the door: none
  lost, none doubled, memory bounded, and how long the front page takes in all that.

Says medians and ratios; ends with 1 where a limit is passed.
"""

import contextlib
import datetime
import hashlib
import http.client
import io
import itertools
import os
import platform
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

ROUNDS, REPORTS = 9, 1000
PEOPLE, HELD = 200, 60
PASSPHRASE = "กระดาษทราย หมวกเหลือง แม่น้ำโขง"  # noqa: S105 - of invented people


PREPARE = f"""
from django.core.management import call_command
call_command("migrate", verbosity=0)
from sucharit.office.demonstration.people import donsukchai
from sucharit.work.complaints.actions.arranging import open_centre
from sucharit.work.sealed.actions import arranging, keys
cast = donsukchai(password=None)
open_centre(by=cast.officer("complaints"))
for name, part in (("auditor", "custodian"), ("head", "custodian"), ("integrity", "officer")):
    arranging.appoint_keeper(cast.users[name], part, by=cast.officer("clerk"))
    keys.set_key(*keys.made_pair("{PASSPHRASE}"), by=cast.officer(name))
arranging.set_open(by=cast.officer("clerk"), is_open=True)
"""
COUNTED = "from sucharit.work.sealed.models import *; print(SealedReport.objects.count(), SealedFile.objects.count())"
MB = 1024 * 1024


def main() -> int:
    if "--crowd" in sys.argv:
        return crowd()
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {
            "SUCHARIT_HOME": home, "SUCHARIT_HTTPS": "0", "DJANGO_SETTINGS_MODULE": "sucharit.config.settings",
            "SUCHARIT_HOSTS": "testserver",
        }  # fmt: skip
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        return measured()


def measured() -> int:
    from django.test import Client
    from django.urls import reverse

    from sucharit.core import sealing
    from sucharit.office.demonstration.people import donsukchai
    from sucharit.work.sealed import tokens
    from sucharit.work.sealed.actions import arranging, keys
    from sucharit.work.sealed.models import Keeper, SealedReport

    office = donsukchai()
    clerk = office.officer("clerk")
    for username, part in (("auditor", "custodian"), ("head", "custodian"), ("integrity", "officer")):
        arranging.appoint_keeper(office.users[username], part, by=clerk)
        pair, locked = keys.made_pair(PASSPHRASE)
        keys.set_key(pair, locked, by=office.officer(username))
    door = arranging.set_open(by=clerk, is_open=True)
    keeper = Keeper.objects.get(part="officer")

    def derivation() -> None:
        sealing.receipt_keys(sealing.new_receipt(), b"s" * 16, strength=sealing.RECEIPT)

    browser = Client()

    def filing() -> None:
        with mock.patch("time.time", return_value=time.time() - 60):
            token = tokens.issue(door)
        form = {"token": token, "title": "ทดสอบ", "matter": "bribe", "what": "ข้อความยาวพอสมควร " * 60}
        assert "รับเรื่องแล้ว" in browser.post("/s/donsukchai/report/", form).content.decode()

    filing()
    alone, whole = by_turns(derivation, filing)
    ratio = whole / alone
    many(door, REPORTS - SealedReport.objects.count())
    officer = Client()
    officer.force_login(office.users["integrity"], backend="django.contrib.auth.backends.ModelBackend")
    officer.cookies["sealed"] = keys.keep_unlocked(keeper, keys.opened_key(keeper, PASSPHRASE))
    where = reverse("sealed_list", args=["donsukchai"])
    assert "1,000" in officer.get(where).content.decode()
    listed = median(lambda: officer.get(where))
    told = (
        "| what | median | limit |\n|---|--:|--:|\n"
        f"| key derivation of a receipt | {alone * 1000:,.0f} ms | |\n"
        f"| filing, whole request | {whole * 1000:,.0f} ms, {ratio:.2f} times | 1.50 times |\n"
        f"| list of {REPORTS:,} sealed reports | {listed * 1000:,.0f} ms | 1,000 ms |\n"
    )
    print(told)
    if "--write" in sys.argv:
        write(told)
    return int(ratio > 1.5 or listed > 1)


def write(told: str, title: str = "Sealed reports") -> None:
    """Appends a section to RESULTS.md, with machine and day."""
    heading = f"\n## {title}\n\n{platform.machine()}, {os.cpu_count()} cores, {datetime.date.today():%Y-%m-%d}\n\n"  # noqa: DTZ011
    with Path(__file__).with_name("RESULTS.md").open("a", encoding="utf-8") as results:
        results.write(heading + told)


@dataclass
class Crowd:
    """What two hundred people saw."""

    receipts: dict[int, str] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def crowd() -> int:
    with tempfile.TemporaryDirectory(prefix="sealed-") as folder:
        home = Path(folder)
        run(home, PREPARE)
        port, door = free_port(), free_port()
        command = [sys.executable, "-m", "sucharit", "serve", "--port", str(port), "--door-port", str(door)]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        server = subprocess.Popen(command, env=environment(home), **quiet)  # type: ignore[call-overload]
        try:
            wait_for(lambda: asked(port, "/health/") and asked(door, "/health/"))
            told, fits = besieged(home, port, door, server.pid)
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(30)
    print(told)
    if "--write" in sys.argv:
        write(told, "Sealed reports: a crowd in the middle of a flood")
    return int(not fits)


def besieged(home: Path, port: int, door: int, pid: int) -> tuple[str, bool]:
    calm = looked(door)
    held = [half_sent(port, "/p/donsukchai/complaints/new/") for _ in range(12)]
    held += [half_sent(door, "/s/donsukchai/report/") for _ in range(HELD)]
    wait_for(lambda: not asked(port, "/health/", 2))
    flooded = looked(door)
    seen, start, picture = Crowd(), threading.Barrier(PEOPLE + 1), photo()
    people = [threading.Thread(target=person, args=(door, who, picture, seen, start)) for who in range(PEOPLE)]
    for one in people:
        one.start()
    idle, most, crowded = memory(pid), [0], list[float]()
    start.wait()
    full = not asked(port, "/health/", 2)
    while any(one.is_alive() for one in people):
        crowded.append(looked(door, 1))
        most[0] = max(most[0], memory(pid))
        time.sleep(0.2)
    for line in held:
        line.close()
    reports, files = map(int, run(home, COUNTED).split())
    different, seconds = len(set(seen.receipts.values())), sorted(seen.seconds) or [0.0]
    fits = reports == files == different == PEOPLE and not seen.refused and full and most[0] < 2000 * MB
    told = (
        f"{PEOPLE} people with a photo of {len(picture) / MB:.1f} MB each; 12 unfinished forms hold the house, {HELD} "
        "lie at the door.\n\n| what | measured | wanted |\n|---|--:|--:|\n"
        f"| the house in the middle of it | {'no answer' if full else 'answers'} | no answer |\n"
        f"| front page of the door: calm / flooded / median and slowest while all send | {calm * 1000:,.0f} / "
        f"{flooded * 1000:,.0f} / {statistics.median(crowded) * 1000:,.0f} and {max(crowded) * 1000:,.0f} ms | |\n"
        f"| receipts, reports, files | {different}, {reports}, {files} | {PEOPLE} each |\n"
        f"| refused | {len(seen.refused)} | 0 |\n"
        f"| until the receipt: median / last | {statistics.median(seconds):.1f} / {seconds[-1]:.1f} s | |\n"
        f"| memory of all processes: idle / most | {idle / MB:,.0f} / {most[0] / MB:,.0f} MB | 2,000 MB |\n"
        f"| all of it | {'met' if fits else 'NOT MET'} | met |\n"
    )
    if seen.refused:
        print(seen.refused[:5])
    return told, fits


def person(door: int, who: int, picture: bytes, seen: Crowd, start: threading.Barrier) -> None:
    """Opens the form, lets the script work, and sends with all others; every third hangs up and sends again."""
    page = answer_of(door, "/s/donsukchai/report/")
    token = re.search(r'name="token" value="([^"]+)"', page)[1]  # type: ignore[index]
    bits = int(re.search(r'data-work="([0-9]+)"', page)[1])  # type: ignore[index]
    body, kind = form_of(token, worked(token, bits), who, picture)
    start.wait()
    began = time.monotonic()
    if who % 3 == 0:
        with contextlib.suppress(OSError):
            line = http.client.HTTPConnection("127.0.0.1", door, timeout=300)
            line.request("POST", "/s/donsukchai/report/", body, {"Content-Type": kind})
            line.close()
    page = answer_of(door, "/s/donsukchai/report/", body, kind)
    digits = "".join(re.findall(r"<span>([0-9]{5})</span>", page))
    if len(digits) != 40:
        seen.refused.append(f"{who}: {re.sub('<[^>]+>|<!--.*', ' ', page, flags=re.S)[:300]}")
        return
    seen.seconds.append(time.monotonic() - began)
    seen.receipts[who] = digits


def worked(token: str, bits: int) -> str:
    """What the page's own script does."""
    for number in itertools.count():
        digest = hashlib.sha256(f"{token}:{number}".encode()).digest()
        if int.from_bytes(digest[:8], "big") >> (64 - bits) == 0:
            return str(number)
    raise AssertionError


def form_of(token: str, work: str, who: int, picture: bytes) -> tuple[bytes, str]:
    border = uuid.uuid4().hex
    told = {"token": token, "work": work, "title": f"เรื่องที่ {who}", "matter": "bribe", "what": "ข้อความยาวพอสมควร " * 30}
    parts = [
        f'--{border}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in told.items()
    ]
    head = f'--{border}\r\nContent-Disposition: form-data; name="files"; filename="{who}.jpg"\r\n\r\n'.encode()
    return b"".join(
        [*parts, head, picture, f"\r\n--{border}--\r\n".encode()]
    ), f"multipart/form-data; boundary={border}"


def photo() -> bytes:
    from PIL import Image

    made = io.BytesIO()
    Image.effect_noise((1200, 900), 60).convert("RGB").resize((4000, 3000)).save(made, "JPEG", quality=80)
    return made.getvalue()


def answer_of(port: int, path: str, body: bytes | None = None, kind: str = "") -> str:
    for _try in range(6):  # hung up on, people press again
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
        try:
            line.request("POST" if body else "GET", path, body, {"Content-Type": kind} if kind else {})
            return line.getresponse().read().decode("utf-8", "replace")
        except (OSError, http.client.HTTPException):
            time.sleep(1)
        finally:
            line.close()
    return ""


def asked(port: int, path: str, within: float = 5) -> bool:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=within)
    try:
        line.request("GET", path)
        return line.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        line.close()


def looked(door: int, rounds: int = ROUNDS) -> float:
    """Seconds until the front page is there."""

    def once() -> None:
        assert "donsukchai" in answer_of(door, "/s/donsukchai/")

    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        once()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def half_sent(port: int, path: str) -> socket.socket:
    line = socket.create_connection(("127.0.0.1", port), timeout=5)
    kind = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 99999"
    line.sendall(f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{kind}\r\n\r\ndetail=".encode())
    return line


def wait_for(true: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not true():
        if time.monotonic() > until:
            raise TimeoutError
        time.sleep(0.3)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(home: Path) -> dict[str, str]:
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("SUCHARIT_", "DJANGO_"))}
    return plain | {"SUCHARIT_HOME": str(home), "SUCHARIT_HTTPS": "0"}


def run(home: Path, code: str) -> str:
    begin = "import django, os; os.environ['DJANGO_SETTINGS_MODULE'] = 'sucharit.config.settings'; django.setup()\n"
    command = [sys.executable, "-c", begin + code]
    return subprocess.run(command, env=environment(home), capture_output=True, text=True, check=True).stdout


def memory(root: int) -> int:
    """Bytes that the process and its children hold."""
    total, waiting = 0, [root]
    while waiting:
        pid = waiting.pop()
        with contextlib.suppress(OSError):
            total += int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
            waiting += map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
    return total


def by_turns(*jobs: Callable[[], object]) -> list[float]:
    """Medians; the jobs take turns, so that a slow minute of the machine is slow for all."""
    times: list[list[float]] = [[] for _ in jobs]
    for _ in range(ROUNDS):
        for place, job in enumerate(jobs):
            began = time.perf_counter()
            job()
            times[place].append(time.perf_counter() - began)
    return [statistics.median(one) for one in times]


def median(job: Callable[[], object]) -> float:
    return by_turns(job)[0]


def many(door: object, count: int) -> None:
    """Reports written below the door: their receipts' keys are made without work."""
    from django.db import transaction

    from sucharit.base import clock
    from sucharit.core import sealing
    from sucharit.work.sealed.actions.filing import Filing, file_report
    from sucharit.work.sealed.contents import Content, Head

    with transaction.atomic():
        for place in range(count):
            made = sealing.receipt_keys(sealing.new_receipt(), b"s" * 16, strength=sealing.LIGHT)
            filing = Filing(Head(title=f"เรื่องที่ {place}", matter="bribe"), Content(what="ข้อความ " * 200))
            file_report(door, filing, made, today=clock.today())  # type: ignore[arg-type]


if __name__ == "__main__":
    sys.exit(main())
