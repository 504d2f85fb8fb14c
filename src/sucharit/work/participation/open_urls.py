"""Public addresses of the room: /p/<organization>/participation/…"""

from django.urls import path

from sucharit.work.participation.views import open as doors

urlpatterns = [
    path("council/", doors.council_calendar, name="council_calendar"),
]
