"""What changed between two Thai texts, word by word: Thai has no spaces to tell by, and lines tell nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from sucharit.core.thai import words

_LONGEST = 20_000  # words; beyond it the comparison takes longer than a reader waits


@dataclass(frozen=True)
class Piece:
    """A run of text that both versions have, or only the earlier ("gone"), or only the later ("new")."""

    kind: Literal["same", "gone", "new"]
    text: str


@dataclass(frozen=True)
class Changes:
    """The pieces of both versions in reading order."""

    pieces: tuple[Piece, ...]

    def __bool__(self) -> bool:
        return any(piece.kind != "same" for piece in self.pieces)

    @property
    def as_html(self) -> SafeString:
        """With <del> and <ins>; the words are escaped."""
        return _html(self.pieces)

    @property
    def before(self) -> SafeString:
        """The earlier version alone, what is gone marked."""
        return _html(piece for piece in self.pieces if piece.kind != "new")

    @property
    def after(self) -> SafeString:
        """The later version alone, what is new marked."""
        return _html(piece for piece in self.pieces if piece.kind != "gone")


def changes(before: str, after: str) -> Changes:
    """Compares word by word; runs of changed words with only a space between them become one piece."""
    old, new = words(before), words(after)
    if len(old) + len(new) > _LONGEST:
        return Changes(tuple(_present([Piece("gone", before), Piece("new", after)])))
    found = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return Changes(tuple(_joined(_present(list(_pieces(found, old, new))))))


def _pieces(found: Iterable[tuple[str, int, int, int, int]], old: list[str], new: list[str]) -> Iterator[Piece]:
    for how, i, j, k, m in found:
        if how == "equal":
            yield Piece("same", "".join(old[i:j]))
        else:
            yield Piece("gone", "".join(old[i:j]))
            yield Piece("new", "".join(new[k:m]))


def _present(pieces: list[Piece]) -> list[Piece]:
    return [piece for piece in pieces if piece.text]


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    """ "[-a-][+b+] [-c-][+d+]" reads better as "[-a c-][+b d+]"."""
    place = 0
    while place < len(pieces):
        gone, new, place = _run(pieces, place)
        yield from _present([Piece("gone", gone), Piece("new", new)])
        if place < len(pieces):
            yield pieces[place]
            place += 1


def _run(pieces: list[Piece], place: int) -> tuple[str, str, int]:
    """The changed text from `place` on, across blanks that stand between two changes; where it ends."""
    gone = new = ""
    while place < len(pieces):
        piece = pieces[place]
        if piece.kind == "same" and not (gone and new and not piece.text.strip(" ") and place + 1 < len(pieces)):
            break
        gone += piece.text if piece.kind != "new" else ""
        new += piece.text if piece.kind != "gone" else ""
        place += 1
    return gone, new, place


def _html(pieces: Iterable[Piece]) -> SafeString:
    marks = {"same": ("", ""), "gone": ("<del>", "</del>"), "new": ("<ins>", "</ins>")}
    parts = [(SafeString(marks[p.kind][0]), p.text, SafeString(marks[p.kind][1])) for p in pieces]
    return format_html_join("", "{}{}{}", parts)
