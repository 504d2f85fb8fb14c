"""How the pages of the recording rooms answer: refusals as sentences, what was typed never lost, two saves compared."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sucharit.base.people import answers
from sucharit.base.people.gate import NotAllowed, OfficerRequest
from sucharit.base.screens.forms import retyped
from sucharit.base.screens.words import said
from sucharit.work.years.recording.forms import ReasonForm, RecordForm
from sucharit.work.years.recording.stories import words_of
from sucharit.work.years.recording.writing import Stale

__all__ = ["conflict_of", "posted", "said", "says_why", "tried", "withdrawing"]

says_why = answers.says_why("progress_list")


def tried(form: RecordForm, save: Callable[[], Any]) -> tuple[Any, int, dict[str, Any] | None]:
    """Runs the verb of a valid form: (its row, 302, None), or (None, 422 or 409, what to say of the other's save)."""
    try:
        return save(), 302, None
    except ValidationError as fault:
        form.show_faults(fault)
        return None, 422, None
    except NotAllowed as refused:
        form.add_error(None, said(refused))
        return None, 422, None
    except Stale as stale:
        return None, 409, conflict_of(form, stale)


def posted(
    request: OfficerRequest, form: RecordForm, save: Callable[[], Any]
) -> tuple[Any, int, dict[str, Any] | None]:
    """`tried` with a form that was sent whole: (None, 200, None) where its page was only asked for, (None, 422, None)
    where it has faults."""
    if request.method != "POST":
        return None, 200, None
    return tried(form, save) if form.is_valid() else (None, 422, None)


def conflict_of(form: RecordForm, stale: Stale) -> dict[str, Any]:
    """Both versions field by field; pressing save again puts the officer's own in place."""
    mine = form.said
    fields = []
    for name, theirs in stale.theirs.items():
        if name not in form.fields:
            continue
        now, own = words_of(stale.row, name, theirs), words_of(stale.row, name, _plain(mine.get(name)))
        if now != own:
            fields.append((form.fields[name].label, now, own))
    retyped(form, "edition", stale.edition)
    return {"who": stale.who, "fields": fields}


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def withdrawing(
    request: OfficerRequest, verb: Callable[[str], Any], *, title: str, things: list[str], back: str, done: str,
    crumbs: list[tuple[str, str]], consequence: str, action: str = "",
) -> HttpResponse:  # fmt: skip
    """A page of its own that asks why and names the thing; POST does it."""
    form = ReasonForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            with answers.refusals_on(form):
                verb(form.cleaned_data["reason"])
                messages.success(request, done)
                return redirect(back)
    context = {
        "form": form, "heading": title, "things": things, "cancel_url": back, "consequence": consequence,
        "action": action or _("ถอนรายการ"), "crumbs": crumbs,
    }  # fmt: skip
    return render(request, "progress/reason.html", context, status=status)
