"""Addresses of this room. The year is the fiscal year; a risk is named by its place in the register of that year."""

from django.http import HttpResponse
from django.urls import URLPattern, path

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can


@gate(Can.SEE_RISKS)
def coming(request: OfficerRequest, **place: int) -> HttpResponse:
    return HttpResponse("")


urlpatterns: list[URLPattern] = [
    path("", coming, name="risk_register_list"),
    path("<int:fiscal_year>/<int:seq>/", coming, name="risk"),
]
