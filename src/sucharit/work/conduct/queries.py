"""What an officer was asked to acknowledge."""

from django.db.models import QuerySet

from sucharit.base.people.gate import Officer
from sucharit.work.conduct.models import Acknowledgement


def acknowledgements_for(officer: Officer) -> QuerySet[Acknowledgement]:
    """One's own, in this organization."""
    rows = Acknowledgement.objects.filter(organization=officer.organization, user=officer.user, withdrawn_at=None)
    return rows.select_related("code", "pledge", "organization")
