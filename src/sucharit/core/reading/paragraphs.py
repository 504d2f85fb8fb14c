"""Lines that a PDF page wrapped, put together again as the paragraphs that were typed."""

import re
from collections.abc import Sequence

from msgspec.structs import asdict

from sucharit.core.reading.prepared import PreparedLine

_THAI_END = re.compile(r"[ก-ฮะ-ฺเ-๎ๆฯ]$")
_THAI_START = re.compile(r"^(?!พ\s?\.\s?ศ|ร้อยละ|นาย|นาง)[ก-ฮเ-ไ]")  # years, shares and names stand apart

FULL = 0.6
LONGEST = 20_000  # characters; a paragraph beyond that is no paragraph


class Paragraph(PreparedLine, frozen=True):
    """A prepared line that stands for several: `number` is that of the first, `last` that of the last."""

    last: int = 0


def paragraphs(lines: Sequence[PreparedLine]) -> Sequence[PreparedLine]:
    """The same lines, wrapped ones joined. Thai goes on without a space, as it was wrapped without one. Linear time."""
    if not any(line.continues for line in lines):
        return lines
    full = _full_width(lines)
    joined: list[PreparedLine] = []
    held: list[PreparedLine] = []
    for line in lines:
        goes_on = line.continues and held and _wrapped(held[-1], line, full)
        if not goes_on and held:
            joined.append(_paragraph(held))
            held = []
        held.append(line)
    if held:
        joined.append(_paragraph(held))
    return joined


def _full_width(lines: Sequence[PreparedLine]) -> float:
    """Letters in a line that runs to the margin: most of the width of the longest tenth."""
    widths = sorted(len(line.text) for line in lines if line.text and not line.cells)
    return FULL * widths[len(widths) * 9 // 10] if widths else 0.0


def _wrapped(above: PreparedLine, line: PreparedLine, full: float) -> bool:
    """Whether the line above ran to the margin: a name over a position in a narrow block did not."""
    return bool(above.text) and not above.cells and not line.cells and len(above.text) >= full


def end_of(line: PreparedLine) -> int:
    """The number of the last line that a paragraph covers."""
    return line.last if isinstance(line, Paragraph) else line.number


def _paragraph(held: list[PreparedLine]) -> PreparedLine:
    if len(held) == 1:
        return held[0]
    pieces: list[str] = []
    for line in held:
        gap = pieces and not (_THAI_END.search(pieces[-1][-1:]) and _THAI_START.match(line.text))
        pieces.append((" " if gap else "") + line.text)
    values = asdict(held[0]) | {"text": "".join(pieces)[:LONGEST], "last": held[-1].number}
    return Paragraph(**values)
