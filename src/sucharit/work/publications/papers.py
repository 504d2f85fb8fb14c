"""The publication log and the count of channels as files."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from sucharit.base.screens.words import day, fiscal_year
from sucharit.work.publications.models import Publication
from sucharit.work.publications.promises import Count
from sucharit.work.years.models import YearPlan
from sucharit.work.years.periods import Period
from sucharit.work.years.recording.papers import Listed, Value

MOST_LISTED = 10_000


def publications_listed(year: YearPlan, rows: Sequence[Publication], titles: Mapping[int, Sequence[str]]) -> Listed:
    columns = (
        (_("วันที่เผยแพร่"), 2.2), (_("เรื่อง"), 5.0), (_("ช่องทาง"), 3.0), (_("ที่อยู่เว็บ"), 4.6), (_("เอกสาร"), 4.0),
        (_("โครงการ"), 5.0),
        (_("หมายเหตุ"), 3.0), (_("ผู้บันทึก"), 2.6), (_("ถอนเพราะ"), 2.0),
    )  # fmt: skip
    told: list[list[Value]] = [
        [
            day(row.published_on), row.title, row.channel.name, row.address, row.document,
            "\n".join(titles.get(row.pk, [])),
            row.note, row.recorded_by.full_name, row.withdrawn_reason,
        ]
        for row in rows
    ]  # fmt: skip
    return Listed("publications", _("ทะเบียนการเผยแพร่"), columns, told, None, fiscal_year(year.fiscal_year))


def counts_listed(year: YearPlan, counts: Sequence[Count], period: Period) -> Listed:
    columns = (
        (_("ลำดับ"), 1.2), (_("โครงการ"), 6.0), (_("กำหนดไว้"), 1.8), (_("ใช้แล้ว"), 1.8), (_("ผล"), 2.6),
        (_("ช่องทางที่ใช้"), 6.0),
        (_("ช่องทางที่ยังไม่ได้ใช้"), 6.0), (_("ข้อความที่กำหนด"), 6.0),
    )  # fmt: skip
    told: list[list[Value]] = [
        [
            one.row.seq, one.row.title, one.promise.wanted if one.promise else None, len(one.used), one.words,
            ", ".join(channel.name for channel in one.used),
            ", ".join(channel.name for channel in one.unused) if one.short else "",
            one.promise.sentence if one.promise else "",
        ]
        for one in counts
    ]  # fmt: skip
    subtitle = f"{fiscal_year(year.fiscal_year)} {period.label}"
    return Listed("channels", _("จำนวนช่องทางเผยแพร่ที่ไม่ซ้ำกัน"), columns, told, None, subtitle)
