"""The register of queue days (M39)."""

from functools import partial
from typing import Any

from django.db.models import Q, Sum
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.models import Organization
from sucharit.work.obligations.models import Rule
from sucharit.work.queue.actions.opening import check_day
from sucharit.work.queue.models import QueueDay
from sucharit.work.queue.showing import sheet_part
from sucharit.work.queue.words import TONES
from sucharit.work.shelf.declaring import (
    Area,
    Child,
    Column,
    Count,
    Duty,
    Ending,
    Figure,
    Measure,
    Part,
    Personal,
    Register,
    Retention,
    Seen,
    Share,
)

_open = partial(Column, personal=Personal.NONE, seen=Seen.OPEN)
_inside = partial(Column, personal=Personal.NONE, listed=False, printed=False, written=False, shown=False)


def _sum(organization: Organization, fiscal_year: int, *names: str) -> list[int]:
    rows = DAYS.rows(organization).filter(fiscal_year=fiscal_year)
    told = rows.aggregate(**{f"all_{name}": Sum(name) for name in names})
    return [int(told[f"all_{name}"] or 0) for name in names]


def in_time(organization: Organization, fiscal_year: int) -> Share:
    """Of those who were called, who waited no longer than the point promises."""
    within, waited = _sum(organization, fiscal_year, "within", "waited")
    return Share(within, waited, gettext("ได้เรียกภายในเวลาที่สัญญา"))


def served(organization: Organization, fiscal_year: int) -> Share:
    (count,) = _sum(organization, fiscal_year, "served")
    return Share(count, words=gettext("คนที่ได้รับบริการตามบัตรคิว"))


def in_order(organization: Organization, fiscal_year: int) -> Share:
    """Of the days that the system counted, those on which nobody was called out of order."""
    rows = DAYS.rows(organization).filter(fiscal_year=fiscal_year, source="live", state="closed")
    return Share(rows.filter(breaches=0).count(), rows.count(), gettext("วันที่เรียกตามลำดับครบทุกครั้ง"))


def by_point(organization: Organization, fiscal_year: int) -> list[tuple[str, int]]:
    rows = DAYS.rows(organization).filter(fiscal_year=fiscal_year).order_by()
    return [(name, int(count or 0)) for name, count in rows.values_list("point__name").annotate(n=Sum("served"))]


DAYS = Register(
    key="queue-days", name=_("การให้บริการตามบัตรคิว"), one=_("วันของคิว"), area=Area.SERVICE, promises=("M39",),
    purpose=_("ผู้มาก่อนได้รับบริการก่อน พิสูจน์ได้ทุกวัน และรู้ว่าประชาชนรอนานเท่าใด ไม่เก็บข้อมูลส่วนบุคคลของผู้ถือบัตร"),
    model=QueueDay, chapter="34-service.md", dated_by="date",
    columns=(
        _open("date", width=2.2, also=("วันที่ให้บริการ",)), _open("point", width=4, also=("จุด",)),
        _open("issued", width=1.8, total=True, also=("จำนวนบัตร", "จำนวนบัตรคิว")),
        _open("served", width=1.8, total=True, also=("ผู้รับบริการ", "จำนวนผู้รับบริการ")),
        _open("skipped", width=1.8, total=True, listed=False), _open("gone", width=1.8, total=True, listed=False),
        _open("urgent", width=1.8, total=True, listed=False),
        _open("mean_wait", width=1.8, also=("เวลารอเฉลี่ย",)), _open("longest_wait", width=1.8, listed=False),
        _open("waited", width=1.8, listed=False), _open("within", width=1.8, listed=False),
        _open("breaches", width=1.6, written=False), _open("source", width=2.6, written=False, listed=False),
        _inside("state"), _inside("run"), _inside("target_minutes"), _inside("tickets"), _inside("moves"),
        _inside("in_a_row"), _inside("closed_at"),
    ),
    filters=("point", "source"), searched=("point__name",), tones=TONES,
    counts=(Count("point"), Count("source")), figures=(Figure(_("ให้บริการตามจุด"), by_point),),
    measures=(
        Measure("served", _("ผู้รับบริการตามบัตรคิว"), served),
        Measure("in_time", _("ได้เรียกภายในเวลาที่สัญญา"), in_time, _("ของผู้ที่ได้เรียก")),
        Measure("in_order", _("วันที่เรียกตามลำดับครบ"), in_order, _("ของวันที่ใช้ระบบคิว")),
    ),
    duties=(
        Duty("week", _("สรุปการใช้บัตรคิวประจำสัปดาห์"), Rule.Often.WEEKLY, 3,
             _("แผนให้สรุปผลการใช้บัตรคิวเป็นรายสัปดาห์หรือรายเดือน เลือกใช้ข้อใดข้อหนึ่งได้")),
        Duty("month", _("สรุปการใช้บัตรคิวประจำเดือน เสนอผู้บริหาร"), Rule.Often.MONTHLY, 5,
             _("แผนให้สรุปผลการใช้บัตรคิวเป็นรายสัปดาห์หรือรายเดือน จำนวนวันเป็นค่าเริ่มต้นของระบบ")),
    ),
    themes=("service_statistics",), same_by=("point", "date"), public=Q(state=QueueDay.State.CLOSED),
    retention=Retention(2, _("สถิติการให้บริการ เก็บสองปีหลังปีงบประมาณ ไม่มีข้อมูลส่วนบุคคลของประชาชน")),
    check=check_day, pages=((_("จุดบริการวันนี้"), "queue_points"),),
    parts=(Part("queue/_sheet.html", sheet_part),),
    ending=Ending(
        running=Q(state="open"),
        children=(
            Child("queue.Ticket", "day", own=("key",), plain=("label",)),
            Child("queue.Move", "day", personal=("by",), plain=("lines",)),
        ),
    ),
)  # fmt: skip


def declared() -> tuple[Any, ...]:
    """What the room puts up."""
    return (DAYS,)
