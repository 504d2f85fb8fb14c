"""Totals that a plan states in running text: "ประกอบด้วยโครงการ/กิจกรรม/มาตรการ รวมจำนวน ๓๕ โครงการ"."""

import re
from collections.abc import Iterator, Sequence

from sucharit.core.plan import Source, StatedTotal
from sucharit.core.reading.prepared import PreparedLine

_WHOLE = re.compile(
    r"(?:รวม(?:ทั้งสิ้น|ทั้งหมด)?\s*(?:จำนวน|เป็น)?|ทั้งสิ้น\s*(?:จำนวน)?|ทั้งหมด\s*(?:จำนวน)?|ประกอบด้วย\s*(?:จำนวน)?)\s*(\d{1,3})\s*"
    r"(?:โครงการ|กิจกรรม|มาตรการ)"
)
_OF_DIMENSION = re.compile(r"(?:มิติ|มติ)\s?(?:ที่)?\s?(\d)[^\d]{0,90}?จำนวน\s*(\d{1,3})\s*(?:โครงการ|กิจกรรม|มาตรการ)")
_LONGEST = 1500


def stated_in_words(lines: Sequence[PreparedLine]) -> Iterator[StatedTotal]:
    """Counts stated before the sheets, of the whole plan and of each dimension; lines about money are no counts."""
    for line in lines:
        text = line.text
        if not text or len(text) > _LONGEST or ("จำนวน" not in text and "รวม" not in text):
            continue
        source = Source(page=line.page, line=line.number, line_end=line.number)
        dimensions = list(_OF_DIMENSION.finditer(text))
        for match in dimensions:
            yield StatedTotal(scope=match[1], count=int(match[2]), source=source)
        if (whole := _WHOLE.search(text)) and not (dimensions and whole.start() < dimensions[-1].end()):
            yield StatedTotal(scope="total", count=int(whole[1]), source=source)
