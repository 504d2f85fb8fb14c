"""Addresses of the five-year table of a plan, under /o/<organization>/plans/."""

from django.urls import path

from sucharit.work.plans.grid import views

urlpatterns = [
    path("<int:plan>/grid/", views.plan_grid, name="plan_grid"),
    path("<int:plan>/grid/save/", views.plan_grid_save, name="plan_grid_save"),
    path("<int:plan>/grid/undo/", views.plan_grid_undo, name="plan_grid_undo"),
    path("<int:plan>/grid/file/", views.plan_grid_file, name="plan_grid_file"),
    path("<int:plan>/grid/upload/", views.plan_grid_upload, name="plan_grid_upload"),
    path("<int:plan>/grid/apply/", views.plan_grid_apply, name="plan_grid_apply"),
]
