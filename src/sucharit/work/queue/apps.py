"""Puts up the register of queue days."""

from django.apps import AppConfig


class QueueConfig(AppConfig):
    name = "sucharit.work.queue"

    def ready(self) -> None:
        from sucharit.work.queue.registers import declared
        from sucharit.work.queue.ways import by_ticket
        from sucharit.work.service.doors import register
        from sucharit.work.shelf.registry import put_up

        put_up(*declared())
        register(by_ticket)
