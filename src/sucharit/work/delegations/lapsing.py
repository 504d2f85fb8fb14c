"""The house tells of orders that have lost their effect because somebody left, and of a new year without reports.

Nobody does this: it is looked at every hour, each order is told of once, and only a person ends or renews it.
"""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from sucharit.base import clock
from sucharit.base.notices.actions import holders_of, tell
from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import held_on
from sucharit.base.people.models import RoleGrant, User
from sucharit.base.people.roles import Role
from sucharit.core.fiscal import FiscalYear
from sucharit.work.delegations.holding import lapsed_all
from sucharit.work.delegations.models import Delegation
from sucharit.work.plans.pages import address


def tell_of_orders(today: datetime.date | None = None) -> int:
    """Every signed order of every office; how many were told of."""
    day = today or clock.today()
    rows = Delegation.objects.filter(state=Delegation.State.SIGNED, withdrawn_at=None, lapse_told_on=None)
    pointed = ("organization", "giver", "receiver", "giver_holder", "receiver_holder", "unit")
    offices = Organization.objects.filter(pk__in=rows.order_by().values("organization")).order_by("pk")
    return sum(
        _told(list(rows.filter(organization=one).select_related(*pointed).order_by("pk")), one, day)
        for one in offices.iterator()
    )


@transaction.atomic
def _told(rows: list[Delegation], organization: Organization, today: datetime.date) -> int:
    gone = lapsed_all(rows, organization, today)
    count = 0
    for row in rows:
        if why := gone.get(row.pk):
            text = _("คำสั่งที่ %(no)s ไม่มีผลแล้ว: %(why)s โปรดกดสิ้นผล และออกคำสั่งใหม่ถ้ายังต้องมอบ") % {
                "no": row.order_no,
                "why": why,
            }
            count += _tell(row, _concerned(row, today), text, "lapse_told_on", today)
        elif row.from_on <= today and _no_reports(row, FiscalYear.of(today)):
            text = _("คำสั่งที่ %(no)s ยังมีผล แต่ยังไม่ได้ขอรายงานรายเดือนของปีนี้") % {"no": row.order_no}
            count += _tell(row, _keepers(row, today), text, "months_told", FiscalYear.of(today).value)
    return count


def _no_reports(row: Delegation, year: FiscalYear) -> bool:
    if row.months_told == year.value:
        return False
    return not row.reports.filter(of_month__range=(year.first_day, year.last_day), withdrawn_at=None).exists()


def _tell(row: Delegation, users: Iterable[User], text: str, mark: str, value: object) -> int:
    """Marked first: whoever looks at the same moment tells nobody twice."""
    if not Delegation.objects.filter(pk=row.pk, **{mark: getattr(row, mark)}).update(**{mark: value}):
        return 0
    url = address("register_entry", row.organization.code, "delegations", row.pk)
    tell(users, organization=row.organization, text=text, url=url)
    return 1


def _concerned(row: Delegation, today: datetime.date) -> list[User]:
    """Who gave and who received, who holds their positions now, and who keeps the register."""
    both = [one for one in (row.giver_holder, row.receiver_holder) if one is not None]
    return [*both, *holders_of(row.giver, today), *holders_of(row.receiver, today), *_keepers(row, today)]


def _keepers(row: Delegation, today: datetime.date) -> list[User]:
    """The plan officers, and those of the unit that wrote the order down."""
    whom = Q(role=Role.PLAN_OFFICER) | (Q(unit=row.unit_id) if row.unit_id else Q(pk__in=[]))
    grants = RoleGrant.objects.filter(held_on(today), whom, organization=row.organization_id, user__is_active=True)
    return [one.user for one in grants.select_related("user")]
