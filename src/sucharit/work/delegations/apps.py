"""Puts the registers of this room on the shelf."""

from django.apps import AppConfig


class DelegationsConfig(AppConfig):
    name = "sucharit.work.delegations"

    def ready(self) -> None:
        from sucharit.work.delegations.registers import REGISTERS
        from sucharit.work.shelf.registry import put_up

        put_up(*REGISTERS)
