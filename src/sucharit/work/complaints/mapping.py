"""Complaints as points of an SVG: a plain square of land with a scale, no tiles of a stranger."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sucharit.base.screens.words import number
from sucharit.work.complaints.models import Complaint

SIDE, _EDGE = 600, 30
_METRES = 111_320  # of a degree of latitude
_LEAST = 500.0  # metres across: one point alone is not blown up to a whole village
_STEPS = (100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000)


@dataclass(frozen=True)
class Picture:
    """The drawing; "" where nothing has a place."""

    svg: SafeString
    scale: str = ""


def map_of(rows: Sequence[Complaint]) -> Picture:
    """North is up; points are numbered as in the list."""
    placed = [(float(row.latitude), float(row.longitude), row) for row in rows if row.placed]  # type: ignore[arg-type]
    if not placed:
        return Picture(SafeString(""))
    middle = (_middle([one[0] for one in placed]), _middle([one[1] for one in placed]))
    narrow = math.cos(math.radians(middle[0]))
    metres = [((lon - middle[1]) * _METRES * narrow, (lat - middle[0]) * _METRES, row) for lat, lon, row in placed]
    across = max(_LEAST, *(2 * max(abs(x), abs(y)) for x, y, _row in metres)) * 1.1
    per_metre = (SIDE - 2 * _EDGE) / across
    points = [(SIDE / 2 + x * per_metre, SIDE / 2 - y * per_metre, row) for x, y, row in metres]
    return Picture(_drawn(points, across, per_metre), _("%(n)s เมตร") % {"n": number(_step(across))})


def _middle(values: Sequence[float]) -> float:
    return (min(values) + max(values)) / 2


def _step(across: float) -> int:
    return max((one for one in _STEPS if one <= across / 3), default=_STEPS[0])


def _drawn(points: Sequence[tuple[float, float, Complaint]], across: float, per_metre: float) -> SafeString:
    step = _step(across)
    lines = [
        SIDE / 2 + n * step * per_metre
        for n in range(-6, 7)
        if _EDGE / 2 < SIDE / 2 + n * step * per_metre < SIDE - _EDGE / 2
    ]
    grid = format_html_join(
        "", '<path class="complaint-grid" d="M{0} 0V{1}M0 {0}H{1}"></path>', ((_n(at), SIDE) for at in lines)
    )
    marks = format_html_join(
        "",
        '<a href="#c{0}" aria-label="{1}"><title>{1}</title>'
        '<circle class="complaint-point complaint-{2}" cx="{3}" cy="{4}" r="9">'
        "</circle></a>",
        ((row.pk, f"{row} {row.subject}", row.state, _n(x), _n(y)) for x, y, row in points),
    )  # fmt: skip
    return format_html(
        '<svg viewBox="0 0 {0} {0}" class="complaint-map" role="group" aria-label="{1}">'
        '<rect class="complaint-land" width="{0}" height="{0}"></rect>{2}{3}'
        '<path class="complaint-scale" d="M{4} {5}h{6}"></path></svg>',
        SIDE,
        _("แผนที่จุดเกิดเรื่องร้องเรียน %(n)s จุด ทิศเหนืออยู่ด้านบน") % {"n": len(points)},
        grid,
        marks,
        _EDGE,
        SIDE - 14,
        _n(step * per_metre),
    )


def _n(value: float) -> Decimal:
    return Decimal(str(round(value, 1)))
