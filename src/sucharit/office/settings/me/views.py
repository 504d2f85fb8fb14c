"""One's own profile, sessions, and the page that asks for a second factor."""

import datetime
from typing import cast

from allauth.account.adapter import get_adapter
from allauth.core.exceptions import ReauthenticationRequired
from allauth.mfa.models import Authenticator
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from sucharit.base import clock
from sucharit.base.organizations.actions import Stale
from sucharit.base.people import actions as people
from sucharit.base.people.gate import signed_in
from sucharit.base.people.models import RoleGrant, SignIn, User
from sucharit.base.people.queries import sign_ins_of
from sucharit.base.people.signing_in import DUE, SIGN_IN, proved_just_now
from sucharit.office.settings.answers import add_faults, done
from sucharit.office.settings.me.forms import ProfileForm


@signed_in
@never_cache
def me(request: HttpRequest) -> HttpResponse:
    """Everything that a person may change of themselves."""
    user = cast(User, request.user)
    form = ProfileForm(request.POST or None, instance=user)
    status, stale = 200, None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        _confirm_for_new_address(request, user, given["email"])
        try:
            people.change_profile(user, **given)
        except Stale as error:
            status, stale = 409, error.current
            form.data = {**form.data.dict(), "edition": error.current.edition}  # type: ignore[attr-defined]
        except ValidationError as error:
            add_faults(form, error)
        else:
            with override(given["language"]):
                done(request, _("บันทึกข้อมูลของท่านแล้ว"))
            return redirect("me")
    return render(request, "settings/me.html", {"form": form, "stale": stale, **_around(request, user)}, status=status)


@signed_in
@require_POST
def me_sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """Every other session ends; this one stays."""
    user = people.sign_out_everywhere(cast(User, request.user))
    mine = request.session.get(SIGN_IN)
    update_session_auth_hash(request, user)
    if mine:
        SignIn.objects.filter(pk=mine["id"]).update(ended_at=None, session_key=request.session.session_key or "")
    done(request, _("เครื่องอื่นออกจากระบบแล้วทั้งหมด เหลือเครื่องนี้"))
    return redirect("me")


@signed_in
@require_POST
def me_end_sign_in(request: HttpRequest, pk: int) -> HttpResponse:
    sign_in = get_object_or_404(sign_ins_of(cast(User, request.user)), pk=pk, ended_at=None)
    people.end_sign_in(sign_in)
    done(request, _("เครื่องที่เลือกออกจากระบบแล้ว"))
    return redirect("me")


@signed_in
@require_POST
def me_digits(request: HttpRequest) -> HttpResponse:
    """Thai or Arabic digits, from the menu of any page, and back to that page."""
    chosen, back = request.POST.get("digits", ""), _safe(request, request.POST.get("next", ""))
    if chosen in User.Digits.values:
        User.objects.filter(username=cast(User, request.user).username).update(digits=chosen)
    return redirect(back)


@signed_in
@never_cache
def second_factor_needed(request: HttpRequest) -> HttpResponse:
    """Where the rule of an organization asks for a second factor that the person does not have yet."""
    due = request.session.get(DUE)
    back = _safe(request, request.GET.get("next", ""))
    if due is None:
        return redirect(back)
    last = datetime.date.fromisoformat(due)
    context = {"last": last, "overdue": clock.today() > last, "back": back}
    return render(request, "settings/second_factor_needed.html", context)


def _safe(request: HttpRequest, address: str) -> str:
    """An address of this server, or the front of the house. A bare word is no address: `redirect` would take it for the
    name of a view."""
    known = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if known and "/" in address else "/home/"


def _confirm_for_new_address(request: HttpRequest, user: User, email: str) -> None:
    """The address receives password links: whoever changes it proves again who they are. The typed form waits."""
    if email == user.email or proved_just_now(request):
        return
    if get_adapter().get_reauthentication_methods(user):
        raise ReauthenticationRequired


def _around(request: HttpRequest, user: User) -> dict[str, object]:
    mine = (request.session.get(SIGN_IN) or {}).get("id")
    alive = timezone.now() - datetime.timedelta(seconds=request.session.get_session_cookie_age())
    sign_ins = sign_ins_of(user).filter(ended_at=None, seen_at__gte=alive)[:20]
    roles = RoleGrant.objects.filter(user=user).select_related("organization", "unit").order_by("organization", "role")
    return {
        "person": user,
        "factors": Authenticator.objects.filter(user=user).exclude(type=Authenticator.Type.RECOVERY_CODES).count(),
        "sign_ins": [{"sign_in": one, "current": one.pk == mine} for one in sign_ins],
        "grants": [grant for grant in roles if grant.until is None or grant.until >= clock.today()],
    }
