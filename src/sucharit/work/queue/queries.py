"""Points, days and tickets as officers and the public may see them."""

import datetime
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer, held_on
from sucharit.base.people.models import Holding, RoleGrant
from sucharit.base.people.roles import Can, Role
from sucharit.core.plan import Member
from sucharit.work.queue.models import Counter, Line, Move, Point, Priority, QueueDay, Ticket
from sucharit.work.shelf.queries import keeps_all


def points_for(officer: Officer) -> QuerySet[Point]:
    """Every point of the organization."""
    return Point.objects.filter(organization=officer.organization).select_related("unit", "organization")


def point_for(officer: Officer, code: str) -> Point:
    """One of them; 404 for a stranger's."""
    return get_object_or_404(points_for(officer), code=code)


def may_serve(officer: Officer, point: Point) -> bool:
    """Who opens the point, gives tickets and calls: the officers of its unit, the clerk and the plan officer."""
    if point.organization_id != officer.organization.pk or not officer.may(Can.KEEP_REGISTERS):
        return False
    return keeps_all(officer) or point.unit_id in officer.unit_ids


def served_point(officer: Officer, code: str) -> Point:
    """A point that this officer may serve; 404 for another."""
    point = point_for(officer, code)
    if not may_serve(officer, point):
        raise Http404
    return point


def servers_of(point: Point, on: datetime.date) -> list[Member]:
    """Who works in the unit of the point, by position; heads first."""
    grants = RoleGrant.objects.filter(held_on(on), organization=point.organization_id, unit=point.unit_id)
    held = {
        one.user_id: one.signs_as
        for one in Holding.objects.filter(held_on(on), position__organization=point.organization_id).select_related(
            "position"
        )
    }
    people: dict[int, Member] = {}
    for one in grants.select_related("user").order_by("pk"):
        head = one.role == Role.HEAD
        if one.user.is_active and (head or one.user_id not in people):
            role = "หัวหน้าจุดบริการ" if head else "เจ้าหน้าที่ประจำจุดบริการ"
            position = held.get(one.user_id) or str(point.unit)
            people[one.user_id] = Member(name=one.user.full_name, position=position, role=role)
    return sorted(people.values(), key=lambda one: one.role != "หัวหน้าจุดบริการ")


def counter_of(point: Point, number: int) -> Counter:
    return get_object_or_404(Counter.objects.prefetch_related("lines"), point=point, number=number, active=True)


def open_point(code: str, point: str) -> Point:
    """A point as the public finds it; 404 where it is not used."""
    rows = Point.objects.select_related("organization", "unit")
    return get_object_or_404(rows, organization__code=code, code=point, active=True)


def open_points(house: Organization) -> list[tuple[Point, bool, int]]:
    """Points with something to wait for: is the day open, and how many wait. Three queries."""
    rows = Point.objects.filter(organization=house, active=True, lines__active=True).select_related("unit").distinct()
    days = QueueDay.objects.filter(point__in=rows, state=QueueDay.State.OPEN, withdrawn_at=None)
    waiting = days.annotate(n=Count("given", filter=Q(given__state=Ticket.State.WAITING)))
    count = dict(waiting.order_by().values_list("point", "n"))
    return [(one, one.pk in count, count.get(one.pk, 0)) for one in rows]


def with_lists(point: Point) -> tuple[list[Line], list[Priority], list[Counter]]:
    """What is used at a point: lines, rules of priority, counters with their lines."""
    return (
        list(point.lines.filter(active=True)),
        list(point.priorities.filter(active=True)),
        list(point.counters.filter(active=True).prefetch_related("lines")),
    )


def today_of(point: Point) -> QueueDay | None:
    """The day that is open now."""
    return QueueDay.objects.filter(point=point, state=QueueDay.State.OPEN, withdrawn_at=None).first()


def current_of(day: QueueDay | None, counter: Counter) -> Ticket | None:
    """The ticket that is being served there."""
    if day is None:
        return None
    return Ticket.objects.filter(day=day, counter=counter, state=Ticket.State.CALLED).first()


def last_move_of(day: QueueDay, counter: Counter) -> int:
    """The place of the last thing that was done at the counter; 0 for none."""
    return int(
        Move.objects.filter(day=day, counter=counter).order_by("-seq").values_list("seq", flat=True).first() or 0
    )


def waiting_of(day: QueueDay) -> QuerySet[Ticket]:
    """Who waits, in the order of arrival."""
    rows = Ticket.objects.filter(day=day, state=Ticket.State.WAITING)
    return rows.select_related("stream__line", "priority").order_by("seq")


def skipped_of(day: QueueDay) -> list[Ticket]:
    """Who was called and did not come: they may come back today."""
    return list(Ticket.objects.filter(day=day, state=Ticket.State.SKIPPED).order_by("-ended_at")[:20])


def called_lately(day: QueueDay, most: int = 8) -> list[Ticket]:
    """What the hall shows: tickets that are being served, then those called last."""
    rows = Ticket.objects.filter(day=day, called_at__isnull=False).select_related("counter")
    return list(rows.order_by("-called_at", "-seq")[:most])


def ahead_of(ticket: Ticket) -> int:
    """How many go before a waiting ticket: all that came earlier, and those with priority unless it has it too."""
    earlier = Q(seq__lt=ticket.seq)
    if ticket.urgent:
        earlier &= ~Q(priority=None)
    else:
        earlier |= ~Q(priority=None)
    return Ticket.objects.filter(earlier, day=ticket.day_id, state=Ticket.State.WAITING).exclude(pk=ticket.pk).count()


def pace_of(day: QueueDay) -> int | None:
    """Seconds from one call to the next, of the last twelve; None while too few were called."""
    rows = Ticket.objects.filter(day=day, called_at__isnull=False).order_by("-called_at")
    times = [at for at in rows.values_list("called_at", flat=True)[:12] if at is not None]
    if len(times) < 5:
        return None
    return max(int((times[0] - times[-1]).total_seconds()) // (len(times) - 1), 1)


def days_between(point: Point, first: datetime.date, last: datetime.date) -> QuerySet[QueueDay]:
    """Days of a point that stand, in order."""
    return QueueDay.objects.filter(point=point, date__gte=first, date__lte=last, withdrawn_at=None).order_by("date")


def log_of(day: QueueDay) -> list[Move]:
    """Everything that was done, in order."""
    rows = Move.objects.filter(day=day).select_related("ticket", "counter", "by").order_by("seq")
    return list(rows)


def phone_ticket(code: str, key: str) -> Ticket:
    """A ticket by the key in its address."""
    rows = Ticket.objects.select_related("day__point__organization", "stream__line", "counter", "priority")
    return get_object_or_404(rows, key=key, day__organization__code=code)


def point_lists() -> list[Any]:
    """What a list of points needs beside its rows."""
    opened = QueueDay.objects.filter(state=QueueDay.State.OPEN, withdrawn_at=None)
    return [Prefetch("days", queryset=opened, to_attr="open_days"), "lines", "counters"]
