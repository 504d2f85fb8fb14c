"""Pages of a PDF as pictures, so that a paper can be looked at on any device without a viewer."""

import io
from functools import lru_cache
from threading import Lock

_one_at_a_time = Lock()  # PDFium is not made for several threads
_SCALE = 1.6


@lru_cache(maxsize=32)
def page_count(pdf: bytes) -> int:
    import pypdfium2

    with _one_at_a_time, pypdfium2.PdfDocument(pdf) as opened:
        return len(opened)


def page_as_png(pdf: bytes, number: int) -> bytes:
    """Page `number` (from 1) as PNG; IndexError where the paper has no such page."""
    import pypdfium2

    with _one_at_a_time, pypdfium2.PdfDocument(pdf) as opened:
        if not 1 <= number <= len(opened):
            raise IndexError(number)
        page = opened[number - 1]
        drawn = page.render(scale=_SCALE).to_pil().convert("P", palette=1, colors=64)
        page.close()
    written = io.BytesIO()
    drawn.save(written, "PNG", optimize=False)
    return written.getvalue()
