"""The screen of a counter: call, serve, skip, recall. A press that comes twice, or after a gap, calls once."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens import asking
from sucharit.work.queue import keys
from sucharit.work.queue.actions import calling, giving
from sucharit.work.queue.models import Counter, Point, Ticket
from sucharit.work.queue.queries import counter_of, served_point, today_of, with_lists
from sucharit.work.queue.showing import panel
from sucharit.work.queue.views.frame import queue_page
from sucharit.work.queue.views.open import printed
from sucharit.work.years.recording.answers import said, says_why

VERBS: dict[str, Any] = {
    "next": calling.call_next, "again": calling.call_again, "serve": calling.serve, "skip": calling.skip,
}  # fmt: skip


def by_script(request: OfficerRequest) -> bool:
    return request.headers.get("X-Requested-With") == "queue"


@gate(Can.KEEP_REGISTERS)
def queue_counter(request: OfficerRequest, point: str, number: int) -> HttpResponseBase:
    """The screen; a POST does one thing and shows what stands."""
    row = served_point(request.officer, point)
    counter = counter_of(row, number)
    if request.method == "POST":
        return _pressed(request, row, counter)
    if by_script(request):
        return _panel(request, row, counter)
    context = queue_page(
        request.officer, (str(counter), ""), point=row, counters=with_lists(row)[2],
        panel=panel(row, today_of(row), counter),
    )  # fmt: skip
    return render(request, "queue/counter.html", context)


def _panel(request: OfficerRequest, row: Point, counter: Counter, word: str = "", status: int = 200) -> HttpResponse:
    context = {"panel": panel(row, today_of(row), counter), "word": word, "organization": request.officer.organization}
    return render(request, "queue/_panel.html", context, status=status)


def _pressed(request: OfficerRequest, row: Point, counter: Counter) -> HttpResponseBase:
    seen = asking.number(request.POST.get("seen", ""), 8)
    word = ""
    try:
        done = _done(request, row, counter, seen)
        if done.stood:
            word = _("มีการกดที่ช่องนี้แล้ว หน้านี้แสดงสถานะล่าสุด")
        elif done.ticket is None and request.POST.get("do") == "next":
            word = _("ไม่มีผู้รอในขณะนี้")
    except NotAllowed as refused:
        word = said(refused)
    if by_script(request):
        return _panel(request, row, counter, word)
    if word:
        messages.info(request, word)
    return redirect("queue_counter", request.officer.organization.code, row.code, counter.number)


def _done(request: OfficerRequest, row: Point, counter: Counter, seen: int | None) -> calling.Turn:
    do = request.POST.get("do", "")
    if do == "back":
        ticket = get_object_or_404(Ticket, day__point=row, pk=request.POST.get("ticket", "")[:12] or 0)
        return calling.call_back(counter, ticket, by=request.officer, seen=seen)
    if do not in VERBS:
        raise Http404
    turn: calling.Turn = VERBS[do](counter, by=request.officer, seen=seen)
    return turn


@require_POST
@gate(Can.KEEP_REGISTERS)
@says_why
def queue_give(request: OfficerRequest, point: str) -> HttpResponseBase:
    """A ticket given by an officer, to be printed."""
    row = served_point(request.officer, point)
    lines, priorities, _counters = with_lists(row)
    line = next((one for one in lines if str(one.pk) == request.POST.get("line")), None)
    if line is None:
        raise Http404
    wanted = request.POST.get("priority", "")
    priority = next((one for one in priorities if str(one.pk) == wanted), None) if wanted else None
    if wanted and priority is None:
        raise Http404
    key = keys.ticket_key(request.POST.get("press", ""))
    ticket = giving.give(row, line, by=request.officer, priority=priority, key=key)
    return redirect("queue_print", request.officer.organization.code, row.code, ticket.pk)


@require_safe
@gate(Can.KEEP_REGISTERS)
def queue_print(request: OfficerRequest, point: str, ticket: int) -> HttpResponse:
    """The ticket on paper."""
    row = served_point(request.officer, point)
    found = get_object_or_404(
        Ticket.objects.select_related("stream__line", "priority", "day"), day__point=row, pk=ticket
    )
    return printed(request, row, found, back="queue_point")


@require_safe
@gate(Can.KEEP_REGISTERS)
def queue_point_state(request: OfficerRequest, point: str) -> JsonResponse:
    """How far the day has come, for pages that wait for a change."""
    row = served_point(request.officer, point)
    day = today_of(row)
    return JsonResponse({"place": f"{day.pk}-{day.moves}-{day.tickets}" if day else ""})
