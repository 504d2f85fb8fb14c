"""Online services and requests as officers and citizens may see them."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from sucharit.base.doors.receipts import NOBODY, fits, numbered, typed
from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.work.requests.actions.arranging import arranges
from sucharit.work.requests.models import Attachment, EService, Message, Request
from sucharit.work.shelf.queries import entries_for
from sucharit.work.shelf.registry import register_called
from sucharit.work.surveys.models import Survey

KEY = "requests"


def services_for(officer: Officer) -> QuerySet[EService]:
    """Every online service of the organization, with how many requests run."""
    rows = EService.objects.filter(organization=officer.organization).select_related("unit", "form", "organization")
    running = Q(requests__state__in=Request.OPEN, requests__withdrawn_at=None)
    return rows.annotate(running=Count("requests", filter=running))


def forms_for(officer: Officer) -> QuerySet[Survey]:
    """The forms of requests that this organization has built."""
    rows = Survey.objects.filter(organization=officer.organization, purpose=Survey.Purpose.FORM)
    return rows.exclude(state=Survey.State.DISCARDED).order_by("title", "pk")


def service_for(officer: Officer, code: str) -> EService:
    return get_object_or_404(services_for(officer), code=code)


def arranged_service(officer: Officer, code: str) -> EService:
    """One that this officer arranges; 404 for another."""
    row = service_for(officer, code)
    if not arranges(row, officer):
        raise Http404
    return row


def request_for(officer: Officer, pk: int) -> Request:
    """A request whose citizen this officer may know: those of the service's unit; 404 for others."""
    register = register_called(KEY)
    if register is None:
        raise Http404
    row: Request = get_object_or_404(entries_for(register, officer).select_related("service__unit"), pk=pk)
    if not arranges(row.service, officer):
        raise Http404
    return row


def attachment_for(request: Request, pk: int, *, shown: bool = False) -> Attachment:
    rows = Attachment.objects.select_related("file__organization").filter(request=request)
    return get_object_or_404(rows.filter(shown=True) if shown else rows, pk=pk)


def story_of(request: Request, *, shown: bool = False) -> list[Message]:
    """What happened, oldest first, with files; `shown`: what the citizen reads."""
    rows = request.messages.select_related("by").prefetch_related("attachments__file")
    return list(rows.filter(shown=True) if shown else rows)


def open_services(organization: Organization) -> QuerySet[EService]:
    """What anyone may ask for now."""
    return EService.objects.filter(organization=organization, open=True).select_related("unit", "organization", "form")


def open_service_of(organization: Organization, code: str) -> EService:
    return get_object_or_404(open_services(organization), code=code)


def found_by(organization: Organization, number: str, secret: str) -> Request | None:
    """The request of a receipt; the same work is done for a number that does not exist."""
    pair = numbered(number)
    rows: Any = Request.objects.select_related("organization", "service", "unit").exclude(secret_digest="")
    row = rows.filter(organization=organization, number=pair[0], fiscal_year=pair[1]).first() if pair else None
    salt, digest = (row.secret_salt, row.secret_digest) if row else NOBODY
    return row if fits(typed(secret), salt, digest) and row is not None else None
