"""Whose turn it is, what waits for an officer, and what was said along the way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from sucharit.base.approvals.kinds import kinds
from sucharit.base.approvals.models import Approval, ApprovalStep, RouteStep, StepVerb
from sucharit.base.people.gate import Officer, held_on
from sucharit.base.people.models import Holding
from sucharit.core.plan import Opinion

Holders = dict[int, list[Holding]]


def next_step(approval: Approval) -> ApprovalStep | None:
    """The first step without an answer."""
    return approval.steps.filter(answer="").select_related("position").order_by("place").first()


def holding_for(step: ApprovalStep, officer: Officer) -> Holding | None:
    """How the officer holds the step's position today: themselves before as acting; None where not at all."""
    return next((holding for holding in officer.holdings if holding.position_id == step.position_id), None)


def approvals_for(officer: Officer) -> QuerySet[Approval]:
    """The organization's approvals of the kinds that this officer may see, and those they submitted themselves."""
    seen = Q(submitted_by=officer.user)
    for kind in kinds():
        if officer.may(kind.sees):
            seen |= Q(subject__startswith=f"{kind.key}:")
    return Approval.objects.filter(seen, organization=officer.organization).select_related("submitted_by")


def approvals_of(subject: str) -> QuerySet[Approval]:
    """Every submission of one thing, the newest first; for the room that has already asked the gate for the thing."""
    return Approval.objects.filter(subject=subject).select_related("submitted_by").prefetch_related(_STEPS)


def waiting_for(officer: Officer) -> QuerySet[Approval]:
    """Open approvals whose turn is at a position that the officer holds today. Own work is left out where the route
    forbids it: it waits for someone else."""
    earlier = ApprovalStep.objects.filter(approval=OuterRef("approval"), answer="", place__lt=OuterRef("place"))
    mine = ApprovalStep.objects.filter(
        ~Exists(earlier),
        approval=OuterRef("pk"),
        answer="",
        position__in=[holding.position_id for holding in officer.holdings],
    )
    waiting = Approval.objects.filter(Exists(mine), organization=officer.organization, state=Approval.State.OPEN)
    return waiting.exclude(own_work_forbidden=True, submitted_by=officer.user).select_related("submitted_by")


def submitted_by(officer: Officer) -> QuerySet[Approval]:
    """What the officer sent up the line."""
    return approvals_for(officer).filter(submitted_by=officer.user)


def decided_by(officer: Officer) -> QuerySet[Approval]:
    """What the officer has said something about."""
    said = ApprovalStep.objects.filter(approval=OuterRef("pk"), by=officer.user)
    own = Approval.objects.filter(Exists(said), organization=officer.organization)
    return own.select_related("submitted_by")


def with_steps(approvals: QuerySet[Approval]) -> QuerySet[Approval]:
    """For lists: the steps with their positions and signers come in one query for all."""
    return approvals.prefetch_related(_STEPS)


_STEPS = Prefetch("steps", ApprovalStep.objects.select_related("position", "by").order_by("place"))


def holders_on(day: date, positions: Iterable[int]) -> Holders:
    """Who holds each of these positions that day, acting ones last, in one query. A position of nobody is absent."""
    held = (
        Holding.objects.filter(held_on(day), position__in=set(positions), user__is_active=True)
        .select_related("user", "position")
        .order_by("acting", "since", "pk")
    )
    found: Holders = {}
    for holding in held:
        found.setdefault(holding.position_id, []).append(holding)
    return found


@dataclass(frozen=True)
class StepShown:
    """One step as the stepper draws it (_parts/approval_stepper.html). `vacant`: nobody holds the position today."""

    step: ApprovalStep
    position: str
    person: str
    state: str
    label: str
    when: datetime | None
    note: str
    vacant: bool


def steps_shown(approval: Approval, holders: Holders) -> list[StepShown]:
    """All steps with who signed, or who can; `approval` came with its steps (approvals_of, with_steps)."""
    steps = list(approval.steps.all())
    turn = turn_of(approval)
    return [_shown(approval, step, step is turn, holders.get(step.position_id, [])) for step in steps]


def route_ahead(officer: Officer, kind: str) -> list[dict[str, str]]:
    """The steps that a thing of this kind would take today, as _parts/task_list.html draws them; [] where no route is
    set. A position that nobody holds is said, before anything is sent to it."""
    steps = list(
        RouteStep.objects.filter(route__organization=officer.organization, route__subject_kind=kind)
        .select_related("position", "route")
        .order_by("place")
    )
    holders = holders_on(officer.today, [step.position_id for step in steps])
    return [_ahead(step, holders.get(step.position_id, []), officer) for step in steps]


def _ahead(step: RouteStep, holders: list[Holding], officer: Officer) -> dict[str, str]:
    own = step.route.own_work_forbidden
    others = [held for held in holders if not (own and held.user_id == officer.user.pk)]
    names = ", ".join(holder_name(held) for held in others)
    nobody = _("ไม่มีผู้พิจารณาได้ในวันนี้") if not holders else _("มีแต่ท่านเอง ซึ่งเส้นทางนี้ห้ามพิจารณางานของตนเอง")
    return {
        "label": f"{step.get_verb_display()}: {step.position.title}",
        "hint": names or nobody,
        "kind": "waiting" if others else "warn",
        "state": _("ขั้นที่ %(n)s") % {"n": step.place},
    }


def turn_of(approval: Approval) -> ApprovalStep | None:
    """As `next_step`, for an approval that came with its steps; None where it is closed."""
    if approval.state != Approval.State.OPEN:
        return None
    return next((step for step in approval.steps.all() if not step.answer), None)


def _shown(approval: Approval, step: ApprovalStep, turn: bool, holders: list[Holding]) -> StepShown:
    if step.answer:
        state = "returned" if step.answer == ApprovalStep.Answer.RETURNED else "done"
        person = step.by.full_name if step.by else ""
        return StepShown(step, step.signed_as, person, state, answer_label(step), step.at, step.opinion, False)
    open_still = approval.state == Approval.State.OPEN
    state = ("current" if turn else "waiting") if open_still else "skipped"
    label = {"current": _("รอ%(verb)s"), "waiting": _("ถัดไป: %(verb)s"), "skipped": _("ไม่ถึงขั้นนี้ (%(verb)s)")}[state]
    people = ", ".join(holder_name(holding) for holding in holders) if open_still else ""
    vacant = open_still and not holders
    return StepShown(
        step, step.position.title, people, state, label % {"verb": step.get_verb_display()}, None,
        _("วันนี้ไม่มีผู้ดำรงตำแหน่งหรือรักษาราชการแทน") if vacant else "", vacant,
    )  # fmt: skip


def holder_name(holding: Holding) -> str:
    return (
        _("%(name)s (รักษาราชการแทน)") % {"name": holding.user.full_name} if holding.acting else holding.user.full_name
    )


def answer_label(step: ApprovalStep) -> str:
    """What a signed step says in two or three words."""
    return dict(choices_for(step.verb, ""))[step.answer]


def choices_for(verb: str, further: str) -> list[tuple[str, str]]:
    """The three answers in the words of the step's own duty; `further` is the title of the position that comes next."""
    answer = ApprovalStep.Answer
    if verb == StepVerb.APPROVE:
        return [
            (answer.AGREED, _("อนุมัติ")),
            (answer.OTHER, _("อนุมัติ โดยมีข้อสั่งการ")),
            (answer.RETURNED, _("ไม่อนุมัติ ส่งกลับพร้อมเหตุผล")),
        ]
    to = _("เห็นควรเสนอ%(position)sพิจารณา") % {"position": further} if further else _("เห็นควรเสนอพิจารณา")
    done = _("ตรวจสอบแล้ว") if verb == StepVerb.REVIEW else _("เห็นชอบ")
    return [
        (answer.AGREED, f"{done} {to}"),
        (answer.OTHER, _("อื่น ๆ (เสนอต่อไปพร้อมความเห็น)")),
        (answer.RETURNED, _("ส่งกลับพร้อมเหตุผล")),
    ]


def approval_opinions(approval: Approval) -> tuple[Opinion, ...]:
    """The chain of opinions for the memo paper, in order, as they were signed; steps without an answer are left out."""
    steps = list(approval.steps.select_related("position", "by").order_by("place"))
    following = [step.position.title for step in steps[1:]] + [""]
    return tuple(
        Opinion(position=step.signed_as, name=step.by.full_name if step.by else None, text=_said(step, further))
        for step, further in zip(steps, following, strict=True)
        if step.answer
    )


def _said(step: ApprovalStep, further: str) -> str:
    words = dict(choices_for(step.verb, further))[step.answer]
    if step.answer == ApprovalStep.Answer.OTHER and step.verb != StepVerb.APPROVE:
        words = _("อื่น ๆ")
    return f"{words}\n{step.opinion}" if step.opinion else words


def last_word(approvals: Sequence[Approval]) -> ApprovalStep | None:
    """The step that returned the newest closed submission, for the one who must now mend it."""
    if not approvals or approvals[0].state != Approval.State.RETURNED:
        return None
    return next((s for s in approvals[0].steps.all() if s.answer == ApprovalStep.Answer.RETURNED), None)
