"""The whole plan: what reading yields, what is stored, checked, signed, printed and published."""

from msgspec import Struct

from sucharit.core.fiscal import FiscalSpan
from sucharit.core.plan.annexes import Announcement, Order
from sucharit.core.plan.values import (
    BudgetRow,
    FrameworkNode,
    Goal,
    Initiative,
    Organization,
    PlanRisk,
    RiskCriteria,
    StatedTotal,
    Target,
)


class Plan(Struct, frozen=True, kw_only=True):
    """A plan of one organization: five years, one year (initiatives with quarters), or a single sheet.

    `span` is None only where the document states no years. `framework_version` is "2566-2570" or "2561-2564".
    """

    title: str
    organization: Organization | None = None
    span: FiscalSpan | None = None
    framework_version: str | None = None
    as_of: str | None = None  # ISO date, C.E.
    reporter: str | None = None
    signatory: str | None = None
    announced_on: str | None = None  # ISO date, C.E.
    objectives: tuple[str, ...] = ()
    benefits: tuple[str, ...] = ()
    framework: tuple[FrameworkNode, ...] = ()
    goals: tuple[Goal, ...] = ()
    targets: tuple[Target, ...] = ()
    risk_criteria: RiskCriteria | None = None
    risks: tuple[PlanRisk, ...] = ()
    budget_rows: tuple[BudgetRow, ...] = ()
    stated_totals: tuple[StatedTotal, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    orders: tuple[Order, ...] = ()
    announcements: tuple[Announcement, ...] = ()
