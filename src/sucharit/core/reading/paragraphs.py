"""Lines that a PDF page wrapped, put together again as the paragraphs that were typed."""

import re
from collections.abc import Sequence

from msgspec.structs import asdict

from sucharit.core.reading.prepared import PreparedLine

_THAI_END = re.compile(r"[ก-ฮะ-ฺเ-๎ๆฯ]$")
_THAI_START = re.compile(r"^[ก-ฮเ-ไ]")

LONGEST = 20_000  # characters; a paragraph beyond that is no paragraph


class Paragraph(PreparedLine, frozen=True):
    """A prepared line that stands for several: `number` is that of the first, `last` that of the last."""

    last: int = 0


def paragraphs(lines: Sequence[PreparedLine]) -> Sequence[PreparedLine]:
    """The same lines, wrapped ones joined. Thai goes on without a space, as it was wrapped without one."""
    if not any(line.continues for line in lines):
        return lines
    joined: list[PreparedLine] = []
    held: list[PreparedLine] = []
    for line in lines:
        goes_on = line.continues and held and not line.cells and not held[-1].cells and held[-1].text
        if not goes_on and held:
            joined.append(_paragraph(held))
            held = []
        held.append(line)
    if held:
        joined.append(_paragraph(held))
    return joined


def end_of(line: PreparedLine) -> int:
    """The number of the last line that a paragraph covers."""
    return line.last if isinstance(line, Paragraph) else line.number


def glue(left: str, right: str) -> str:
    """Two pieces of one sentence: no space between Thai and Thai, one elsewhere."""
    if not left or not right:
        return left + right
    return left + ("" if _THAI_END.search(left[-1]) and _THAI_START.match(right) else " ") + right


def _paragraph(held: list[PreparedLine]) -> PreparedLine:
    if len(held) == 1:
        return held[0]
    pieces: list[str] = []
    for line in held:
        gap = pieces and not (_THAI_END.search(pieces[-1][-1:]) and _THAI_START.match(line.text))
        pieces.append((" " if gap else "") + line.text)
    values = asdict(held[0]) | {"text": "".join(pieces)[:LONGEST], "last": held[-1].number}
    return Paragraph(**values)
