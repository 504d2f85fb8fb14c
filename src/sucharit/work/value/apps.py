"""Puts up the register of assessments of value."""

from django.apps import AppConfig


class ValueConfig(AppConfig):
    name = "sucharit.work.value"

    def ready(self) -> None:
        from sucharit.work.shelf.registry import put_up
        from sucharit.work.value.registers import ASSESSMENTS

        put_up(ASSESSMENTS)
