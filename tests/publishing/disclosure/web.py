"""A small web of its own on 127.0.0.1: names are resolved to open numbers, and the connector leads them here."""

import gzip
import http.server
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from sucharit.publishing.disclosure.links.fetching import Limits, Seam

OPEN_NUMBER = "93.184.216.34"
HTML = (
    "<!doctype html><html><head><title>รายงาน ปีงบประมาณ พ.ศ. ๒๕๖๙</title></head>"
    "<body><script>2568</script><p>รายงานผลการดำเนินงานของหน่วยงานประจำปี</p></body></html>"
).encode()
Answer = Callable[[http.server.BaseHTTPRequestHandler], None]


def said(body: bytes, media: str = "text/html; charset=utf-8", status: int = 200, **headers: str) -> Answer:
    """An answer of fixed bytes."""

    def answer(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", media)
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in ({"Content-Length": str(len(body))} | told).items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def sent_on(to: str, status: int = 302) -> Answer:
    return said(b"", status=status, Location=to)


def dripping(handler: http.server.BaseHTTPRequestHandler) -> None:
    """A letter now and then: each one keeps a plain timeout from ending it."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    with suppress(OSError):
        for _ in range(100):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.05)


def dripping_head(handler: http.server.BaseHTTPRequestHandler) -> None:
    with suppress(OSError):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for n in range(100):
            handler.wfile.write(f"X-{n}: y\r\n".encode())
            handler.wfile.flush()
            time.sleep(0.05)


def endless(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n")
    with suppress(OSError):
        while True:
            handler.wfile.write(b"%PDF-" + b"x" * 65536)


def bomb(size: int) -> Answer:
    """Packed when it is asked for: every process reads the file that names it."""
    return lambda handler: said(gzip.compress(b"0" * size), Content_Encoding="gzip")(handler)


@dataclass
class Web:
    """`pages` by path; `asked` what came, `led` which numbers were connected to."""

    pages: dict[str, Answer] = field(default_factory=dict)
    names: dict[str, list[list[str]]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    led: list[tuple[str, int]] = field(default_factory=list)
    port: int = 0

    def resolver(self, host: str, _port: int) -> list[str]:
        """The numbers of a name; a name with several answers gives the next one each time (rebinding)."""
        answers = self.names.get(host, [[OPEN_NUMBER]])
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def connector(self, number: str, port: int, seconds: float) -> socket.socket:
        self.led.append((number, port))
        return socket.create_connection(("127.0.0.1", self.port), timeout=seconds)

    def seam(self, **limits: float) -> Seam:
        return Seam(self.resolver, self.connector, Limits(**limits))  # type: ignore[arg-type]


@contextmanager
def opened_web() -> Iterator[Web]:
    web = Web()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            web.asked.append((self.path, dict(self.headers)))
            page = web.pages.get(self.path.split("?")[0], said(b"<html>?</html>", status=404))
            with suppress(OSError):
                page(self)

        def log_message(self, *_args: object) -> None:
            return

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    web.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
