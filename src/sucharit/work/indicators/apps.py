"""Makes the live sources known."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "sucharit.work.indicators"

    def ready(self) -> None:
        from sucharit.work.indicators.live import register_live

        register_live()
