"""The charts of a published year."""

from decimal import Decimal

from django.utils.translation import gettext as _

from sucharit.base.screens import charts
from sucharit.publishing.portal.years.reading import QUARTERS, ZERO, YearReading, money_of
from sucharit.publishing.portal.years.words import status_said, verdict_said
from sucharit.work.indicators.models import JudgementRecord
from sucharit.work.years.models import YearInitiative


def pictures(read: YearReading) -> tuple[charts.Chart, ...]:
    """Where initiatives and promises stand; money by dimension; activities and money by quarter."""
    told = [_statuses(read)]
    if read.indicators:
        told.append(_verdicts(read))
    if read.budget or read.paid:
        told.append(_money(read))
    if any(read.activities_by_quarter):
        told.append(_activities(read))
    return tuple(told)


def _statuses(read: YearReading) -> charts.Chart:
    values = [value for value in YearInitiative.Status.values if read.statuses[value]]
    counts = charts.Series(_("รายการ"), tuple(Decimal(read.statuses[value]) for value in values))
    return charts.bars(_("สถานะของโครงการ"), [status_said(value) for value in values], counts, unit=_("รายการ"))


def _verdicts(read: YearReading) -> charts.Chart:
    values = [value for value in JudgementRecord.Verdict.values if read.verdicts[value]]
    counts = charts.Series(_("ข้อ"), tuple(Decimal(read.verdicts[value]) for value in values))
    return charts.bars(_("ผลของตัวชี้วัด"), [verdict_said(value) for value in values], counts, unit=_("ข้อ"))


def _money(read: YearReading) -> charts.Chart:
    """Paid and left beside each other; what was paid over the budget leaves nothing."""
    labels, paid, left = [], [], []
    for title, rows in read.by_dimension:
        labels.append(title or _("ไม่ระบุมิติ"))
        paid.append(sum((one["paid"] for one in rows), ZERO))
        left.append(sum((max((money_of(one) or ZERO) - one["paid"], ZERO) for one in rows), ZERO))
    series = charts.Series(_("จ่ายแล้ว"), tuple(paid)), charts.Series(_("คงเหลือ"), tuple(left))
    return charts.bars(_("เงินของปี แยกตามมิติ"), labels, *series, unit=_("บาท"))


def _activities(read: YearReading) -> charts.Chart:
    counts = charts.Series(_("กิจกรรม"), tuple(Decimal(n) for n in read.activities_by_quarter))
    labels = [_("ไตรมาส %(n)s") % {"n": number} for number in QUARTERS]
    return charts.columns(_("กิจกรรมที่ทำในแต่ละไตรมาส"), labels, counts, unit=_("ครั้ง"))


def ita_pictures(read: YearReading) -> tuple[charts.Chart, ...]:
    """Marks of the indicators; the total over the years."""
    if read.ita is None:
        return ()
    lines = read.ita["indicators"]
    marks = charts.Series(_("คะแนน"), tuple(one["mark"] for one in lines))
    told = [charts.bars(_("คะแนนรายตัวชี้วัด"), [f"{one['number']}. {one['title']}" for one in lines], marks)]
    known = [one for one in read.ita["history"] if one["mark"] is not None]
    if len(known) > 1:
        totals = charts.Series(_("คะแนนรวม"), tuple(one["mark"] for one in known))
        told.append(charts.columns(_("คะแนนรวมย้อนหลัง"), [str(one["fiscal_year"]) for one in known], totals))
    return tuple(told)
