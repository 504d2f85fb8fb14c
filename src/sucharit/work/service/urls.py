"""Addresses of the room: /o/<organization>/service/…"""

from django.urls import path

from sucharit.work.service.views import office

urlpatterns = [
    path("standard.<slug:form>", office.service_standard, name="service_standard"),
    path("check/", office.manual_check, name="manual_check"),
    path("check/<slug:form>/", office.manual_check_file, name="manual_check_file"),
    path("<int:manual>/lines/", office.manual_lines, name="manual_lines"),
    path("<int:manual>/<slug:paper>.<slug:form>", office.manual_paper_file, name="manual_paper_file"),
    path("<int:manual>/files/new/", office.manual_blank_new, name="manual_blank_new"),
    path("<int:manual>/files/<int:blank>/", office.manual_blank, name="manual_blank"),
    path("<int:manual>/files/<int:blank>/down/", office.manual_blank_down, name="manual_blank_down"),
]
