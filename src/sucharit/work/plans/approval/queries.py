"""What the pages of approval show of a plan: where it is on its way, and enough of it to sign by."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.utils.translation import gettext as _

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
from sucharit.work.plans.approval.fitting import content_fingerprint
from sucharit.work.plans.comparing.difference import Difference, difference
from sucharit.work.plans.comparing.queries import before_of
from sucharit.work.plans.grid.layout import Band, blocks, sums_of
from sucharit.work.plans.models import Plan
from sucharit.work.plans.queries import Findings, findings_of
from sucharit.work.plans.values import initiatives_of, plan_value


@dataclass(frozen=True)
class Way:
    """Where a plan is: its submissions, newest first, and what this officer may do about it today."""

    plan: Plan
    officer: Officer
    approvals: tuple[Approval, ...]
    holders: Holders
    current: str  # fingerprint of the plan as it stands

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
        return turn_of(self.latest) if self.latest and self.plan.state == Plan.State.SUBMITTED else None

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
    def may_withdraw(self) -> bool:
        return self.turn is not None and self._mine and self.officer.may(Can.SUBMIT_PLANS)

    @property
    def may_submit(self) -> bool:
        return self.plan.state == Plan.State.DRAFT and self.officer.may(Can.SUBMIT_PLANS)

    @property
    def may_adopt(self) -> bool:
        return self.plan.state == Plan.State.APPROVED and self.officer.may(Can.ADOPT_PLANS)

    @property
    def may_reopen(self) -> bool:
        return self.plan.state == Plan.State.APPROVED and self.officer.may(Can.SUBMIT_PLANS)

    @property
    def unfit(self) -> bool:
        """Approved, and no longer what was approved."""
        return self.plan.state == Plan.State.APPROVED and self.plan.approved_fingerprint != self.current

    @property
    def returned(self) -> ApprovalStep | None:
        """The word with which the last submission came back, while the plan is a draft again."""
        return last_word(self.approvals) if self.plan.state == Plan.State.DRAFT else None


@dataclass(frozen=True)
class Digest:
    """A plan on one page of a phone: counts, money, findings, and what differs from the plan before."""

    count: int
    bands: tuple[Band, ...]
    years: tuple[int, ...]
    sums: tuple[Decimal, ...]
    findings: Findings
    difference: Difference | None

    @property
    def total(self) -> Decimal:
        return sum(self.sums, Decimal(0))

    @property
    def by_dimension(self) -> list[tuple[Band, list[tuple[int, Decimal]]]]:
        return [(band, list(zip(self.years, band.sums, strict=True))) for band in self.bands]

    @property
    def by_year(self) -> list[tuple[int, Decimal]]:
        return list(zip(self.years, self.sums, strict=True))


def way_of(plan: Plan, officer: Officer, current: str) -> Way:
    """`current` is the plan's fingerprint."""
    approvals = tuple(approvals_of(subject_key(plan))[:20])
    positions = [step.position_id for step in approvals[0].steps.all()] if approvals else []
    return Way(plan, officer, approvals, holders_on(officer.today, positions), current)


def digest_of(plan: Plan, officer: Officer) -> tuple[Digest, str]:
    """The page's plan, and the fingerprint of exactly that content."""
    sheets = initiatives_of(plan)
    mark = content_fingerprint(plan, plan_value(plan, sheets))
    found = blocks(sheets, plan.span, plan.framework_version)
    before = before_of(plan, officer)
    told = Digest(
        len(sheets), tuple(block.band for block in found), tuple(plan.span), sums_of(sheets, plan.span),
        findings_of(plan, sheets), difference(before, plan) if before else None,
    )  # fmt: skip
    return told, mark


def timeline_of(approvals: Sequence[Approval]) -> list[dict[str, object]]:
    """Everything that was said in all submissions, newest first, as _parts/timeline.html draws it."""
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
        events.append(
            _event(approval.submitted_by.full_name, _("เสนอแผน"), approval.submitted_at, approval.note, "info")
        )
    return events


def _event(who: str, what: str, when: object, note: str, kind: str) -> dict[str, object]:
    return {"who": who, "what": what, "when": when, "note": note, "kind": kind}
