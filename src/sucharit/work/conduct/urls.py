"""Addresses that only this room has: /o/<organization>/conduct/…"""

from django.urls import path

from sucharit.work.conduct.views import counting, own, slips

urlpatterns = [
    path("interests/mine/", own.my_interests, name="my_interests"),
    path("mine/", own.my_acknowledgements, name="my_acknowledgements"),
    path("counting/", counting.asset_counting, name="asset_counting"),
    path("counting/<slug:form>/", counting.asset_counting_file, name="asset_counting_file"),
    path("gift-report/", own.gift_report, name="gift_report"),
    path(
        "sign-sheet/<slug:register>/<int:number>/<slug:form>/", slips.acknowledgement_sheet_file,
        name="acknowledgement_sheet_file",
    ),
    path("gifts/<int:number>/<slug:form>/", slips.gift_slip_file, name="gift_slip_file"),
    path("loans/<int:number>/<slug:form>/", slips.loan_slip_file, name="loan_slip_file"),
    path("gift-report/<int:fiscal_year>/<slug:form>/", own.gift_report_file, name="gift_report_file"),
]  # fmt: skip
