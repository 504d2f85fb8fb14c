"""The centre as anyone meets it: where it is, how long an answer takes, the box, and what came of it. No session."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from sucharit.base.doors.pages import house_called, open_door, page, too_many, within
from sucharit.base.doors.sending import well_sent
from sucharit.base.organizations.models import Organization
from sucharit.work.information.actions.asked import clock_of
from sucharit.work.information.actions.boxed import TOKENS, put_in
from sucharit.work.information.forms import BoxForm
from sucharit.work.information.models import Suggestion
from sucharit.work.information.rates import WRITING

MOST = 20


@open_door(house_called, "GET", "POST")
def information_centre(request: HttpRequest, house: Organization) -> HttpResponseBase:
    """A suggestion is put in here; without a box the page says where else."""
    if request.method != "POST":
        return _page(request, house, BoxForm(initial={"token": TOKENS.new()}))
    if not WRITING.admits(request):
        return too_many(request, house)
    form = BoxForm(request.POST)
    token = TOKENS.read(request.POST.get("token", "")[:300])
    if not well_sent(form, token, TOKENS.new()) or token is None:
        return _page(request, house, form, 422)
    try:
        made = put_in(house, kind=form.cleaned_data["kind"], words=form.cleaned_data["words"], token=token)
    except ValidationError as fault:
        for name, words in fault.message_dict.items():
            form.add_error(name if name in form.fields else None, words)
        return _page(request, house, form, 422)
    return _page(request, house, BoxForm(initial={"token": TOKENS.new()}), made=made)


def _page(request: HttpRequest, house: Organization, form: BoxForm, status: int = 200, **more: Any) -> HttpResponse:
    clock = clock_of(house)
    adopted = Suggestion.objects.filter(organization=house, adopted=True, withdrawn_at=None).order_by("-treated_on")
    return page(
        request, house, "information/centre.html", status, clock=clock, form=form, adopted=adopted[:MOST],
        here=within("information_centre", house.code), responsible_unit=str(clock.unit or house.name), **more,
    )  # fmt: skip
