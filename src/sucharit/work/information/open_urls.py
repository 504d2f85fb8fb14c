"""Public addresses of the room: /p/<organization>/information/"""

from django.urls import path

from sucharit.work.information.views import open as doors

urlpatterns = [path("", doors.information_centre, name="information_centre")]
