"""The title of a sheet, with or without its heading, and paragraphs that lost the heading of a rationale."""

import re
from collections.abc import Sequence

from sucharit.core.reading.prepared import PreparedLine
from sucharit.core.reading.sections import Heading, recognise

_KIND_LINE = re.compile(
    r"(?:\d{1,2}\s?[.)]\s*)?[“\"']?(?:โครงการ|กิจกรรม|มาตรการ)(?!นี้|ดังกล่าว|ฯ|ต่าง|ตาม|ที่|ใน|เป็น|จะ|จึง|ได้)\S"
)
_LONGEST_TITLE = 260
_FARTHEST = 12  # lines: page marks and blank lines may part a heading from its title
_LONGEST_REST = 120
_SHORTEST_PARAGRAPH = 60
_FEWEST_WORDS = 120  # characters: a shorter stretch is no rationale
_RUNNING = re.compile(
    r"(?:ตามที่|ด้วย|เนื่อง|ดังนั้น|ปัจจุบัน|การ\S+เป็น|พระราช|รัฐธรรมนูญ|องค์กรปกครอง|เพื่อ(?:ให้|เป็น)|แผนแม่บท|ในสภาวะ|ภายใต้)"
)

_REASON = re.compile(r"ตามที่|เนื่องจาก|ดังนั้น|(?:ใน)?ปัจจุบัน|รัฐธรรมนูญ|พระราช(?:บัญญัติ|กฤษฎีกา)")

_TITLE_ALONE = re.compile(
    r"(?:[-•]\s*)?(?:\(?(?P<number>\d{1,3})\s?[.)]\s*)?"
    r"(?:(?:โครงการ|กิจกรรม|มาตรการ)(?:\s?/\s?(?:โครงการ|กิจกรรม|มาตรการ))*\s*[:：]\s*(?P<title>\S.*)"
    r"|(?P<kind>[“\"']?(?:โครงการ|กิจกรรม|มาตรการ)(?!\s?/)\S.*))"
)

KIND_WORDS = ("โครงการ", "กิจกรรม", "มาตรการ")

Places = tuple[int, int]


def title_without_heading(lines: Sequence[PreparedLine], place: int) -> Heading | None:
    """ "๑. โครงการ : อบรม..." or "โครงการอบรม..." right above the rationale is the title of a sheet."""
    text = lines[place].text
    if len(text) > _LONGEST_TITLE or not text.lstrip("-•() .0123456789“\"'").startswith(KIND_WORDS):
        return None
    found = _TITLE_ALONE.fullmatch(text)
    if found is None or _heading_above(lines, place) or heading_below(lines, place) != "rationale":
        return None
    return Heading("title", int(found["number"]) if found["number"] else None, found["title"] or found["kind"], 8)


def _heading_above(lines: Sequence[PreparedLine], place: int) -> bool:
    """Whether the heading of a title stands right above: then this line is, or goes on with, its title."""
    above = next((line.text for line in lines[max(0, place - _FARTHEST) : place][::-1] if line.text), "")
    heading = recognise(above)
    return heading is not None and heading.section == "title"


def heading_below(lines: Sequence[PreparedLine], place: int) -> str | None:
    """The section that the next heading opens, one line of a long title apart at most."""
    below = [line.text for line in lines[place + 1 : place + 6] if line.text][:2]
    found = next((heading for heading in map(recognise, below) if heading), None)
    return found.section if found and found.sure else None


def title_and_preface(
    lines: Sequence[PreparedLine], begin: int, first: int, *, labelled: bool, headed: bool
) -> tuple[Places | None, Places | None]:
    """Places of the title's lines and of paragraphs behind it, between the opening of a sheet and its first section.

    `headed`: `begin` is the title's own heading, which may carry the title. `labelled`: `begin` is the label's line.
    """
    title = _headed(lines, begin, first) if headed else _bare(lines, begin, first, labelled=labelled)
    rest = title[1] if title else begin + labelled
    words = sum(len(line.text) for line in lines[rest:first])
    return title, (rest, first) if words > _FEWEST_WORDS else None


def _headed(lines: Sequence[PreparedLine], begin: int, first: int) -> Places:
    """The heading's line, the lines right below it, and short paragraphs that go on after a page break."""
    end = begin + 1
    gap, length, blocks = False, 0, 0
    for place in range(begin + 1, first):
        text = lines[place].text
        if not text:
            gap = True
            continue
        blocks += gap
        length += len(text)
        too_long = length > _LONGEST_TITLE or (gap and blocks > 1 and len(text) > _LONGEST_REST)
        if too_long or (gap and _RUNNING.match(text)) or (len(text) > _SHORTEST_PARAGRAPH and _REASON.match(text)):
            break
        end, gap = place + 1, False
    return begin, end


def _bare(lines: Sequence[PreparedLine], begin: int, first: int, *, labelled: bool) -> Places | None:
    """The first words below a label; without label a short line that begins with a kind of initiative."""
    for place in range(begin + labelled, first):
        text = lines[place].text
        if not text:
            continue
        if len(text) <= _LONGEST_TITLE and (labelled or _KIND_LINE.match(text)):
            return _block(lines, place, first)
        if labelled:
            break
    return None


def _block(lines: Sequence[PreparedLine], start: int, limit: int) -> Places:
    """A line and up to two more that stand right below it without a blank line."""
    end = start + 1
    while end < min(limit, start + 3) and lines[end].text and not _RUNNING.match(lines[end].text):
        end += 1
    return start, end
