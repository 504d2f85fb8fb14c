"""Addresses that only this room has: /o/<organization>/agreements/…"""

from django.urls import path

from sucharit.work.agreements.views import coverage, own, papers

urlpatterns = [
    path("mine/", own.my_agreements, name="my_agreements"),
    path("coverage/", coverage.agreement_coverage, name="agreement_coverage"),
    path("integrity/<int:number>/<slug:form>/", papers.integrity_agreement_file, name="integrity_agreement_file"),
    path("performance/<int:number>/<slug:form>/", papers.performance_agreement_file, name="performance_agreement_file"),
]
