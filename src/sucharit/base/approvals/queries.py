"""Whose turn it is, and what waits for an officer."""

from django.db.models import Exists, OuterRef, QuerySet

from sucharit.base.approvals.models import Approval, ApprovalStep
from sucharit.base.people.gate import Officer
from sucharit.base.people.models import Holding


def next_step(approval: Approval) -> ApprovalStep | None:
    """The first step without an answer."""
    return approval.steps.filter(answer="").select_related("position").order_by("place").first()


def holding_for(step: ApprovalStep, officer: Officer) -> Holding | None:
    """How the officer holds the step's position today: themselves before as acting; None where not at all."""
    return next((holding for holding in officer.holdings if holding.position_id == step.position_id), None)


def approvals_for(officer: Officer) -> QuerySet[Approval]:
    """All approvals of the organization."""
    return Approval.objects.filter(organization=officer.organization).select_related("submitted_by")


def waiting_for(officer: Officer) -> QuerySet[Approval]:
    """Open approvals whose turn is at a position that the officer holds today."""
    earlier = ApprovalStep.objects.filter(approval=OuterRef("approval"), answer="", place__lt=OuterRef("place"))
    mine = ApprovalStep.objects.filter(
        ~Exists(earlier),
        approval=OuterRef("pk"),
        answer="",
        position__in=[holding.position_id for holding in officer.holdings],
    )
    return approvals_for(officer).filter(Exists(mine), state=Approval.State.OPEN)
