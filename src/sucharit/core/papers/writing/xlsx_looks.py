"""Cell formats of a workbook, each made once."""

from typing import Any

from sucharit.core.papers.paper import Digits
from sucharit.core.papers.writing.printable import printable

FONT = "TH Sarabun New"
SHADES = {1: "#DCEFDC", 2: "#FDF3C4", 3: "#FBDCB8", 4: "#F6C4C0", 5: "#5B7AA6"}
_ALIGN = {"start": "left", "center": "center", "end": "right"}
_THAI = "[$-D00041E]"  # Thai digits, in Excel and LibreOffice


class Looks:
    def __init__(self, book: Any, digits: Digits) -> None:
        self.book, self.digits = book, digits
        self.made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def text(self, *, size: int = 14, bold: bool = False, align: str = "start", indent: int = 0) -> Any:
        """Running text across the worksheet."""
        return self._format(font_size=size, bold=bold, align=_ALIGN[align], indent=indent)

    def cell(self, *, bold: bool, align: str, shade: int | None, header: bool) -> Any:
        """A cell of a table that holds text."""
        fill = "#EEF1F4" if header else SHADES.get(shade or 0)
        return self._format(border=1, border_color="#7A7F87", bold=bold, align=_ALIGN[align], **_filled(fill))

    def number(self, *, bold: bool, zero: str, satang: bool) -> Any:
        """A cell of a table that holds baht."""
        figure = f"{_THAI if self.digits == 'thai' else ''}#,##0{'.00' if satang else ''}"
        word = printable(zero, self.digits).replace('"', "")[:60]
        return self._format(
            border=1, border_color="#7A7F87", bold=bold, align="right", num_format=f'{figure};-{figure};"{word}"'
        )

    def _format(self, **look: Any) -> Any:
        look = {"font_name": FONT, "font_size": 14, "valign": "top", "text_wrap": True, **look}
        key = tuple(sorted(look.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format(look)
        return self.made[key]


def _filled(colour: str | None) -> dict[str, Any]:
    return {"bg_color": colour} if colour else {}
