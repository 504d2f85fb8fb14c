"""Agreements that one signs oneself, with whatever role."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens import asking
from sucharit.work.agreements.actions.integrity import sign_integrity
from sucharit.work.agreements.queries import own_agreements
from sucharit.work.agreements.registers.integrity import to_sign
from sucharit.work.years.recording.answers import says_why


@gate(Can.SEE_DESK)
@says_why
def my_agreements(request: OfficerRequest) -> HttpResponseBase:
    """Those that wait for this officer's signature, and the others; POST signs."""
    officer = request.officer
    rows = own_agreements(officer)
    if request.method == "POST":
        row = get_object_or_404(rows, pk=asking.number(request.POST.get("row", "")))
        sign_integrity(row, by=officer)
        messages.success(request, _("บันทึกลายมือชื่อของท่านแล้ว"))
        return redirect("my_agreements", officer.organization.code)
    told = list(rows.order_by("-fiscal_year", "number"))
    waiting = [one for one in told if to_sign(one, officer)]
    return render(
        request, "agreements/mine.html", {"waiting": waiting, "others": [o for o in told if o not in waiting]}
    )
