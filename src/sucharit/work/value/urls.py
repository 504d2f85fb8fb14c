"""Addresses of the room: /o/<organization>/value/…"""

from django.urls import path

from sucharit.work.value import views

urlpatterns = [
    path("rule/", views.value_rule, name="value_rule"),
    path("<int:fiscal_year>/report.<slug:form>", views.value_report, name="value_report"),
]
