"""Addresses of the room: /o/<organization>/value/…"""

from django.urls import path

from sucharit.work.value import views

urlpatterns = [
    path("rule/", views.value_rule, name="value_rule"),
    path("announcement.<slug:form>", views.value_announcement, name="value_announcement"),
    path("<int:fiscal_year>/report.<slug:form>", views.value_report, name="value_report"),
]
