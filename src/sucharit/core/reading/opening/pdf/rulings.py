"""Ruling lines of a PDF page: strokes, thin filled boxes, and the sides of stroked boxes, turned upright."""

import ctypes
from collections.abc import Callable, Iterator

import pypdfium2.raw as pdfium

from sucharit.core.reading.opening.limits import Limits
from sucharit.core.reading.opening.pdf.grids import Ruling

THIN = 4.0  # points; Word and LibreOffice draw borders as filled boxes of this breadth at most
SHORT = 5.0
STRAIGHT = 0.8  # how far a line may lean
FORM_DEPTH = 3

Point = tuple[float, float]
Turn = Callable[[float, float], Point]
Subpath = list[Point]
Get = Callable[[ctypes.c_void_p, int], ctypes.c_void_p]


class Rulings:
    """Level and upright lines of one page. `too_many` says that it is a drawing, and lines were not kept."""

    def __init__(self, limits: Limits, turn: Turn) -> None:
        self.limits, self.turn = limits, turn
        self.level: list[Ruling] = []
        self.upright: list[Ruling] = []
        self.objects = self.segments = 0

    @property
    def too_many(self) -> bool:
        return self.objects > self.limits.page_objects or self.segments > self.limits.page_segments

    def take_page(self, page: ctypes.c_void_p) -> None:
        self._take(page, pdfium.FPDFPage_CountObjects(page), pdfium.FPDFPage_GetObject, None, 0)
        if self.too_many:
            self.level, self.upright = [], []

    def _take(self, holder: ctypes.c_void_p, count: int, get: Get, matrix: pdfium.FS_MATRIX | None, depth: int) -> None:
        self.objects += count
        if self.too_many:
            return
        kind_of = pdfium.FPDFPageObj_GetType
        for index in range(count):
            item = get(holder, index)
            kind = kind_of(item)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._take_path(item, matrix)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < FORM_DEPTH:
                self._take_form(item, matrix, depth)

    def _take_form(self, form: ctypes.c_void_p, matrix: pdfium.FS_MATRIX | None, depth: int) -> None:
        own = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(form, own)
        count = pdfium.FPDFFormObj_CountObjects(form)
        self._take(form, count, pdfium.FPDFFormObj_GetObject, _product(own, matrix), depth + 1)

    def _take_path(self, path: ctypes.c_void_p, outer: pdfium.FS_MATRIX | None) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
        if not fill.value and not stroke.value:
            return
        count = pdfium.FPDFPath_CountSegments(path)
        self.segments += count
        if self.too_many:
            return
        own = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(path, own)
        matrix = _product(own, outer)
        for subpath in _subpaths(path, count):
            self._add([self.turn(*_moved(matrix, point)) for point in subpath], bool(stroke.value))

    def _add(self, points: Subpath, stroked: bool) -> None:
        """A thin shape is one line whatever it is made of; of other shapes only stroked sides are lines."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        left, right, low, high = min(xs), max(xs), min(ys), max(ys)
        if high - low <= THIN or right - left <= THIN:
            self._add_line(left, right, low, high)
        elif stroked:
            for (x1, y1), (x2, y2) in zip(points, [*points[1:], points[0]], strict=True):
                if abs(x1 - x2) <= STRAIGHT or abs(y1 - y2) <= STRAIGHT:
                    self._add_line(min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2))

    def _add_line(self, left: float, right: float, low: float, high: float) -> None:
        if right - left >= high - low and right - left > SHORT:
            self.level.append(Ruling((low + high) / 2, left, right))
        elif high - low > SHORT:
            self.upright.append(Ruling((left + right) / 2, low, high))


def _subpaths(path: ctypes.c_void_p, count: int) -> Iterator[Subpath]:
    """Runs of straight segments; a curve ends a run, for nothing curved rules a table."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: Subpath = []
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if kind != pdfium.FPDF_SEGMENT_LINETO:
            if len(points) > 1:
                yield points
            points = []
        points.append((x.value, y.value))
    if len(points) > 1:
        yield points


def _moved(matrix: pdfium.FS_MATRIX, point: Point) -> Point:
    x, y = point
    return matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f


def _product(inner: pdfium.FS_MATRIX, outer: pdfium.FS_MATRIX | None) -> pdfium.FS_MATRIX:
    if outer is None:
        return inner
    result = pdfium.FS_MATRIX()
    result.a = inner.a * outer.a + inner.b * outer.c
    result.b = inner.a * outer.b + inner.b * outer.d
    result.c = inner.c * outer.a + inner.d * outer.c
    result.d = inner.c * outer.b + inner.d * outer.d
    result.e = inner.e * outer.a + inner.f * outer.c + outer.e
    result.f = inner.e * outer.b + inner.f * outer.d + outer.f
    return result
