"""Journeys: the real demonstration (server, worker, database of its own) and real people at real browsers.

`SUCHARIT_PICTURES=1` makes the pictures of the handbook anew; `SUCHARIT_PICTURES=/some/folder` keeps every station of
every journey there, at full size and in all colours, to be looked at. Without it the pictures are thrown away.
`JOURNEYS_AT=http://127.0.0.1:8000` uses a demonstration that already runs.
"""

import contextlib
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
HANDBOOK = Path(__file__).resolve().parents[2] / "docs" / "handbook"
SIZES = {"phone": (360, 740), "desk": (1280, 900)}
PICTURES = os.environ.get("SUCHARIT_PICTURES", "")
# Playwright's loop runs in this thread, which makes Django suspect an async view; the servers have their own.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


@dataclass
class Installation:
    """A running system: where it is, what it keeps, and the processes that are ours to end."""

    address: str
    home: Path
    process: subprocess.Popen[bytes] | None = None

    def end(self) -> None:
        if self.process is not None:
            self.process.send_signal(signal.SIGTERM)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(20)
            if self.process.poll() is None:
                self.process.kill()


def start(home: Path, *arguments: str, **more: str) -> Installation:
    """`sucharit …` with a home and a port of its own; returns when its health page answers. `more`: its environment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    said = home.parent / f"{home.name}.log"
    with said.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "sucharit", *arguments, "--port", str(port)],
            env=environment(home) | more, stdout=output, stderr=subprocess.STDOUT,
        )  # fmt: skip
    installation = Installation(f"http://127.0.0.1:{port}", home, process)
    until = time.monotonic() + 300
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(urllib.error.URLError, OSError):
            urllib.request.urlopen(f"{installation.address}/health/", timeout=2).close()  # noqa: S310
            return installation
        time.sleep(0.2)
    installation.end()
    raise RuntimeError(said.read_text("utf-8", "replace")[-2000:])


def environment(home: Path) -> dict[str, str]:
    """That of a newcomer: nothing of the tests' own settings."""
    ours = ("SUCHARIT_", "DJANGO_", "DATABASE_URL")
    plain = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return plain | {"SUCHARIT_HOME": str(home), "SUCHARIT_HTTPS": "0", "PYTHONUNBUFFERED": "1"}


@pytest.fixture(scope="package")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `sucharit demo` keeps after a newcomer's first start, when the worker has done what waited for it."""
    installation = start(tmp_path_factory.mktemp("untouched"), "demo", "--no-browser")
    try:
        _wait_for_the_worker(installation.address)
    finally:
        installation.end()
    return installation.home


def _wait_for_the_worker(at: str) -> None:
    """The files of the published plan are among the last that it makes."""
    until = time.monotonic() + 180
    while time.monotonic() < until:
        with urllib.request.urlopen(f"{at}/p/donsukchai/plans/2566-2570/", timeout=60) as answer:  # noqa: S310
            text = answer.read().decode()
        if "book.pdf" in text and "plan.xlsx" in text:
            return
        time.sleep(0.5)
    pytest.fail("the worker made no files of the published plan")


@pytest.fixture(scope="module")
def demonstration(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """The demonstration as on its second day, one for each file of journeys: what one file adopts, closes or takes
    away, no other one finds, whichever files the scheduler gives to one worker.
    """
    if running := os.environ.get("JOURNEYS_AT"):
        yield Installation(running, Path(os.environ.get("JOURNEYS_HOME", "/nowhere")))
        return
    home = tmp_path_factory.mktemp("demo") / "home"
    shutil.copytree(request.getfixturevalue("untouched"), home)
    installation = start(home, "demo", "--no-browser")
    yield installation
    installation.end()
    _signed_in.clear()


@pytest.fixture(scope="package")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking", "--lang=th"]
        )
        yield chromium
        chromium.close()


@dataclass
class Journey:
    """People at their browsers on one installation. What a browser complains of fails the journey."""

    browser: Any
    at: Installation
    complaints: list[str] = field(default_factory=list)
    expected: set[int] = field(default_factory=set)  # statuses below 500 that this journey provokes on purpose
    contexts: list[Any] = field(default_factory=list)

    def open(self, path: str = "/", size: str = "desk", cookies: list[Any] | None = None, **options: Any) -> Any:
        """A browser of somebody, at a page."""
        width, height = SIZES[size]
        context = self.browser.new_context(
            viewport={"width": width, "height": height}, locale="th-TH", timezone_id="Asia/Bangkok",
            base_url=self.at.address, accept_downloads=True, has_touch=size == "phone", **options,
        )  # fmt: skip
        context.set_default_timeout(
            60_000
        )  # a click waits for the page that it leads to, on machines that do much else
        if cookies:
            context.add_cookies(cookies)
        self.contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        page.on("console", lambda said: self._said(page, said))
        page.on("response", lambda answer: self._answered(page, answer))
        page.on("requestfailed", lambda request: self._failed(page, request))
        page.goto(path)
        return page

    def as_(self, username: str, path: str | None = None, size: str = "desk", **options: Any) -> Any:
        """Somebody of the demonstration, signed in through the page that says who can be signed in as what."""
        kept = _signed_in.get((self.at.address, username))
        if kept is None:
            page = self.open("/demo/", size, **options)
            page.click(f"form:has(input[value='{username}']) button")
            page.wait_for_url(lambda address: "/demo/" not in address)
            _signed_in[self.at.address, username] = page.context.cookies()
            if path:
                page.goto(path)
            return page
        return self.open(path or "/home/", size, cookies=kept, **options)

    def _said(self, page: Any, said: Any) -> None:
        if said.type == "error" and "Failed to load resource" not in said.text:  # a status is judged by `_answered`
            self.complaints.append(f"{page.url}: {said.text}")

    def _answered(self, page: Any, answer: Any) -> None:
        if answer.status >= 400 and answer.status not in self.expected:
            self.complaints.append(f"{page.url}: {answer.request.method} {answer.url} answered {answer.status}")

    def _failed(self, page: Any, request: Any) -> None:
        if "ERR_ABORTED" not in (request.failure or ""):  # a page that is left, or a download, ends its requests
            self.complaints.append(f"{page.url}: {request.url} failed: {request.failure}")

    def end(self) -> None:
        for context in self.contexts:
            context.close()
        assert not self.complaints, "\n".join(self.complaints)


#: (installation, username) > cookies: one signs in once, as people do in the morning.
_signed_in: dict[tuple[str, str], list[Any]] = {}


@pytest.fixture
def journey(browser: Any, demonstration: Installation) -> Iterator[Journey]:
    made = Journey(browser, demonstration)
    yield made
    made.end()


def begin(browser: Any, at: Installation) -> Journey:
    """A journey on an installation of one's own."""
    return Journey(browser, at)


@pytest.fixture(scope="session")
def station() -> Callable[..., None]:
    """`station(page, "name")` takes a picture where the journey stands; what `part` (CSS) selects comes to the top."""
    drawn = _pictures() if PICTURES == "1" else None

    def taken(page: Any, name: str, part: str = "", height: int = 0, handbook: bool = False) -> None:
        page.evaluate("document.fonts.ready")
        page.evaluate("document.activeElement && document.activeElement.blur && document.activeElement.blur()")
        # caret and animations as they are: hiding them would need an inline style, which our pages forbid
        how: dict[str, Any] = {"animations": "allow", "caret": "initial"}
        if part:
            page.locator(part).first.scroll_into_view_if_needed()
            page.evaluate("(part) => document.querySelector(part).scrollIntoView()", part)
        if height:
            how["clip"] = {"x": 0, "y": 0, "width": page.viewport_size["width"], "height": height}
        picture = page.screenshot(**how)
        if drawn is not None and handbook:
            drawn.keep_photograph(f"office-{name}.png", picture)
        elif PICTURES not in ("", "0", "1"):
            Path(PICTURES).mkdir(parents=True, exist_ok=True)
            (Path(PICTURES) / f"{name}.png").write_bytes(picture)

    return taken


def _pictures() -> Any:
    spec = importlib.util.spec_from_file_location("pictures", HANDBOOK / "pictures.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


EXCEL = """(text) => { const data = new DataTransfer(); data.setData("text/plain", text);
document.activeElement.dispatchEvent(
new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true})); }"""


def paste(page: Any, text: str) -> None:
    """What Ctrl+V does with cells copied from Excel."""
    page.evaluate(EXCEL, text)
