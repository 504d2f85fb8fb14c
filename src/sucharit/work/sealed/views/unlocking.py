"""The officer's key in one request: from the browser's token, or from the passphrase in the form that is posted."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sucharit.base.people.gate import NotAllowed, OfficerRequest
from sucharit.core.sealing import Unopened
from sucharit.work.sealed.actions.keys import (
    UNLOCKED_MINUTES,
    Swapped,
    TooMany,
    keep_unlocked,
    opened_key,
    refresh_shares,
    unlocked,
)
from sucharit.work.sealed.forms.office import UnlockForm
from sucharit.work.sealed.models import Keeper
from sucharit.work.sealed.queries import keeper_for
from sucharit.work.sealed.strengths import Busy

COOKIE = "sealed"
#: Of the demonstration alone, whose page that asks for a passphrase says it: nothing there is secret.
SHOWN_IN_DEMONSTRATION = "มะม่วงสุก เรือเร็ว ฟ้าใส ตะเกียง"
_KEPT_OUT = frozenset({"csrfmiddlewaretoken", "passphrase", "next"})


class KeyRequest(OfficerRequest):
    """What a view receives that needs the key: `keeper`, and `private` for this request."""

    keeper: Keeper
    private: bytes


def with_key(part: str) -> Callable[[Callable[..., HttpResponseBase]], Callable[..., HttpResponseBase]]:
    """Behind the gate: who has this part and an unlocked key gets in; who has it locked is asked for the passphrase,
    and what was posted goes on afterwards. Anyone else: 404, or for an integrity officer without a part the page that
    says so."""

    def guard(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def guarded(request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            keeper = keeper_for(request.officer)
            if keeper is None and part == Keeper.Part.OFFICER:
                return redirect("sealed_list", request.officer.organization.code)  # which says how one gets a part
            if keeper is None or keeper.part != part:
                raise Http404
            if keeper.public is None:
                return redirect("sealed_key", request.officer.organization.code)
            private = unlocked(keeper, request.COOKIES.get(COOKIE, ""))
            token = ""
            if private is None:
                found = _by_passphrase(request, keeper)
                if isinstance(found, HttpResponse):
                    return found
                private, token = found
            made = cast(KeyRequest, request)
            made.keeper, made.private = keeper, private
            response = view(made, *args, **kwargs)
            if token:
                put_token(response, request, token)
            response["Cache-Control"] = "no-store, private"
            return response

        return guarded

    return guard


def _by_passphrase(request: OfficerRequest, keeper: Keeper) -> HttpResponse | tuple[bytes, str]:
    """The key and a token of the passphrase in the form; else the page that asks for it."""
    if request.method != "POST" or "passphrase" not in request.POST:
        return asked(request, keeper, UnlockForm())
    form = UnlockForm(request.POST)
    private = private_of(form, keeper) if form.is_valid() else None
    return asked(request, keeper, form) if private is None else (private, keep_unlocked(keeper, private))


def private_of(form: UnlockForm, keeper: Keeper) -> bytes | None:
    """The key, or None with the reason in the form."""
    try:
        private = opened_key(keeper, form.cleaned_data["passphrase"])
    except Unopened:
        form.add_error("passphrase", _("วลีผ่านไม่ถูกต้อง โปรดตรวจภาษาของแป้นพิมพ์และตัวพิมพ์ใหญ่"))
    except TooMany:
        form.add_error("passphrase", _("ใส่ผิดหลายครั้ง โปรดรอหนึ่งชั่วโมงแล้วลองใหม่"))
    except Busy:
        form.add_error("passphrase", _("ระบบกำลังทำงานมาก โปรดลองอีกครั้ง"))
    except Swapped:
        form.add_error(
            "passphrase", _("กุญแจของท่านในฐานข้อมูลถูกเปลี่ยน ระบบปิดช่องทางและแจ้งทุกคนที่มีหน้าที่แล้ว โปรดให้ตรวจเครื่องแม่ข่าย")
        )
    else:
        refresh_shares(keeper, private)
        return private
    return None


def asked(request: OfficerRequest, keeper: Keeper, form: UnlockForm) -> HttpResponse:
    """The page that asks for the passphrase, in place; what was typed goes along hidden in the page."""
    kept = [(name, value) for name, values in request.POST.lists() if name not in _KEPT_OUT for value in values]
    posting, unlock = request.method == "POST", reverse("sealed_unlock", args=[request.officer.organization.code])
    context = {
        "form": form, "kept": kept, "keeper": keeper, "minutes": UNLOCKED_MINUTES,
        "action": request.get_full_path() if posting else unlock,
        "next": "" if posting else request.get_full_path(), "files_lost": bool(request.FILES),
        "shown_here": SHOWN_IN_DEMONSTRATION if settings.DEMONSTRATION else "",
    }  # fmt: skip
    page = render(request, "sealed/sealed_unlock.html", context)
    page["Cache-Control"] = "no-store, private"
    return page


def put_token(response: HttpResponseBase, request: OfficerRequest, token: str) -> None:
    """Into a cookie that goes to this room alone and ends with the browser or the minutes."""
    response.set_cookie(
        COOKIE, token, max_age=UNLOCKED_MINUTES * 60, path=room_of(request), secure=settings.SECURE, httponly=True,
        samesite="Strict",
    )  # fmt: skip


def room_of(request: OfficerRequest) -> str:
    return reverse("sealed", args=[request.officer.organization.code])


def refusal(fault: NotAllowed) -> str:
    """The words in the reader's language."""
    return fault.said
