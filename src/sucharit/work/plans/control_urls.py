"""Addresses that bind controls and initiatives, under /o/<organization>/plans/."""

from django.urls import URLPattern, path

from sucharit.work.plans import control_views as views

urlpatterns: list[URLPattern] = [
    path("<int:plan>/controls/", views.plan_controls, name="plan_controls"),
    path("<int:plan>/controls/register/", views.plan_register_choose, name="plan_register_choose"),
    path("<int:plan>/controls/<uuid:key>/", views.control_initiatives, name="control_initiatives"),
    path("<int:plan>/initiatives/<int:seq>/controls/", views.initiative_controls, name="initiative_controls"),
    path(
        "<int:plan>/initiatives/<int:seq>/controls/part/",
        views.initiative_controls_part,
        name="initiative_controls_part",
    ),
    path("controls/<int:fiscal_year>/<int:seq>/", views.risk_initiatives, name="risk_initiatives"),
    path("controls/<int:fiscal_year>/<int:seq>/part/", views.risk_initiatives_part, name="risk_initiatives_part"),
]
