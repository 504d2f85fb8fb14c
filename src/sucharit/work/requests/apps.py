"""Puts up the register of requests."""

from django.apps import AppConfig


class RequestsConfig(AppConfig):
    name = "sucharit.work.requests"

    def ready(self) -> None:
        from sucharit.work.requests.registers import declared
        from sucharit.work.shelf.registry import put_up

        put_up(*declared())
