"""Drafts as anyone may read and comment on them. No session, no cookie; forms carry their own signed token."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from sucharit.base.doors.pages import open_door, page, too_many, within
from sucharit.base.doors.sending import well_sent
from sucharit.base.organizations.models import Organization
from sucharit.work.participation.actions.planning import receive_comment, takes_comments
from sucharit.work.participation.forms import PublicCommentForm
from sucharit.work.participation.models import PlanComment, PlanDraft
from sucharit.work.participation.rates import COMMENTING, TOKENS
from sucharit.work.participation.registers import DRAFTS
from sucharit.work.shelf.queries import opened, public_rows

MOST = 100
Treated = PlanComment.Treated


def open_house(code: str) -> Organization:
    """The office, where it has opened the register of drafts."""
    house = get_object_or_404(Organization, code=code)
    if opened(DRAFTS, house) is None:
        raise Http404
    return house


@open_door(open_house, "GET")
def plan_drafts_door(request: HttpRequest, house: Organization) -> HttpResponse:
    """Every draft that was open, those that still listen first."""
    rows = list(public_rows(DRAFTS, house)[:MOST])
    told = [
        {
            "draft": one, "open": takes_comments(one),
            "url": within("plan_draft_door", house.code, one.fiscal_year, one.number),
        }
        for one in rows
    ]  # fmt: skip
    told.sort(key=lambda one: not one["open"])
    return page(request, house, "participation/drafts_door.html", rows=told, crumbs=[(_("ร่างแผน"), "")])


@open_door(open_house, "GET", "POST")
def plan_draft_door(request: HttpRequest, house: Organization, fiscal_year: int, number: int) -> HttpResponseBase:
    """One draft with its answers; POST says something of it."""
    draft = get_object_or_404(public_rows(DRAFTS, house), fiscal_year=fiscal_year, number=number)
    if request.method != "POST":
        form = PublicCommentForm(organization=house, initial={"token": TOKENS.new()})
        return _page(request, house, draft, form)
    if not COMMENTING.admits(request):
        return too_many(request, house)
    form = PublicCommentForm(request.POST, organization=house)
    token = TOKENS.read(request.POST.get("token", "")[:300])
    made = _received(draft, form, token)
    return _page(request, house, draft, form, made=made, status=200 if made else 422)


def _received(draft: PlanDraft, form: PublicCommentForm, token: str | None) -> PlanComment | None:
    """The comment; None where the form says what is wrong."""
    if not well_sent(form, token, TOKENS.new()) or token is None:
        return None
    told = form.cleaned_data
    try:
        return receive_comment(
            draft, token=TOKENS.digest(token), text=told["text"], name=told["name"], area=told["area"]
        )
    except ValidationError as fault:
        form.show_faults(fault)
        return None


def _page(
    request: HttpRequest, house: Organization, draft: PlanDraft, form: PublicCommentForm, status: int = 200, **more: Any
) -> HttpResponse:
    rows = draft.comments.all()
    shown = rows.exclude(treated__in=[Treated.WAITING, Treated.HIDDEN]).select_related("area")[:500]
    return page(
        request, house, "participation/draft_door.html", status, draft=draft, form=form, shown=shown,
        listens=takes_comments(draft), count=rows.count(), waiting=rows.filter(treated=Treated.WAITING).count(),
        hidden=rows.filter(treated=Treated.HIDDEN).count(),
        crumbs=[(_("ร่างแผน"), within("plan_drafts_door", house.code)), (draft.title, "")], **more,
    )  # fmt: skip
