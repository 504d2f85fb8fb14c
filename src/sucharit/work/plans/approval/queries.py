"""What the pages of approval show of a plan: where it is on its way, and enough of it to sign by."""

from dataclasses import dataclass
from decimal import Decimal

from sucharit.base.approvals.ways import Way
from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.work.plans.approval.fitting import content_fingerprint
from sucharit.work.plans.comparing.difference import Difference, difference
from sucharit.work.plans.comparing.queries import before_of
from sucharit.work.plans.grid.layout import Band, blocks, sums_of
from sucharit.work.plans.models import Plan
from sucharit.work.plans.queries import Findings, findings_of
from sucharit.work.plans.values import initiatives_of, plan_value


class PlanWay(Way[Plan]):
    """A plan goes further than its approval: it is adopted, or taken back as a draft."""

    @property
    def may_adopt(self) -> bool:
        return self.stands(Plan.State.APPROVED) and self.officer.may(Can.ADOPT_PLANS)

    @property
    def may_reopen(self) -> bool:
        return self.stands(Plan.State.APPROVED) and self.officer.may(Can.SUBMIT_PLANS)

    @property
    def unfit(self) -> bool:
        """Approved, and no longer what was approved."""
        return self.stands(Plan.State.APPROVED) and self.thing.approved_fingerprint != self.current


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
