"""The errors of a cross-check: written down a line each, put right, withdrawn, put back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sucharit.base.people.answers import faults_on
from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens.forms import FaultyForm
from sucharit.work.plans.pages import address
from sucharit.work.progress.actions import add_errors, correct_error, put_back_error, withdraw_error
from sucharit.work.progress.forms import CorrectedForm, ErrorsForm
from sucharit.work.progress.models import CrossCheck
from sucharit.work.progress.papers import month_words
from sucharit.work.progress.queries import check_for, error_for
from sucharit.work.progress.views.frame import year_page
from sucharit.work.progress.views.recording import withdrawn
from sucharit.work.years.recording.answers import says_why


def _page(check: CrossCheck, code: str) -> str:
    return address("cross_check", code, check.pk)


def _asked(
    request: OfficerRequest, check: CrossCheck, form: FaultyForm, verb: Callable[[dict[str, Any]], Any], title: str,
    things: list[str], done: str,
) -> HttpResponse:  # fmt: skip
    """A small form of its own page; what was typed stays where it is refused."""
    back = _page(check, request.officer.organization.code)
    if request.method == "POST" and form.is_valid():
        with faults_on(form):
            verb(form.cleaned_data)
            messages.success(request, done)
            return redirect(back)
    of = f"{check.unit.name} {month_words(check.month)}"
    context = year_page(
        request.officer, check.year_plan, "cross_check_list", (of, back), (title, ""), form=form, heading=title,
        things=[of, *things], back=back,
    )  # fmt: skip
    return render(request, "progress/check_error.html", context, status=422 if request.method == "POST" else 200)


@gate(Can.REPORT)
@says_why
def check_errors_add(request: OfficerRequest, check: int) -> HttpResponseBase:
    one = check_for(request.officer, check)
    return _asked(
        request, one, ErrorsForm(request.POST or None), lambda told: add_errors(one, by=request.officer, **told),
        _("บันทึกข้อผิดพลาดทีละจุด"), [], _("บันทึกข้อผิดพลาดแล้ว ระบบนับจำนวนให้"),
    )  # fmt: skip


@gate(Can.REPORT)
@says_why
def check_error_correct(request: OfficerRequest, error: int) -> HttpResponseBase:
    one = error_for(request.officer, error)
    form = CorrectedForm(request.POST or None, initial={"on": request.officer.today})
    return _asked(
        request, one.cross_check, form, lambda told: correct_error(one, by=request.officer, **told),
        _("บันทึกว่าแก้แล้ว"), [str(one)], _("บันทึกว่าแก้ข้อผิดพลาดแล้ว"),
    )  # fmt: skip


@gate(Can.REPORT)
@says_why
def check_error_withdraw(request: OfficerRequest, error: int) -> HttpResponseBase:
    officer = request.officer
    one = error_for(officer, error)
    return withdrawn(
        request, one.cross_check.year_plan, "cross_check_list", str(one),
        lambda reason: withdraw_error(one, by=officer, reason=reason), title=_("ถอนข้อผิดพลาด"),
        done=_("ถอนข้อผิดพลาดแล้ว จำนวนลดลงหนึ่งจุด"), back=_page(one.cross_check, officer.organization.code),
        consequence=_("จุดนี้จะไม่ถูกนับ แต่ยังอ่านได้พร้อมเหตุผล และนำกลับมาได้"),
    )  # fmt: skip


@require_POST
@gate(Can.REPORT)
@says_why
def check_error_put_back(request: OfficerRequest, error: int) -> HttpResponseBase:
    one = put_back_error(error_for(request.officer, error), by=request.officer)
    messages.success(request, _("นำข้อผิดพลาดกลับมานับแล้ว"))
    return redirect("cross_check", request.officer.organization.code, one.cross_check_id)
