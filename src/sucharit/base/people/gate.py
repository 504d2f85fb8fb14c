"""The gate: who is this, in which organization, and may they? A stranger gets 404, never "forbidden".

Every office view is behind `@gate(Can.…)`. Inside it, `request.officer` is the person with what they may do today, and
rows are reached only through `queries.…_for(request.officer, …)`.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import Any, cast
from urllib.parse import urlencode, urlsplit, urlunsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse

from sucharit.base import clock
from sucharit.base.organizations.models import Organization
from sucharit.base.people.models import Holding, RoleGrant, User
from sucharit.base.people.roles import Can, Role, granted
from sucharit.base.screens.words import said


@dataclass(frozen=True)
class Officer:
    """A user at work in one organization on one day. Actions take it as `by=`."""

    user: User
    organization: Organization
    today: datetime.date
    roles: frozenset[Role]
    unit_ids: frozenset[int]  # units for which a role was given

    def __str__(self) -> str:
        return self.name

    def may(self, capability: Can) -> bool:
        return capability in self.capabilities

    @cached_property
    def capabilities(self) -> frozenset[Can]:
        return granted(self.roles)

    @cached_property
    def holdings(self) -> tuple[Holding, ...]:
        """The positions held today, acting ones last. They are few: put in order here, on every page, they cost a third
        less than in the database, which would be asked in more words."""
        held = Holding.objects.filter(held_on(self.today), user=self.user, position__organization=self.organization)
        rows = held.select_related("position").order_by()
        return tuple(sorted(rows, key=lambda one: (one.acting, one.position.place, one.pk)))

    @property
    def username(self) -> str:
        return self.user.username

    @property
    def name(self) -> str:
        return self.user.full_name

    @property
    def chain(self) -> str:
        return self.organization.code

    @property
    def signs_as(self) -> str:
        """The line under a signature; an acting holder says so. "" for who holds no position."""
        return self.holdings[0].signs_as if self.holdings else ""


class OfficerRequest(HttpRequest):
    """What a view behind the gate receives."""

    officer: Officer


class NotAllowed(Exception):  # noqa: N818 - a rule spoke, nothing broke
    """A verb that this officer may not do here and now: `thai` says why and what to do. Views show it as a message."""

    def __init__(self, thai: str, english: str = "") -> None:
        super().__init__(thai)
        self.thai, self.english = thai, english or thai

    @property
    def said(self) -> str:
        """In the reader's language, as a sentence."""
        return said(self)


def held_on(day: datetime.date) -> Q:
    """Rows with `since` and `until` that hold on that day, both ends included."""
    return Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gte=day))


def officer_for(user: User, organization: Organization, today: datetime.date | None = None) -> Officer | None:
    """The user as an officer of the organization, or None where no role is theirs today."""
    day = today or clock.today()
    if not user.is_active:
        return None
    grants = RoleGrant.objects.filter(held_on(day), user=user, organization=organization).values_list("role", "unit_id")
    if not grants:
        return None
    return Officer(
        user=user,
        organization=organization,
        today=day,
        roles=frozenset(Role(role) for role, _unit in grants),
        unit_ids=frozenset(unit for _role, unit in grants if unit is not None),
    )


def require(officer: Officer, capability: Can) -> None:
    """Raises NotAllowed: actions ask again, so that no door is left open by a view."""
    if not officer.may(capability):
        raise NotAllowed(
            f"บทบาทของท่านไม่มีสิทธิ์ “{capability.label}” โปรดติดต่อผู้ดูแลระบบของหน่วยงาน",
            f"your role may not {capability.value}; ask your administrator",
        )


def to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """The sign-in page, and afterwards back to where the person was. What was posted is not lost: it is in the browser
    (autosave.js, or kept.js for a form that is sent by its button), and the way back is the page that held the form,
    not the address that takes it."""
    if request.headers.get("HX-Request"):
        back = request.headers.get("HX-Current-URL", "")
        return HttpResponse(status=204, headers={"HX-Redirect": _sign_in_address(_own_path(request, back))})
    if request.method in {"GET", "HEAD"}:
        return redirect_to_login(request.get_full_path())
    return redirect_to_login(_own_path(request, request.headers.get("Referer", "")))


def _own_path(request: HttpRequest, address: str) -> str:
    """The path of an address of this server; the front of the house for any other."""
    parts = urlsplit(address)
    return urlunsplit(("", "", parts.path, parts.query, "")) if parts.netloc == request.get_host() else "/home/"


def _sign_in_address(back: str) -> str:
    return f"{reverse(settings.LOGIN_URL)}?{urlencode({'next': back})}"


View = Callable[..., HttpResponseBase]


def gate(capability: Can) -> Callable[[View], View]:
    """Lets through who may; the organization is taken from the address and put into `request.officer`."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, organization: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return to_sign_in(request)
            cast(OfficerRequest, request).officer = _let_through(request, organization, capability)
            return view(request, *args, **kwargs)

        guarded.gate = capability  # type: ignore[attr-defined]  # the table of addresses and roles reads it
        return guarded

    return guard


def _let_through(request: HttpRequest, code: str, capability: Can) -> Officer:
    try:
        found = Organization.objects.get(code=code)
    except Organization.DoesNotExist:
        raise Http404 from None
    officer = officer_for(cast(User, request.user), found)
    if officer is None or not officer.may(capability):
        raise Http404
    return officer


def public(view: View) -> View:
    """Marks a view that anyone may open; the table of addresses demands that each view says which it is."""
    view.gate = "public"  # type: ignore[attr-defined]
    return view


def signed_in(view: View) -> View:
    """Marks a view for anyone who is signed in (the list of one's organizations, one's own profile)."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return to_sign_in(request)
        return view(request, *args, **kwargs)

    guarded.gate = "signed_in"  # type: ignore[attr-defined]
    return guarded
