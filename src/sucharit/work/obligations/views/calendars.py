"""Days off, how the office counts, and calendar addresses of its people."""

import datetime

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sucharit.base.people.answers import refusals_on
from sucharit.base.people.gate import OfficerRequest, gate, officer_for, public
from sucharit.base.people.roles import Can
from sucharit.core.fiscal import FiscalYear
from sucharit.work.obligations.actions import count_days, keep_day, make_feed, remove_day, revoke_feed
from sucharit.work.obligations.actions.calendar import digest_of
from sucharit.work.obligations.calendar_file import calendar_of
from sucharit.work.obligations.days import days_off, unknown_years
from sucharit.work.obligations.forms import CountingForm, DayForm
from sucharit.work.obligations.models import Counting, Feed, Obligation
from sucharit.work.obligations.queries import feed_of, obligations_for, of_my_units, office_day_for
from sucharit.work.obligations.showing import frame

BEHIND = datetime.timedelta(days=90)
MOST = 2_000


@require_http_methods(["GET", "POST"])
@gate(Can.SEE_YEAR)
def office_day_list(request: OfficerRequest) -> HttpResponse:
    """The holidays that this office counts with, how sure each is, and its own."""
    officer = request.officer
    form = DayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            keep_day(by=officer, **form.cleaned_data)
            messages.success(request, _("บันทึกวันของหน่วยงานแล้ว กำหนดที่สร้างจากนี้ไปใช้วันนี้"))
            return redirect("office_day_list", officer.organization.code)
    year = FiscalYear.of(officer.today)
    days = days_off(officer.organization, year.first_day, FiscalYear(year.value + 1).last_day)
    counting = Counting.objects.filter(organization=officer.organization).first() or Counting()
    context = frame(
        officer, (_("วันหยุดและการนับวัน"), ""), days=days, form=form, may_edit=officer.may(Can.EDIT_YEAR),
        counting=CountingForm(initial={"working": counting.working, "moves": counting.moves}),
        unknown=[*unknown_years(year), *unknown_years(FiscalYear(year.value + 1))], year=year.value,
    )  # fmt: skip
    return render(request, "obligations/office_day_list.html", context)


@require_POST
@gate(Can.EDIT_YEAR)
def office_day_counting(request: OfficerRequest) -> HttpResponse:
    form = CountingForm(request.POST)
    if form.is_valid():
        count_days(by=request.officer, **form.cleaned_data)
        messages.success(request, _("บันทึกวิธีนับวันแล้ว งานที่สร้างไว้แล้วคงวันเดิม"))
    return redirect("office_day_list", request.officer.organization.code)


@require_POST
@gate(Can.EDIT_YEAR)
def office_day_remove(request: OfficerRequest, pk: int) -> HttpResponse:
    remove_day(office_day_for(request.officer, pk), by=request.officer)
    messages.success(request, _("นำวันของหน่วยงานออกแล้ว"))
    return redirect("office_day_list", request.officer.organization.code)


@require_http_methods(["GET", "POST"])
@gate(Can.SEE_YEAR)
def obligation_feed(request: OfficerRequest) -> HttpResponse:
    """The person's own address; a new one is shown once, on the answer to the request that made it."""
    officer = request.officer
    address = ""
    if request.method == "POST":
        token = make_feed(by=officer)
        address = settings.ADDRESS + reverse("obligation_calendar", args=[officer.organization.code, token])
    context = frame(officer, (_("ปฏิทินในโทรศัพท์"), ""), feed=feed_of(officer), address=address)
    answer = render(request, "obligations/obligation_feed.html", context)
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
@gate(Can.SEE_YEAR)
def obligation_feed_revoke(request: OfficerRequest) -> HttpResponse:
    if revoke_feed(by=request.officer):
        messages.success(request, _("ยกเลิกที่อยู่ปฏิทินแล้ว โปรแกรมปฏิทินจะไม่ได้รับงานใหม่อีก"))
    return redirect("obligation_feed", request.officer.organization.code)


@require_safe
@public
def obligation_calendar(_request: HttpRequest, organization: str, token: str) -> HttpResponse:
    """A person's open obligations for a calendar program: titles and days only. A wrong or revoked address, or of
    someone who has left: the same 404. Reads no session, so it sets no cookie."""
    if not 20 <= len(token) <= 100:
        raise Http404
    wanted = Feed.objects.filter(digest=digest_of(token), revoked_at=None, organization__code=organization)
    feed = wanted.select_related("user", "organization").first()
    officer = officer_for(feed.user, feed.organization) if feed else None
    if officer is None or not officer.may(Can.SEE_YEAR):
        raise Http404
    rows = obligations_for(officer).filter(
        of_my_units(officer), state=Obligation.State.OPEN, due_on__gte=officer.today - BEHIND
    )
    told = calendar_of(officer.organization, rows[:MOST], timezone.now())
    answer = HttpResponse(told, content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "private, max-age=900"
    answer["X-Robots-Tag"] = "noindex"
    answer["Content-Disposition"] = 'inline; filename="sucharit.ics"'
    return answer
