"""Addresses of the room: /o/<organization>/information/…"""

from django.urls import path

from sucharit.work.information.views import office as views

urlpatterns = [
    path("summary/", views.information_summary, name="information_summary"),
    path("summary/<slug:form>/", views.information_summary_file, name="information_summary_file"),
    path("clock/", views.information_clock, name="information_clock"),
    path("<int:entry>/letter.<slug:form>", views.information_letter, name="information_letter"),
]
