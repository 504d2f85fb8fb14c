"""Damage to the lines: glued, broken, joined, and cluttered. What must be read stays the same."""

import random
import re
from dataclasses import replace

from tests.samples.damage.kit import damage, in_digits_of, inserted, pick, with_line, with_text, without
from tests.samples.printed import Printed, Sample

MARKER = re.compile(r"^(?:- )?\(?[๐-๙0-9]+[).] ")
CUT = re.compile(r"(?<=.{30})(?=ของ|เพื่อ|และ|แก่)")


@damage("glued-results", harmless=True)
def glued_results(sample: Sample, chance: random.Random) -> Sample | None:
    """๙. ผลผลิต/ผลลัพธ์**ผลผลิต**: the sub-heading stuck to its heading."""
    places = [i for i in sample.places(part="section", field="outputs") if sample.lines[i - 2].field == "results"]
    for place in sorted(chance.sample(places, min(5, len(places))), reverse=True):
        heading = sample.lines[place - 2]
        sample = with_text(sample, place - 2, f"{heading.text}**{sample.lines[place].text}**")
        sample = without(sample, [place, place + 1])
    return sample if places else None


@damage("glued-sheet-start", harmless=True)
def glued_sheet_start(sample: Sample, chance: random.Random) -> Sample | None:
    """Objective, sheet number and title run into one line with bold marks between."""
    around = [(i, sample.lines[i - 2].part, sample.lines[i + 2].part) for i in sample.places(part="sheet.number")]
    place = pick(chance, [i for i, above, below in around if (above, below) == ("heading", "sheet.title")])
    if place is None:
        return None
    heading, number, title, rationale = (sample.lines[i] for i in (place - 2, place, place + 2, place + 4))
    lead, _, name = title.text.partition(" : ")
    text = f"{heading.text.rstrip('*')}**{number.text}****{lead} :** {name}**{rationale.text}**"
    glued = replace(title, text=text)
    return with_line(without(sample, range(place - 2, place + 4)), place - 2, glued)


@damage("broken-heading", harmless=True)
def broken_heading(sample: Sample, chance: random.Random) -> Sample | None:
    """The code of a heading alone on its line, the title after a blank line."""
    places = [i for i in sample.places(part="heading") if re.match(r"^[๐-๙0-9]\.[^*\t]+$", sample.lines[i].text)]
    place = pick(chance, places)
    if place is None:
        return None
    code, _, title = sample.lines[place].text.partition(" ")
    line = sample.lines[place]
    return with_line(sample, place, replace(line, text=code), Printed(), replace(line, text=title, part="heading.rest"))


@damage("broken-title", harmless=True)
def broken_title(sample: Sample, chance: random.Random) -> Sample | None:
    """A long title over two lines."""
    cuts = {i: CUT.search(sample.lines[i].text) for i in sample.places(part="sheet.title")}
    place = pick(chance, [i for i, cut in cuts.items() if cut])
    if place is None:
        return None
    line, cut = sample.lines[place], cuts[place]
    assert cut is not None
    rest = replace(line, text=line.text[cut.start() :], part="sheet.title.rest")
    return with_line(sample, place, replace(line, text=line.text[: cut.start()]), rest)


@damage("item-over-lines", harmless=True)
def item_over_lines(sample: Sample, chance: random.Random) -> Sample | None:
    """The rest of an item after a blank line."""
    places = [
        i
        for i in sample.places(part="item", depth=0)
        if MARKER.match(sample.lines[i].text) and re.search(r"[ก-๙]{12} [ก-๙]{6}", sample.lines[i].text)
    ]
    for place in sorted(chance.sample(places, min(4, len(places))), reverse=True):
        line = sample.lines[place]
        found = re.search(r"(?<=[ก-๙]{12}) (?=[ก-๙]{6})", line.text)
        if found:
            first, rest = line.text[: found.start()], line.text[found.end() :]
            both = replace(line, text=first), Printed(), replace(line, text=rest, part="item.rest")
            sample = with_line(sample, place, *both)
    return sample if places else None


@damage("joined-items", harmless=True)
def joined_items(sample: Sample, chance: random.Random) -> Sample | None:
    """Two or three items of a list on one line."""
    places = [
        i
        for i, line in enumerate(sample.lines[:-1])
        if line.part == "item" and line.depth == 0 and MARKER.match(line.text) and not line.text.startswith("- ")
        and _follows(line, sample.lines[i + 1])
    ]  # fmt: skip
    place = pick(chance, places)
    if place is None:
        return None
    joined = f"{sample.lines[place].text} {sample.lines[place + 1].text}"
    return without(with_text(sample, place, joined), [place + 1])


def _follows(one: Printed, other: Printed) -> bool:
    same = (one.part, one.initiative, one.field, 0) == (other.part, other.initiative, other.field, other.depth)
    return same and other.item == (one.item or 0) + 1


@damage("page-furniture", harmless=True)
def page_furniture(sample: Sample, chance: random.Random) -> Sample | None:
    """Page numbers and catchwords between paragraphs and inside sheets."""
    texts = [i for i, line in enumerate(sample.lines) if line.part in ("value", "item")]
    places = [i + 1 for i in texts if sample.lines[i + 1 : i + 2] == (Printed(),)]
    for page, place in enumerate(sorted(chance.sample(places, min(12, len(places))))[::-1]):
        following = next((x.text for x in sample.lines[place:] if x.text), "")
        text = chance.choice((f"-{page + 20}-", f"- {page + 20} -", f"{page + 20}"))
        lines = [Printed(), Printed(text=in_digits_of(sample, text), part="furniture"), Printed()]
        if chance.random() < 0.5 and len(following) > 8 and not MARKER.match(following):
            lines.insert(0, Printed(text=f"/{following[:6]}...", part="furniture"))
        sample = inserted(sample, place, *lines)
    return sample


@damage("dimension-words", harmless=True)
def dimension_words(sample: Sample, chance: random.Random) -> Sample | None:
    """มติที่, มิตีที่, มิตินี้ for มิติที่."""
    places = [i for i in sample.places(part="heading") if sample.lines[i].text.startswith("มิติที่")]
    for place in places:
        text = sample.lines[place].text.replace("มิติที่", chance.choice(("มติที่", "มิตีที่", "มิติที่")), 1)
        sample = with_text(sample, place, text)
    return sample if places else None


@damage("noise", harmless=True)
def noise(sample: Sample, chance: random.Random) -> Sample | None:
    """Lines that an OCR engine made up, between headings."""
    places = [i + 1 for i in sample.places(part="heading") if sample.lines[i + 1].part == "blank"]
    words = ("กระทรวงมหาดไทย", "ราชกิจจานุเบกษา", "สำนักนายกรัฐมนตรี")
    for place in sorted(chance.sample(places, min(2, len(places))), reverse=True):
        sample = inserted(sample, place, Printed(), Printed(text=chance.choice(words), part="noise"))
    return sample if places else None


@damage("no-blank-lines", harmless=True)
def no_blank_lines(sample: Sample, chance: random.Random) -> Sample:
    """Every blank line of the sheets is gone."""
    inside = [i for i, line in enumerate(sample.lines) if line.part == "blank" and i and sample.lines[i - 1].initiative]
    return without(sample, [i for i in inside if not sample.lines[i - 1].part.startswith("budget")])


@damage("trailing-spaces", harmless=True)
def trailing_spaces(sample: Sample, chance: random.Random) -> Sample:
    lines = tuple(
        replace(line, text=f"{' ' * chance.randrange(3)}{line.text}{' ' * chance.randrange(3)}")
        if line.part in ("item", "value", "section") and chance.random() < 0.3
        else line
        for line in sample.lines
    )
    return replace(sample, lines=lines)
