"""Makes results of surveys and tests known to the indicators."""

from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "sucharit.work.surveys"

    def ready(self) -> None:
        from sucharit.work.surveys.sources import register_surveys

        register_surveys()
