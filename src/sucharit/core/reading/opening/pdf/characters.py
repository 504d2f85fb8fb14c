"""Characters of a PDF page with the place of each: the origin on its line of writing, which marks above share."""

import ctypes
import math
from collections.abc import Callable

import pypdfium2.raw as pdfium

Point = tuple[float, float]
Turn = Callable[[float, float], Point]

LINE_END_HYPHENS = {0x02: "-", 0xFFFE: "-"}  # what pdfium makes of a hyphen at the end of a line
SAMPLES = 15


class Characters:
    """Text of a page in the order of its content: characters and, at the same index, x and y of each, upright."""

    __slots__ = ("signs", "xs", "ys")

    def __init__(self) -> None:
        self.signs: list[str] = []
        self.xs: list[float] = []
        self.ys: list[float] = []


def turn_of(page: ctypes.c_void_p, text: ctypes.c_void_p, count: int) -> Turn:
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


def characters_of(text: ctypes.c_void_p, count: int, turn: Turn) -> Characters:
    """All characters, "" for NUL, so that indexes stay pdfium's; its own blanks and line ends are among them."""
    result = Characters()
    x, y = ctypes.c_double(), ctypes.c_double()
    x_address, y_address = ctypes.byref(x), ctypes.byref(y)
    unicode_of, origin_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetCharOrigin
    signs, xs, ys = result.signs, result.xs, result.ys
    for index in range(count):
        code = unicode_of(text, index)
        origin_of(text, index, x_address, y_address)
        left, line = turn(x.value, y.value)
        signs.append(_sign(code))
        xs.append(left)
        ys.append(line)
    return result


def _sign(code: int) -> str:
    if code in LINE_END_HYPHENS:
        return LINE_END_HYPHENS[code]
    return "" if not code or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF else chr(code)
