"""Puts up the registers of service."""

from django.apps import AppConfig


class ServiceConfig(AppConfig):
    name = "sucharit.work.service"

    def ready(self) -> None:
        from sucharit.work.service.registers import REGISTERS
        from sucharit.work.shelf.registry import put_up

        put_up(*REGISTERS)
