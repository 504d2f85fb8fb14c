"""Puts the public pages of disclosure lists on the portal's shelves, and the lists among the sources of promises."""

from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    name = "sucharit.publishing.disclosure"

    def ready(self) -> None:
        from sucharit.publishing.disclosure.shelf import put_up_shelf
        from sucharit.publishing.disclosure.sources import register_disclosure

        put_up_shelf()
        register_disclosure()
