"""Puts the registers of procurement up."""

from django.apps import AppConfig


class ProcurementConfig(AppConfig):
    name = "sucharit.work.procurement"

    def ready(self) -> None:
        from sucharit.work.procurement.registers import put_up_registers

        put_up_registers()
