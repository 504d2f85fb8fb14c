"""Public addresses of this room."""

from django.urls import path

from sucharit.work.surveys.views import door, kiosk
from sucharit.work.surveys.views import open as doors

urlpatterns = [
    path("", doors.survey_doors, name="survey_doors"),
    path("<slug:code>/", door.survey_door, name="survey_door"),
    path("<slug:code>/thanks/", door.survey_thanks, name="survey_thanks"),
    path("<slug:code>/results/", door.survey_open_results, name="survey_open_results"),
    path("<slug:code>/kiosk/<slug:key>/", kiosk.survey_kiosk, name="survey_kiosk"),
]
