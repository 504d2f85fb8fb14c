"""The page that says who can be signed in as what. Routed only where settings.DEMONSTRATION is on."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from sucharit.base import clock
from sucharit.base.people.gate import public
from sucharit.base.people.models import RoleGrant, User
from sucharit.office.demonstration.people import PASSWORD


@require_safe
@public
def demo(request: HttpRequest) -> HttpResponse:
    """Every person of the demonstration with role and position, each a button."""
    _only_here()
    grants = RoleGrant.objects.select_related("user", "organization", "unit").order_by("organization_id", "pk")
    told = {"grants": grants, "password": PASSWORD, "believed": clock.today() if settings.TODAY else None}
    return render(request, "demonstration/demo.html", told)


@require_POST
@public
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Signs in as the chosen person without a password."""
    _only_here()
    user = get_object_or_404(User, username=request.POST.get("username", "")[:40], is_active=True)
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    return redirect("home")


def _only_here() -> None:
    """A second lock, should somebody route this elsewhere."""
    if not settings.DEMONSTRATION:
        raise Http404
