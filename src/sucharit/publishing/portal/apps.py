"""Puts up the portal's own shelves."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "sucharit.publishing.portal"

    def ready(self) -> None:
        from sucharit.publishing.portal.shelves import put_up_own
        from sucharit.publishing.portal.years.marks import evidence_marked
        from sucharit.work.evidence.needed import declare_shown

        put_up_own()
        declare_shown(evidence_marked)
