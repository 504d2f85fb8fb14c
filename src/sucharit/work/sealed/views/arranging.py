"""The clerk's page: officers, custodians, terms, open or closed. Nobody reads a report here."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.people.answers import refusals_told
from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.sealed.actions import arranging
from sucharit.work.sealed.figures import as_of, figures_of
from sucharit.work.sealed.forms.office import AppointForm, ArrangeForm
from sucharit.work.sealed.models import Door, Keeper
from sucharit.work.sealed.queries import (
    destructions_for,
    door_of,
    keepers_of,
    may_be_custodian,
    may_be_officer,
)
from sucharit.work.sealed.views.pages import tabs_for


@gate(Can.ARRANGE_SEALED)
def sealed_arrange(request: OfficerRequest) -> HttpResponseBase:
    """Terms and the outside office; POST keeps them."""
    door = door_of(request.officer.organization) or _usual(request)
    form = ArrangeForm(request.POST or None, instance=door, initial={"edition": door.edition})
    if request.method == "POST" and form.is_valid():
        try:
            arranging.arrange(form.cleaned_data, by=request.officer, edition=form.cleaned_data["edition"])
        except arranging.Stale:
            form.add_error(None, _("มีผู้แก้ไขก่อนท่าน โปรดเปิดหน้านี้ใหม่แล้วแก้อีกครั้ง สิ่งที่พิมพ์ยังอยู่ข้างล่าง"))
            return _page(request, door, form, status=409)
        messages.success(request, _("บันทึกแล้ว คู่มือและหน้าแจ้งเรื่องใช้ค่าใหม่ทันที"))
        return redirect("sealed_arrange", request.officer.organization.code)
    return _page(request, door, form)


def _usual(request: OfficerRequest) -> Door:
    """What a door begins with, not yet kept."""
    organization = request.officer.organization
    outside = _("สำนักงาน ป.ป.ช. ประจำจังหวัด%(province)s") % {"province": organization.province}
    return Door(organization=organization, outside_name=outside, outside_contact=_("สายด่วน 1205"))


def _page(request: OfficerRequest, door: Door, form: ArrangeForm, status: int = 200) -> HttpResponse:
    officer = request.officer
    keepers = list(keepers_of(officer.organization))
    taken = {one.user_id for one in keepers}
    context: dict[str, Any] = {
        "tabs": tabs_for(officer, "arrange"), "door": door, "form": form, "missing": arranging.missing_of(officer),
        "officers": [one for one in keepers if one.part == Keeper.Part.OFFICER],
        "custodians": [one for one in keepers if one.part == Keeper.Part.CUSTODIAN],
        "may_officer": _people(may_be_officer(officer.organization, officer.today), taken),
        "may_custodian": _people(may_be_custodian(officer.organization, officer.today), taken),
        "address": settings.ADDRESS + reverse("door_front", args=[officer.organization.code]),
    }  # fmt: skip
    return render(request, "sealed/sealed_arrange.html", context, status=status)


def _people(grants: Any, taken: set[int]) -> list[tuple[str, str]]:
    told = {str(one.user_id): one.user.full_name for one in grants if one.user_id not in taken}
    return list(told.items())


@gate(Can.ARRANGE_SEALED)
@require_POST
def sealed_open(request: OfficerRequest) -> HttpResponseBase:
    """Opens or closes the door."""
    with refusals_told(request):
        door = arranging.set_open(by=request.officer, is_open="open" in request.POST)
        messages.success(request, _("เปิดรับแจ้งแล้ว") if door.open else _("ปิดรับแจ้งแล้ว ผู้ที่แจ้งไว้ยังติดตามได้"))
    return redirect("sealed_arrange", request.officer.organization.code)


@gate(Can.ARRANGE_SEALED)
@require_POST
def sealed_appoint(request: OfficerRequest) -> HttpResponseBase:
    officer = request.officer
    able = may_be_officer if request.POST.get("part") == Keeper.Part.OFFICER else may_be_custodian
    grants = {str(one.user_id): one.user for one in able(officer.organization, officer.today)}
    form = AppointForm(request.POST, people=[(key, user.full_name) for key, user in grants.items()])
    if not form.is_valid():
        messages.error(request, _("โปรดเลือกบุคคลจากรายชื่อ"))
        return redirect("sealed_arrange", officer.organization.code)
    with refusals_told(request):
        keeper = arranging.appoint_keeper(grants[form.cleaned_data["user"]], form.cleaned_data["part"], by=officer)
        messages.success(request, _("แจ้ง %(name)s ให้ตั้งกุญแจแล้ว") % {"name": keeper.user.full_name})
    return redirect("sealed_arrange", officer.organization.code)


@gate(Can.ARRANGE_SEALED)
def sealed_dismiss(request: OfficerRequest, keeper: int) -> HttpResponseBase:
    """Asks, then takes the part away."""
    row = get_object_or_404(keepers_of(request.officer.organization), pk=keeper)
    if request.method == "POST":
        with refusals_told(request):
            arranging.dismiss_keeper(row, by=request.officer)
            messages.success(request, _("ให้พ้นหน้าที่แล้ว"))
        return redirect("sealed_arrange", request.officer.organization.code)
    context = {"tabs": tabs_for(request.officer, "arrange"), "row": row}
    return render(request, "sealed/sealed_dismiss.html", context)


@gate(Can.SEE_SEALED_FIGURES)
@require_safe
def sealed_figures(request: OfficerRequest) -> HttpResponseBase:
    """The same bands that the public sees; for officers who read reports, certificates too: those name days."""
    officer = request.officer
    context = {
        "tabs": tabs_for(officer, "figures"), "rows": figures_of(officer.organization, officer.today),
        "as_of": as_of(officer.today),
        "destroyed": destructions_for(officer)[:100] if officer.may(Can.OPEN_SEALED) else (),
        "door": door_of(officer.organization),
    }  # fmt: skip
    return render(request, "sealed/sealed_figures.html", context)
