"""A read annual plan into a draft year: chosen, compared, taken in."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sucharit.base.people.answers import refusals_told
from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens.words import number
from sucharit.work.intake.models import Intake
from sucharit.work.intake.queries import intake_for, intakes_for
from sucharit.work.plans.pages import address
from sucharit.work.years.importing.actions import import_intake, values_of
from sucharit.work.years.importing.comparing import compared
from sucharit.work.years.pages import year_frame
from sucharit.work.years.queries import year_for, year_initiatives_for


@require_safe
@gate(Can.INTAKE)
def year_import(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """Annual plans that were read and wait."""
    officer = request.officer
    found = year_for(officer, fiscal_year)
    waiting = intakes_for(officer).filter(document_kind="annual_plan", state=Intake.State.READ)
    context = year_frame(
        officer, found, "year", (_("นำเข้าแผนประจำปีเดิม"), ""), waiting=list(waiting[:50]),
        intake_url=address("intake_list", officer.organization.code),
    )  # fmt: skip
    return render(request, "years/year_import.html", context)


@gate(Can.INTAKE)
def year_import_document(request: OfficerRequest, fiscal_year: int, intake: int) -> HttpResponse:
    """What the document would change, row by row; POST takes in the chosen rows."""
    officer = request.officer
    found, document = year_for(officer, fiscal_year), intake_for(officer, intake)
    code = officer.organization.code
    try:
        values = values_of(document, officer)
        rows = compared(values, list(year_initiatives_for(officer, fiscal_year)), officer.organization)
    except (NotAllowed, ValidationError) as refusal:
        messages.error(request, getattr(refusal, "thai", "") or _("เอกสารนี้มีค่าที่ระบบเก็บไม่ได้ โปรดแก้ในหน้านำเข้าก่อน"))
        return redirect("year_import", code, fiscal_year)
    if request.method == "POST":
        chosen = {int(place) for place in request.POST.getlist("place") if place.isdecimal() and len(place) < 6}
        with refusals_told(request):
            changed, added = import_intake(found, document, by=officer, places=chosen)
            said = _("ปรับ %(changed)s โครงการ เพิ่ม %(added)s โครงการตามเอกสารแล้ว")
            messages.success(request, said % {"changed": number(changed), "added": number(added)})
            return redirect("year", code, fiscal_year)
    crumb = (_("นำเข้าแผนประจำปีเดิม"), reverse("year_import", args=[code, fiscal_year]))
    context = year_frame(
        officer, found, "year", crumb, (document.file.name, ""), document=document, compared=list(enumerate(rows)),
        counts={state: sum(one.state == state for one in rows) for state in ("same", "differs", "new")},
    )  # fmt: skip
    return render(request, "years/year_import_document.html", context)
