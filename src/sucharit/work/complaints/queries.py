"""Complaints as an officer may see them, and who may see the person behind one.

Everyone of the centre and the clerk read all; a unit reads what was given to it, an officer what is in their name. Who
the complainant is, is a question of its own: `may_see_identity`.
"""

from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.base.people.models import RoleGrant, User
from sucharit.base.people.roles import GRANTS, Can
from sucharit.work.complaints.models import (
    Attachment,
    Category,
    Centre,
    Channel,
    Complaint,
    Event,
    Letter,
    Listed,
    PublishedCase,
    Sending,
    ServiceArea,
)

SORTS: dict[str, tuple[str, ...]] = {
    "number": ("fiscal_year", "number"),
    "received": ("received_on", "number"),
    "subject": ("subject",),
    "category": ("category__place", "category__name"),
    "unit": ("unit__place", "unit__name"),
    "state": ("state", "due_on"),
    "due": ("due_on",),
}
LISTS: dict[str, type[Listed]] = {"channels": Channel, "categories": Category, "areas": ServiceArea}


def centre_of(organization: Organization) -> Centre | None:
    """The centre, or None where the office has not opened one."""
    return Centre.objects.filter(organization=organization).select_related("unit", "organization").first()


def open_centre(code: str) -> Centre:
    """The centre behind a public door; 404 where there is none or the door is closed."""
    rows = Centre.objects.select_related("organization", "unit")
    return get_object_or_404(rows, organization__code=code, open=True)


def centre_for(officer: Officer) -> Centre:
    centre = centre_of(officer.organization)
    if centre is None:
        raise Http404
    return centre


def complaints_for(officer: Officer) -> QuerySet[Complaint]:
    """What this officer may read: all, or what was given to their unit or to them."""
    rows = Complaint.objects.filter(organization=officer.organization)
    if not officer.may(Can.SEE_COMPLAINTS):
        rows = rows.filter(Q(unit__in=officer.unit_ids) | Q(officer=officer.user))
    return rows.select_related("category", "area", "channel", "unit", "officer", "organization")


def complaint_for(officer: Officer, fiscal_year: int, number: int) -> Complaint:
    """One by its number; 404 for a stranger's or another unit's."""
    return get_object_or_404(complaints_for(officer), fiscal_year=fiscal_year, number=number)


def handles(officer: Officer, complaint: Complaint) -> bool:
    """May this officer act in the case: the centre, or who was given it?"""
    if officer.may(Can.HANDLE_COMPLAINTS):
        return True
    return officer.may(Can.WORK_ON_COMPLAINTS) and (
        complaint.officer_id == officer.user.pk
        or (complaint.officer_id is None and complaint.unit_id in officer.unit_ids)
    )


def may_see_identity(officer: Officer, complaint: Complaint) -> bool:
    """Named officers only: the centre's, and the one officer whose case it is. Not the unit, clerk or mayor."""
    if officer.may(Can.HANDLE_COMPLAINTS):
        return True
    return officer.may(Can.WORK_ON_COMPLAINTS) and complaint.officer_id == officer.user.pk


def listed_for(officer: Officer, wanted: dict[str, Any], sort: str = "") -> QuerySet[Complaint]:
    """What the filters let through, in the wished order; newest first by default."""
    rows = _narrowed(complaints_for(officer), wanted, officer)
    columns = SORTS.get(sort.removeprefix("-"))
    sign = "-" if sort.startswith("-") else ""
    order = [f"{sign}{column}" for column in columns] if columns else []
    return rows.order_by(*order, "-fiscal_year", "-number")


def _narrowed(rows: QuerySet[Complaint], wanted: dict[str, Any], officer: Officer) -> QuerySet[Complaint]:
    for name, field in (("year", "fiscal_year"), ("category", "category"), ("area", "area"), ("channel", "channel")):
        if wanted.get(name):
            rows = rows.filter(**{field: int(wanted[name])})
    if wanted.get("unit"):
        rows = rows.filter(unit=None) if wanted["unit"] == "none" else rows.filter(unit=int(wanted["unit"]))
    rows = _in_state(rows, wanted.get("state", ""), officer)
    if q := wanted.get("q", ""):
        rows = rows.filter(_matching(q))
    return rows


def _matching(q: str) -> Q:
    """Words in the case itself, never in who complained; "12/2569" is a number."""
    found = Q(subject__icontains=q) | Q(detail__icontains=q) | Q(place__icontains=q) | Q(reference__icontains=q)
    number, slash, year = q.strip().partition("/")
    if slash and number.isascii() and number.isdigit() and year.isascii() and year.isdigit() and len(q) < 20:
        found |= Q(number=int(number), fiscal_year=int(year))
    return found


def _in_state(rows: QuerySet[Complaint], state: str, officer: Officer) -> QuerySet[Complaint]:
    opened = Q(state__in=(Complaint.State.RECEIVED, Complaint.State.WORKING))
    special = {
        "open": opened,
        "late": opened & Q(due_on__lt=officer.today),
        "mine": opened & Q(officer=officer.user),
        "unanswered": opened & Q(officer=None, unit=None),
        "urgent": opened & Q(priority=Complaint.Priority.URGENT),
    }
    if state in special:
        return rows.filter(special[state])
    return rows.filter(state=state) if state in Complaint.State.values else rows


def due_for(officer: Officer) -> QuerySet[Complaint]:
    """What this officer owes: their own, their unit's without a name, and for the centre what nobody was given."""
    if not officer.may(Can.WORK_ON_COMPLAINTS):
        return Complaint.objects.none()
    mine = Q(officer=officer.user) | Q(officer=None, unit__in=officer.unit_ids)
    if officer.may(Can.HANDLE_COMPLAINTS):
        mine |= Q(officer=None, unit=None)
    rows = complaints_for(officer).filter(mine, state__in=(Complaint.State.RECEIVED, Complaint.State.WORKING))
    return rows.order_by("due_on", "pk")


def counts_of(rows: QuerySet[Complaint], officer: Officer) -> dict[str, int]:
    """Totals of a list: one query."""
    opened = Q(state__in=(Complaint.State.RECEIVED, Complaint.State.WORKING))
    return rows.order_by().aggregate(
        all=Count("pk"), open=Count("pk", filter=opened), late=Count("pk", filter=opened & Q(due_on__lt=officer.today)),
        finished=Count("pk", filter=Q(state=Complaint.State.FINISHED)),
    )  # fmt: skip


def events_of(complaint: Complaint, *, open_only: bool = False) -> list[Event]:
    """The story of a case, oldest first, each with its files."""
    rows = complaint.events.select_related("by")
    files = Attachment.objects.select_related("file").order_by("pk")
    if open_only:
        rows, files = rows.filter(open=True), files.filter(open=True)
    return list(rows.prefetch_related(Prefetch("attachments", queryset=files)))


def letters_of(complaint: Complaint) -> list[Letter]:
    ways = Prefetch("sendings", queryset=Sending.objects.order_by("pk"))
    return list(complaint.letters.select_related("made_by").prefetch_related(ways).order_by("made_at", "pk"))


def attachment_for(officer: Officer, complaint: Complaint, pk: int) -> Attachment:
    """A file of a case. What the complainant sent may show who they are: papers are for those who may know that,
    pictures also for the unit that must see the broken lamp."""
    found = get_object_or_404(Attachment.objects.select_related("file"), complaint=complaint, pk=pk, file__isnull=False)
    if not may_open(officer, complaint, found):
        raise Http404
    return found


def may_open(officer: Officer, complaint: Complaint, one: Attachment) -> bool:
    if not one.from_complainant or may_see_identity(officer, complaint):
        return True
    return one.file is not None and one.file.kind in ("jpeg", "png") and handles(officer, complaint)


def letter_for(officer: Officer, complaint: Complaint, pk: int) -> Letter:
    """A letter names the complainant: only who may know."""
    if not may_see_identity(officer, complaint):
        raise Http404
    return get_object_or_404(Letter, complaint=complaint, pk=pk)


def listing(organization: Organization, kind: str, *, active: bool = False) -> QuerySet[Any]:
    """The lines of one of the office's lists."""
    model: Any = LISTS[kind]
    rows: QuerySet[Any] = model.objects.filter(organization=organization)
    return rows.filter(active=True) if active else rows


def officers_of(organization: Organization) -> list[User]:
    """Who can be given a case: active people whose role today works on complaints."""
    roles = [role for role, may in GRANTS.items() if Can.WORK_ON_COMPLAINTS in may]
    from sucharit.base import clock
    from sucharit.base.people.gate import held_on

    grants = RoleGrant.objects.filter(held_on(clock.today()), organization=organization, role__in=roles)
    return list(User.objects.filter(pk__in=grants.values("user"), is_active=True).order_by("full_name"))


def published_cases(organization: Organization) -> QuerySet[PublishedCase]:
    rows = PublishedCase.objects.filter(complaint__organization=organization, withdrawn_on=None)
    return rows.select_related("complaint__category", "complaint__area")
