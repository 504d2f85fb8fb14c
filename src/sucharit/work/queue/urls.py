"""Addresses of the room: /o/<organization>/queue/…"""

from django.urls import path, register_converter

from sucharit.work.queue.converters import DayConverter
from sucharit.work.queue.views import counters, points

register_converter(DayConverter, "queue_day")
_POINT = "<slug:point>/"

urlpatterns = [
    path("", points.queue_points, name="queue_points"),
    path("new/", points.queue_point_new, name="queue_point_new"),
    path(_POINT, points.queue_point, name="queue_point"),
    path(f"{_POINT}settings/", points.queue_settings, name="queue_settings"),
    path(f"{_POINT}settings/<slug:kind>/", points.queue_part, name="queue_part"),
    path(f"{_POINT}settings/<slug:kind>/<int:row>/end/", points.queue_part_end, name="queue_part_end"),
    path(f"{_POINT}open/", points.queue_open, name="queue_open"),
    path(f"{_POINT}close/", points.queue_close, name="queue_close"),
    path(f"{_POINT}give/", counters.queue_give, name="queue_give"),
    path(f"{_POINT}tickets/<int:ticket>/", counters.queue_print, name="queue_print"),
    path(f"{_POINT}state.json", counters.queue_point_state, name="queue_point_state"),
    path(f"{_POINT}counters/<int:number>/", counters.queue_counter, name="queue_counter"),
    path(f"{_POINT}days/<queue_day:day>/", points.queue_proof, name="queue_proof"),
    path(f"{_POINT}order.<slug:form>", points.queue_order, name="queue_order"),
    path(f"{_POINT}poster.<slug:form>", points.queue_poster, name="queue_poster"),
    path(f"{_POINT}summary/<slug:kind>/<queue_day:day>/", points.queue_summary, name="queue_summary"),
    path(
        f"{_POINT}summary/<slug:kind>/<queue_day:day>/<slug:form>/",
        points.queue_summary_file,
        name="queue_summary_file",
    ),
]
