"""Who of the office has an agreement of the year, and who has none."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can, Role
from sucharit.base.screens import asking
from sucharit.core.fiscal import FiscalYear
from sucharit.work.agreements.actions.everyone import approve_all, make_for_everyone
from sucharit.work.agreements.queries import everyone
from sucharit.work.agreements.registers import INTEGRITY
from sucharit.work.shelf.queries import keeps_all, years_of
from sucharit.work.shelf.statistics import measured
from sucharit.work.shelf.views.frame import register_page
from sucharit.work.years.recording.answers import says_why


@gate(Can.SEE_REGISTERS)
@says_why
def agreement_coverage(request: OfficerRequest) -> HttpResponseBase:
    """A year's, this one first; POST makes those that are ticked, or approves all that wait."""
    officer = request.officer
    now = FiscalYear.of(officer.today).value
    years = years_of(INTEGRITY, officer)
    year = asking.year_among(request.GET, years, now)
    if request.method == "POST":
        if "approve" in request.POST:
            count = approve_all(by=officer, year=year)
            messages.success(request, _("เห็นชอบแล้ว %(n)s ฉบับ") % {"n": count})
        else:
            ticked = asking.numbers(request.POST.getlist("people")[:2_000])
            made = make_for_everyone(by=officer, year=year, people=ticked)
            messages.success(request, _("ทำข้อตกลงแล้ว %(n)s ฉบับ ผู้ลงนามได้รับแจ้งแล้ว") % {"n": len(made)})
        return redirect(f"{reverse('agreement_coverage', args=[officer.organization.code])}?year={year}")
    people = everyone(officer, year)
    shares = {measure.key: share for measure, share in measured(INTEGRITY, officer.organization, year)}
    signed = INTEGRITY.rows(officer.organization).filter(fiscal_year=year, state="signed").exclude(user=officer.user.pk)
    context = register_page(
        officer, INTEGRITY, "agreement_coverage", (_("ความครอบคลุม"), ""), year=year, years=years,
        covered=shares["covered"],
        without=[one for one in people if one.agreement is None], having=[one for one in people if one.agreement],
        waiting=signed.count(), makes=keeps_all(officer) and year >= now,
        approves=bool(officer.roles & {Role.CHIEF_EXECUTIVE, Role.CLERK}) and officer.may(Can.DECIDE),
    )  # fmt: skip
    return render(request, "agreements/coverage.html", context)
