"""Puts the registers of this room on the shelf."""

from django.apps import AppConfig


class ConductConfig(AppConfig):
    name = "sucharit.work.conduct"

    def ready(self) -> None:
        from sucharit.work.conduct.registers import REGISTERS
        from sucharit.work.shelf.registry import put_up

        put_up(*REGISTERS)
