"""Makes the values of this room known to the indicators."""

from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    name = "sucharit.work.complaints"

    def ready(self) -> None:
        from sucharit.work.complaints.actions import promising  # noqa: F401 - it tells obligations who keeps its own
        from sucharit.work.complaints.sources import register_complaints

        register_complaints()
