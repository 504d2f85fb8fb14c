"""Puts the registers of this room on the shelf."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "sucharit.work.agreements"

    def ready(self) -> None:
        from sucharit.work.agreements.registers import REGISTERS
        from sucharit.work.shelf.registry import put_up

        put_up(*REGISTERS)
