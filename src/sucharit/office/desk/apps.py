"""Joins rooms that do not know each other: the ITA score of a year is the value of promises about it."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "sucharit.office.desk"

    def ready(self) -> None:
        from sucharit.office.desk.scores import register_scores

        register_scores()
