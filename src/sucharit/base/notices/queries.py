"""An officer's own notices; nobody sees another's."""

from django.db.models import QuerySet

from sucharit.base.notices.models import Notice
from sucharit.base.people.gate import Officer


def notices_for(officer: Officer) -> QuerySet[Notice]:
    """Newest first."""
    return Notice.objects.filter(user=officer.user, organization=officer.organization)
