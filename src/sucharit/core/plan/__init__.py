"""The plan and the papers that travel with it, as frozen values: the spine that every other room passes along.

Reading makes a Plan, checking looks at it, papers print it, and later rooms store it as rows and give it back.
Never here: how a document is read, what is wrong with a plan, or what it looks like on paper.
"""

from sucharit.core.plan.annexes import (
    Announcement,
    IntegrityArea,
    IntegrityReport,
    Member,
    Memo,
    MemoSection,
    Opinion,
    Order,
)
from sucharit.core.plan.plan import Plan
from sucharit.core.plan.values import (
    BudgetLine,
    BudgetRow,
    FrameworkNode,
    Goal,
    Initiative,
    InitiativeKind,
    NodeLevel,
    Organization,
    OrganizationType,
    Period,
    PlanRisk,
    RiskCriteria,
    ScaleStep,
    Source,
    StatedTotal,
    Step,
    Target,
    TargetGroup,
)

__all__ = [
    "Announcement", "BudgetLine", "BudgetRow", "FrameworkNode", "Goal", "Initiative", "InitiativeKind", "IntegrityArea",
    "IntegrityReport", "Member", "Memo", "MemoSection", "NodeLevel", "Opinion", "Order", "Organization",
    "OrganizationType", "Period", "Plan", "PlanRisk", "RiskCriteria", "ScaleStep", "Source", "StatedTotal", "Step",
    "Target", "TargetGroup",
]  # fmt: skip
