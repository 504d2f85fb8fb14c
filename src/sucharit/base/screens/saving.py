"""The server's side of autosave.js: what a form that saves by itself is answered."""

from django.forms import BaseForm
from django.http import HttpRequest, JsonResponse
from django.utils import timezone

from sucharit.base.screens.words import clock


def is_autosave(request: HttpRequest) -> bool:
    """The POST came from the script, not from the button."""
    return request.headers.get("X-Requested-With") == "autosave"


def saved(version: int | str) -> JsonResponse:
    """Acknowledged: the draft in the browser may go."""
    return JsonResponse({"version": version, "saved_at": clock(timezone.now())})


def refused(form: BaseForm) -> JsonResponse:
    """422 with the faults by field; "" is the form as a whole."""
    errors = {"" if name == "__all__" else name: [str(e) for e in faults] for name, faults in form.errors.items()}
    return JsonResponse({"errors": errors}, status=422)
