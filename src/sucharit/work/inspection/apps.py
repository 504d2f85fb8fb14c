"""Puts the registers of this room on the shelf."""

from django.apps import AppConfig


class InspectionConfig(AppConfig):
    name = "sucharit.work.inspection"

    def ready(self) -> None:
        from sucharit.work.inspection.registers import REGISTERS
        from sucharit.work.shelf.registry import put_up

        put_up(*REGISTERS)
