"""Monthly reports of delegates: what the register is (M36)."""

import datetime

from django.utils.translation import gettext_lazy as _

from sucharit.base import clock
from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.base.screens.words import month
from sucharit.work.delegations.actions import reports as acts
from sucharit.work.delegations.forms import HandInForm
from sucharit.work.delegations.models import DelegationReport
from sucharit.work.delegations.registers.orders import CHAPTER, KEPT, NONE
from sucharit.work.shelf.declaring import Area, Column, Count, Ending, Measure, Personal, Register, Share, Term, Verb

State = DelegationReport.State
HAND_DAYS = 10


def _due(row: DelegationReport) -> datetime.date | None:
    """The tenth of the next month, a default of the house."""
    return None if row.state == State.NOT_DUE else row.last_day + datetime.timedelta(days=HAND_DAYS)


def _handed(organization: Organization, year: int) -> Share:
    """Of the months that are over."""
    rows = REPORTS.rows(organization).filter(fiscal_year=year).exclude(state=State.NOT_DUE)
    rows = rows.filter(of_month__lt=clock.today().replace(day=1))
    return Share(rows.filter(state=State.HANDED).count(), rows.count())


def _own(officer: Officer, row: DelegationReport | None) -> bool:
    """A delegate hands in their own; who signs orders asks for reports."""
    return officer.may(Can.DECIDE) if row is None else row.reporter_id == officer.user.pk


REPORTS: Register = Register(
    key="delegation-reports", name=_("รายงานผลการใช้อำนาจที่รับมอบรายเดือน"), one=_("รายงานการใช้อำนาจที่รับมอบ"),
    area=Area.PEOPLE, promises=("M36",),
    purpose=_("ผู้รับมอบอำนาจรายงานทุกเดือนว่าใช้อำนาจกี่เรื่อง ไม่อนุญาตกี่เรื่อง และมีปัญหาใด ระบบขอรายงานให้เองเมื่อลงนามคำสั่ง"),
    model=DelegationReport, dated_by="of_month", coming=True,
    columns=(
        Column("delegation", NONE, 3.0, also=("คำสั่ง",)),
        Column(
            "of_month", NONE, 2.4, also=("ประจำเดือน",), help=_("วันใดก็ได้ของเดือนนั้น ระบบเก็บเป็นวันที่ 1"), said=month
        ),
        Column("reporter", Personal.DUTY, 3.4, written=False),
        Column("used", NONE, 2.0, total=True, written=False),
        Column("refused", NONE, 2.0, total=True, written=False),
        Column("summary", NONE, 4.0, listed=False, written=False),
        Column("handed_on", NONE, 2.2, written=False),
        Column("state", NONE, 2.2, listed=False, written=False),
    ),
    filters=("delegation",), searched=("delegation__order_no", "delegation__subject", "summary"),
    tones={State.ASKED: "waiting", State.HANDED: "good", State.NOT_DUE: "quiet"},
    verbs=(
        Verb("hand", _("ส่งรายงาน"), acts.hand_in, acts.HANDED, form=HandInForm, states=(State.ASKED,), evidence=True),
    ),
    counts=(Count("delegation"),),
    measures=(Measure("handed", _("รายงานที่ส่งแล้ว"), _handed, _("ของเดือนที่ผ่านไปแล้ว")),),
    terms=(
        Term("hand", _("ส่งรายงานการใช้อำนาจที่รับมอบ"), _due, lambda row: row.handed_on, lambda row: row.reporter),
    ),
    imports=False, closed=(State.HANDED, State.NOT_DUE), keeps=_own, retention=KEPT, chapter=CHAPTER,
    ending=Ending(free=("summary",)),
)  # fmt: skip
