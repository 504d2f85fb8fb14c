"""How a page answers when a verb says no: the refusal stands on the form, in the reader's language."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.forms import BaseForm

from sucharit.base.people.gate import NotAllowed, OfficerRequest

Done = TypeVar("Done")


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
