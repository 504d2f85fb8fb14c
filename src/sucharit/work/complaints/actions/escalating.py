"""Every day: whose term is about to end or has ended is told, then clerk, then mayor, each once for a due day."""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from sucharit.base import clock
from sucharit.base.notices.actions import tell
from sucharit.base.people.gate import held_on
from sucharit.base.people.models import RoleGrant, User
from sucharit.base.people.roles import Role
from sucharit.work.complaints.actions.locking import happened, stored
from sucharit.work.complaints.models import Centre, Complaint, Escalation, Event
from sucharit.work.complaints.standing import due_of, rules_of, with_terms
from sucharit.work.plans.pages import address

Level = Escalation.Level
MOST = 5_000


def watch_terms() -> int:
    """All offices; how many people-levels were told."""
    return sum(_watched(centre) for centre in Centre.objects.select_related("organization"))


@transaction.atomic
def _watched(centre: Centre) -> int:
    today, rules, told = clock.today(), rules_of(centre), 0
    rows = Complaint.objects.select_for_update(of=("self",)).select_related("organization", "officer").filter(
        organization=centre.organization_id, state__in=(Complaint.State.RECEIVED, Complaint.State.WORKING)
    )  # fmt: skip
    found = with_terms(rows.order_by("pk")[:MOST])
    sent = set(Escalation.objects.filter(complaint__in=found).values_list("complaint", "level", "due_on"))
    for row in found:
        if due_of(row, centre, rules, today) != row.due_on:  # a holiday was added since
            stored(row, centre)
        for level in levels_on(row.due_on, today, centre):
            if (row.pk, level, row.due_on) not in sent:
                _told(row, level, today)
                told += 1
    return told


def levels_on(due: datetime.date | None, today: datetime.date, centre: Centre) -> list[Escalation.Level]:
    """Who must know of a term that ends then."""
    if due is None:
        return []
    left = (due - today).days
    when = {Level.OFFICER: centre.remind_days, Level.CLERK: centre.clerk_days, Level.MAYOR: -centre.mayor_days}
    return [level for level, days in when.items() if left <= days]


def _told(row: Complaint, level: Escalation.Level, today: datetime.date) -> None:
    if row.due_on is None:
        return
    Escalation.objects.create(complaint=row, level=level, due_on=row.due_on)
    code = row.organization.code
    late = (today - row.due_on).days
    text = _("เรื่องร้องเรียนที่ %(number)s เกินกำหนดแล้ว") if late > 0 else _("เรื่องร้องเรียนที่ %(number)s ใกล้ครบกำหนด")
    page = "complaint_figures" if level == Level.MAYOR else "complaint"
    where = [code] if level == Level.MAYOR else [code, row.fiscal_year, row.number]
    tell(
        _people(row, level, today),
        organization=row.organization,
        text=text % {"number": row},
        url=address(page, *where),
    )
    if level != Level.OFFICER:
        happened(row, Event.Kind.ESCALATED, str(level.label))


def _people(row: Complaint, level: Escalation.Level, today: datetime.date) -> Iterable[User]:
    if level == Level.OFFICER and row.officer is not None and row.officer.is_active:
        return [row.officer]
    role = {Level.CLERK: Role.CLERK, Level.MAYOR: Role.CHIEF_EXECUTIVE}.get(level, Role.COMPLAINT_OFFICER)
    grants = RoleGrant.objects.filter(held_on(today), organization=row.organization_id, role=role)
    if level == Level.OFFICER and row.unit_id is not None:
        of_unit = RoleGrant.objects.filter(held_on(today), organization=row.organization_id, unit=row.unit_id)
        grants = of_unit if of_unit.exists() else grants
    return User.objects.filter(pk__in=grants.values("user"), is_active=True)
