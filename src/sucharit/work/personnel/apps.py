"""Puts the registers of this room on the shelf."""

from django.apps import AppConfig


class PersonnelConfig(AppConfig):
    name = "sucharit.work.personnel"

    def ready(self) -> None:
        from sucharit.work.personnel.registers import REGISTERS
        from sucharit.work.shelf.registry import put_up

        put_up(*REGISTERS)
