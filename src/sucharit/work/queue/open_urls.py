"""Public addresses of the room: /p/<organization>/queue/…"""

from django.urls import path

from sucharit.work.queue.views import open as doors

urlpatterns = [
    path("", doors.queue_places, name="queue_places"),
    path("tickets/<slug:key>/", doors.queue_ticket, name="queue_ticket"),
    path("tickets/<slug:key>/state.json", doors.queue_ticket_state, name="queue_ticket_state"),
    path("tickets/<slug:key>/leave/", doors.queue_leave, name="queue_leave"),
    path("<slug:point>/", doors.queue_door, name="queue_door"),
    path("<slug:point>/hall/", doors.queue_hall, name="queue_hall"),
    path("<slug:point>/hall.json", doors.queue_hall_state, name="queue_hall_state"),
    path("<slug:point>/kiosk/<slug:key>/", doors.queue_kiosk, name="queue_kiosk"),
    path("<slug:point>/kiosk/<slug:key>/<slug:ticket>/", doors.queue_kiosk_ticket, name="queue_kiosk_ticket"),
]
