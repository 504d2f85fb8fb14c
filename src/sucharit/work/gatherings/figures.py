"""What gatherings count: how many were held, who came, who passed; each share says of whom."""

from typing import Any

from django.db.models import Count, Max, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from sucharit.base.organizations.models import Organization
from sucharit.base.screens.words import number
from sucharit.work.gatherings.models import Gathering, Participant
from sucharit.work.shelf.declaring import Share
from sucharit.work.surveys.models import Survey

HELD = (Gathering.State.HELD, Gathering.State.REPORTED)


def held(organization: Organization, year: int, *kinds: str) -> "QuerySet[Gathering]":
    """Those of the year that took place."""
    rows = Gathering.objects.filter(organization=organization, fiscal_year=year, withdrawn_at=None, state__in=HELD)
    return rows.filter(kind__in=kinds) if kinds else rows


def count_held(*kinds: str) -> Any:
    """How many were held, of these kinds."""
    return lambda organization, year: Share(held(organization, year, *kinds).count())


def came(organization: Organization, year: int, *kinds: str) -> "QuerySet[Participant]":
    return Participant.objects.filter(gathering__in=held(organization, year, *kinds), came_at__isnull=False)


def people(organization: Organization, year: int) -> Share:
    """Once for each time that they came."""
    return Share(came(organization, year).count())


def citizens(organization: Organization, year: int) -> Share:
    return Share(came(organization, year).filter(kind=Participant.Kind.CITIZEN).count())


def of_invited(organization: Organization, year: int) -> Share:
    """Of those who were invited, how many came."""
    rows = Participant.objects.filter(gathering__in=held(organization, year), invited=True)
    told = rows.aggregate(part=Count("pk", filter=Q(came_at__isnull=False)), whole=Count("pk"))
    return Share(told["part"], told["whole"])


def staff_trained(organization: Organization, year: int) -> Share:
    """Each of the staff once, however many trainings; of all staff as the office's own data say."""
    rows = came(organization, year, Gathering.Kind.TRAINING, Gathering.Kind.VISIT)
    trained = rows.filter(kind=Participant.Kind.STAFF).order_by().values("key", "apart").distinct().count()
    return Share(trained, max(organization.staff_count or 0, trained) or None)


def _tested(organization: Organization, year: int, field: str) -> "QuerySet[Gathering]":
    """With a result that is frozen and shown (k or more answered)."""
    closed = {f"{field}__state": Survey.State.CLOSED, f"{field}__reached__isnull": False}
    return held(organization, year).filter(**closed)


def reached(field: str, of: str) -> Any:
    """Those who reached the level of the test or evaluation: of who answered, of who came, or of all staff."""

    def count(organization: Organization, year: int) -> Share:
        told = _tested(organization, year, field).aggregate(
            n=Count("pk"), every=Sum(f"{field}__reached"), most=Max(f"{field}__reached"),
            answered=Sum(f"{field}__answered"), participants=Sum("attended"),
        )  # fmt: skip
        n, part = told["n"], int(told["most" if of == "staff" else "every"] or 0)
        whole = organization.staff_count if of == "staff" else told[of]
        if not n or not whole:
            return Share(0, None, _("ยังไม่มีแบบที่ปิดและตรึงผล"))
        words = _("จาก %(n)s ครั้งที่ปิดแบบแล้ว") % {"n": number(n)}
        return Share(part, max(int(whole), part), words)

    return count


def passed_outside(organization: Organization, year: int) -> Share:
    """Of everyone who came to a training whose outside test was told, how many passed it."""
    rows = came(organization, year).exclude(gathering__outside_test="")
    told = rows.aggregate(part=Count("pk", filter=Q(outside=Participant.Outside.PASSED)), whole=Count("pk"))
    return Share(told["part"], told["whole"] or None)


def by_kind(organization: Organization, year: int) -> list[tuple[str, int]]:
    """Who came, by what they are."""
    counts = dict(came(organization, year).order_by().values_list("kind").annotate(n=Count("pk")))
    return [(str(kind.label), counts.get(kind.value, 0)) for kind in Participant.Kind]
