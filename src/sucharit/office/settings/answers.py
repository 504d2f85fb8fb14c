"""How a page answers when a verb says no: a message, or the form with its faults."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Generic, TypeVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from sucharit.base.organizations.actions import Stale
from sucharit.base.people.gate import NotAllowed, OfficerRequest
from sucharit.base.screens.forms import show_faults

View = Callable[..., HttpResponseBase]
Made = TypeVar("Made")


def said(error: NotAllowed) -> str:
    """In the reader's language."""
    return error.said


def told_at(name: str) -> Callable[[View], View]:
    """A verb that may not be done, or that the data forbid, is said as a message on the page called `name`."""

    def wrap(view: View) -> View:
        @wraps(view)
        def answered(request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            try:
                return view(request, *args, **kwargs)
            except NotAllowed as error:
                messages.error(request, said(error))
            except ValidationError as error:
                for message in error.messages:
                    messages.error(request, message)
            return redirect(name, *_address(request, name, kwargs))

        return answered

    return wrap


def _address(request: OfficerRequest, name: str, kwargs: dict[str, Any]) -> list[Any]:
    """The organization, and what names the row where the page is one row's own."""
    own = [kwargs[key] for key in ("pk", "username") if key in kwargs and name in {"position", "person"}]
    return [request.officer.organization.code, *own]


@dataclass(frozen=True)
class Attempt(Generic[Made]):
    """What became of a form: the row that it made or changed; or why its page is shown, and how it stands now where
    someone saved before."""

    made: Made | None = None
    stale: Any = None

    @property
    def status(self) -> int:
        return 200 if self.stale is None else 409

    @property
    def context(self) -> dict[str, Any]:
        return {} if self.stale is None else {"stale": self.stale}


def tried(request: HttpRequest, form: Any, verb: Callable[[dict[str, Any]], Made]) -> Attempt[Made]:
    """Runs the verb with what a valid form says; faults stand on the form. Where someone saved before, the form goes on
    from their edition: it shows both, and saving again is a choice."""
    if request.method != "POST" or not form.is_valid():
        return Attempt()
    try:
        return Attempt(verb(form.cleaned_data))
    except Stale as error:
        form.data = {**form.data.dict(), "edition": error.current.edition}
        return Attempt(stale=error.current)
    except (ValidationError, NotAllowed) as error:
        add_faults(form, error)
        return Attempt()


def add_faults(form: BaseForm, error: ValidationError | NotAllowed) -> None:
    """The faults beside the fields they are of; the rest above the form."""
    if isinstance(error, NotAllowed):
        form.add_error(None, said(error))
        return
    show_faults(form, error)


def done(request: HttpRequest, text: str) -> None:
    messages.success(request, text)
