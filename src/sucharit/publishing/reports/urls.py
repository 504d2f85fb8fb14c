"""Addresses of this room: the year, then the kind of report."""

from django.urls import path

from sucharit.publishing.reports.views import approval, old, reports, years

_YEAR = "<int:fiscal_year>/"
_REPORT = f"{_YEAR}<slug:kind>/"
_SECTION = f"{_REPORT}sections/<int:section>/"

urlpatterns = [
    path("", years.report_list, name="report_list"),
    path("old/", old.report_old, name="report_old"),
    path("old/<int:intake>/", old.report_old_document, name="report_old_document"),
    path(_YEAR, years.report_year, name="report_year"),
    path(f"{_YEAR}summary/", years.report_summary, name="report_summary"),
    path(f"{_YEAR}summary/file/<slug:form>/", years.report_summary_file, name="report_summary_file"),
    path(f"{_YEAR}e-plannacc/", years.eplan, name="eplan"),
    path(f"{_YEAR}e-plannacc/file/<slug:form>/", years.eplan_file, name="eplan_file"),
    path(_REPORT, reports.report, name="report"),
    path(f"{_REPORT}begin/", years.report_begin, name="report_begin"),
    path(_SECTION, reports.report_section, name="report_section"),
    path(f"{_SECTION}restore/<int:number>/", reports.report_section_restore, name="report_section_restore"),
    path(f"{_REPORT}redraft/", reports.report_redraft, name="report_redraft"),
    path(f"{_REPORT}areas/", reports.report_areas, name="report_areas"),
    path(f"{_REPORT}history/", reports.report_history, name="report_history"),
    path(f"{_REPORT}file/<slug:form>/", reports.report_file, name="report_file"),
    path(f"{_REPORT}memo/<slug:form>/", reports.report_memo, name="report_memo"),
    path(f"{_REPORT}approval/", approval.report_approval, name="report_approval"),
    path(f"{_REPORT}submit/", approval.report_submit, name="report_submit"),
    path(f"{_REPORT}decide/", approval.report_decide, name="report_decide"),
    path(f"{_REPORT}withdraw/", approval.report_withdraw, name="report_withdraw"),
    path(f"{_REPORT}issue/", approval.report_issue, name="report_issue"),
    path(f"{_REPORT}reopen/", approval.report_reopen, name="report_reopen"),
]
