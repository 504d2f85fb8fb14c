"""The pages of a thing on its way: read and signed on a phone, without a script.

A room says once what is its own (`Pages`) and keeps its addresses, gates and templates; a template is mostly the parts
in templates/approvals (`_way.html`, `_decision.html`, `_decide.html`).

    PAGES = Pages(
        CARRIED, contents_of, frame_of, page="letters/approval.html", decide="letters/decide.html",
        confirm="letters/confirm.html", submitted=_(...), granted=_(...), withdrawn=_(...),
    )

    def letter_approval(request, letter):                                         # @require_safe, @gate(Can.SEE_DRAFTS)
        return page(PAGES, request, letter_for(request.officer, letter))

    def letter_decide(request, letter):                                           # @require_POST, @gate(Can.DECIDE)
        return decided(PAGES, request, letter_for(request.officer, letter))

    def letter_withdraw(request, letter):                                         # @gate(Can.EDIT_LETTERS)
        return withdrawn(PAGES, request, letter_for(request.officer, letter))

and one that submits: its form and what it shows first are the room's own (base.people.answers.tried).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from sucharit.base.approvals import carrying
from sucharit.base.approvals.carried import Carried, Thing
from sucharit.base.approvals.forms import DecisionForm
from sucharit.base.approvals.models import Approval, ApprovalStep
from sucharit.base.approvals.ways import Way, short, timeline_of
from sucharit.base.people.gate import NotAllowed, Officer, OfficerRequest

Words = str | Promise


@dataclass(frozen=True)
class Pages(Generic[Thing]):
    """What the pages of one kind of thing show beside its way. Words are lazy, for each reader in their language."""

    carried: Carried[Thing]
    contents: Callable[[Officer, Thing], tuple[str, dict[str, Any]]]  # fingerprint, and what is shown of that content
    frame: Callable[..., dict[str, Any]]  # (officer, thing, here, **more) > context, with `here` as the last crumb
    page: str  # template of the approval page
    decide: str  # template that asks to confirm a signature
    confirm: str  # template that asks to confirm a withdrawal
    submitted: Words  # "เสนอแผน", in the timeline
    granted: Words  # to who has given the last signature
    withdrawn: Words  # to who has taken it back
    way: type[Way[Thing]] = Way

    def address(self, thing: Thing, officer: Officer) -> str:
        return self.carried.address(thing, officer.organization.code)


def page(
    pages: Pages[Thing], request: OfficerRequest, thing: Thing, typed: DecisionForm | None = None, status: int = 200
) -> HttpResponse:
    """Where the thing is, what it says, and the form of who is in turn. What was `typed` stays; its faults are shown
    beside the fields, unless what they mean has moved on (409) or was never typed."""
    officer = request.officer
    mark, shown = pages.contents(officer, thing)
    way = pages.way.of(pages.carried, thing, officer, mark)
    context = pages.frame(
        officer, thing, _("เสนอและพิจารณา"), way=way, form=_form(way, typed, status) if way.may_sign else None,
        mark=way.mark, submitted_mark=way.submitted_mark, events=timeline_of(way.approvals, str(pages.submitted)),
        **shown,
    )  # fmt: skip
    return render(request, pages.page, context, status=status)


def _form(way: Way[Thing], typed: DecisionForm | None, status: int) -> DecisionForm:
    if typed is None or status == 409 or typed.stale:
        return DecisionForm.for_way(way, typed)
    return DecisionForm(typed.data, choices=way.choices or None)


def decided(pages: Pages[Thing], request: OfficerRequest, thing: Thing) -> HttpResponse:
    """The first POST asks to confirm, naming thing and position; the second signs."""
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return page(pages, request, thing, typed=form, status=422)
    if form.cleaned_data["confirmed"] != "yes":
        return _asked(pages, request, thing, form)
    try:
        approval = carrying.decide(pages.carried, thing, by=request.officer, **form.signature)
    except NotAllowed as refused:
        return _told(pages, request, thing, form, refused.said)
    messages.success(request, _after(pages, approval))
    return redirect(pages.address(thing, request.officer))


def _asked(pages: Pages[Thing], request: OfficerRequest, thing: Thing, form: DecisionForm) -> HttpResponse:
    told = form.cleaned_data
    way = pages.way.of(pages.carried, thing, request.officer, told["fingerprint"])
    if not way.may_sign or way.holding is None:
        thai = way.hindrance or _("ขณะนี้ไม่ใช่ขั้นของท่าน หรือเรื่องนี้พิจารณาเสร็จแล้ว")
        return _told(pages, request, thing, form, thai)
    context = pages.frame(
        request.officer, thing, _("ยืนยันการลงความเห็น"), way=way,
        form=DecisionForm(initial={**told, "confirmed": "yes"}), answer_words=dict(way.choices).get(told["answer"], ""),
        opinion=told["opinion"], signs_as=way.holding.signs_as, mark=short(told["fingerprint"]),
        returning=told["answer"] == ApprovalStep.Answer.RETURNED,
    )  # fmt: skip
    return render(request, pages.decide, context)


def _told(pages: Pages[Thing], request: OfficerRequest, thing: Thing, form: DecisionForm, why: str) -> HttpResponse:
    """A refusal on the page as it now stands; what was typed stays."""
    messages.error(request, why)
    thing.refresh_from_db()
    return page(pages, request, thing, typed=form, status=409)


def _after(pages: Pages[Thing], approval: Approval) -> str:
    if approval.state == Approval.State.GRANTED:
        return str(pages.granted)
    if approval.state == Approval.State.RETURNED:
        return _("ส่งกลับแล้ว ผู้เสนอได้รับแจ้งพร้อมเหตุผล")
    return _("บันทึกความเห็นแล้ว เรื่องไปถึงขั้นถัดไป")


def withdrawn(pages: Pages[Thing], request: OfficerRequest, thing: Thing, here: str = "") -> HttpResponse:
    """GET says what is lost by it; POST takes the submission back. `here` is the last crumb, where not "ถอนเรื่อง"."""
    back = pages.address(thing, request.officer)
    if request.method == "POST":
        try:
            carrying.withdraw(pages.carried, thing, by=request.officer)
        except NotAllowed as refused:
            messages.error(request, refused.said)
        else:
            messages.success(request, str(pages.withdrawn))
        return redirect(back)
    context = pages.frame(
        request.officer, thing, here or _("ถอนเรื่อง"), action=_("ถอนเรื่องกลับมาแก้ไข"), form=None, cancel_url=back,
        consequence=_("ความเห็นที่ลงไปแล้วจะไม่นับ เมื่อเสนอใหม่จะเริ่มจากขั้นแรก"),
    )  # fmt: skip
    return render(request, pages.confirm, context)
