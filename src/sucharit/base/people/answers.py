"""How a page answers when a verb says no: on the form, or where one came from; in the reader's language."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, TypeVar, cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from sucharit.base.people.gate import NotAllowed, OfficerRequest
from sucharit.base.screens.forms import FaultyForm
from sucharit.base.screens.saving import is_autosave

Done = TypeVar("Done")
View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def tried(request: OfficerRequest, form: BaseForm, verb: Callable[[dict[str, Any]], Done]) -> Done | None:
    """Runs the verb with what a valid form says. None where the page is to be shown: it was only asked for, the form
    has faults, or the verb refused."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        return verb(form.cleaned_data)
    except NotAllowed as refused:
        form.add_error(None, refused.said)
        return None


@contextmanager
def refusals_told(request: OfficerRequest) -> Iterator[None]:
    """What a verb refuses in this block becomes a message; the rest of the block is not done."""
    try:
        yield
    except NotAllowed as refused:
        messages.error(request, refused.said)


@contextmanager
def refusals_on(form: BaseForm) -> Iterator[None]:
    """What a verb refuses in this block stands above the form; the rest of the block is not done."""
    try:
        yield
    except NotAllowed as refused:
        form.add_error(None, refused.said)


@contextmanager
def faults_on(form: FaultyForm) -> Iterator[None]:
    """What a verb refuses in this block stands above the form, what it finds wrong beside its field."""
    try:
        with refusals_on(form):
            yield
    except ValidationError as fault:
        form.show_faults(fault)


def says_why(home: str) -> Callable[[View], View]:
    """NotAllowed becomes a message on the page that the officer came from, or on the room's first page, whose address
    is called `home`; a script that saves gets it as JSON."""

    def wrap(view: View) -> View:
        @wraps(view)
        def answered(request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            try:
                return view(request, *args, **kwargs)
            except NotAllowed as refused:
                if is_autosave(request):
                    return JsonResponse({"errors": {"": [refused.said]}}, status=422)
                messages.error(request, refused.said)
                return redirect(_back(request) or reverse(home, args=[request.officer.organization.code]))

        return cast(View, answered)

    return wrap


def _back(request: OfficerRequest) -> str:
    """Where one came from, if that is another page of this house."""
    before, here = request.headers.get("Referer", ""), request.build_absolute_uri()
    ours = url_has_allowed_host_and_scheme(before, {request.get_host()}, request.is_secure())
    return before if before and before != here and ours else ""
