"""Addresses that only this room has: /o/<organization>/agreements/…"""

from django.urls import path

from sucharit.work.agreements.views import papers

urlpatterns = [
    path("integrity/<int:number>/<slug:form>/", papers.integrity_agreement_file, name="integrity_agreement_file"),
    path("performance/<int:number>/<slug:form>/", papers.performance_agreement_file, name="performance_agreement_file"),
]
