"""The inbox of approvals: what waits for me, what I sent, what I have signed, everything."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from sucharit.base.approvals.forms import InboxFilter
from sucharit.base.approvals.models import Approval, ApprovalStep
from sucharit.base.approvals.queries import (
    approvals_for,
    decided_by,
    holder_name,
    holders_on,
    submitted_by,
    turn_of,
    waiting_for,
    with_steps,
)
from sucharit.base.people.gate import Officer, OfficerRequest, gate
from sucharit.base.people.roles import Can

PER_PAGE = 25
SORTS = {"submitted": "submitted_at", "label": "label", "state": "state"}

#: ?show=…, its Thai name, and whose approvals it shows
SHELVES: tuple[tuple[str, str | Promise, Callable[[Officer], QuerySet[Approval]]], ...] = (
    ("waiting", _("รอท่านพิจารณา"), waiting_for),
    ("mine", _("ท่านเสนอ"), submitted_by),
    ("signed", _("ท่านลงความเห็นแล้ว"), decided_by),
    ("all", _("ทั้งหมด"), approvals_for),
)

STATE_TAGS = {
    Approval.State.OPEN: "waiting",
    Approval.State.GRANTED: "good",
    Approval.State.RETURNED: "warn",
    Approval.State.WITHDRAWN: "quiet",
}


@dataclass(frozen=True)
class Line:
    """One approval in the list: where it is now, and with whom."""

    approval: Approval
    kind: str
    turn: ApprovalStep | None
    people: str
    done: int
    steps: int

    @property
    def vacant(self) -> bool:
        return self.turn is not None and not self.people


@require_safe
@gate(Can.SEE_DESK)
def approval_list(request: OfficerRequest) -> HttpResponse:
    """`?show=` waiting (the first page), mine, signed or all; `?q=`, `?state=`, `?sort=`, `?page=`."""
    shown = request.GET.get("show", "")
    keys = [key for key, _label, _query in SHELVES]
    shown = shown if shown in keys else keys[0]
    form = InboxFilter(request.GET)
    found = _sorted(_narrowed({key: query for key, _l, query in SHELVES}[shown](request.officer), form), request)
    page = Paginator(with_steps(found), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": _lines(list(page), request.officer),
        "tabs": _tabs(request.officer, shown),
        "show": shown,
        "form": form,
        "narrowed": bool(request.GET.get("q") or request.GET.get("state")),
        "crumbs": [(_("เรื่องเสนอพิจารณา"), "")],
    }
    return render(request, "approvals/approval_list.html", context)


def _narrowed(approvals: QuerySet[Approval], form: InboxFilter) -> QuerySet[Approval]:
    wanted: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    if wanted.get("q"):
        approvals = approvals.filter(label__icontains=wanted["q"])
    if wanted.get("state"):
        approvals = approvals.filter(state=wanted["state"])
    return approvals


def _sorted(approvals: QuerySet[Approval], request: OfficerRequest) -> QuerySet[Approval]:
    asked = request.GET.get("sort", "")
    column = SORTS.get(asked.removeprefix("-"))
    if column is None:
        return approvals.order_by("-submitted_at", "-pk")
    return approvals.order_by(f"-{column}" if asked.startswith("-") else column, "-pk")


def _lines(approvals: list[Approval], officer: Officer) -> list[Line]:
    turns = {approval.pk: turn_of(approval) for approval in approvals}
    holders = holders_on(officer.today, [turn.position_id for turn in turns.values() if turn])
    return [_line(approval, turns[approval.pk], holders) for approval in approvals]


def _line(approval: Approval, turn: ApprovalStep | None, holders: dict[int, list[Any]]) -> Line:
    steps = list(approval.steps.all())
    names = [holder_name(held) for held in holders.get(turn.position_id, [])] if turn else []
    done = sum(1 for step in steps if step.answer)
    return Line(approval, STATE_TAGS[Approval.State(approval.state)], turn, ", ".join(names), done, len(steps))


def _tabs(officer: Officer, shown: str) -> list[dict[str, Any]]:
    return [
        {
            "label": label,
            "url": f"?show={key}",
            "current": key == shown,
            "count": query(officer).count() if key == "waiting" else None,
        }
        for key, label, query in SHELVES
    ]
