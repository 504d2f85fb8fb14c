"""Which printed line only goes on the one above, and what stands between the two when they are joined."""

import re
from collections.abc import Iterable

# A number of up to two places and its dots, a letter, a bullet, or a numbered part: what begins an item of a list.
ITEM = re.compile(
    r"\(?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){0,4}[.)](?![0-9๐-๙])|[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){1,4}\s"
    r"|(?:ด้าน|มิติ|ส่วน|ลำดับ|ขั้นตอน)ที่ ?[0-9๐-๙]"
    r"|\(?[ก-ฮA-Za-z][.)](?![ก-๙A-Za-z])|[-–•▪●○■❑❖➢✓☐☑*\uf0b7\uf0a7\uf0d8]\s"
)
THAI = re.compile("[ก-๎]")
GLUE_BEFORE, GLUE_AFTER = "(/,.-“‘", ")/,.ๆฯ”’"
ROOMY = 120.0  # points; in a broader cell a line that stops half-way ends a paragraph


def begins_item(text: str) -> bool:
    return ITEM.match(text) is not None


def join_wrapped(lines: Iterable[tuple[str, float]], left: float, right: float) -> str:
    """The text of a cell from its lines (text, x of its end): Thai goes on without a blank, an item on a new line."""
    result = ""
    end = right
    for text, line_end in lines:
        if result:
            result += "\n" if _parts(text, end, left, right) else between(result, text)
        result += text
        end = line_end
    return result


def _parts(text: str, end: float, left: float, right: float) -> bool:
    return begins_item(text) or (right - left > ROOMY and end < (left + right) / 2)


def between(above: str, below: str) -> str:
    """What stands between two halves of a wrapped paragraph."""
    before, after = above[-1], below[0]
    if before in GLUE_BEFORE or after in GLUE_AFTER:
        return ""
    return "" if THAI.match(before) and THAI.match(after) else " "
