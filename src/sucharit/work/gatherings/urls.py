"""Addresses that only this room has: /o/<organization>/gatherings/…"""

from django.urls import path

from sucharit.work.gatherings.views import papers

urlpatterns = [
    path("<int:number>/screen/", papers.gathering_screen, name="gathering_screen"),
    path("<int:number>/attendance/<slug:form>/", papers.gathering_attendance, name="gathering_attendance"),
    path("<int:number>/certificates/<slug:form>/", papers.gathering_certificates, name="gathering_certificates"),
    path("<int:number>/letters/<slug:form>/", papers.gathering_letters, name="gathering_letters"),
    path("<int:number>/report/<slug:form>/", papers.gathering_report, name="gathering_report"),
]
