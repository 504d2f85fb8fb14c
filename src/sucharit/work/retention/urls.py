"""Addresses of the room: /o/<organization>/retention/…"""

from django.urls import path

from sucharit.work.retention import views

GROUP = "<slug:series>/<int:fiscal_year>/"

urlpatterns = [
    path("", views.retention, name="retention"),
    path("propose/", views.retention_propose, name="retention_propose"),
    path("lists/<int:pk>/", views.destruction, name="destruction"),
    path("lists/<int:pk>/decide/", views.destruction_decide, name="destruction_decide"),
    path("lists/<int:pk>/refuse/", views.destruction_refuse, name="destruction_refuse"),
    path("lists/<int:pk>/take-back/", views.destruction_take_back, name="destruction_take_back"),
    path("lists/<int:pk>/paper.<slug:form>", views.destruction_paper, name="destruction_paper"),
    path("holds/<int:pk>/release/", views.retention_release, name="retention_release"),
    path("<slug:series>/order/", views.retention_order, name="retention_order"),
    path("<slug:series>/order/end/", views.retention_order_end, name="retention_order_end"),
    path(f"{GROUP}", views.retention_group, name="retention_group"),
    path(f"{GROUP}<int:entry>/hold/", views.retention_hold, name="retention_hold"),
]
