"""Addresses that only this room has: /o/<organization>/honours/…"""

from django.urls import path

from sucharit.work.honours.views import certificates

urlpatterns = [
    path("<int:number>/certificates/<slug:form>/", certificates.honour_certificates, name="honour_certificates"),
    path("<int:number>/criteria/<slug:form>/", certificates.honour_criteria, name="honour_criteria"),
    path("<int:number>/result/<slug:form>/", certificates.honour_result, name="honour_result"),
]
