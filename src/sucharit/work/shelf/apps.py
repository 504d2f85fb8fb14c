"""Makes registers known to the indicators as a source."""

from django.apps import AppConfig


class ShelfConfig(AppConfig):
    name = "sucharit.work.shelf"

    def ready(self) -> None:
        from sucharit.work.shelf.sources import register_registers
        from sucharit.work.shelf.suggesting import register_suggestions

        register_registers()
        register_suggestions()
