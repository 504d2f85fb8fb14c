"""The address that only this room has: /o/<organization>/honours/…"""

from django.urls import path

from sucharit.work.honours.views.certificates import honour_certificates

urlpatterns = [path("<int:number>/certificates/<slug:form>/", honour_certificates, name="honour_certificates")]
