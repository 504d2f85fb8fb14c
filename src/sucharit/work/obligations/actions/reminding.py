"""Reminders: seven days before, the day before, and when overdue; each once, gathered into one notice a person."""

import datetime
from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from sucharit.base import clock
from sucharit.base.notices.actions import tell
from sucharit.base.people.gate import held_on
from sucharit.base.people.models import RoleGrant, User
from sucharit.base.people.roles import Role
from sucharit.work.obligations.models import Obligation, Reminder
from sucharit.work.plans.pages import address

Kind = Reminder.Kind
_BEFORE = datetime.timedelta(days=7)
_DAY = datetime.timedelta(days=1)
_FORGOTTEN = datetime.timedelta(days=60)
MOST_AT_ONCE = 5_000


def remind(today: datetime.date | None = None) -> int:
    """Every obligation of every office for which a reminder is due and was not sent; how many were told of.

    What was overdue for two months when it was first seen is shown in the lists, but nobody is rung for it.
    """
    day = today or clock.today()
    waiting = Obligation.objects.filter(
        state=Obligation.State.OPEN, due_on__lte=day + _BEFORE, due_on__gte=day - _FORGOTTEN
    )
    offices: dict[int, list[Obligation]] = defaultdict(list)
    for row in waiting.select_related("organization", "assignee").order_by("pk")[:MOST_AT_ONCE]:
        offices[row.organization_id].append(row)
    return sum(_reminded(rows, day) for rows in offices.values())


def kind_on(due: datetime.date, today: datetime.date) -> Reminder.Kind:
    """Which reminder belongs to a day not later than a week after today."""
    if due < today:
        return Kind.OVERDUE
    return Kind.DAY if due - today <= _DAY else Kind.WEEK


@transaction.atomic
def _reminded(rows: list[Obligation], today: datetime.date) -> int:
    sent = set(Reminder.objects.filter(obligation__in=rows).values_list("obligation", "kind", "due_on"))
    fresh = [(row, kind) for row in rows if (row.pk, kind := kind_on(row.due_on, today), row.due_on) not in sent]
    if not fresh:
        return 0
    Reminder.objects.bulk_create(
        [Reminder(obligation=row, kind=kind, due_on=row.due_on) for row, kind in fresh], ignore_conflicts=True
    )
    people = _People(rows[0].organization_id, today)
    told: dict[tuple[int, Reminder.Kind], list[Obligation]] = defaultdict(list)
    users: dict[int, User] = {}
    for row, kind in fresh:
        for user in people.of(row):
            users[user.pk] = user
            told[user.pk, kind].append(row)
    for (pk, kind), mine in told.items():
        tell([users[pk]], organization=mine[0].organization, text=_words(kind, mine), url=_url(mine))
    return len(fresh)


class _People:
    """Who is told: the person; where there is none who can sign in, the unit's; else the plan officers."""

    def __init__(self, organization: int, today: datetime.date) -> None:
        grants = RoleGrant.objects.filter(held_on(today), organization=organization, user__is_active=True)
        self.here: set[int] = set()
        self.units: dict[int, dict[int, User]] = defaultdict(dict)
        self.planners: dict[int, User] = {}
        for grant in grants.select_related("user"):
            self.here.add(grant.user_id)
            if grant.unit_id is not None:
                self.units[grant.unit_id][grant.user_id] = grant.user
            if grant.role == Role.PLAN_OFFICER:
                self.planners[grant.user_id] = grant.user

    def of(self, row: Obligation) -> Iterable[User]:
        if row.assignee is not None and row.assignee_id in self.here:
            return [row.assignee]
        unit = self.units.get(row.unit_id, {}) if row.unit_id is not None else {}
        return (unit or self.planners).values()


def _words(kind: Reminder.Kind, rows: list[Obligation]) -> str:
    when = {
        Kind.WEEK: _("ครบกำหนดใน 7 วัน"), Kind.DAY: _("ครบกำหนดวันนี้หรือพรุ่งนี้"), Kind.OVERDUE: _("เลยกำหนดแล้ว"),
    }[kind]  # fmt: skip
    if len(rows) == 1:
        return f"{when}: {rows[0].title}"
    return _("%(when)s %(count)s งาน เช่น %(title)s") % {"when": when, "count": len(rows), "title": rows[0].title}


def _url(rows: list[Obligation]) -> str:
    code = rows[0].organization.code
    return address("obligation", code, rows[0].pk) if len(rows) == 1 else address("obligation_list", code)
