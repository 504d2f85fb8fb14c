"""`sucharit demo`: the sample plan read, checked and printed, so that a newcomer sees the whole line in a minute."""

import os
import sys
import webbrowser
from importlib import resources
from pathlib import Path

from sucharit.cli import show
from sucharit.cli.files import write_whole
from sucharit.cli.printing import Digits, printed
from sucharit.cli.work import findings_of, read_document


def home() -> Path:
    """Where the demo keeps what it makes: SUCHARIT_HOME, or a folder of the user's own."""
    named = os.environ.get("SUCHARIT_HOME")
    return Path(named) if named else Path.home() / "sucharit"


def run_demo(*, open_book: bool, digits: Digits) -> None:
    folder = home() / "demo"
    sample = folder / "plan.txt"
    write_whole(sample, resources.files("sucharit.samples").joinpath("plan.txt").read_bytes())
    document, reading = read_document(sample)
    findings = findings_of(document, reading)
    show.reading(sample.name, reading, findings)
    show.findings(sample.name, reading, findings)
    books = [folder / f"book{suffix}" for suffix in (".pdf", ".docx", ".xlsx", ".json")]
    for book in books:
        write_whole(book, printed(reading, "book", book.suffix, digits))
        show.note(f"พิมพ์แล้ว: {book}")
    show.note(f"\nต้นฉบับตัวอย่าง: {sample}\nเปิดดูเล่มแผนได้ที่: {books[0].resolve().as_uri()}")
    show.note("ลองกับแผนของท่านเอง: sucharit check แผน.docx   |   sucharit print แผน.docx --to เล่ม.pdf")
    if open_book and _has_screen():
        webbrowser.open(books[0].resolve().as_uri())


def _has_screen() -> bool:
    """On a server there is nothing to open, and a text browser would take over the terminal."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
