"""The rehearsal, and the page going out."""

import json

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.people.answers import refusals_on, refusals_told
from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.publishing.disclosure import actions
from sucharit.publishing.disclosure.actions.publishing import public_value
from sucharit.publishing.disclosure.forms import PublishForm, ReasonForm, ReviewForm
from sucharit.publishing.disclosure.queries import checklist_for, item_for, published_for, standings
from sucharit.publishing.disclosure.standing import READY
from sucharit.publishing.disclosure.views.pages import frame
from sucharit.work.plans.pages import address


@require_safe
@gate(Can.SEE_YEAR)
def checklist_review(request: OfficerRequest, checklist: str) -> HttpResponse:
    """Item by item, as an assessor looks: what is asked, what is shown, and a word on it."""
    row = checklist_for(request.officer, checklist)
    items = [one for one in standings(request.officer, row) if one.item.open]
    told = []
    for one in items:
        running = [r for r in one.reviews if r.round == row.review_round]
        mine = next((r for r in running if r.by_id == request.officer.user.pk), None)
        others = [r for r in one.reviews if r is not mine]
        told.append((one, mine, others, one.item.owner_id == request.officer.user.pk))
    done = sum(mine is not None for _one, mine, _others, _own in told)
    context = frame(
        request.officer, row, (_("ตรวจก่อนประเมิน"), ""), rows=told, done=done, whole=len(told),
        failing=sum(bool(one.failing) for one in items),
    )  # fmt: skip
    return render(request, "disclosure/checklist_review.html", context)


@require_POST
@gate(Can.DISCLOSE)
def checklist_round(request: OfficerRequest, checklist: str) -> HttpResponse:
    row = checklist_for(request.officer, checklist)
    with refusals_told(request):
        row = actions.begin_round(row, by=request.officer)
        messages.success(request, _("เริ่มรอบที่ %(n)s แล้ว") % {"n": row.review_round})
    return redirect("checklist_review", request.officer.organization.code, row.code)


@require_POST
@gate(Can.SEE_YEAR)
def item_review(request: OfficerRequest, checklist: str, number: str) -> HttpResponse:
    item = item_for(request.officer, checklist, number)
    form = ReviewForm(request.POST)
    said = form.cleaned_data if form.is_valid() else {"verdict": ""}
    try:
        actions.review(item, by=request.officer, **said)
    except NotAllowed as refused:
        messages.error(request, f"{item.number}: {refused.said}")
    else:
        messages.success(request, _("บันทึกผลตรวจข้อ %(n)s แล้ว") % {"n": item.number})
    back = address("checklist_review", request.officer.organization.code, item.checklist.code)
    return redirect(f"{back}#{item.number}")


@gate(Can.PUBLISH)
def checklist_publish(request: OfficerRequest, checklist: str) -> HttpResponse:
    """What will be public, what not yet, and the button."""
    officer = request.officer
    row = checklist_for(officer, checklist)
    form = PublishForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.publish_checklist(row, by=officer, note=form.cleaned_data["note"])
            messages.success(request, _("เผยแพร่แล้ว"))
            return redirect("checklist_publish", officer.organization.code, row.code)
    told = standings(officer, row)
    value = public_value(row, told)
    shown = {item["number"] for item in value["items"]}
    past = list(published_for(officer, row).defer("value")[:30])
    current = next((one for one in past if one.state == one.State.PUBLISHED), None)
    same = current is not None and json.loads(current.value) == value
    context = frame(
        officer, row, (_("เผยแพร่"), ""), form=form, going=value["items"], past=past, current=current, same=same,
        unready=[one for one in told if one.item.number in shown and one.state != READY],
        absent=[one for one in told if one.item.open and one.item.number not in shown],
    )  # fmt: skip
    return render(request, "disclosure/checklist_publish.html", context, status=422 if form.errors else 200)


@gate(Can.PUBLISH)
def checklist_withdraw(request: OfficerRequest, checklist: str) -> HttpResponse:
    officer = request.officer
    row = checklist_for(officer, checklist)
    current = get_object_or_404(published_for(officer, row), state="published")
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.withdraw_checklist(current, by=officer, reason=form.cleaned_data["reason"])
            messages.success(request, _("ถอนจากหน้าสาธารณะแล้ว"))
            return redirect("checklist_publish", officer.organization.code, row.code)
    own = (_("เผยแพร่"), address("checklist_publish", officer.organization.code, row.code))
    context = frame(officer, row, own, (_("ถอน"), ""), form=form, current=current)
    return render(request, "disclosure/checklist_withdraw.html", context, status=422 if form.errors else 200)
