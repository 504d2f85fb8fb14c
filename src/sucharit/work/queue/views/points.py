"""Points of the office: today, arranging, a day with its proof, summaries."""

import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.queue import keys
from sucharit.work.queue.actions import arranging, opening
from sucharit.work.queue.figures import figures_of, summary_of
from sucharit.work.queue.forms import CounterForm, LineForm, PointForm, PriorityForm
from sucharit.work.queue.models import Counter, Line, Point, Priority, QueueDay
from sucharit.work.queue.papers import order_paper, poster_paper, summary_paper
from sucharit.work.queue.queries import (
    log_of,
    point_for,
    point_lists,
    points_for,
    served_point,
    servers_of,
    today_of,
    waiting_of,
    with_lists,
)
from sucharit.work.queue.showing import month_of, told, week_of
from sucharit.work.queue.views.frame import queue_page
from sucharit.work.queue.views.open import door_address
from sucharit.work.queue.words import rule_words, share_words, wait_words
from sucharit.work.shelf.queries import units_to_keep
from sucharit.work.years.recording.answers import posted, said, says_why
from sucharit.work.years.recording.papers import paper_file


@require_safe
@gate(Can.SEE_REGISTERS)
def queue_points(request: OfficerRequest) -> HttpResponse:
    """Every point: is it open, who waits, which counters."""
    officer = request.officer
    rows = list(points_for(officer).prefetch_related(*point_lists()))
    lines = [_today(one) for one in rows]
    may_add = officer.may(Can.KEEP_REGISTERS) and units_to_keep(officer).exists()
    return render(request, "queue/points.html", queue_page(officer, lines=lines, may_add=may_add))


def _today(point: Any) -> dict[str, Any]:
    day = next(iter(point.open_days), None)
    return {
        "point": point, "day": day, "counters": [one for one in point.counters.all() if one.active],
        "waiting": waiting_of(day).count() if day else 0,
    }  # fmt: skip


@require_safe
@gate(Can.SEE_REGISTERS)
def queue_point(request: OfficerRequest, point: str) -> HttpResponse:
    """The day of a point: open, give tickets, who waits, where the screens are."""
    officer = request.officer
    row = point_for(officer, point)
    day = today_of(row)
    lines, priorities, counters = with_lists(row)
    context = queue_page(
        officer, point=row, day=day, lines=lines, priorities=priorities, counters=counters,
        rule=rule_words(day.run if day else row.run, priorities=bool(priorities)),
        waiting=list(waiting_of(day)[:60]) if day else [], told=told(day) if day else None,
        stale=bool(day and day.date != officer.today), week=week_of(officer.today)[0], month=month_of(officer.today)[0],
        press=keys.new_press(), door_url=door_address(row, "queue_door"),
    )  # fmt: skip
    return render(request, "queue/point.html", context)


@gate(Can.KEEP_REGISTERS)
@says_why
def queue_point_new(request: OfficerRequest) -> HttpResponseBase:
    """A new point; then its lines and counters."""
    officer = request.officer
    form = PointForm(request.POST or None, officer=officer)
    made, status, conflict = posted(request, form, lambda: arranging.make_point(by=officer, fields=form.said))
    if made:
        messages.success(request, _("เพิ่มจุดบริการแล้ว โปรดกำหนดงานและช่องบริการ"))
        return redirect("queue_settings", officer.organization.code, made.code)
    context = queue_page(officer, (_("จุดบริการใหม่"), ""), form=form, conflict=conflict)
    return render(request, "queue/point_new.html", context, status=status)


@gate(Can.KEEP_REGISTERS)
@says_why
def queue_settings(request: OfficerRequest, point: str) -> HttpResponseBase:
    """The facts of a point and its lists."""
    officer = request.officer
    row = served_point(officer, point)
    form = PointForm(request.POST or None, officer=officer, point=row)
    made, status, _conflict = posted(
        request, form, lambda: arranging.change_point(row, by=officer, fields=form.said, edition=form.seen)
    )
    if made:
        messages.success(request, _("บันทึกจุดบริการแล้ว"))
        return redirect("queue_settings", officer.organization.code, row.code)
    return _settings(request, row, status, form=form)


def _settings(request: OfficerRequest, row: Point, status: int, **forms: Any) -> HttpResponse:
    officer = request.officer
    lines, priorities, counters = with_lists(row)
    made = {
        "form": PointForm(officer=officer, point=row), "line_form": LineForm(officer=officer, prefix="line"),
        "counter_form": CounterForm(point=row, prefix="counter", initial={"number": len(counters) + 1}),
        "priority_form": PriorityForm(prefix="priority"),
    } | forms  # fmt: skip
    context = queue_page(
        officer, (_("ตั้งค่า"), ""), point=row, lines=lines, priorities=priorities, counters=counters, **made
    )
    return render(request, "queue/settings.html", context, status=status)


@require_POST
@gate(Can.KEEP_REGISTERS)
@says_why
def queue_part(request: OfficerRequest, point: str, kind: str) -> HttpResponseBase:
    """A line, a counter or a rule is added or changed."""
    officer = request.officer
    row = served_point(officer, point)
    made: dict[str, Any] = {
        "line": (lambda: LineForm(request.POST, officer=officer, prefix="line"), arranging.keep_line),
        "counter": (lambda: CounterForm(request.POST, point=row, prefix="counter"), arranging.keep_counter),
        "priority": (lambda: PriorityForm(request.POST, prefix="priority"), arranging.keep_priority),
    }
    if kind not in made:
        raise Http404
    form, keep = made[kind][0](), made[kind][1]
    if form.is_valid() and _kept(form, lambda: keep(row, by=officer, **form.cleaned_data)):
        messages.success(request, _("บันทึกแล้ว"))
        return redirect(f"{reverse('queue_settings', args=[officer.organization.code, row.code])}#{kind}")
    return _settings(request, row, 422, **{f"{kind}_form": form})


def _kept(form: Any, verb: Any) -> bool:
    try:
        verb()
    except NotAllowed as refused:
        form.add_error(None, said(refused))
        return False
    except ValidationError as fault:
        told_faults = fault.message_dict if hasattr(fault, "error_dict") else {"": fault.messages}
        for name, words in told_faults.items():
            form.add_error(name if name in form.fields else None, words)
        return False
    return True


@require_POST
@gate(Can.KEEP_REGISTERS)
@says_why
def queue_part_end(request: OfficerRequest, point: str, kind: str, row: int) -> HttpResponseBase:
    """Not used any more."""
    officer = request.officer
    here = served_point(officer, point)
    models: dict[str, Any] = {"line": Line, "counter": Counter, "priority": Priority}
    if kind not in models:
        raise Http404
    arranging.end_part(here, get_object_or_404(models[kind], point=here, pk=row), by=officer)
    messages.success(request, _("เลิกใช้แล้ว"))
    return redirect("queue_settings", officer.organization.code, here.code)


@require_POST
@gate(Can.KEEP_REGISTERS)
@says_why
def queue_open(request: OfficerRequest, point: str) -> HttpResponseBase:
    """The day begins."""
    officer = request.officer
    row = served_point(officer, point)
    opening.open_day(row, by=officer)
    messages.success(request, _("เปิดรับบัตรคิวแล้ว"))
    return redirect("queue_point", officer.organization.code, row.code)


@gate(Can.KEEP_REGISTERS)
@says_why
def queue_close(request: OfficerRequest, point: str) -> HttpResponseBase:
    """The day ends: asks first, since who still waits goes home."""
    officer = request.officer
    row = served_point(officer, point)
    day = today_of(row)
    if day is None:
        return redirect("queue_point", officer.organization.code, row.code)
    if request.method == "POST":
        closed = opening.close_day(day, by=officer)
        messages.success(request, _("ปิดวันแล้ว ตัวเลขถูกตรึงไว้ในทะเบียน"))
        return redirect("register_entry", officer.organization.code, "queue-days", closed.pk)
    context = queue_page(
        officer, (_("ปิดวัน"), ""), point=row, waiting=waiting_of(day).count(), told=told(day), day=day,
        cancel_url=reverse("queue_point", args=[officer.organization.code, row.code]),
    )  # fmt: skip
    return render(request, "queue/close.html", context)


@require_safe
@gate(Can.SEE_REGISTERS)
def queue_proof(request: OfficerRequest, point: str, day: datetime.date) -> HttpResponse:
    """A day replayed: every call in its order, and whether the rule demanded it."""
    officer = request.officer
    row = point_for(officer, point)
    found = get_object_or_404(
        QueueDay.objects.select_related("point"), point=row, date=day, source=QueueDay.Source.LIVE, withdrawn_at=None
    )
    figures, log = figures_of(found), log_of(found)
    context = queue_page(
        officer, (_("ตรวจลำดับ"), ""), point=row, day=found, log=log, breaches=figures.breaches, figures=figures,
        rule=rule_words(found.run, priorities=bool(row.priorities.all())),
        calls=sum(one.kind == "called" for one in log),
    )  # fmt: skip
    return render(request, "queue/proof.html", context)


@require_safe
@gate(Can.SEE_REGISTERS)
def queue_summary(request: OfficerRequest, point: str, kind: str, day: datetime.date) -> HttpResponse:
    """A week or a month of a point."""
    officer = request.officer
    row = point_for(officer, point)
    first, last = _stretch(kind, day)
    summary = summary_of(row, first, last)
    whole = summary.whole
    lines = [(name, one, wait_words(one.waits.mean), share_words(one.waits.within)) for name, one in summary.lines]
    context = queue_page(
        officer, (_("สรุป"), ""), point=row, summary=summary, kind=kind, first=first, last=last, lines=lines,
        mean=wait_words(whole.waits.mean), median=wait_words(whole.waits.median),
        longest=wait_words(whole.waits.longest), within=share_words(whole.waits.within),
        before=(first - datetime.timedelta(days=1)), after=(last + datetime.timedelta(days=1)),
        ahead=last < officer.today,
    )  # fmt: skip
    return render(request, "queue/summary.html", context)


@require_safe
@gate(Can.SEE_REGISTERS)
def queue_summary_file(request: OfficerRequest, point: str, kind: str, day: datetime.date, form: str) -> HttpResponse:
    """The same as a paper."""
    officer = request.officer
    row = point_for(officer, point)
    first, last = _stretch(kind, day)
    priorities = with_lists(row)[1]
    paper = summary_paper(summary_of(row, first, last), priorities, officer, month=kind == "month")
    return paper_file(paper, form, f"queue-{kind}-{first.isoformat()}", ("pdf", "docx", "xlsx"))


@require_safe
@gate(Can.SEE_REGISTERS)
def queue_poster(request: OfficerRequest, point: str, form: str) -> HttpResponse:
    """The rule and the code, for the wall."""
    officer = request.officer
    row = point_for(officer, point)
    paper = poster_paper(row, with_lists(row)[1], door_address(row, "queue_door"), officer.today)
    return paper_file(paper, form, f"queue-poster-{row.code}")


@require_safe
@gate(Can.KEEP_REGISTERS)
def queue_order(request: OfficerRequest, point: str, form: str) -> HttpResponse:
    """The order that names who serves the point, for signature."""
    row = served_point(request.officer, point)
    return paper_file(order_paper(row, servers_of(row, request.officer.today)), form, f"queue-order-{row.code}")


def _stretch(kind: str, day: datetime.date) -> tuple[datetime.date, datetime.date]:
    if kind not in ("week", "month") or not 2000 <= day.year <= 2200:
        raise Http404
    return week_of(day) if kind == "week" else month_of(day)
