"""Addresses of the gallery; only where settings.GALLERY is on."""

from django.urls import path

from sucharit.base.screens import views

app_name = "screens"
urlpatterns = [
    path("", views.gallery, name="gallery"),
    path("public/", views.gallery_public, name="gallery_public"),
    path("bare/", views.gallery_bare, name="gallery_bare"),
    path("confirm/", views.gallery_confirm, name="gallery_confirm"),
    path("autosave/", views.gallery_autosave, name="gallery_autosave"),
    path("grid/", views.gallery_grid, name="gallery_grid"),
    path("upload/", views.gallery_upload, name="gallery_upload"),
]
