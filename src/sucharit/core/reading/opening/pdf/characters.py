"""Characters of a PDF page with the place of each: the origin on its line of writing, which marks above share."""

import ctypes
import math
import re
from collections.abc import Callable

import pypdfium2
import pypdfium2.raw as pdfium

Point = tuple[float, float]
Turn = Callable[[float, float], Point]

# A hyphen at the end of a line as pdfium has it; NUL, halves of characters and what it could not tell.
SPECIAL = {0x00: "", 0x02: "-", 0xFFFE: "", **dict.fromkeys(range(0xD800, 0xE000), "")}
SAMPLES = 15
# pdfium misjudges what follows a cluster whose marks share one glyph: there blanks are told by the gap itself.
AFTER_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e](?=[^\\s\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])")
TORN = re.compile("(?<=[ก-ฮ]) (?=[ะาำๅ\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])")
BLANK = 0.09  # of the font size; measured in Sarabun: letters stand 0.05 apart at most, words 0.13 at least


class Characters:
    """Text of a page in the order of its content, pdfium's own blanks and line ends among it; places on request."""

    def __init__(self, text: pypdfium2.PdfTextPage, count: int) -> None:
        self.raw = text.raw
        self.turn = _turn_of(text.raw, count)
        self.signs = _signs(text, count)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._addresses = ctypes.byref(self._x), ctypes.byref(self._y)
        self._box = pdfium.FS_RECTF()
        self._name = ctypes.create_string_buffer(100)
        self._drop_torn_blanks()
        self.text = "".join(sign or "\0" for sign in self.signs)  # at every index one character
        ends = (found.start() for found in AFTER_MARKS.finditer(self.text))
        self.blanks_after = {index for index in ends if self.is_blank_between(index, index + 1)}

    def _drop_torn_blanks(self) -> None:
        """Blanks of pdfium's own making inside a cluster ("ท ำ"): no Thai word begins with a mark or with ะ, า, ำ."""
        for found in TORN.finditer("".join(sign or "\0" for sign in self.signs)):
            if pdfium.FPDFText_IsGenerated(self.raw, found.start()) == 1:
                self.signs[found.start()] = ""

    def place(self, index: int) -> Point:
        """Where a character begins on its base line, upright: points, x to the right, y upwards."""
        pdfium.FPDFText_GetCharOrigin(self.raw, index, *self._addresses)
        return self.turn(self._x.value, self._y.value)

    def right(self, index: int) -> float:
        """Where a character ends, upright."""
        pdfium.FPDFText_GetLooseCharBox(self.raw, index, self._box)
        box = self._box
        return max(self.turn(box.left, box.bottom)[0], self.turn(box.right, box.top)[0])

    def size(self, index: int) -> float:
        """Font size of a character in points."""
        return float(pdfium.FPDFText_GetFontSize(self.raw, index))

    def font(self, index: int) -> bytes:
        """Name of the font of a character, "" if the file does not say."""
        length = pdfium.FPDFText_GetFontInfo(self.raw, index, self._name, len(self._name), None)
        return self._name.raw[: max(0, min(length, len(self._name)))]

    def is_blank_between(self, before: int, after: int) -> bool:
        """Whether two characters of one line stand as far apart as words do."""
        gap = self.place(after)[0] - self.right(before)
        return gap > 0.5 and gap > BLANK * self.size(before)


def _signs(text: pypdfium2.PdfTextPage, count: int) -> list[str]:
    """One string for every character: at one stroke where pdfium has text for each, else one by one."""
    whole = text.get_text_range() if count else ""
    if len(whole) == count and "\ufffe" not in whole:
        signs = list(whole)
    else:
        unicode_of = pdfium.FPDFText_GetUnicode
        codes = (unicode_of(text.raw, index) for index in range(count))
        signs = [chr(code) if code <= 0x10FFFF else "" for code in codes]
    return [SPECIAL.get(ord(sign), sign) if sign and (sign < " " or sign >= "\ud800") else sign for sign in signs]


def _turn_of(text: ctypes.c_void_p, count: int) -> Turn:
    """How most of the writing comes upright: turned pages, and broad tables drawn sideways on upright ones."""
    step = max(1, count // SAMPLES)
    angles = [pdfium.FPDFText_GetCharAngle(text, index) for index in range(0, count, step)]
    quarters = [round(angle / (math.pi / 2)) % 4 for angle in angles if angle >= 0]
    return TURNS[max(set(quarters), key=quarters.count)] if quarters else _upright


def _upright(x: float, y: float) -> Point:
    return x, y


def _clockwise(x: float, y: float) -> Point:
    return y, -x


def _upside_down(x: float, y: float) -> Point:
    return -x, -y


def _anticlockwise(x: float, y: float) -> Point:
    return -y, x


TURNS = (_upright, _anticlockwise, _upside_down, _clockwise)  # by quarters of the clock that the writing is turned
