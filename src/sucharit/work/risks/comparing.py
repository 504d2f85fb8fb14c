"""Two registers side by side: which risks came, which went, and whose level moved. A risk is known by its key."""

from collections.abc import Sequence
from dataclasses import dataclass

from sucharit.work.risks.rows import RiskRow


@dataclass(frozen=True)
class Pair:
    """A risk before and now; one of them is None where it came or went."""

    before: RiskRow | None
    now: RiskRow | None

    @property
    def movement(self) -> str:
        """ "new", "gone", "up", "down", "same", or "" where a level is not known."""
        if self.before is None:
            return "new"
        if self.now is None:
            return "gone"
        old, new = self.before.now.order, self.now.now.order
        if not old or not new:
            return ""
        return "same" if old == new else "up" if new > old else "down"


def compare(before: Sequence[RiskRow], now: Sequence[RiskRow]) -> list[Pair]:
    """The present risks in their order, then those that are gone."""
    old = {row.risk.key: row for row in before}
    pairs = [Pair(old.pop(row.risk.key, None), row) for row in now]
    return [*pairs, *(Pair(row, None) for row in old.values())]
