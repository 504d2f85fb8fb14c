"""A process of its own for one fetched or kept file: `python -P -m sucharit.publishing.disclosure.links.bounded`.

What comes from the web is hostile. The operating system holds this process to its share of time and memory; its death
is only a file that was not read. Input and output are msgpack.
"""

import sys
from html.parser import HTMLParser

import msgspec

from sucharit.core.reading import open_document
from sucharit.core.reading.opening import encoding
from sucharit.core.reading.opening.refusals import Refused
from sucharit.core.reading.values import UnreadableDocument
from sucharit.work.intake.bounded import confine

MOST_TEXT = 400_000
_SILENT = frozenset({"script", "style", "noscript", "template", "svg"})


class Task(msgspec.Struct, frozen=True):
    """`kind` is what the content is: "html", or what core opening reads."""

    kind: str
    body: bytes
    charset: str = ""


class Text(msgspec.Struct, frozen=True):
    """Title and text of a file (bounded), how many letters it has in all, or why it was not read."""

    title: str = ""
    text: str = ""
    letters: int = 0
    refusal: str = ""


class _Page(HTMLParser):
    """Title and words of a web page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title: list[str] = []
        self.words: list[str] = []
        self.size = 0
        self.silent = 0
        self.in_title = False

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in _SILENT
        self.in_title = self.in_title or tag == "title"

    def handle_endtag(self, tag: str) -> None:
        self.silent = max(self.silent - (tag in _SILENT), 0)
        self.in_title = self.in_title and tag != "title"

    def handle_data(self, data: str) -> None:
        if self.in_title:
            self.title.append(data[:500])
        elif not self.silent and self.size < MOST_TEXT:
            self.words.append(data)
            self.size += len(data)


def text_of(task: Task) -> Text:
    """The text of the file; never raises for a bad one."""
    try:
        return _page(task) if task.kind == "html" else _document(task.body)
    except (UnreadableDocument, Refused) as refused:
        return Text(refusal=refused.thai)
    except (MemoryError, RecursionError, AssertionError, ValueError):
        return Text(refusal="อ่านเนื้อหาไม่ได้ ไฟล์อาจชำรุดหรือซับซ้อนเกินไป")


def _page(task: Task) -> Text:
    page = _Page()
    page.feed(_decoded(task))
    page.close()
    said = " ".join(" ".join(page.words).split())
    return Text(" ".join("".join(page.title).split())[:300], said[:MOST_TEXT], sum(c.isalnum() for c in said))


def _decoded(task: Task) -> str:
    if task.charset:
        try:
            return task.body.decode(task.charset, "replace")
        except LookupError:
            pass
    return encoding.decode(task.body)[0]


def _document(body: bytes) -> Text:
    lines = [line.text for line in open_document(body).lines]
    first = next((line.strip() for line in lines if line.strip()), "")
    letters = sum(sum(c.isalnum() for c in line) for line in lines)
    return Text(first[:300], "\n".join(lines)[:MOST_TEXT], letters)


def main() -> None:
    task = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Task)
    confine()
    sys.stdout.buffer.write(msgspec.msgpack.encode(text_of(task)))


if __name__ == "__main__":
    main()
