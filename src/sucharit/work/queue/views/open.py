"""What anyone meets: the door with its rule, the ticket on a telephone, the hall screen, the kiosk. No name asked."""

import contextlib
import secrets
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.utils.translation import gettext as _

from sucharit.base.doors.pages import absolute, house_called, open_door, page, too_many, within
from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import NotAllowed
from sucharit.base.screens import asking
from sucharit.work.queue import keys
from sucharit.work.queue.actions import giving
from sucharit.work.queue.models import Line, Point, Ticket
from sucharit.work.queue.queries import open_point, open_points, phone_ticket, today_of, with_lists
from sucharit.work.queue.rates import LEAVING, PRESSING, TAKING
from sucharit.work.queue.showing import clock_words, hall, holder
from sucharit.work.surveys.queries import open_round
from sucharit.work.years.recording.answers import said


def door_address(point: Point, name: str, *more: object) -> str:
    """An address of the point, to be printed or scanned."""
    return absolute(name, point.organization.code, point.code, *more)


@open_door(house_called, "GET")
def queue_places(request: HttpRequest, house: Organization) -> HttpResponse:
    """Where tickets are given, whether now, and how many wait: looked at from home before one sets out."""
    rows = [(one, is_open, n, within("queue_door", house.code, one.code)) for one, is_open, n in open_points(house)]
    return page(request, house, "queue/places.html", rows=rows)


@open_door(house_called, "GET", "POST")
def queue_door(request: HttpRequest, house: Organization, point: str) -> HttpResponseBase:
    """The rule, how many wait, and a ticket for the telephone."""
    row = open_point(house.code, point)
    if request.method == "POST":
        return _taken(request, house, row)
    return _door(request, house, row)


def _door(request: HttpRequest, house: Organization, row: Point, word: str = "", status: int = 200) -> HttpResponse:
    day = today_of(row)
    lines, priorities, _counters = with_lists(row)
    here = (request.POST if request.method == "POST" else request.GET).get("here", "")
    shown = hall(row, day)
    return page(
        request, house, "queue/door.html", status=status, point=row, day=day, priorities=priorities, shown=shown,
        lines=[(one, shown["waiting"].get(one.letter, 0)) for one in lines], word=word, press=keys.new_press(),
        here=here, may_take=bool(day) and row.phone and (not row.here_only or keys.is_here(row, here)),
        responsible_unit=str(row.unit), hall_url=within("queue_hall", house.code, row.code),
        action=within("queue_door", house.code, row.code),
    )  # fmt: skip


def _taken(request: HttpRequest, house: Organization, row: Point) -> HttpResponseBase:
    if not TAKING.admits(request, row.code):
        return too_many(request, house)
    press = request.POST.get("press", "")
    if row.here_only and not keys.is_here(row, request.POST.get("here", "")):
        return _door(request, house, row, _("คิวอาร์โค้ดหมดเวลาแล้ว โปรดสแกนที่จอหน้าห้องอีกครั้ง"), 403)
    if not row.phone or not keys.known_press(press):
        return _door(request, house, row, _("หน้านี้เปิดไว้นานเกินไป โปรดเลือกงานอีกครั้ง"), 422)
    line = Line.objects.filter(point=row, active=True, pk=asking.number(request.POST.get("line", ""), 9) or 0).first()
    if line is None:
        return _door(request, house, row, _("โปรดเลือกงานที่มาติดต่อ"), 422)
    try:
        ticket = giving.give(row, line, door=Ticket.Door.PHONE, key=keys.ticket_key(press))
    except NotAllowed as refused:
        return _door(request, house, row, said(refused), 409)
    return HttpResponseRedirect(within("queue_ticket", house.code, ticket.key))


@open_door(house_called, "GET")
def queue_ticket(request: HttpRequest, house: Organization, key: str) -> HttpResponseBase:
    """One's own number, how many go before, and the counter when it is called."""
    ticket = phone_ticket(house.code, key)
    survey = open_round(house, ticket.day.point.evaluation) if ticket.state == Ticket.State.SERVED else None
    return page(
        request, house, "queue/ticket.html", ticket=ticket, told=holder(ticket), point=ticket.day.point,
        evaluation_url=within("survey_door", house.code, survey.code) if survey else "",
        leave_url=within("queue_leave", house.code, key), state_url=within("queue_ticket_state", house.code, key),
    )  # fmt: skip


@open_door(house_called, "GET")
def queue_ticket_state(_request: HttpRequest, house: Organization, key: str) -> JsonResponse:
    return JsonResponse(holder(phone_ticket(house.code, key)))


@open_door(house_called, "POST")
def queue_leave(request: HttpRequest, house: Organization, key: str) -> HttpResponseBase:
    """Given back: somebody else's turn comes sooner."""
    if not LEAVING.admits(request):
        return too_many(request, house)
    with contextlib.suppress(NotAllowed):  # it was called meanwhile: its page says so
        giving.leave(phone_ticket(house.code, key))
    return HttpResponseRedirect(within("queue_ticket", house.code, key))


@open_door(house_called, "GET")
def queue_hall(request: HttpRequest, house: Organization, point: str) -> HttpResponseBase:
    """The hall screen: full, large, live; without a script it loads itself anew."""
    row = open_point(house.code, point)
    lines, priorities, _counters = with_lists(row)
    take = f"{door_address(row, 'queue_door')}?here={keys.new_here(row)}" if row.phone else ""
    return page(
        request, house, "queue/hall.html", point=row, lines=lines, priorities=priorities,
        shown=hall(row, today_of(row)),
        take_url=take, state_url=within("queue_hall_state", house.code, row.code),
    )  # fmt: skip


@open_door(house_called, "GET")
def queue_hall_state(_request: HttpRequest, house: Organization, point: str) -> JsonResponse:
    row = open_point(house.code, point)
    return JsonResponse(hall(row, today_of(row)))


@open_door(house_called, "GET", "POST")
def queue_kiosk(request: HttpRequest, house: Organization, point: str, key: str) -> HttpResponseBase:
    """The device at the point: one press, one ticket on paper. Its address holds a key of its own."""
    row = _kiosk(house, point, key)
    lines, priorities, _counters = with_lists(row)
    word = ""
    if request.method == "POST":
        if not PRESSING.admits(request, row.code):
            return too_many(request, house)
        line = next((one for one in lines if one.pk == asking.number(request.POST.get("line", ""), 9)), None)
        priority = next(
            (one for one in priorities if one.pk == asking.number(request.POST.get("priority", ""), 9)), None
        )
        if line is not None:
            try:
                ticket = giving.give(row, line, priority=priority, key=keys.ticket_key(request.POST.get("press", "")))
                return HttpResponseRedirect(within("queue_kiosk_ticket", house.code, row.code, key, ticket.key))
            except NotAllowed as refused:
                word = said(refused)
    return page(
        request, house, "queue/kiosk.html", point=row, lines=lines, priorities=priorities, day=today_of(row), word=word,
        press=keys.new_press(), here=within("queue_kiosk", house.code, row.code, key),
    )  # fmt: skip


@open_door(house_called, "GET")
def queue_kiosk_ticket(
    request: HttpRequest, house: Organization, point: str, key: str, ticket: str
) -> HttpResponseBase:  # fmt: skip
    """The ticket on paper; the device goes back to its buttons by itself."""
    row = _kiosk(house, point, key)
    found = phone_ticket(house.code, ticket)
    return printed(request, row, found, back="queue_kiosk", key=key)


def _kiosk(house: Organization, point: str, key: str) -> Point:
    row = open_point(house.code, point)
    if not secrets.compare_digest(key.encode(), row.kiosk_key.encode()):
        raise Http404
    return row


def printed(request: Any, point: Point, ticket: Ticket, *, back: str, key: str = "") -> HttpResponse:
    """A slip of 80 mm: number, line, when, how many before, the code to follow it. Nothing of the person."""
    house = point.organization
    told = holder(ticket)
    return page(
        request, house, "queue/print.html", point=point, ticket=ticket, told=told, at=clock_words(ticket.issued_at),
        follow_url=absolute("queue_ticket", house.code, ticket.key), kiosk=bool(key),
        back_url=within(back, house.code, point.code, *([key] if key else [])),
    )  # fmt: skip
