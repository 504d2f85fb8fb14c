"""Puts up the register of requests."""

from django.apps import AppConfig


class RequestsConfig(AppConfig):
    name = "sucharit.work.requests"

    def ready(self) -> None:
        from sucharit.work.requests.registers import declared
        from sucharit.work.requests.ways import online
        from sucharit.work.service.doors import register
        from sucharit.work.shelf.registry import put_up

        put_up(*declared())
        register(online)
