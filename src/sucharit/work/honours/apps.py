"""Puts the register of this room on the shelf."""

from django.apps import AppConfig


class HonoursConfig(AppConfig):
    name = "sucharit.work.honours"

    def ready(self) -> None:
        from sucharit.work.honours.registers import REGISTERS
        from sucharit.work.shelf.registry import put_up

        put_up(*REGISTERS)
