"""Addresses of the room: /o/<organization>/requests/…"""

from django.urls import path

from sucharit.work.requests.views import office

urlpatterns = [
    path("services/", office.e_services, name="e_services"),
    path("services/new/", office.e_service_new, name="e_service_new"),
    path("services/<slug:code>/", office.e_service_edit, name="e_service_edit"),
    path("services/<slug:code>/switch/", office.e_service_switch, name="e_service_switch"),
    path("services/<slug:code>/receive/", office.e_service_receive, name="e_service_receive"),
    path("months/", office.request_months, name="request_months"),
    path("months/<slug:form>/", office.request_months_file, name="request_months_file"),
    path("<int:entry>/files/<int:attachment>/", office.request_file, name="request_file"),
]
