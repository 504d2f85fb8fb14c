"""What of a year would go out today, and what stays inside and why. The only way by which a year's records go out."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sucharit.base.people.gate import Officer
from sucharit.base.screens import digits
from sucharit.publishing.portal.years.gathering import Gathered, gathered
from sucharit.publishing.portal.years.marks import ACTIVITY, EVIDENCE, WORDS
from sucharit.publishing.portal.years.papers import PaperOfYear
from sucharit.work.years.models import YearPlan

FORMAT = "sucharit-year/1"


#: key > what stays inside, and why. Those without a count never go out, whoever publishes.
WITHHELD: dict[str, tuple[Promise | str, Promise | str]] = {
    "activities": (_("กิจกรรม"), _("ยังไม่ได้เลือกให้ประชาชนเห็น")),
    "evidence": (_("หลักฐาน"), _("ยังไม่ได้เลือกให้ประชาชนเห็น")),
    "words": (_("ข้อความที่เจ้าหน้าที่เขียน"), _("ยังไม่ได้เลือกให้ประชาชนเห็น หรือแก้ไขหลังจากเลือกแล้ว")),
    "personal": (_("หลักฐานที่มีข้อมูลส่วนบุคคล"), _("ไม่เผยแพร่ไม่ว่ากรณีใด")),
    "progress": (
        _("รายงานความก้าวหน้าของหน่วยงาน"), _("ยังเป็นร่าง รอรับ หรือส่งกลับแก้ไข เผยแพร่เฉพาะที่รับแล้ว"),
    ),
    "measures": (_("ผลของตัวชี้วัดที่ยังไม่ยืนยันวิธีวัด"), _("แสดงข้อความตัวชี้วัด แต่บอกว่ายังตัดสินไม่ได้")),
    "paper": ("", _("ออกเลขแล้วแต่ยังไม่ได้เผยแพร่เอกสาร หน้าปีจะบอกเลขที่และวันที่ แต่ไม่มีไฟล์")),
    "report": ("", _("รายงานยังไม่ได้ออก")),
    "people": (_("ชื่อเจ้าหน้าที่ผู้รับผิดชอบและผู้บันทึก"), _("เป็นข้อมูลส่วนบุคคล แสดงเฉพาะชื่อหน่วยงาน")),
    "notes": (
        _("รายละเอียดกิจกรรม เลขที่ฎีกา และหมายเหตุภายใน"), _("เป็นข้อความที่เขียนไว้ใช้ภายใน อาจมีชื่อบุคคล"),
    ),
}  # fmt: skip
_NEVER = ("people", "notes")


@dataclass(frozen=True)
class Withheld:
    """Something that stays inside, and where that can be changed ("" where it cannot). `title`: which one."""

    key: str
    count: int | None = None
    url: str = ""
    title: str = ""

    @property
    def what(self) -> Promise | str:
        return self.title or WITHHELD[self.key][0]

    @property
    def why(self) -> Promise | str:
        return WITHHELD[self.key][1]


@dataclass(frozen=True)
class Going:
    """A year as it would go out."""

    value: dict[str, Any]
    withheld: tuple[Withheld, ...]

    @property
    def text(self) -> str:
        """The year file: the same content is the same text."""
        return json.dumps(self.value, ensure_ascii=False, separators=(",", ":"))

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


def going_out(officer: Officer, year: YearPlan) -> Going:
    """In Thai and Arabic digits whoever asks: a file is the same for everyone."""
    with translation.override("th"), digits.using("arabic"):
        found = gathered(officer, year)
        value = {
            "format": FORMAT,
            "organization": {"code": officer.organization.code, "name": officer.organization.name},
            "fiscal_year": year.fiscal_year,
            "closed_on": localdate(year.closed_at).isoformat() if year.closed_at else None,
            **found.told,
        }
        return Going(value, tuple(_withheld(officer, year, found)))


def _withheld(officer: Officer, year: YearPlan, found: Gathered) -> Iterator[Withheld]:
    code, fiscal_year = officer.organization.code, year.fiscal_year
    choose = reverse("publishing_year_choose", args=[code, fiscal_year])
    kept = Counter(one.kind for one in found.choosable if not one.marked and not one.personal)
    counts = (
        ("activities", kept[ACTIVITY], choose),
        ("evidence", kept[EVIDENCE], f"{choose}?kind={EVIDENCE}"),
        ("words", kept[WORDS], f"{choose}?kind={WORDS}"),
        ("personal", sum(one.personal for one in found.choosable), ""),
        ("progress", found.unaccepted_reports, reverse("progress_list", args=[code])),
        ("measures", found.unaccepted_measures, reverse("indicator_year", args=[code, fiscal_year])),
    )  # fmt: skip
    yield from (Withheld(key, count, url) for key, count, url in counts if count)
    yield from _papers(code, found.papers)
    yield from (Withheld(key) for key in _NEVER)


def _papers(code: str, papers: Iterable[PaperOfYear]) -> Iterator[Withheld]:
    for one in papers:
        if one.public is not None:
            continue
        if one.document is not None:
            yield Withheld("paper", url=reverse("publishing_document", args=[code, one.document.pk]), title=one.title)
        else:
            where = [code, one.report.fiscal_year, one.report.kind]
            yield Withheld("report", url=reverse("report", args=where), title=one.title)
