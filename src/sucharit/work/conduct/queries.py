"""What an officer was asked to acknowledge, and what they declared themselves."""

from django.db.models import QuerySet

from sucharit.base.people.gate import Officer
from sucharit.work.conduct.models import Acknowledgement, Interest


def interests_of(officer: Officer) -> QuerySet[Interest]:
    """What this officer declared, in this organization."""
    rows = Interest.objects.filter(organization=officer.organization, withdrawn_at=None, person=officer.name)
    return rows.order_by("-declared_on", "-pk")


def acknowledgements_for(officer: Officer) -> QuerySet[Acknowledgement]:
    """One's own, in this organization."""
    rows = Acknowledgement.objects.filter(organization=officer.organization, user=officer.user, withdrawn_at=None)
    return rows.select_related("code", "pledge", "organization")
