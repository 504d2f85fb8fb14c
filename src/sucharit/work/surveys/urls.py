"""Office addresses of this room."""

from django.urls import path

from sucharit.work.surveys.views import building, doors, listing, results, running

urlpatterns = [
    path("", listing.survey_list, name="survey_list"),
    path("<int:fiscal_year>/", listing.survey_year, name="survey_year"),
    path("new/", listing.survey_new, name="survey_new"),
    path("summary/<int:fiscal_year>/<slug:period>.<slug:form>", listing.survey_summary, name="survey_summary"),
    path("planner/", listing.survey_planner, name="survey_planner"),
    path("<slug:code>/", running.survey, name="survey"),
    path("<slug:code>/settings/", running.survey_settings, name="survey_settings"),
    path("<slug:code>/open/", running.survey_open, name="survey_open"),
    path("<slug:code>/close/", running.survey_close, name="survey_close"),
    path("<slug:code>/discard/", running.survey_discard, name="survey_discard"),
    path("<slug:code>/round/", running.survey_round, name="survey_round"),
    path("<slug:code>/promises/", running.survey_promises, name="survey_promises"),
    path("<slug:code>/questions/", building.survey_build, name="survey_build"),
    path("<slug:code>/preview/", building.survey_preview, name="survey_preview"),
    path("<slug:code>/sections/new/", building.survey_section_new, name="survey_section_new"),
    path("<slug:code>/sections/<int:place>/", building.survey_section, name="survey_section"),
    path("<slug:code>/sections/<int:place>/drop/", building.survey_section_drop, name="survey_section_drop"),
    path("<slug:code>/questions/new/<slug:kind>/", building.survey_question_new, name="survey_question_new"),
    path("<slug:code>/questions/<slug:key>/", building.survey_question, name="survey_question"),
    path("<slug:code>/questions/<slug:key>/move/", building.survey_question_move, name="survey_question_move"),
    path("<slug:code>/questions/<slug:key>/drop/", building.survey_question_drop, name="survey_question_drop"),
    path("<slug:code>/results/", results.survey_results, name="survey_results"),
    path("<slug:code>/results/<slug:form>/", results.survey_results_file, name="survey_results_file"),
    path("<slug:code>/comments/<int:pk>/", results.survey_comment, name="survey_comment"),
    path("<slug:code>/invitations/", doors.survey_invitations, name="survey_invitations"),
    path("<slug:code>/paper/", doors.survey_paper, name="survey_paper"),
    path("<slug:code>/paper/form/", doors.survey_paper_form, name="survey_paper_form"),
    path("<slug:code>/poster/", doors.survey_poster, name="survey_poster"),
]
