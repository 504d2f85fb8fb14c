"""Two hundred people file a complaint with a photo at once; every third loses the connection and sends again.

uv run python benchmarks/complaints.py [--people 200] [--write]

The real `sucharit serve` in a home of its own, real clients over HTTP from two hundred addresses. Afterwards: none
lost, none doubled, numbers without a gap, every photo drawn anew; and how much memory the server took at most
(it holds the bodies of the requests that wait: 64 for each worker, granian's backpressure).
"""

import argparse
import concurrent.futures
import http.client
import io
import os
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
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image

HERE = Path(__file__).resolve().parent
DOOR = "/p/donsukchai/complaints/new/"
PREPARE = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("createcachetable", verbosity=0)
from sucharit.office.demonstration.people import donsukchai
from sucharit.work.complaints.actions.arranging import open_centre
open_centre(by=donsukchai(password=None).officer("complaints"))
"""
LOOK = """
from sucharit.work.complaints.models import Attachment, Complaint
numbers = sorted(Complaint.objects.values_list("number", flat=True))
files = Attachment.objects.select_related("file")
print(len(numbers), numbers == list(range(1, len(numbers) + 1)), files.count(), sum(one.file.size for one in files))
"""
MB = 1024 * 1024


@dataclass
class Seen:
    """What the clients noted."""

    receipts: dict[int, set[str]] = field(default_factory=dict)  # person > what the receipts say
    seconds: list[float] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def photo() -> bytes:
    """Twelve million pixels of noise, as telephones take them, with a place in it."""
    noise = Image.effect_noise((1000, 750), 60).convert("RGB").resize((4000, 3000))
    exif = Image.Exif()
    exif.get_ifd(0x8825)[2] = (15.0, 22.0, 48.0)
    made = io.BytesIO()
    noise.save(made, "JPEG", quality=80, exif=exif)
    return made.getvalue()


def environment(home: Path) -> dict[str, str]:
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("SUCHARIT_", "DJANGO_"))}
    return plain | {"SUCHARIT_HOME": str(home), "SUCHARIT_HTTPS": "0", "SUCHARIT_BEHIND_PROXY": "1"}


def run(home: Path, code: str) -> str:
    begin = "import django, os; os.environ['DJANGO_SETTINGS_MODULE'] = 'sucharit.config.settings'; django.setup()\n"
    done = subprocess.run(
        [sys.executable, "-c", begin + code], env=environment(home), capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def ask(
    port: int, who: int, method: str, body: bytes | None = None, kind: str = "", cut: bool = False
) -> tuple[int, str]:
    """One request from an address of one's own; `cut` hangs up before the answer."""
    headers = {"X-Forwarded-For": f"10.0.{who // 200}.{who % 200 + 1}", "X-Forwarded-Proto": "https"}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=180)
    try:
        connection.request(method, DOOR, body, headers | ({"Content-Type": kind} if kind else {}))
        if cut:
            return 0, ""
        answer = connection.getresponse()
        return answer.status, answer.read().decode("utf-8", "replace")
    finally:
        connection.close()


def form_of(page: str, who: int, picture: bytes) -> tuple[bytes, str]:
    token = re.search(r'name="token" value="([^"]+)"', page)[1]  # type: ignore[index]
    category = re.search(r'<option value="(\d+)" selected', page)[1]  # type: ignore[index]
    border = uuid.uuid4().hex
    fields = {"detail": f"คนที่ {who} แจ้งไฟถนนดับ", "category": category, "name": f"นายทดสอบ คนที่ {who}", "token": token}
    parts = [
        f'--{border}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    head = (
        f'--{border}\r\nContent-Disposition: form-data; name="files"; filename="{who}.jpg"\r\nContent-Type: image/jpeg'
    )
    return b"".join([*parts, head.encode(), b"\r\n\r\n", picture, f"\r\n--{border}--\r\n".encode()]), border


def person(port: int, who: int, picture: bytes, seen: Seen, start: threading.Barrier) -> None:
    _status, page = ask(port, who, "GET")
    body, border = form_of(page, who, picture)
    start.wait()
    began = time.monotonic()
    kind = f"multipart/form-data; boundary={border}"
    if who % 3 == 0:
        ask(port, who, "POST", body, kind, cut=True)
    for _try in range(8):
        try:
            status, page = ask(port, who, "POST", body, kind)
        except (OSError, http.client.HTTPException):
            status = 0  # hung up on: people press again
        if status == 200:
            break
        time.sleep(1)
    if status != 200:
        seen.refused.append(f"{who}: {status}")
        return
    seen.seconds.append(time.monotonic() - began)
    told = re.findall(r'complaint-number">([^<]+)<|complaint-secret">([^<]+)<', page)
    seen.receipts[who] = {"".join(one) for one in told}


def memory(root: int) -> int:
    """Bytes that the process and its children hold."""
    total, waiting = 0, [root]
    while waiting:
        pid = waiting.pop()
        try:
            total += int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
            waiting += map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
        except OSError:
            continue
    return total


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--people", type=int, default=200)
    asked.add_argument("--write", action="store_true")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="complaints-") as folder:
        measured = measure(Path(folder), options.people)
    print(measured)
    if options.write:
        with (HERE / "RESULTS.md").open("a", encoding="utf-8") as file:
            file.write(f"\n{measured}\n")


def measure(home: Path, people: int) -> str:
    run(home, PREPARE)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "sucharit", "serve", "--port", str(port)], env=environment(home),
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                ask(port, 0, "GET")
                break
            except OSError:
                time.sleep(0.3)
        return filed(home, port, server.pid, people)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(30)


def filed(home: Path, port: int, pid: int, people: int) -> str:
    picture, seen, start = photo(), Seen(), threading.Barrier(people)
    idle, most, done = memory(pid), [0], threading.Event()

    def watch() -> None:
        while not done.wait(0.2):
            most[0] = max(most[0], memory(pid))

    threading.Thread(target=watch, daemon=True).start()
    with concurrent.futures.ThreadPoolExecutor(people) as pool:
        for task in [pool.submit(person, port, who, picture, seen, start) for who in range(people)]:
            task.result()
    done.set()
    count, gapless, files, size = run(home, LOOK).split()
    different = len({frozenset(one) for one in seen.receipts.values()})
    fitting = int(count) == people == different == int(files) and gapless == "True" and not seen.refused
    seconds = sorted(seen.seconds)
    return "\n".join((
        f"## Complaints: {people} people at once with photos, {datetime.now(UTC):%Y-%m-%d}",
        "",
        f"Photo of {len(picture) / MB:.1f} MB and 12 million pixels each; every third hung up and sent again.",
        "",
        "| what | measured | wanted |",
        "|---|---|---|",
        f"| receipts, complaints, files | {different}, {count}, {files} | {people} each |",
        f"| numbers without a gap | {gapless} | True |",
        f"| refused | {len(seen.refused)} | 0 |",
        f"| until the receipt, median / last | {statistics.median(seconds):.1f} / {seconds[-1]:.1f} s | |",
        f"| memory of the server, idle / most | {idle / MB:.0f} / {most[0] / MB:.0f} MB | <= 2,000 MB |",
        f"| kept on the disk | {int(size) / MB:.0f} MB | |",
        f"| all of it | {'met' if fitting and most[0] < 2000 * MB else 'NOT MET'} | met |",
    ))  # fmt: skip


if __name__ == "__main__":
    main()
