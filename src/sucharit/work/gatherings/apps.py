"""Puts the register of this room on the shelf."""

from django.apps import AppConfig


class GatheringsConfig(AppConfig):
    name = "sucharit.work.gatherings"

    def ready(self) -> None:
        from sucharit.work.gatherings.registers import REGISTERS
        from sucharit.work.shelf.registry import put_up

        put_up(*REGISTERS)
