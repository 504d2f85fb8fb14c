"""Performance agreements: what the register is (M35)."""

import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.core.fiscal import FiscalYear
from sucharit.work.agreements.actions import performance as acts
from sucharit.work.agreements.forms import AimForm, ConfirmForm, DropAimForm, ReportForm
from sucharit.work.agreements.models import Aim, PerformanceAgreement
from sucharit.work.agreements.models.performance import MONTHS
from sucharit.work.agreements.registers.integrity import CHAPTER, DUTY, KEPT, NONE
from sucharit.work.agreements.showing import aims_of
from sucharit.work.shelf.declaring import (
    Area,
    Carry,
    Child,
    Column,
    Ending,
    Figure,
    Measure,
    Part,
    Register,
    Seen,
    Share,
    Term,
    Verb,
)

State = PerformanceAgreement.State
OPEN = Seen.OPEN
DAYS = 15
#: what a promise of the next year does not have yet
UNSIGNED: dict[str, Any] = {
    "state": State.DRAFT, "signed_on": None, "reported_by": None, "confirmed_on": None, "confirmed_by": None,
    "help": "", "heard": "", "incentive": "",
    **{f"{name}_{months}": None for name in ("score", "reported") for months in MONTHS},
}  # fmt: skip


def _due(months: int) -> Any:
    """Fifteen days after the round ends, a default of the house."""

    def due(row: PerformanceAgreement) -> datetime.date | None:
        if row.state == State.DRAFT:
            return None
        last = FiscalYear(row.fiscal_year).last_day
        ends = last if months == MONTHS[-1] else last.replace(month=months - 2, day=1) - datetime.timedelta(days=1)
        return ends + datetime.timedelta(days=DAYS)

    return due


def _rows(organization: Organization, year: int) -> Any:
    return PERFORMANCE.rows(organization).filter(fiscal_year=year)


def _units(organization: Organization, year: int) -> Share:
    units = organization.units.filter(active=True)
    covered = _rows(organization, year).exclude(state=State.DRAFT).filter(subordinate__unit__in=units)
    return Share(covered.order_by().values("subordinate__unit").distinct().count(), units.count() or None)


def _good(organization: Organization, year: int) -> Share:
    rows = _rows(organization, year).filter(state=State.CONFIRMED)
    return Share(rows.filter(score_12__gte=4).count(), rows.count())


def _mean(organization: Organization, year: int) -> Share:
    scores = [one for one in _rows(organization, year).values_list("score_12", flat=True) if one is not None]
    return Share(round(sum(scores, Decimal(0)) / len(scores), 2) if scores else Decimal(0))


def _met(organization: Organization, year: int) -> Share:
    """Indicators whose target was met after twelve months."""
    aims = Aim.objects.filter(agreement__in=_rows(organization, year), result_12__isnull=False)
    told = [acts.reaches_target(aim, aim.result_12) for aim in aims]
    return Share(sum(told), len(told))


def _dimensions(organization: Organization, year: int) -> list[tuple[str, int]]:
    aims = Aim.objects.filter(agreement__in=_rows(organization, year)).values_list("dimension", flat=True)
    told = list(aims)
    return [(str(one.label), told.count(one.value)) for one in Aim.Dimension]


def _sheet(row: PerformanceAgreement, _officer: Officer) -> dict[str, Any]:
    return aims_of(row)


def _holds(row: PerformanceAgreement, officer: Officer) -> bool:
    return row.superior_id in {held.position_id for held in officer.holdings}


PERFORMANCE: Register = Register(
    key="performance-agreements", name=_("คำรับรองการปฏิบัติราชการ"), one=_("คำรับรองการปฏิบัติราชการ"),
    area=Area.PEOPLE, promises=("M35",),
    purpose=_(
        "หน่วยงานรับรองว่าจะทำให้ถึงเป้าหมายใดในหกมิติ ลงนามกับผู้บังคับบัญชา รายงานผล 6, 9 และ 12 เดือน"
        " คิดคะแนนห้าระดับ และเตือนข้อที่ต่ำกว่าเป้า"
    ),
    model=PerformanceAgreement,
    columns=(
        Column("title", NONE, 4.6, seen=OPEN),
        Column("superior", NONE, 3.4, seen=OPEN, also=("ผู้รับคำรับรอง",)),
        Column("subordinate", NONE, 3.4, seen=OPEN, also=("ผู้ให้คำรับรอง",)),
        Column("signed_on", NONE, 2.2, listed=False, written=False),
        Column("score_6", NONE, 1.8, seen=OPEN, written=False),
        Column("score_9", NONE, 1.8, seen=OPEN, written=False),
        Column("score_12", NONE, 1.8, seen=OPEN, written=False),
        Column("reported_6", NONE, 2.2, listed=False, printed=False, written=False),
        Column("reported_9", NONE, 2.2, listed=False, printed=False, written=False),
        Column("reported_12", NONE, 2.2, listed=False, printed=False, written=False),
        Column("reported_by", DUTY, 3.0, listed=False, printed=False, written=False),
        Column("confirmed_on", NONE, 2.2, listed=False, printed=False, written=False),
        Column("confirmed_by", DUTY, 3.0, listed=False, printed=False, written=False),
        Column("heard", NONE, 3.0, listed=False, printed=False, written=False),
        Column("incentive", NONE, 3.0, listed=False, printed=False, written=False),
        Column("help", NONE, 3.0, listed=False, printed=False, written=False),
        Column("state", NONE, 2.2, seen=OPEN, listed=False, written=False),
    ),
    filters=("superior", "subordinate"), searched=("title",),
    tones={State.DRAFT: "waiting", State.SIGNED: "info", State.CONFIRMED: "good"},
    verbs=(
        Verb("aim", _("เพิ่มตัวชี้วัด"), acts.add_aim, acts.AIM, form=AimForm, states=(State.DRAFT,)),
        Verb(
            "sign", _("ลงนามคำรับรอง"), acts.sign_performance, acts.SIGNED, capability=Can.DECIDE, states=(State.DRAFT,),
            when=_holds, confirm=_("น้ำหนักรวมต้องเป็นร้อยละ 100 เมื่อลงนามแล้วแก้ตัวชี้วัดไม่ได้"),
        ),
        Verb("drop", _("นำตัวชี้วัดออก"), acts.drop_aim, acts.UNAIM, form=DropAimForm, states=(State.DRAFT,)),
        Verb(
            "report", _("รายงานผล"), acts.report_performance, acts.REPORTED, form=ReportForm, states=(State.SIGNED,),
            evidence=True,
        ),
        Verb(
            "confirm", _("รับรองผล"), acts.confirm_performance, acts.CONFIRMED, form=ConfirmForm, capability=Can.DECIDE,
            states=(State.SIGNED,), when=_holds,
        ),
    ),
    figures=(Figure(_("ตัวชี้วัดตามมิติ"), _dimensions),),
    measures=(
        Measure("units", _("หน่วยงานที่มีคำรับรอง"), _units, _("ของหน่วยงานทั้งหมด")),
        Measure("good", _("คะแนนรับรองแล้ว 4 ขึ้นไป"), _good, _("ของคำรับรองที่รับรองผลแล้ว")),
        Measure("met", _("ตัวชี้วัดที่ถึงเป้าหมายรอบ 12 เดือน"), _met, _("ของตัวชี้วัดที่รายงานแล้ว")),
        Measure("mean", _("คะแนนเฉลี่ยรอบ 12 เดือน"), _mean),
    ),
    terms=tuple(
        Term(
            f"report-{months}", title, _due(months),
            lambda row, months=months: getattr(row, f"reported_{months}"),  # type: ignore[misc]
        )
        for months, title in (
            (6, _("รายงานผลตามคำรับรองรอบ 6 เดือน")), (9, _("รายงานผลตามคำรับรองรอบ 9 เดือน")),
            (12, _("รายงานผลตามคำรับรองรอบ 12 เดือน")),
        )
    ),
    carry=Carry(
        _("ทุกคำรับรอง ยกไปเป็นร่างของปีถัดไปพร้อมตัวชี้วัด เป้าหมาย และน้ำหนัก ไม่มีผล แก้ก่อนลงนามใหม่"), ~Q(state=State.DRAFT),
        lambda _row, _year: dict(UNSIGNED), acts.aims_go_on,
    ),
    closed=(State.SIGNED, State.CONFIRMED), imports=False, public=~Q(state=State.DRAFT),
    parts=(Part("agreements/_aims.html", _sheet),), retention=KEPT,
    chapter=CHAPTER,
    ending=Ending(
        free=("help",),
        children=(
            Child("agreements.Aim", "agreement", personal=("supervisor", "collector"), plain=("text", "unit_word")),
        ),
    ),
)  # fmt: skip
