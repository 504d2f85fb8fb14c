"""The calendar of the council as anyone may read it. No session, no cookie."""

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from sucharit.base import clock
from sucharit.base.organizations.models import Organization
from sucharit.work.participation.models import CouncilSession, PlanDraft
from sucharit.work.participation.registers import DRAFTS, SESSIONS
from sucharit.work.shelf.queries import opened, public_rows
from sucharit.work.shelf.views.public import anyone, open_page

MOST = 60


@anyone
def council_calendar(request: HttpRequest, organization: Organization) -> HttpResponse:
    """What comes, with seats and link; what was, with its minutes."""
    if opened(SESSIONS, organization) is None:
        raise Http404
    ahead = Q(state=CouncilSession.State.ANNOUNCED, held_on__gte=clock.today())
    rows = public_rows(SESSIONS, organization)
    rules = public_rows(DRAFTS, organization) if opened(DRAFTS, organization) else PlanDraft.objects.none()
    rules = rules.filter(kind=PlanDraft.Kind.RULE, state=PlanDraft.State.PUBLISHED).order_by("-published_on", "-pk")
    return open_page(
        request, "participation/council_calendar.html", organization, [(_("ปฏิทินประชุมสภา"), "")],
        coming=rows.filter(ahead).order_by("held_on", "starts_at")[:MOST],
        before=rows.exclude(ahead).order_by("-held_on")[:MOST], rule=rules.first(),
    )  # fmt: skip
