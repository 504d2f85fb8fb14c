"""Addresses of this room: /o/<organization>/ita/…"""

from django.urls import URLPattern, path

from sucharit.work.assessments.views import improvements, indicators, lists, years

YEAR = "<int:fiscal_year>/"
MEASURE = f"{YEAR}improvements/<int:number>/"

urlpatterns: list[URLPattern] = [
    path("", lists.assessment_list, name="assessment_list"),
    path("new/", lists.assessment_new, name="assessment_new"),
    path(YEAR, years.assessment, name="assessment"),
    path(f"{YEAR}scores/", years.assessment_edit, name="assessment_edit"),
    path(f"{YEAR}paste/", years.assessment_paste, name="assessment_paste"),
    path(f"{YEAR}what-if/", years.assessment_what_if, name="assessment_what_if"),
    path(f"{YEAR}history/", years.assessment_history, name="assessment_history"),
    path(f"{YEAR}scores.xlsx", years.assessment_xlsx, name="assessment_xlsx"),
    path(f"{YEAR}scores.csv", years.assessment_csv, name="assessment_csv"),
    path(f"{YEAR}indicators/<int:number>/", indicators.assessment_indicator, name="assessment_indicator"),
    path(f"{YEAR}indicators/<int:indicator>/improve/", improvements.improvement_new, name="improvement_new"),
    path(MEASURE, improvements.improvement, name="improvement"),
    path(f"{MEASURE}edit/", improvements.improvement_edit, name="improvement_edit"),
    path(f"{MEASURE}begin/", improvements.improvement_begin, name="improvement_begin"),
    path(f"{MEASURE}follow-up/", improvements.improvement_follow, name="improvement_follow"),
    path(f"{MEASURE}finish/", improvements.improvement_finish, name="improvement_finish"),
    path(f"{MEASURE}stop/", improvements.improvement_stop, name="improvement_stop"),
]
