"""What custodians decide: recoveries of keys, and requests to see who reported."""

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.people.answers import refusals_told
from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.sealed.actions import identities, keys
from sucharit.work.sealed.forms.office import DecisionForm
from sucharit.work.sealed.models import IdentityRequest, Keeper, RecoveryHalf
from sucharit.work.sealed.queries import identity_requests_for, keeper_for, recoveries_for
from sucharit.work.sealed.views.pages import tabs_for
from sucharit.work.sealed.views.unlocking import KeyRequest, with_key

CUSTODIAN = Keeper.Part.CUSTODIAN


@gate(Can.SEE_DESK)
@require_safe
def sealed_custody(request: OfficerRequest) -> HttpResponseBase:
    """What waits for two. Who is no custodian reads what that is."""
    keeper = keeper_for(request.officer)
    context: dict[str, object] = {"tabs": tabs_for(request.officer, "custody"), "keeper": None}
    if keeper is not None and keeper.part == CUSTODIAN:
        helped = set(RecoveryHalf.objects.filter(custodian=keeper).values_list("recovery", flat=True))
        context |= {
            "keeper": keeper, "recoveries": [(one, one.pk in helped) for one in recoveries_for(request.officer)],
            "requests": [one for one in identity_requests_for(request.officer) if str(keeper.pk) in one.reasons],
            "decided": IdentityRequest.objects.filter(decided_by=keeper).select_related("asked_by__user")[:20],
        }  # fmt: skip
    return render(request, "sealed/sealed_custody.html", context)


@gate(Can.SEE_DESK)
@require_POST
@with_key(CUSTODIAN)
def sealed_help(request: KeyRequest, recovery: int) -> HttpResponseBase:
    """Gives the own half, once the code was compared by mouth."""
    row = get_object_or_404(recoveries_for(request.officer), pk=recovery)
    code = request.officer.organization.code
    if request.POST.get("code", "").replace(" ", "") != row.code.replace(" ", ""):
        messages.error(request, _("รหัสเทียบไม่ตรง โปรดถามผู้ขอด้วยตนเอง ถ้าผู้ขอไม่ได้ขอ อย่าช่วย และแจ้งปลัด"))
        return redirect("sealed_custody", code)
    with refusals_told(request):
        keys.give_half(row, request.private, by=request.officer)
        messages.success(request, _("ให้ส่วนของท่านแล้ว ต้องมีผู้ถือกุญแจอีกคนจึงจะกู้ได้"))
    return redirect("sealed_custody", code)


@gate(Can.SEE_DESK)
@with_key(CUSTODIAN)
def sealed_decide(request: KeyRequest, asked: int) -> HttpResponseBase:
    """A request to see who reported: the reason, and yes or no with a reason."""
    row = get_object_or_404(identity_requests_for(request.officer), pk=asked)
    reason = identities.reason_of(row, request.keeper, request.private)
    if reason is None:
        raise Http404
    form = DecisionForm(request.POST if "decision" in request.POST or "words" in request.POST else None)
    if form.is_bound and form.is_valid():
        grant = form.cleaned_data["decision"] == "grant"
        with refusals_told(request):
            identities.decide(row, request.private, by=request.officer, grant=grant, words=form.cleaned_data["words"])
            messages.success(request, _("บันทึกผลการพิจารณาแล้ว"))
        return redirect("sealed_custody", request.officer.organization.code)
    context = {"tabs": tabs_for(request.officer, "custody"), "row": row, "reason": reason, "form": form}
    return render(request, "sealed/sealed_decide.html", context)
