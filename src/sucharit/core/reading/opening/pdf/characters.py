"""Characters of a PDF page with the place of each: the origin on its line of writing, which marks above share."""

import ctypes
import math
from collections.abc import Callable

import pypdfium2
import pypdfium2.raw as pdfium

Point = tuple[float, float]
Turn = Callable[[float, float], Point]

# What pdfium makes of a hyphen at the end of a line, and what is no character at all.
SPECIAL = {0x00: "", 0x02: "-", 0xFFFE: "-", **dict.fromkeys(range(0xD800, 0xE000), "")}
SAMPLES = 15


class Characters:
    """Text of a page in the order of its content, pdfium's own blanks and line ends among it; places on request."""

    def __init__(self, page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, count: int) -> None:
        self.raw = text.raw
        self.turn = _turn_of(page.raw, text.raw, count)
        self.signs = _signs(text, count)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._addresses = ctypes.byref(self._x), ctypes.byref(self._y)

    def place(self, index: int) -> Point:
        """Where a character begins on its base line, upright: points, x to the right, y upwards."""
        pdfium.FPDFText_GetCharOrigin(self.raw, index, *self._addresses)
        return self.turn(self._x.value, self._y.value)

    def size(self, index: int) -> float:
        """Font size of a character in points."""
        return float(pdfium.FPDFText_GetFontSize(self.raw, index))


def _signs(text: pypdfium2.PdfTextPage, count: int) -> list[str]:
    """One string for every character: at one stroke where pdfium has text for each, else one by one."""
    whole = text.get_text_range() if count else ""
    if len(whole) == count:
        signs = list(whole)
    else:
        unicode_of = pdfium.FPDFText_GetUnicode
        codes = (unicode_of(text.raw, index) for index in range(count))
        signs = [chr(code) if code <= 0x10FFFF else "" for code in codes]
    return [SPECIAL.get(ord(sign), sign) if (sign and sign < " ") or sign >= "\ud800" else sign for sign in signs]


def _turn_of(page: ctypes.c_void_p, text: ctypes.c_void_p, count: int) -> Turn:
    """How points of this page come upright: by the page's own turn, and by that of writing drawn sideways."""
    quarters = pdfium.FPDFPage_GetRotation(page) - _quarters_of_writing(text, count)
    return (_upright, _clockwise, _upside_down, _anticlockwise)[quarters % 4]


def _quarters_of_writing(text: ctypes.c_void_p, count: int) -> int:
    """Quarter turns anticlockwise of most of the writing in the page's own space."""
    if not count:
        return 0
    step = max(1, count // SAMPLES)
    angles = [pdfium.FPDFText_GetCharAngle(text, index) for index in range(0, count, step)]
    quarters = [round(angle / (math.pi / 2)) % 4 for angle in angles if angle >= 0]
    return max(set(quarters), key=quarters.count) if quarters else 0


def _upright(x: float, y: float) -> Point:
    return x, y


def _clockwise(x: float, y: float) -> Point:
    return y, -x


def _upside_down(x: float, y: float) -> Point:
    return -x, -y


def _anticlockwise(x: float, y: float) -> Point:
    return -y, x
