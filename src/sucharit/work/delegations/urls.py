"""Addresses that only this room has: /o/<organization>/delegations/…"""

from django.urls import path

from sucharit.work.delegations.views import powers

urlpatterns = [
    path("powers/", powers.delegation_powers, name="delegation_powers"),
    path("powers/<slug:form>/", powers.delegation_powers_file, name="delegation_powers_file"),
    path("years/<int:fiscal_year>/<slug:form>/", powers.delegation_year_file, name="delegation_year_file"),
    path("<int:number>/order/<slug:form>/", powers.delegation_order, name="delegation_order"),
]
