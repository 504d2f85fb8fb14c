"""Joins rooms that do not know each other: the ITA score of a year is the value of promises about it, and search finds
of plans and years what the reader may see."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "sucharit.office.desk"

    def ready(self) -> None:
        from sucharit.office.desk.scores import register_scores
        from sucharit.office.finding.reading import register_reading

        register_scores()
        register_reading()
