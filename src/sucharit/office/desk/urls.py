"""Addresses of the front door and of each officer's home."""

from django.urls import path

from sucharit.office.desk import views

urlpatterns = [
    path("", views.front, name="front"),
    path("home/", views.home, name="home"),
    path("health/", views.health, name="health"),
    path("o/<slug:organization>/", views.desk, name="desk"),
    path("o/<slug:organization>/at-risk/", views.desk_at_risk, name="desk_at_risk"),
]
