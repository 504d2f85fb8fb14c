"""Puts the public pages of disclosure lists on the portal's shelves."""

from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    name = "sucharit.publishing.disclosure"

    def ready(self) -> None:
        from sucharit.publishing.disclosure.shelf import put_up_shelf

        put_up_shelf()
