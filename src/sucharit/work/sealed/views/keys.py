"""One's own key: set, changed, unlocked, locked, recovered."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.core import sealing
from sucharit.work.sealed.actions import keys
from sucharit.work.sealed.forms.office import ChangePassphraseForm, NewPassphraseForm, UnlockForm
from sucharit.work.sealed.models import Keeper, Recovery
from sucharit.work.sealed.queries import custodians_of, keeper_for
from sucharit.work.sealed.strengths import Busy, one_of_few, passphrase_strength
from sucharit.work.sealed.views.pages import tabs_for
from sucharit.work.sealed.views.unlocking import COOKIE, asked, private_of, put_token, refusal, room_of


@gate(Can.SEE_DESK)
def sealed_key(request: OfficerRequest) -> HttpResponseBase:
    """The own key; POST sets the first passphrase, or a new one with the old."""
    keeper = keeper_for(request.officer)
    if keeper is None:
        context = {"tabs": tabs_for(request.officer, "key"), "keeper": None}
        return render(request, "sealed/sealed_key.html", context)
    if request.method == "POST":
        return _set(request, keeper) if keeper.public is None else _change(request, keeper)
    return _page(request, keeper, NewPassphraseForm() if keeper.public is None else ChangePassphraseForm())


def _page(request: OfficerRequest, keeper: Keeper, form: NewPassphraseForm) -> HttpResponse:
    recovery = Recovery.objects.filter(keeper=keeper, done_at=None, withdrawn_at=None).first()
    context = {
        "tabs": tabs_for(request.officer, "key"), "keeper": keeper, "form": form, "recovery": recovery,
        "helpers": recovery.halves.values("custodian").distinct().count() if recovery else 0,
        "ready": recovery is not None and keys.complete_share(recovery) is not None,
        "guards": custodians_of(request.officer.organization) if keeper.part == Keeper.Part.OFFICER else [],
        "shared": keeper.shares.exists(), "recovery_form": NewPassphraseForm(prefix="again"),
        "finish_form": UnlockForm(prefix="finish"),
    }  # fmt: skip
    return render(request, "sealed/sealed_key.html", context)


def _set(request: OfficerRequest, keeper: Keeper) -> HttpResponseBase:
    form = NewPassphraseForm(request.POST)
    if not form.is_valid():
        return _page(request, keeper, form)
    try:
        pair, locked = keys.made_pair(form.cleaned_data["first"])
        keys.set_key(pair, locked, by=request.officer)
    except Busy:
        form.add_error(None, _("ระบบกำลังทำงานมาก โปรดลองอีกครั้ง"))
        return _page(request, keeper, form)
    except NotAllowed as fault:
        messages.error(request, refusal(fault))
        return redirect("sealed_key", request.officer.organization.code)
    messages.success(request, _("ตั้งกุญแจแล้ว โปรดจำวลีผ่านให้ได้ ไม่มีใครบอกท่านได้"))
    return redirect("sealed_key", request.officer.organization.code)


def _change(request: OfficerRequest, keeper: Keeper) -> HttpResponseBase:
    form = ChangePassphraseForm(request.POST)
    private = private_of(form, keeper) if form.is_valid() else None  # type: ignore[arg-type]  # it has the field too
    if private is None:
        return _page(request, keeper, form)
    try:
        with one_of_few():
            locked = sealing.lock(private, form.cleaned_data["first"], strength=passphrase_strength())
        keys.change_passphrase(locked, by=request.officer)
    except Busy:
        form.add_error(None, _("ระบบกำลังทำงานมาก โปรดลองอีกครั้ง"))
        return _page(request, keeper, form)
    messages.success(request, _("เปลี่ยนวลีผ่านแล้ว"))
    return redirect("sealed_key", request.officer.organization.code)


@gate(Can.SEE_DESK)
def sealed_unlock(request: OfficerRequest) -> HttpResponseBase:
    """Asks for the passphrase and leads back to where it was asked for."""
    keeper = keeper_for(request.officer)
    if keeper is None or keeper.public is None:
        return redirect("sealed_key", request.officer.organization.code)
    if request.method != "POST":
        return asked(request, keeper, UnlockForm())
    form = UnlockForm(request.POST)
    private = private_of(form, keeper) if form.is_valid() else None
    back = request.POST.get("next", "")
    back = back if back.startswith(room_of(request)) and url_has_allowed_host_and_scheme(back, None) else ""
    if private is None:
        return asked(request, keeper, form)
    response = HttpResponseRedirect(back or room_of(request))
    put_token(response, request, keys.keep_unlocked(keeper, private))
    return response


@gate(Can.SEE_DESK)
@require_POST
def sealed_lock(request: OfficerRequest) -> HttpResponseBase:
    keeper = keeper_for(request.officer)
    if keeper is not None:
        keys.lock_again(keeper)
    messages.success(request, _("ล็อกกุญแจแล้ว"))
    response = redirect("sealed_key", request.officer.organization.code)
    response.delete_cookie(COOKIE, path=room_of(request), samesite="Strict")
    return response


@gate(Can.SEE_DESK)
@require_POST
def sealed_recover(request: OfficerRequest) -> HttpResponseBase:
    """Asks for recovery with a new passphrase; or withdraws the request."""
    keeper, code = keeper_for(request.officer), request.officer.organization.code
    if keeper is None:
        return redirect("sealed_key", code)
    try:
        if "withdraw" in request.POST:
            keys.withdraw_recovery(by=request.officer)
            return redirect("sealed_key", code)
        form = NewPassphraseForm(request.POST, prefix="again")
        if not form.is_valid():
            messages.error(request, " ".join(str(one) for errors in form.errors.values() for one in errors))
            return redirect("sealed_key", code)
        pair, locked = keys.made_pair(form.cleaned_data["first"])
        keys.ask_recovery(pair, locked, by=request.officer)
        messages.success(request, _("ส่งคำขอถึงผู้ถือกุญแจแล้ว โปรดบอกรหัสเทียบแก่เขาด้วยตนเอง"))
    except NotAllowed as fault:
        messages.error(request, refusal(fault))
    except Busy:
        messages.error(request, _("ระบบกำลังทำงานมาก โปรดลองอีกครั้ง"))
    return redirect("sealed_key", code)


@gate(Can.SEE_DESK)
@require_POST
def sealed_recovered(request: OfficerRequest) -> HttpResponseBase:
    """Both custodians have helped: the old key goes under the new passphrase."""
    keeper, code = keeper_for(request.officer), request.officer.organization.code
    recovery = Recovery.objects.filter(keeper=keeper, done_at=None, withdrawn_at=None).select_related("keeper").first()
    form = UnlockForm(request.POST, prefix="finish")
    if keeper is None or recovery is None or not form.is_valid():
        messages.error(request, _("โปรดใส่วลีผ่านใหม่ที่ตั้งไว้เมื่อขอกู้กุญแจ"))
        return redirect("sealed_key", code)
    passphrase = form.cleaned_data["passphrase"]
    try:
        with one_of_few():
            waiting = sealing.unlock(keys.locked_of(recovery), passphrase)
            private = keys.recovered_key(recovery, waiting)
            locked = sealing.lock(private, passphrase, strength=passphrase_strength())
        keys.put_recovered(recovery, locked, by=request.officer)
        messages.success(request, _("กู้กุญแจสำเร็จ ใช้วลีผ่านใหม่เปิดเรื่องได้แล้ว"))
    except sealing.Unopened:
        messages.error(request, _("วลีผ่านใหม่ไม่ตรงกับที่ตั้งไว้เมื่อขอกู้กุญแจ"))
    except NotAllowed as fault:
        messages.error(request, refusal(fault))
    except Busy:
        messages.error(request, _("ระบบกำลังทำงานมาก โปรดลองอีกครั้ง"))
    return redirect("sealed_key", code)
