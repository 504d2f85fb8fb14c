"""Charts as SVG drawn here, without a script and without style attributes; the numbers stand in a table behind each.

A view makes a value (`bars`, `columns`, `lines`), the template says {% chart it %}. Zero is zero, None a gap.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from sucharit.base.screens import words
from sucharit.base.screens.digits import shown

Value = Decimal | float | None
Point = tuple[float, float]

_WIDTH, _HEIGHT = 360, 240
_RIGHT, _TOP, _BOTTOM = 8, 22, 30
_LETTER = 7.6  # width of a figure of the axis; the drawing is scaled as a whole
_COLOURS = 6
_MOST_SAID = 6  # more columns than this leave no room for a number above each


@dataclass(frozen=True)
class Series:
    """One line of a legend: its name and a value for each label of the chart (None: nothing is known)."""

    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Chart:
    """A picture of numbers. `unit` is said beside them ("บาท"); `draw` makes the picture."""

    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    draw: Callable[["Chart"], SafeString]
    kind: str

    def svg(self) -> SafeString:
        return self.draw(self)

    @property
    def most(self) -> float:
        """The highest value, or the highest stack."""
        if self.kind == "stacked":
            sums = [sum(float(one.values[i] or 0) for one in self.series) for i in range(len(self.labels))]
            return max(sums, default=0.0)
        return max((float(v) for one in self.series for v in one.values if v is not None), default=0.0)

    @property
    def rows(self) -> list[tuple[str, list[str]]]:
        """The table behind: a label and its numbers in words."""
        labels = enumerate(self.labels)
        return [(shown(label), [words.money(one.values[i]) for one in self.series]) for i, label in labels]

    @property
    def key(self) -> list[tuple[int, str]]:
        """Number of the colour and name, for more than one series."""
        return [(_colour(i), one.name) for i, one in enumerate(self.series)] if len(self.series) > 1 else []

    @property
    def row_bars(self) -> list[tuple[str, str, SafeString]]:
        """For lying bars: label, numbers in words, and the bar; letters stay letters of the page, so that they wrap."""
        return [(shown(label), _said(self, i), _lying(self, i)) for i, label in enumerate(self.labels)]


def bars(title: str, labels: Sequence[str], *series: Series, unit: str = "") -> Chart:
    """Lying bars, one row a label (long Thai labels have room); several series are stacked."""
    return _checked(Chart(title, tuple(labels), series, unit, lambda _: SafeString(""), _bar_kind(series)))


def columns(title: str, labels: Sequence[str], *series: Series, unit: str = "") -> Chart:
    """Standing columns over few short labels (fiscal years); several series are stacked."""
    return _checked(Chart(title, tuple(labels), series, unit, _columns, "stacked"))


def lines(title: str, labels: Sequence[str], *series: Series, unit: str = "") -> Chart:
    """Values over time; a None interrupts the line."""
    return _checked(Chart(title, tuple(labels), series, unit, _lines, "lines"))


def _bar_kind(series: tuple[Series, ...]) -> str:
    return "stacked" if len(series) > 1 else "bars"


def _checked(chart: Chart) -> Chart:
    if any(len(one.values) != len(chart.labels) for one in chart.series):
        raise ValueError(f"{chart.title}: every series needs a value (or None) for each of {len(chart.labels)} labels")
    return chart


def _colour(place: int) -> int:
    return place % _COLOURS + 1


def _said(chart: Chart, place: int) -> str:
    values = [one.values[place] for one in chart.series if one.values[place] is not None]
    total = words.money(sum(Decimal(str(value)) for value in values) if values else None)
    return f"{total} {chart.unit}".strip() if values else total


def _lying(chart: Chart, place: int) -> SafeString:
    most, x, parts = chart.most or 1.0, 0.0, []
    for i, one in enumerate(chart.series):
        width = float(one.values[place] or 0) / most * 100
        parts.append((_number(x), _number(width), _colour(i)))
        x += width
    drawn = format_html_join("", '<rect x="{}" y="0" width="{}" height="10" class="series-{}"></rect>', parts)
    return format_html(
        '<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        '<rect x="0" y="0" width="100" height="10" class="chart-rest"></rect>{}</svg>',
        drawn,
    )


def _columns(chart: Chart) -> SafeString:
    top = _scale(chart.most)
    return _picture(chart, format_html_join("", "{}", ((one,) for one in [*_stacks(chart, top), *_totals(chart, top)])))


def _totals(chart: Chart, top: float) -> Iterator[SafeString]:
    """The number above each column, so that paper says it too; nothing where nothing is known."""
    for place in range(len(chart.labels) if len(chart.labels) <= _MOST_SAID else 0):
        known = [float(one.values[place]) for one in chart.series if one.values[place] is not None]  # type: ignore[arg-type]
        if known:
            where = (_number(_middle(chart, place)), _number(_height(sum(known), top) - 5))
            yield format_html(
                '<text class="chart-said" x="{}" y="{}" text-anchor="middle">{}</text>', *where, _short(sum(known))
            )


def _stacks(chart: Chart, top: float) -> Iterator[SafeString]:
    left, step = _left(chart), _step(chart)
    width = min(step * 0.62, 56)
    for place in range(len(chart.labels)):
        base = float(_HEIGHT - _BOTTOM)
        for i, one in enumerate(chart.series):
            height = float(one.values[place] or 0) / top * (_HEIGHT - _TOP - _BOTTOM)
            base -= height
            yield format_html(
                '<rect x="{}" y="{}" width="{}" height="{}" class="series-{}"></rect>',
                _number(left + step * (place + 0.5) - width / 2),
                _number(base),
                _number(width),
                _number(height),
                _colour(i),
            )


def _lines(chart: Chart) -> SafeString:
    top = _scale(chart.most)
    drawn = [_line(chart, i, one, top) for i, one in enumerate(chart.series)]
    return _picture(chart, format_html_join("", "{}", ((one,) for one in drawn)))


def _line(chart: Chart, place: int, series: Series, top: float) -> SafeString:
    runs: list[list[Point]] = []
    run: list[Point] = []
    for i, value in enumerate(series.values):
        if value is None:
            runs, run = [*runs, run], []
        else:
            run.append((_middle(chart, i), _height(float(value), top)))
    paths = " ".join(_path(one) for one in [*runs, run] if one)
    dots = [(_number(x), _number(y)) for one in [*runs, run] for x, y in one]
    return format_html(
        '<g class="series-{}"><path class="chart-line" d="{}"></path>{}</g>',
        _colour(place),
        paths,
        format_html_join("", '<circle cx="{}" cy="{}" r="4"></circle>', dots),
    )


def _path(points: list[Point]) -> str:
    return "M" + "L".join(f"{_number(x)} {_number(y)}" for x, y in points)


def _middle(chart: Chart, place: int) -> float:
    return _left(chart) + _step(chart) * (place + 0.5)


def _height(value: float, top: float) -> float:
    return _HEIGHT - _BOTTOM - value / top * (_HEIGHT - _TOP - _BOTTOM)


def _picture(chart: Chart, drawn: SafeString) -> SafeString:
    top = _scale(chart.most)
    left = _number(_left(chart))
    grid = [(left, _WIDTH - _RIGHT, _number(_height(top * i / 4, top)), _short(top * i / 4)) for i in range(5)]
    labels = [(_number(_middle(chart, i)), _HEIGHT - 8, shown(label)) for i, label in enumerate(chart.labels)]
    return format_html(
        '<svg viewBox="0 0 {} {}" aria-hidden="true" focusable="false">{}{}{}</svg>',
        _WIDTH,
        _HEIGHT,
        format_html_join(
            "",
            '<line class="chart-grid" x1="{0}" x2="{1}" y1="{2}" y2="{2}"></line>'
            '<text class="chart-quiet" x="{0}" dx="-8" y="{2}" dy="5" text-anchor="end">{3}</text>',
            grid,
        ),
        drawn,
        format_html_join("", '<text x="{}" y="{}" text-anchor="middle">{}</text>', labels),
    )


def _left(chart: Chart) -> float:
    """Room for the longest number of the axis."""
    top = _scale(chart.most)
    return 12 + _LETTER * max(len(_short(top * i / 4)) for i in range(5))


def _step(chart: Chart) -> float:
    return (_WIDTH - _left(chart) - _RIGHT) / max(len(chart.labels), 1)


def _scale(most: float) -> float:
    """A round number at or above the highest value, so that the quarters of the axis are round too."""
    if most <= 0:
        return 4.0
    if 2 <= most <= 20:  # half a complaint would stand on the axis
        return float(4 * math.ceil(most / 4))
    unit = 10 ** math.floor(math.log10(most))
    return next(float(unit * step) for step in (1, 2, 4, 6, 8, 10) if unit * step >= most)


def _short(value: float) -> str:
    """Numbers of an axis: millions and thousands by their Thai short names."""
    if value >= 1_000_000:
        return gettext("%(n)s ล.") % {"n": words.number(round(value / 1_000_000, 2))}
    return words.number(round(value, 2))


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
