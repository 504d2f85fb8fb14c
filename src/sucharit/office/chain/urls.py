"""Addresses of this room: /o/<organization>/chain/…"""

from django.urls import URLPattern, path

from sucharit.office.chain import views

urlpatterns: list[URLPattern] = [
    path("", views.chain_list, name="chain_list"),
    path("years/<int:fiscal_year>/", views.chain_year, name="chain_year"),
    path("initiatives/<uuid:key>/", views.chain_initiative, name="chain_initiative"),
    path("<slug:subject>/<int:pk>/", views.chain, name="chain"),
    path("<slug:subject>/<int:pk>/part/", views.chain_part, name="chain_part"),
]
