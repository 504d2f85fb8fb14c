"""The questions beside the document: answered one by one, or together."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens.words import english, number
from sucharit.work.intake import actions
from sucharit.work.intake.actions import Stale
from sucharit.work.intake.actions.answering import Incomplete, acceptable
from sucharit.work.intake.actions.claims import Claimed
from sucharit.work.intake.answers import Option, options_of
from sucharit.work.intake.fields import FIELDS, PLAN_FIELDS
from sucharit.work.intake.forms import KIND_CHOICES, QuestionFilter
from sucharit.work.intake.models import Intake, Question
from sucharit.work.intake.queries import (
    corrections_of,
    in_force,
    light_intake_for,
    question_for,
    questions_of,
    tally_of,
)
from sucharit.work.intake.subjects import subject_of
from sucharit.work.intake.views.documents import crumbs, document_pane, opened_to_work

PER_PAGE = 15
_KINDS = {"error": "bad", "warning": "warn", "notice": "info"}


@dataclass
class Card:
    """A question as it is shown: its options, what was typed, what is wrong with it, and another's answer."""

    question: Question
    options: list[Option]
    choice: str = ""
    own: str = ""
    reason: str = ""
    faults: dict[str, str] = field(default_factory=dict)
    theirs: Question | None = None  # the answer that somebody gave meanwhile
    claimed: Claimed | None = None
    focus: bool = False
    corrected: bool = False  # the field that it speaks of was corrected by hand

    @property
    def of_plan(self) -> bool:
        """It speaks of a fact of the whole plan that can be corrected by hand."""
        return not self.question.initiatives and self.question.field in PLAN_FIELDS

    @property
    def kind(self) -> str:
        return _KINDS[self.question.severity]

    @property
    def own_option(self) -> Option | None:
        return next((option for option in self.options if option.choice == Question.Choice.OWN), None)

    @property
    def answer(self) -> Option | None:
        return next((option for option in self.options if option.choice == self.question.choice), None)

    @property
    def about(self) -> str:
        """For a reader of English, who could not read what it says of a Thai document: what the rule looks at."""
        return subject_of(self.question.code) if english() else ""

    @property
    def field_label(self) -> str:
        name = self.question.field
        return str(FIELDS[name].label) if name in FIELDS else ""


def card_of(question: Question, **typed: Any) -> Card:
    given = {"choice": question.choice, "own": question.own, "reason": question.reason}
    return Card(question, options_of(question), **(given | typed))


@require_safe
@gate(Can.INTAKE)
def intake_questions(request: OfficerRequest, intake: int) -> HttpResponse:
    """All questions of a document, filtered, with the place that one of them speaks of beside them."""
    found = light_intake_for(request.officer, intake)
    other = opened_to_work(request, found)
    return _page(request, found, other)


def _page(
    request: OfficerRequest, found: Intake, other: Claimed | None, card: Card | None = None, status: int = 200
) -> HttpResponse:
    form = QuestionFilter(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    rows = questions_of(found, **{name: chosen.get(name, "") for name in ("kind", "severity", "settled", "code")})
    focus = _focus(request, rows, card)
    page = _page_of(request, rows, focus)
    by_hand = set(in_force(corrections_of(found)))
    cards = [card if card and card.question.pk == row.pk else card_of(row, focus=row is focus) for row in page]
    for one in cards:
        one.corrected = bool(_paths(one.question) & by_hand)
    spans = [range(line, line + 1) for line in focus.lines] if focus else []
    context = {
        "intake": found,
        "form": form,
        "filtered": any(chosen.values()),
        "cards": cards,
        "page": page,
        "tally": tally_of(found),
        "other": other,
        "acceptable": sum(acceptable(row) for row in rows if not row.settled),
        "open_alike": _alike(rows, chosen.get("code", "")),
        "subjects": [] if chosen.get("code") else _subjects(rows),
        "kind_choices": KIND_CHOICES,
        "crumbs": crumbs(request, found, (_("ข้อให้ตรวจ"), "")),
        **document_pane(found, request, spans),
    }
    return render(request, "intake/intake_questions.html", context, status=status)


def _subjects(rows: list[Question]) -> list[tuple[str, str, int]]:
    """What the open questions are about, the most frequent first: code, title, how many. One subject at a time is
    answered with one reason, and an officer need not know any code."""
    counted = Counter(row.code for row in rows if not row.settled)
    return [(code, subject_of(code), n) for code, n in counted.most_common()] if len(counted) > 1 else []


def _paths(question: Question) -> set[str]:
    """Where a correction of what it speaks of would stand."""
    if not question.initiatives:
        return {f"plan/{question.field}"}
    names = {question.field, "amounts", "budget_text"} if question.field.startswith("budget") else {question.field}
    return {f"{seq}/{name}" for seq in question.initiatives for name in names}


def _focus(request: OfficerRequest, rows: list[Question], card: Card | None) -> Question | None:
    wanted = str(card.question.pk) if card else request.GET.get("question", "")
    first = next((row for row in rows if not row.settled), rows[0] if rows else None)
    return next((row for row in rows if str(row.pk) == wanted), first if not request.GET.get("page") else None)


def _page_of(request: OfficerRequest, rows: list[Question], focus: Question | None) -> Page[Question]:
    paginator = Paginator(rows, PER_PAGE)
    if focus and not request.GET.get("page"):
        return paginator.get_page(rows.index(focus) // PER_PAGE + 1)
    return paginator.get_page(request.GET.get("page"))


def _alike(rows: list[Question], code: str) -> int:
    return sum(row.code == code and not row.settled for row in rows) if code else 0


@require_POST
@gate(Can.INTAKE)
def intake_answer(request: OfficerRequest, intake: int, question: int) -> HttpResponse:
    """One answer. Where somebody was faster (409) or something is missing (422), all that was typed comes back."""
    asked = question_for(request.officer, intake, question)
    typed = {name: request.POST.get(name, "") for name in ("choice", "own", "reason")}
    try:
        if request.POST.get("take_over"):
            actions.take_over(asked.intake, by=request.officer)
            asked.intake.refresh_from_db(fields=["claimed_by", "claimed_until"])
        answered = actions.answer(asked, by=request.officer, edition=_edition(request), **typed)
    except Incomplete as lacking:
        return _again(request, asked, card_of(asked, **typed, faults=lacking.faults), 422)
    except Stale as stale:
        current: Question = stale.current
        current.intake = asked.intake
        return _again(request, current, card_of(current, **typed, theirs=current), 409)
    except Claimed as other:
        return _again(request, asked, card_of(asked, **typed, claimed=other), 409)
    except NotAllowed as rule:
        messages.error(request, rule.said)
        return redirect("intake_questions", request.officer.organization.code, intake)
    answered.intake = asked.intake
    return _settled(request, answered)


def _edition(request: OfficerRequest) -> int:
    given = request.POST.get("edition", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0


def _again(request: OfficerRequest, asked: Question, card: Card, status: int) -> HttpResponse:
    card.focus = True
    if request.headers.get("HX-Request"):
        context = {"card": card, "intake": asked.intake, "kind_choices": KIND_CHOICES}
        return render(request, "intake/_question.html", context, status=status)
    return _page(request, asked.intake, card.claimed, card, status)


def _settled(request: OfficerRequest, answered: Question) -> HttpResponse:
    """The card as it now stands, the tally, and what the answer changed."""
    if request.headers.get("HX-Request"):
        answered = question_for(request.officer, answered.intake_id, answered.pk)
        context = {"card": card_of(answered), "intake": answered.intake, "tally": tally_of(answered.intake),
                   "kind_choices": KIND_CHOICES, "swapped": True}  # fmt: skip
        return render(request, "intake/_question_settled.html", context)
    messages.success(request, _("บันทึกคำตอบแล้ว"))
    url = reverse("intake_questions", args=[request.officer.organization.code, answered.intake_id])
    following = request.POST.get("following", "")
    where = following if following.isdigit() else answered.pk
    return redirect(f"{url}?question={where}#question-{where}")


@require_POST
@gate(Can.INTAKE)
def intake_question_reopen(request: OfficerRequest, intake: int, question: int) -> HttpResponse:
    """Takes an answer back."""
    asked = question_for(request.officer, intake, question)
    try:
        reopened = actions.reopen_question(asked, by=request.officer, edition=_edition(request))
    except Stale as stale:
        return _again(request, asked, card_of(asked, theirs=stale.current), 409)
    except Claimed as other:
        return _again(request, asked, card_of(asked, claimed=other), 409)
    except NotAllowed as rule:
        messages.error(request, rule.said)
        return redirect("intake_questions", request.officer.organization.code, intake)
    reopened.intake = asked.intake
    return _settled(request, reopened)


@require_POST
@gate(Can.INTAKE)
def intake_accept(request: OfficerRequest, intake: int) -> HttpResponse:
    """The computed value for every open notice and everything that a plan counts itself."""
    found = light_intake_for(request.officer, intake)
    return _together(request, found, lambda: actions.accept_computed(found, by=request.officer))


@require_POST
@gate(Can.INTAKE)
def intake_explain_alike(request: OfficerRequest, intake: int) -> HttpResponse:
    """One explanation for all open questions of a rule."""
    found = light_intake_for(request.officer, intake)
    code, reason = request.POST.get("code", "")[:60], request.POST.get("reason", "")
    return _together(request, found, lambda: actions.explain_alike(found, by=request.officer, code=code, reason=reason))


def _together(request: OfficerRequest, found: Intake, verb: Any) -> HttpResponse:
    try:
        count = verb()
        messages.success(request, _("ตอบแล้ว %(n)s ข้อ") % {"n": number(count)})
    except Incomplete as lacking:
        messages.error(request, " ".join(lacking.faults.values()))
    except (NotAllowed, Claimed) as rule:
        messages.error(request, rule.said)
    return redirect("intake_questions", request.officer.organization.code, found.pk)
