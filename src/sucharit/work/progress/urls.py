"""Addresses of this room. They speak the year and the place in it; rows that others point at have their own number."""

from django.urls import path

from sucharit.work.progress.views import activities, check_errors, checks, meetings, money, reports, years

YEAR = "<int:fiscal_year>/"
ROW = f"{YEAR}<int:seq>/"
REPORT = f"{ROW}reports/<slug:period>/"

urlpatterns = [
    path("", years.progress_list, name="progress_list"),
    path("record/", activities.activity_start, name="activity_start"),
    path("activities/<int:activity>/", activities.activity, name="activity"),
    path("activities/<int:activity>/edit/", activities.activity_edit, name="activity_edit"),
    path("activities/<int:activity>/withdraw/", activities.activity_withdraw, name="activity_withdraw"),
    path("activities/<int:activity>/put-back/", activities.activity_put_back, name="activity_put_back"),
    path("payments/<int:disbursement>/", money.disbursement, name="disbursement"),
    path("payments/<int:disbursement>/reverse/", money.disbursement_reverse, name="disbursement_reverse"),
    path("meetings/<int:meeting>/", meetings.meeting, name="meeting"),
    path("meetings/<int:meeting>/edit/", meetings.meeting_edit, name="meeting_edit"),
    path("meetings/<int:meeting>/withdraw/", meetings.meeting_withdraw, name="meeting_withdraw"),
    path("meetings/<int:meeting>/put-back/", meetings.meeting_put_back, name="meeting_put_back"),
    path("checks/<int:check>/", checks.cross_check, name="cross_check"),
    path("checks/<int:check>/edit/", checks.cross_check_edit, name="cross_check_edit"),
    path("checks/<int:check>/withdraw/", checks.cross_check_withdraw, name="cross_check_withdraw"),
    path("checks/<int:check>/put-back/", checks.cross_check_put_back, name="cross_check_put_back"),
    path("checks/<int:check>/errors/", check_errors.check_errors_add, name="check_errors_add"),
    path("checks/errors/<int:error>/corrected/", check_errors.check_error_correct, name="check_error_correct"),
    path("checks/errors/<int:error>/withdraw/", check_errors.check_error_withdraw, name="check_error_withdraw"),
    path("checks/errors/<int:error>/put-back/", check_errors.check_error_put_back, name="check_error_put_back"),
    path(YEAR, years.progress_year, name="progress_year"),
    path(f"{YEAR}file/<slug:form>/", years.progress_year_file, name="progress_year_file"),
    path(f"{YEAR}activities/", activities.activity_list, name="activity_list"),
    path(f"{YEAR}activities/file/<slug:form>/", activities.activity_list_file, name="activity_list_file"),
    path(f"{YEAR}reports/", reports.progress_report_list, name="progress_report_list"),
    path(f"{YEAR}reports/file/<slug:form>/", reports.progress_report_list_file, name="progress_report_list_file"),
    path(f"{YEAR}reports/<slug:period>/close/", reports.period_close, name="period_close"),
    path(f"{YEAR}reports/<slug:period>/open/", reports.period_open, name="period_open"),
    path(f"{YEAR}money/", money.progress_money, name="progress_money"),
    path(f"{YEAR}money/file/<slug:form>/", money.progress_money_file, name="progress_money_file"),
    path(f"{YEAR}payments/", money.disbursement_list, name="disbursement_list"),
    path(f"{YEAR}payments/file/<slug:form>/", money.disbursement_list_file, name="disbursement_list_file"),
    path(f"{YEAR}monthly/", money.month_report_page, name="month_report"),
    path(f"{YEAR}monthly/file/<slug:form>/", money.month_report_file, name="month_report_file"),
    path(f"{YEAR}meetings/", meetings.meeting_list, name="meeting_list"),
    path(f"{YEAR}meetings/add/", meetings.meeting_add, name="meeting_add"),
    path(f"{YEAR}checks/", checks.cross_check_list, name="cross_check_list"),
    path(f"{YEAR}checks/add/", checks.cross_check_add, name="cross_check_add"),
    path(f"{YEAR}checks/file/<slug:form>/", checks.cross_check_list_file, name="cross_check_list_file"),
    path(ROW, years.progress_initiative, name="progress_initiative"),
    path(f"{ROW}record/", activities.activity_add, name="activity_add"),
    path(f"{ROW}status/", years.progress_status, name="progress_status"),
    path(f"{ROW}pay/", money.disbursement_add, name="disbursement_add"),
    path(REPORT, reports.progress_report, name="progress_report"),
    path(f"{REPORT}take-back/", reports.progress_report_take_back, name="progress_report_take_back"),
    path(f"{REPORT}accept/", reports.progress_report_accept, name="progress_report_accept"),
    path(f"{REPORT}return/", reports.progress_report_return, name="progress_report_return"),
]
