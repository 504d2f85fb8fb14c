"""Rows copied from a spreadsheet, as text with tabs, become contents of risks; what cannot be read is told by row."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.people.gate import NotAllowed
from sucharit.base.screens.pasting import pasted_rows
from sucharit.core.thai import arabic_digits, fold, parse_date
from sucharit.work.risks.contents import (
    MOST_RISKS,
    RatingContent,
    RiskContent,
    new_controls,
    new_issues,
    one_line,
    words,
)

COLUMNS = {
    "process": gettext_lazy("กระบวนงาน"),
    "issues": gettext_lazy("ประเด็นความเสี่ยง"),
    "likelihood": gettext_lazy("โอกาส"),
    "impact": gettext_lazy("ผลกระทบ"),
    "controls": gettext_lazy("มาตรการควบคุม"),
    "unit": gettext_lazy("หน่วยงาน"),
    "due": gettext_lazy("กำหนดเสร็จ"),
}
LONGEST_PASTE = 400_000


@dataclass(frozen=True)
class PastedRow:
    """One row as it will become a risk, or why it cannot."""

    number: int
    cells: Mapping[str, str]
    content: RiskContent | None
    problems: Sequence[str] = field(default=())


def read_rows(text: str, units: Mapping[str, int], likelihoods: int, impacts: int) -> list[PastedRow]:
    """The rows of a paste in the order of COLUMNS; a first row of titles is skipped. `units` by folded name and
    abbreviation. NotAllowed where it is too long or has too many rows."""
    if len(text) > LONGEST_PASTE:
        raise NotAllowed(_("ข้อความที่วางยาวเกินไป โปรดแบ่งวางเป็นหลายครั้ง"), "too long a paste")
    lines = pasted_rows(text)
    if lines and fold(lines[0][0]) in _TITLES:
        lines = lines[1:]
    if len(lines) > MOST_RISKS:
        raise NotAllowed(
            _("วางได้ครั้งละไม่เกิน %(most)s แถว (มี %(have)s แถว)") % {"most": MOST_RISKS, "have": len(lines)},
            "too many rows",
        )
    return [_row(number, line, units, (likelihoods, impacts)) for number, line in enumerate(lines, 1)]


_TITLES = {fold(title) for title in ("กระบวนงาน", "ขั้นตอนการดำเนินงาน", "กระบวนการ", "ความเสี่ยง")}


def _row(number: int, line: Sequence[str], units: Mapping[str, int], most: tuple[int, int]) -> PastedRow:
    cells = {name: (line[place].strip() if place < len(line) else "") for place, name in enumerate(COLUMNS)}
    problems: list[str] = []
    content = None
    try:
        content = RiskContent(
            process=one_line(cells["process"]),
            issues=new_issues(words(text) for text in _listed(cells["issues"])),
            inherent=RatingContent(
                likelihood=_score(cells["likelihood"], most[0], COLUMNS["likelihood"], problems),
                impact=_score(cells["impact"], most[1], COLUMNS["impact"], problems),
            ),
            controls=new_controls(words(text) for text in _listed(cells["controls"])),
            unit=_unit(cells["unit"], units, problems),
            due=_due(cells["due"], problems),
        )
    except NotAllowed as refused:
        problems.append(refused.said)
    if not cells["process"]:
        problems.append(_("ไม่มีชื่อกระบวนงาน"))
    return PastedRow(number, cells, None if problems else content, problems)


def _listed(cell: str) -> list[str]:
    """A cell holds several lines; their own numbers fall away."""
    told = [
        line.strip().lstrip("0123456789๐๑๒๓๔๕๖๗๘๙").lstrip(".)") if _numbered(line) else line
        for line in cell.split("\n")
    ]
    return [line.strip(" -–•") for line in told if line.strip(" -–•")]


def _numbered(line: str) -> bool:
    begin = arabic_digits(line.strip())[:4].lstrip("0123456789")
    return begin[:1] in (".", ")") and len(begin) < len(line.strip()[:4])


def _score(cell: str, most: int, name: object, problems: list[str]) -> int | None:
    text = arabic_digits(cell)
    if not text or text == "-":
        return None
    if text.isdecimal() and len(text) < 3 and 1 <= int(text) <= most:
        return int(text)
    problems.append(_("%(name)s “%(cell)s” ไม่อยู่ในเกณฑ์ 1 ถึง %(most)s") % {"name": name, "cell": cell[:40], "most": most})
    return None


def _unit(cell: str, units: Mapping[str, int], problems: list[str]) -> int | None:
    if not cell or cell == "-":
        return None
    found = units.get(fold(cell))
    if found is None:
        problems.append(_("ไม่รู้จักหน่วยงาน “%(cell)s”") % {"cell": cell[:60]})
    return found


def _due(cell: str, problems: list[str]) -> datetime.date | None:
    if not cell or cell == "-":
        return None
    found = parse_date(cell)
    if found is None or found.date is None:
        problems.append(_("อ่านวันที่ “%(cell)s” ไม่ได้") % {"cell": cell[:40]})
        return None
    return found.date
