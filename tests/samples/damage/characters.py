"""Damage to characters and words: nothing is said differently, it only looks different."""

import random
import re

from tests.samples.damage.kit import damage, mapped
from tests.samples.printed import Printed, Sample

#: marks that old Thai fonts draw with glyphs of the private-use area
PRIVATE = {"่": "\uf70a", "้": "\uf70b", "์": "\uf70e", "ั": "\uf710", "ี": "\uf702", "ิ": "\uf701"}
THAI = "ก-ฮ"
ROWS = ("budget.row", "annual.row")


def _any(share: float, chance: random.Random):  # type: ignore[no-untyped-def]
    chosen = {"blank": False}
    return lambda line: line.part not in chosen and chance.random() < share


@damage("sara-am", harmless=True)
def sara_am(sample: Sample, chance: random.Random) -> Sample:
    """ำ as nikhahit and sara aa: นํา, ทําการ."""
    return mapped(sample, lambda line: line.text.replace("ำ", "ํา"), _any(0.5, chance))


@damage("private-glyphs", harmless=True)
def private_glyphs(sample: Sample, chance: random.Random) -> Sample:
    def change(line: Printed) -> str:
        return "".join(PRIVATE.get(c, c) if chance.random() < 0.3 else c for c in line.text)

    return mapped(sample, change, _any(0.4, chance))


@damage("zero-width", harmless=True)
def zero_width(sample: Sample, chance: random.Random) -> Sample:
    """Invisible break marks between words, and a byte order mark in the middle."""

    def change(line: Printed) -> str:
        at = chance.randrange(len(line.text.rstrip()) + 1)
        return line.text[:at] + chance.choice("\u200b\u200c\ufeff\u00ad") + line.text[at:]

    return mapped(
        sample, change, lambda line: len(line.text) > 12 and line.text[0] not in "<|" and chance.random() < 0.4
    )


@damage("doubled-marks", harmless=True)
def doubled_marks(sample: Sample, chance: random.Random) -> Sample:
    """A tone mark struck twice, แ as two เ."""
    return mapped(
        sample,
        lambda line: line.text.replace("ที่", "ที่่", 1).replace("แ", "เเ", 1),
        lambda line: line.part in ("item", "value") and chance.random() < 0.3,
    )


@damage("split-words", harmless=True)
def split_words(sample: Sample, chance: random.Random) -> Sample:
    """ก ิ จ ก ร ร ม: a justified cell read letter by letter."""

    def change(line: Printed) -> str:
        return line.text.replace("กิจกรรม", "ก ิ จ ก ร ร ม").replace("ความตระหนัก", "ความ ตระ ห นั ก")

    return mapped(sample, change, lambda line: line.part in ROWS and chance.random() < 0.6)


@damage("wrapping-spaces", harmless=True)
def wrapping_spaces(sample: Sample, chance: random.Random) -> Sample:
    """Spaces in table cells where the printed cell wrapped."""

    def change(line: Printed) -> str:
        return "\t".join(_wrapped(cell, chance) for cell in line.cells)

    return mapped(sample, change, lambda line: line.part in (*ROWS, "counts.row", "risk.row"))


def _wrapped(cell: str, chance: random.Random) -> str:
    if cell == "ไม่ใช้งบประมาณ":
        return "ไม่ใช้ งบประมาณ"
    if len(cell) < 30 or "<p>" in cell:
        return cell
    # a line is wrapped between words: before a consonant that begins one, never inside a cluster or a number
    words = "การ|ความ|ของ|และ|เพื่อ|ตาม|ประ"
    found = [m.start() for m in re.finditer(rf"(?<=[{THAI}าำะ])(?<!โครง)(?<!กิจ)(?={words})", cell)]
    for at in sorted(chance.sample(found, min(2, len(found))), reverse=True):
        cell = f"{cell[:at]} {cell[at:]}"
    return cell


@damage("quotes", harmless=True)
def quotes(sample: Sample, chance: random.Random) -> Sample:
    """Typographic quotation marks in the sheet, straight ones in the table."""
    return mapped(
        sample,
        lambda line: line.text.replace("“", '"').replace("”", '"'),
        lambda line: line.part == "budget.row",
    )
