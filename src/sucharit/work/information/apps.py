"""Puts up the registers of the information centre."""

from django.apps import AppConfig


class InformationConfig(AppConfig):
    name = "sucharit.work.information"

    def ready(self) -> None:
        from sucharit.work.information.registers import REGISTERS
        from sucharit.work.shelf.registry import put_up

        put_up(*REGISTERS)
