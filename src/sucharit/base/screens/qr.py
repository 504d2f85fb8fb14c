"""An address as a QR code: in SVG for pages (one path, no image file, no style attribute), as PNG for papers."""

import io
from itertools import groupby

import qrcode
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

_MARGIN = 4  # the quiet zone that the standard asks for


def qr_svg(address: str) -> SafeString:
    """Error correction M: readable with a smudge, as papers at a counter have."""
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=0)
    code.add_data(address)
    code.make(fit=True)
    matrix: list[list[bool]] = code.get_matrix()
    side = len(matrix) + 2 * _MARGIN
    return format_html(
        '<svg viewBox="0 0 {0} {0}" role="img" aria-label="{1}" shape-rendering="crispEdges">'
        '<path d="{2}"></path></svg>',
        side,
        gettext("คิวอาร์โค้ดของ %(address)s") % {"address": address},
        "".join(_row(y, row) for y, row in enumerate(matrix, _MARGIN)),
    )


def qr_png(address: str) -> bytes:
    """The same for paper."""
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=2, box_size=8)
    code.add_data(address)
    made = io.BytesIO()
    code.make_image().save(made)
    return made.getvalue()


def _row(y: int, row: list[bool]) -> str:
    """Runs of dark cells as rectangles of height one."""
    path, x = "", _MARGIN
    for dark, run in groupby(row):
        length = len(list(run))
        path += f"M{x} {y}h{length}v1h-{length}z" if dark else ""
        x += length
    return path
