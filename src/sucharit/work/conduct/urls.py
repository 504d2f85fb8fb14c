"""Addresses that only this room has: /o/<organization>/conduct/…"""

from django.urls import path

from sucharit.work.conduct.views import own

urlpatterns = [
    path("mine/", own.my_acknowledgements, name="my_acknowledgements"),
    path("gift-report/", own.gift_report, name="gift_report"),
    path("gift-report/<int:fiscal_year>/<slug:form>/", own.gift_report_file, name="gift_report_file"),
]
