"""Where a thing is on its way, what was said of it, and what this officer may do about it today."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, Self

from django.utils.translation import gettext as _

from sucharit.base.approvals.carried import DRAFT, SUBMITTED, Carried, Thing, state_of
from sucharit.base.approvals.models import Approval, ApprovalStep
from sucharit.base.approvals.queries import (
    Holders,
    StepShown,
    approvals_of,
    choices_for,
    holders_on,
    holding_for,
    last_word,
    steps_shown,
    turn_of,
)
from sucharit.base.audit.actions import subject_key
from sucharit.base.people.gate import Officer
from sucharit.base.people.models import Holding
from sucharit.base.people.roles import Can

MOST_SUBMISSIONS = 20  # that a page tells of, newest first


@dataclass(frozen=True)
class Way(Generic[Thing]):
    """Where a thing is: its submissions, newest first, and what this officer may do. A room whose things go further
    (adopted, issued, reopened) adds its own questions in a class under this one."""

    carried: Carried[Thing]
    thing: Thing
    officer: Officer
    approvals: tuple[Approval, ...]
    holders: Holders
    current: str  # fingerprint of the thing as it stands

    @classmethod
    def of(cls, carried: Carried[Thing], thing: Thing, officer: Officer, current: str) -> Self:
        """`current` is the fingerprint of the thing, or of what a signer's page showed of it."""
        approvals = tuple(approvals_of(subject_key(thing))[:MOST_SUBMISSIONS])
        positions = [step.position_id for step in approvals[0].steps.all()] if approvals else []
        return cls(carried, thing, officer, approvals, holders_on(officer.today, positions), current)

    @property
    def latest(self) -> Approval | None:
        return self.approvals[0] if self.approvals else None

    @property
    def earlier(self) -> tuple[Approval, ...]:
        return self.approvals[1:]

    @cached_property
    def steps(self) -> list[StepShown]:
        return steps_shown(self.latest, self.holders) if self.latest else []

    @property
    def turn(self) -> ApprovalStep | None:
        return turn_of(self.latest) if self.latest and self.stands(SUBMITTED) else None

    @property
    def vacant(self) -> str:
        """The position whose turn it is and that nobody holds today; "" where somebody does."""
        return self.turn.position.title if self.turn and not self.holders.get(self.turn.position_id) else ""

    @property
    def holding(self) -> Holding | None:
        """How this officer holds the position in turn."""
        return holding_for(self.turn, self.officer) if self.turn else None

    @property
    def own_work(self) -> bool:
        return bool(self.latest and self.latest.own_work_forbidden and self._mine)

    @property
    def _mine(self) -> bool:
        return bool(self.latest and self.latest.submitted_by_id == self.officer.user.pk)

    @property
    def may_sign(self) -> bool:
        return self.holding is not None and not self.own_work and self.officer.may(Can.DECIDE)

    @property
    def hindrance(self) -> str:
        """Why an officer who holds the position in turn cannot sign; "" where they can, or do not hold it."""
        if self.holding is None or self.may_sign:
            return ""
        if self.own_work:
            return _("เส้นทางนี้ห้ามผู้เสนอพิจารณางานของตนเอง โปรดให้ผู้อื่นรักษาราชการแทน หรือถอนเรื่องแล้วให้ผู้อื่นเสนอ")
        return _("ท่านดำรงตำแหน่งนี้ แต่บัญชีของท่านยังไม่มีบทบาทที่ลงนามได้ โปรดแจ้งผู้ดูแลระบบ")

    @property
    def changed(self) -> bool:
        """The content is no longer what was submitted."""
        return bool(self.turn and self.latest and self.latest.fingerprint != self.current)

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The answers of the step in turn; only "return" where the content changed."""
        if self.turn is None or self.latest is None:
            return []
        later = [step for step in self.latest.steps.all() if step.place > self.turn.place]
        told = choices_for(self.turn.verb, later[0].position.title if later else "")
        return [choice for choice in told if choice[0] == ApprovalStep.Answer.RETURNED] if self.changed else told

    @property
    def may_submit(self) -> bool:
        return self.stands(DRAFT) and self.officer.may(self.carried.submits)

    @property
    def may_withdraw(self) -> bool:
        return self.turn is not None and self._mine and self.officer.may(self.carried.submits)

    @property
    def returned(self) -> ApprovalStep | None:
        """The word with which the last submission came back, while the thing is a draft again."""
        return last_word(self.approvals) if self.stands(DRAFT) else None

    @property
    def mark(self) -> str:
        return short(self.current)

    @property
    def submitted_mark(self) -> str:
        return short(self.latest.fingerprint) if self.latest else ""

    def stands(self, *states: str) -> bool:
        """Is the thing in one of these states?"""
        return state_of(self.thing) in states


def short(mark: str) -> str:
    """The first letters of a fingerprint, enough for two people to compare by eye: "3fa4 09bc 77de"."""
    digest = mark.partition(":")[2] or mark
    return " ".join(digest[at : at + 4] for at in range(0, 12, 4))


def timeline_of(approvals: Sequence[Approval], submitted: str) -> list[dict[str, object]]:
    """Everything that was said in all submissions, newest first, as _parts/timeline.html draws it; `submitted` are the
    words for sending it up the line."""
    events: list[dict[str, object]] = []
    for approval in approvals:
        if approval.state == Approval.State.WITHDRAWN:
            events.append(_event(approval.submitted_by.full_name, _("ถอนเรื่อง"), approval.closed_at, "", "quiet"))
        for step in reversed(approval.steps.all()):
            if step.answer and step.by:
                kind = "warn" if step.answer == ApprovalStep.Answer.RETURNED else "good"
                said = dict(choices_for(step.verb, ""))[step.answer]
                who = f"{step.by.full_name} ({step.signed_as})"
                events.append(_event(who, said, step.at, step.opinion, kind))
        sender = approval.submitted_by.full_name
        events.append(_event(sender, submitted, approval.submitted_at, approval.note, "info"))
    return events


def _event(who: str, what: str, when: object, note: str, kind: str) -> dict[str, object]:
    return {"who": who, "what": what, "when": when, "note": note, "kind": kind}
