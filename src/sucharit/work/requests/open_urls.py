"""Public addresses of the room: /p/<organization>/requests/…"""

from django.urls import path

from sucharit.work.requests.views import open as doors

urlpatterns = [
    path("", doors.e_service_door, name="e_service_door"),
    path("track/", doors.request_track, name="request_track"),
    path("case/", doors.request_case, name="request_case"),
    path("case/say/", doors.request_say, name="request_say"),
    path("case/leave/", doors.request_leave, name="request_leave"),
    path("case/files/<int:attachment>/", doors.request_case_file, name="request_case_file"),
    path("guide.pdf", doors.e_service_guide, name="e_service_guide"),
    path("receipt.pdf", doors.request_receipt, name="request_receipt"),
    path("<slug:code>/", doors.e_service_form, name="e_service_form"),
]
