"""Puts the registers of this room on the shelf."""

from django.apps import AppConfig


class ParticipationConfig(AppConfig):
    name = "sucharit.work.participation"

    def ready(self) -> None:
        from sucharit.work.participation.registers import REGISTERS
        from sucharit.work.shelf.registry import put_up

        put_up(*REGISTERS)
