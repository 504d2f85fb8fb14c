"""Server and worker live and die together, however they are ended; and a start says what stands in its way."""

import http.client
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from benchmarks.killing import below
from django.core.signing import Signer
from tests.config.conftest import Home
from tests.config.test_backups import wait_for

from sucharit.config.presence import Presence
from sucharit.config.starting import free_port, is_free

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and groups of processes are those of Unix")

#: Two processes, the first with a child of its own, as a server has workers; each writes its number.
TOGETHER = """
import sys
from sucharit.config import starting
starting._STOP_WITHIN = 0.4
SLEEPER = "import os, pathlib, sys, time; pathlib.Path(sys.argv[1]).write_text(str(os.getpid())); time.sleep(600)"
PARENT = "import subprocess, sys; subprocess.Popen([sys.executable, '-c', *sys.argv[2:]]);" + SLEEPER
DEAF = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN);" + SLEEPER
folder, second = sys.argv[1:]
commands = [
    [sys.executable, "-c", PARENT, folder + "/first", SLEEPER, folder + "/child"],
    [sys.executable, "-c", {"deaf": DEAF, "plain": SLEEPER}[second], folder + "/second"],
]
sys.exit(starting.Processes(commands, {}).run(lambda: print("started", flush=True)))
"""

#: The office with an open complaint centre and an open sealed door.
WITH_BOTH_DOORS = """
from sucharit.office.demonstration.people import donsukchai
from sucharit.work.complaints.actions.arranging import open_centre
from sucharit.work.sealed.actions import arranging, keys
cast = donsukchai(password=None)
open_centre(by=cast.officer("complaints"))
for name, part in (("auditor", "custodian"), ("head", "custodian"), ("integrity", "officer")):
    arranging.appoint_keeper(cast.users[name], part, by=cast.officer("clerk"))
    keys.set_key(*keys.made_pair("กระดาษทราย หมวกเหลือง แม่น้ำโขง"), by=cast.officer(name))
arranging.set_open(by=cast.officer("clerk"), is_open=True)
"""


@pytest.fixture
def together(tmp_path: Path, home: Home):
    """Starts them; the numbers of all once they live."""
    launched: list[subprocess.Popen[str]] = []

    def start(second: str = "plain") -> tuple["subprocess.Popen[str]", dict[str, int]]:
        launcher = subprocess.Popen(
            [sys.executable, "-c", TOGETHER, str(tmp_path), second],
            env=home.environment,
            text=True,
            start_new_session=True,
            preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # whoever runs tests may be deaf to it
        )
        launched.append(launcher)
        names = ("first", "second", "child")
        wait_for(lambda: all((tmp_path / n).exists() and (tmp_path / n).read_text() for n in names))
        return launcher, {name: int((tmp_path / name).read_text()) for name in names}

    yield start
    for launcher in launched:
        launcher.kill()
        launcher.wait()


def lives(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def all_gone(numbers: dict[str, int]) -> None:
    wait_for(lambda: not any(map(lives, numbers.values())), 10)


class TestStopping:
    @pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
    def test_asked_to_stop(self, together, asked):
        launcher, numbers = together()
        launcher.send_signal(asked)
        assert launcher.wait(20) == 0
        all_gone(numbers)

    def test_asked_twice(self, together):
        """A service manager tells the whole group; impatient people press Ctrl+C again."""
        launcher, numbers = together()
        for _ in range(3):
            launcher.send_signal(signal.SIGTERM)
        assert launcher.wait(20) == 0
        all_gone(numbers)

    def test_one_that_will_not_listen(self, together):
        launcher, numbers = together("deaf")
        launcher.send_signal(signal.SIGTERM)
        assert launcher.wait(20) == 0
        all_gone(numbers)

    @pytest.mark.parametrize("victim", ["first", "second"])
    def test_the_death_of_one_is_the_end_of_all(self, together, victim):
        launcher, numbers = together()
        os.kill(numbers[victim], signal.SIGKILL)
        assert launcher.wait(20) != 0, "nobody asked for it: a service manager must start it again"
        all_gone(numbers)

    @pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells a child of its parent's death")
    def test_the_death_of_the_launcher(self, together):
        launcher, numbers = together()
        launcher.kill()
        wait_for(lambda: not lives(numbers["first"]) and not lives(numbers["second"]), 10)
        if lives(numbers["child"]):  # a sleeper does not watch its parent; a server's worker does (below)
            os.kill(numbers["child"], signal.SIGKILL)


class TestPorts:
    def test_taken(self):
        with socket.socket() as other:
            other.bind(("127.0.0.1", 0))
            other.listen()
            port = other.getsockname()[1]
            assert not is_free("127.0.0.1", port)
            assert free_port(port) > port

    def test_the_last_port_there_is(self):
        with socket.socket() as other:
            other.bind(("127.0.0.1", 65535))
            other.listen()
            with pytest.raises(OSError, match="ไม่มีพอร์ตว่าง"):
                free_port(65535)


class TestServe:
    """The real thing: it starts where the language is C, answers, refuses a second on its port, and dies whole."""

    def test_a_day_of_a_server(self, home):
        home.migrated()
        home.further = {"LANG": "C", "LC_ALL": "C", "SUCHARIT_HOST": "misspelt"}
        port = free_port(21000 + os.getpid() % 20000)
        served = home.start("serve", "--port", str(port), "--workers", "1")
        try:
            wait_for(lambda: answers(port), 90)
            second = home.run("serve", "--port", str(port))
            assert second.returncode == 2
            assert "--port" in second.stderr
            assert "Traceback" not in second.stderr
            children = below(served.pid)
            assert len(children) >= 3, "the server, its own worker, and the background worker"
            served.kill()
            wait_for(lambda: not any(map(lives, children)), 20)
            said = served.communicate(timeout=20)[0]
        finally:
            served.kill()
        assert "SUCHARIT_HOST" in said, "a misspelt variable is told"
        assert "ยังไม่มีหน่วยงานในระบบ" in said, "Thai, whatever the terminal believes to be"
        assert "Traceback" not in said

    def test_the_sealed_door_stays_open_while_the_house_is_full(self, home):
        """Forms that are begun and never finished hold every thread of the house, which then answers nobody; the door
        has a server of its own. There such forms hold no thread at all: it takes a report in the middle of them."""
        home.migrated().python(WITH_BOTH_DOORS)
        port = free_port(21000 + os.getpid() % 20000)
        door = free_port(port + 1)
        served = home.start("serve", "--port", str(port), "--workers", "1", "--door-port", str(door))
        held: list[socket.socket] = []
        try:
            wait_for(lambda: answers(port) and answers(door), 90)
            form = report_form(door)
            held += [half_sent(port, "/p/donsukchai/complaints/new/") for _ in range(12)]
            wait_for(lambda: not answers(port, within=1), 30)
            held += [half_sent(door, "/s/donsukchai/report/") for _ in range(60)]
            assert status_of(door, "/s/donsukchai/") == 200
            assert status_of(door, "/p/donsukchai/complaints/") == 404, "nothing else of the house is here"
            receipt = posted(door, "/s/donsukchai/report/", form | {"token": drawn_before(form["token"], home, 9)})
            assert "รับเรื่องแล้ว" in receipt
            digits = "".join(re.findall(r"<span>([0-9]{5})</span>", receipt))
            assert "ตอบหรือส่งเพิ่ม" in posted(door, "/s/donsukchai/follow/", {"receipt": digits})
            assert not answers(port, within=1), "all the while the house was full"
        finally:
            for one in held:
                one.close()
            served.kill()
            served.communicate(timeout=20)

    def test_a_home_that_cannot_be_written(self, home):
        ran = home.run("serve", SUCHARIT_HOME="/proc/nowhere")
        assert ran.returncode == 2
        assert "สิทธิ์" in ran.stderr
        assert "Traceback" not in ran.stderr

    def test_a_demonstration_is_not_cleared_while_it_runs(self, home):
        folder = home.path / "demo"
        with Presence(folder, "demo"):
            (folder / "kept").touch()
            ran = home.run("demo", "--reset", "--no-browser")
        assert ran.returncode == 2
        assert "กำลังเปิดอยู่" in ran.stderr
        assert (folder / "kept").exists()


def half_sent(port: int, path: str) -> socket.socket:
    """The beginning of a form, and a line that stays open."""
    line = socket.create_connection(("127.0.0.1", port), timeout=5)
    kind = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 99999"
    line.sendall(f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{kind}\r\n\r\ndetail=".encode())
    return line


def report_form(port: int) -> dict[str, str]:
    """A report, with the ticket of the form that the door has just drawn."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/s/donsukchai/report/", timeout=20) as answer:
        token = re.search(r'name="token" value="([^"]+)"', answer.read().decode())[1]
    return {"token": token, "title": "ตรวจรับถนน", "matter": "procurement", "what": "ตรวจรับทั้งที่ยังสร้างไม่เสร็จ"}


def drawn_before(token: str, home: Home, seconds: int) -> str:
    """The same form as if it had been drawn earlier (nobody fills it in faster), signed by the installation's own key;
    a form that the door had not drawn is not taken apart."""
    with closing(sqlite3.connect(home.path / "sucharit.sqlite3")) as database:
        [(door,)] = database.execute("SELECT id FROM sealed_door")
    key = (home.path / "keys" / "secret.key").read_text().strip()
    signer = Signer(key=key, salt=f"sealed.form.{door}")
    receipt, _dot, drawn = signer.unsign(token).partition(".")
    return signer.sign(f"{receipt}.{int(drawn) - seconds}")


def posted(port: int, path: str, form: dict[str, str]) -> str:
    told = urllib.parse.urlencode(form).encode()
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", told, timeout=60) as answer:
        return answer.read().decode()


def status_of(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path)
    status = connection.getresponse().status
    connection.close()
    return status


def answers(port: int, within: float = 5) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/", timeout=within) as answer:
            return answer.status == 200
    except OSError:
        time.sleep(0.2)
        return False
