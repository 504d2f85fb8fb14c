"""Addresses that only this room has: /o/<organization>/personnel/…"""

from django.urls import path

from sucharit.work.personnel.views import own, papers

urlpatterns = [
    path("mine/", own.my_personnel, name="my_personnel"),
    path("mine/<int:case>/appeal/", own.my_appeal, name="my_appeal"),
    path("mine/<int:case>/notice/<slug:form>/", own.my_notice, name="my_notice"),
    path("report/", papers.personnel_report, name="personnel_report"),
    path("report/<int:fiscal_year>/<slug:form>/", papers.personnel_report_file, name="personnel_report_file"),
    path("papers/<int:number>/<slug:form>/", papers.personnel_paper_file, name="personnel_paper_file"),
    path("rounds/<int:number>/criteria/<slug:form>/", papers.round_criteria_file, name="round_criteria_file"),
    path("rounds/<int:number>/result/<slug:form>/", papers.round_result_file, name="round_result_file"),
    path("committees/<int:number>/<slug:form>/", papers.committee_order_file, name="committee_order_file"),
    path("meetings/<int:number>/<slug:form>/", papers.meeting_minutes_file, name="meeting_minutes_file"),
    path("cases/<int:number>/<slug:form>/", papers.case_notice_file, name="case_notice_file"),
]
