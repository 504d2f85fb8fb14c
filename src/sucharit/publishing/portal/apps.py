"""Puts up the portal's own shelves."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "sucharit.publishing.portal"

    def ready(self) -> None:
        from sucharit.publishing.portal.shelves import put_up_own

        put_up_own()
