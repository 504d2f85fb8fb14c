"""The room as Django knows it. Listens to allauth, which tells of second factors by signals only."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "sucharit.base.people"

    def ready(self) -> None:
        from allauth.mfa import signals

        from sucharit.base.people import signing_in

        signals.authenticator_added.connect(signing_in.factor_added, dispatch_uid="people.factor_added")
        signals.authenticator_removed.connect(signing_in.factor_removed, dispatch_uid="people.factor_removed")
        signals.authentication_failed.connect(signing_in.factor_failed, dispatch_uid="people.factor_failed")
