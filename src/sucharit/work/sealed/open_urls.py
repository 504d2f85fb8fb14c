"""Addresses of the door."""

from django.urls import URLPattern, URLResolver, path

from sucharit.work.sealed.views import door, follow, open_pages

urlpatterns: list[URLPattern | URLResolver] = [
    path("", door.door_front, name="door_front"),
    path("report/", door.door_report, name="door_report"),
    path("follow/", follow.door_follow, name="door_follow"),
    path("follow/proof/", follow.door_proof, name="door_proof"),
    path("follow/file/", follow.door_file, name="door_file"),
    path("manual/", open_pages.door_manual, name="door_manual"),
    path("manual.pdf", open_pages.door_manual_pdf, name="door_manual_pdf"),
    path("figures/", open_pages.door_figures, name="door_figures"),
    path("poster/", open_pages.door_poster, name="door_poster"),
]
