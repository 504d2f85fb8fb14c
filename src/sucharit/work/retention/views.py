"""What is due, by register and year; the list, its decision, its paper; what is held and what is kept longer."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sucharit.base.people import answers
from sucharit.base.people.gate import Officer, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.retention import actions
from sucharit.work.retention.forms import DecideForm, HoldForm, OrderForm, ProposeForm
from sucharit.work.retention.models import Hold
from sucharit.work.retention.papers import destruction_paper_of, numbers_of
from sucharit.work.retention.queries import (
    destruction_for,
    destructions_for,
    due,
    group_for,
    groups_for,
    holds_of,
    keeps,
    lines_by_group,
    listed,
    series_of,
    standing_holds,
    standing_orders,
)
from sucharit.work.retention.series import Series, series_called
from sucharit.work.shelf.queries import decides_all
from sucharit.work.years.recording.answers import withdrawing
from sucharit.work.years.recording.papers import paper_file

PAGE = 50
says_why = answers.says_why("retention")


def _crumbs(officer: Officer, *more: tuple[str, str]) -> list[tuple[str, str]]:
    code = officer.organization.code
    first = [(_("ทะเบียน"), reverse("shelf", args=[code])), (_("การเก็บและทำลาย"), reverse("retention", args=[code]))]
    told = [*first, *more]
    return [*told[:-1], (told[-1][0], "")]


@require_safe
@gate(Can.SEE_REGISTERS)
def retention(request: OfficerRequest) -> HttpResponse:
    """What is due today, what keeps the rest, the lists that were made."""
    officer = request.officer
    orders = standing_orders(officer.organization)
    context = {
        "crumbs": _crumbs(officer), "groups": groups_for(officer), "may_propose": keeps(officer),
        "lists": destructions_for(officer)[:20], "holds": _named(standing_holds(officer)),
        "orders": [(series_called(key), order) for key, order in orders.items()], "may_decide": decides_all(officer),
    }  # fmt: skip
    return render(request, "retention/retention.html", context)


def _named(holds: list[Hold]) -> list[tuple[str, Hold]]:
    return [(str(series.name) if (series := series_called(one.series)) else one.series, one) for one in holds]


@require_safe
@gate(Can.SEE_REGISTERS)
def retention_group(request: OfficerRequest, series: str, fiscal_year: int) -> HttpResponse:
    """The rows of a register and year that are over, by number: what goes, what stays and why."""
    officer = request.officer
    found, years, rows = group_for(officer, series, fiscal_year)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    numbers = [row.pk for row in page.object_list]
    ready = set(due(found, officer, years).filter(pk__in=numbers).values_list("pk", flat=True))
    waiting = set(listed(found, officer.organization).filter(entry__in=numbers))
    holds = holds_of(officer.organization, found, numbers)
    lines = [
        {"row": row, "label": found.label(row), "url": found.url(officer.organization, row), "hold": holds.get(row.pk),
         "due": row.pk in ready, "listed": row.pk in waiting}
        for row in page.object_list
    ]  # fmt: skip
    context = {
        "crumbs": _crumbs(officer, (str(found.name), "")), "series": found, "years": years, "fiscal_year": fiscal_year,
        "lines": lines, "page": page, "may_decide": decides_all(officer),
        "may_hold": keeps(officer) or decides_all(officer),
        "order": standing_orders(officer.organization).get(found.key),
    }  # fmt: skip
    return render(request, "retention/group.html", context)


def _chosen(request: OfficerRequest) -> list[tuple[Series, int]]:
    """The groups in the address or the form; 404 for a series that this officer may not look into."""
    told = request.POST if request.method == "POST" else request.GET
    groups = []
    for one in told.getlist("group")[:400]:
        key, _colon, year = one.partition(":")
        if not (year.isascii() and year.isdigit() and len(year) == 4):
            raise Http404
        groups.append((series_of(request.officer, key), int(year)))
    return groups


@gate(Can.KEEP_REGISTERS)
@says_why
def retention_propose(request: OfficerRequest) -> HttpResponseBase:
    """What the list would hold; POST makes it."""
    officer = request.officer
    groups = _chosen(request)
    found = actions.due_in(groups, officer)
    if not found:
        messages.error(request, _("โปรดเลือกกลุ่มที่มีรายการครบกำหนดของหน่วยงานท่าน"))
        return redirect("retention", officer.organization.code)
    seen = actions.mark_of(found, officer)
    form = ProposeForm(request.POST or None, initial={"seen": seen})
    made = answers.tried(
        request, form, lambda told: actions.propose(groups, by=officer, seen=told["seen"], note=told["note"])
    )
    if made:
        messages.success(request, _("เสนอบัญชีขอทำลาย %(n)s แล้ว รอผู้มีอำนาจพิจารณา") % {"n": made})
        return redirect("destruction", officer.organization.code, made.pk)
    if request.method == "POST":
        form.data = {**request.POST.dict(), "seen": seen}  # the page shows today's list
    context = {
        "crumbs": _crumbs(officer, (_("เสนอบัญชีขอทำลาย"), "")), "form": form,
        "lines": [
            (series, year, [series.label(one) for one in rows if one.fiscal_year == year])
            for series, rows in found for year in sorted({row.fiscal_year for row in rows})
        ],
        "groups": [f"{series.key}:{year}" for series, year in groups], "count": sum(len(rows) for _s, rows in found),
        "cancel_url": reverse("retention", args=[officer.organization.code]),
    }  # fmt: skip
    return render(request, "retention/propose.html", context, status=422 if request.method == "POST" else 200)


@require_safe
@gate(Can.SEE_REGISTERS)
def destruction(request: OfficerRequest, pk: int) -> HttpResponse:
    """The list with its state; once done, the certificate."""
    officer = request.officer
    row = destruction_for(officer, pk)
    lines = [_group(series, year, lines, officer) for series, year, lines in lines_by_group(row)]
    mine = row.proposed_by_id == officer.user.pk
    context = {
        "crumbs": _crumbs(officer, (_("บัญชี %(n)s") % {"n": row}, "")), "row": row, "lines": lines,
        "may_decide": row.waits and decides_all(officer) and not mine, "may_take_back": row.waits and mine,
        "own": row.waits and decides_all(officer) and mine, "count": sum(one["count"] for one in lines),
    }  # fmt: skip
    return render(request, "retention/destruction.html", context)


def _group(series: Series, year: int, lines: list[Any], officer: Officer) -> dict[str, Any]:
    gone = [one for one in lines if one.fate in ("waiting", "gone")]
    left = [(one.label, one.get_fate_display()) for one in lines if one.fate not in ("waiting", "gone")]
    return {"series": series, "year": year, "count": len(gone), "numbers": numbers_of(gone), "left": left}


@gate(Can.DECIDE)
@says_why
def destruction_decide(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """A page that says what will be gone for ever; POST does it."""
    officer = request.officer
    row = destruction_for(officer, pk)
    back = reverse("destruction", args=[officer.organization.code, row.pk])
    form = DecideForm(request.POST or None)
    done = answers.tried(request, form, lambda told: actions.destroy(row, by=officer, note=told["note"]))
    if done:
        messages.success(
            request, _("ทำลายแล้ว %(n)s รายการ เว้นไว้ %(left)s รายการ") % {"n": done.entries, "left": done.left}
        )
        return redirect(back)
    lines = [_group(series, year, lines, officer) for series, year, lines in lines_by_group(row)]
    context = {
        "crumbs": _crumbs(officer, (_("บัญชี %(n)s") % {"n": row}, back), (_("อนุมัติให้ทำลาย"), "")), "row": row,
        "form": form, "lines": lines, "cancel_url": back, "count": sum(one["count"] for one in lines),
    }  # fmt: skip
    return render(request, "retention/decide.html", context, status=422 if request.method == "POST" else 200)


def _asked_why(
    request: OfficerRequest, verb: Callable[[str], Any], title: str, things: list[str], back: str, done: str,
    consequence: str, action: str,
) -> HttpResponse:  # fmt: skip
    return withdrawing(
        request, verb, title=title, things=things, back=back, done=done, consequence=consequence, action=action,
        crumbs=_crumbs(request.officer, (title, "")),
    )  # fmt: skip


@gate(Can.DECIDE)
def destruction_refuse(request: OfficerRequest, pk: int) -> HttpResponse:
    officer = request.officer
    row = destruction_for(officer, pk)
    return _asked_why(
        request, lambda reason: actions.refuse(row, by=officer, reason=reason), _("ไม่อนุมัติบัญชีขอทำลาย"),
        [_("บัญชี %(n)s") % {"n": row}], reverse("destruction", args=[officer.organization.code, row.pk]),
        _("ไม่อนุมัติบัญชีแล้ว"), _("ไม่มีข้อมูลใดถูกทำลาย รายการเสนอใหม่ได้"), _("ไม่อนุมัติ"),
    )  # fmt: skip


@gate(Can.KEEP_REGISTERS)
@says_why
def destruction_take_back(request: OfficerRequest, pk: int) -> HttpResponseBase:
    officer = request.officer
    row = destruction_for(officer, pk)
    if request.method == "POST":
        actions.take_back(row, by=officer)
        messages.success(request, _("ถอนบัญชีแล้ว"))
    return redirect("destruction", officer.organization.code, row.pk)


@require_safe
@gate(Can.SEE_REGISTERS)
def destruction_paper(request: OfficerRequest, pk: int, form: str) -> HttpResponse:
    row = destruction_for(request.officer, pk)
    name = f"destruction-{row.fiscal_year}-{row.number}"
    return paper_file(destruction_paper_of(row, request.officer), form, name)


@gate(Can.SEE_REGISTERS)
@says_why
def retention_hold(request: OfficerRequest, series: str, fiscal_year: int, entry: int) -> HttpResponseBase:
    """Why this row stays; POST holds it."""
    officer = request.officer
    found = series_of(officer, series)
    row = get_object_or_404(found.all_of(officer.organization), pk=entry, fiscal_year=fiscal_year)
    if not (keeps(officer) or decides_all(officer)):
        raise Http404
    back = reverse("retention_group", args=[officer.organization.code, found.key, fiscal_year])
    form = HoldForm(request.POST or None)
    if answers.tried(request, form, lambda told: actions.hold(found, row.pk, by=officer, reason=told["reason"])):
        messages.success(request, _("สั่งเก็บ %(n)s ไว้แล้ว") % {"n": found.label(row)})
        return redirect(back)
    heading = _("สั่งเก็บไว้ ไม่ทำลาย")
    context = {
        "crumbs": _crumbs(officer, (str(found.name), back), (heading, "")), "form": form, "cancel_url": back,
        "heading": heading, "things": [f"{found.name} {found.label(row)}"], "action": _("สั่งเก็บไว้"),
        "consequence": _("รายการนี้จะไม่ถูกทำลายจนกว่านายกหรือปลัดจะเลิกสั่งเก็บ"),
    }  # fmt: skip
    return render(request, "retention/ask.html", context, status=422 if request.method == "POST" else 200)


@gate(Can.DECIDE)
def retention_release(request: OfficerRequest, pk: int) -> HttpResponse:
    officer = request.officer
    row = get_object_or_404(Hold, pk=pk, organization=officer.organization, released_at=None)
    found = series_of(officer, row.series)
    return _asked_why(
        request, lambda reason: actions.release(row, by=officer, reason=reason), _("เลิกสั่งเก็บ"),
        [f"{found.name} {row.label}"], reverse("retention", args=[officer.organization.code]), _("เลิกสั่งเก็บแล้ว"),
        _("รายการนี้จะอยู่ในกลุ่มที่ครบกำหนด และเสนอทำลายได้"), _("เลิกสั่งเก็บ"),
    )  # fmt: skip


@gate(Can.DECIDE)
@says_why
def retention_order(request: OfficerRequest, series: str) -> HttpResponseBase:
    """The order by which a register is kept longer."""
    officer = request.officer
    found = series_of(officer, series)
    back = reverse("retention", args=[officer.organization.code])
    form = OrderForm(request.POST or None, least=found.retention.years)
    if answers.tried(request, form, lambda told: actions.prolong(found, by=officer, **told)):
        messages.success(request, _("ขยายเวลาเก็บ%(series)sแล้ว") % {"series": found.name})
        return redirect(back)
    heading = _("ขยายเวลาเก็บ")
    context = {
        "crumbs": _crumbs(officer, (heading, "")), "form": form, "cancel_url": back, "heading": heading,
        "things": [_("%(series)s กำหนดไว้ %(n)s ปี") % {"series": found.name, "n": found.retention.years}],
        "consequence": _("นับจากนี้ใช้เวลาตามคำสั่งนี้แทนคำสั่งก่อน"), "action": _("บันทึกคำสั่งขยายเวลา"),
    }  # fmt: skip
    return render(request, "retention/ask.html", context, status=422 if request.method == "POST" else 200)


@gate(Can.DECIDE)
def retention_order_end(request: OfficerRequest, series: str) -> HttpResponse:
    officer = request.officer
    found = series_of(officer, series)
    return _asked_why(
        request, lambda reason: actions.end_order(found, by=officer, reason=reason), _("เลิกใช้คำสั่งขยายเวลา"),
        [str(found.name)], reverse("retention", args=[officer.organization.code]), _("เลิกใช้คำสั่งขยายเวลาแล้ว"),
        _("กลับไปใช้เวลาที่กำหนดไว้ %(n)s ปี") % {"n": found.retention.years}, _("เลิกใช้"),
    )  # fmt: skip
