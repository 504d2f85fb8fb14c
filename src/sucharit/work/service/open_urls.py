"""Public addresses of the room: /p/<organization>/services/…"""

from django.urls import path

from sucharit.work.service.views import open as doors

urlpatterns = [
    path("", doors.service_open_list, name="service_open_list"),
    path("<uuid:series>/", doors.service_open, name="service_open"),
    path("<uuid:series>/<slug:paper>.pdf", doors.service_open_paper, name="service_open_paper"),
    path("<uuid:series>/files/<int:blank>/", doors.service_open_blank, name="service_open_blank"),
]
