"""What stands on the sheet of an assessment beside its columns: before and after for each person."""

from typing import Any

from sucharit.base.people.gate import Officer
from sucharit.core.serving import per_head


def sheet_part(row: Any, officer: Officer) -> dict[str, Any]:
    """Context of value/_sheet.html: costs for each person as they were planned and as they came."""
    cost = row.budget if row.budget is not None else row.amount
    return {
        "row": row, "code": officer.organization.code, "before": per_head(cost, row.people),
        "after": per_head(row.spent, row.served), "cost": cost,
    }  # fmt: skip
