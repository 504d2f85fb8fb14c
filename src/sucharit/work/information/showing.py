"""What stands on the sheet of a request beside its columns."""

from typing import Any

from sucharit.base.people.gate import Officer
from sucharit.work.information.actions.asked import clock_of


def sheet_part(row: Any, officer: Officer) -> dict[str, Any]:
    """Context of information/_sheet.html."""
    running = row.state == "received" and not row.withdrawn
    return {
        "row": row, "code": officer.organization.code, "answered": row.state not in ("received", "off"),
        "refused": row.state in ("refused", "partly"), "told": bool(clock_of(officer.organization).appeal),
        "late": running and row.due_on is not None and row.due_on < officer.today,
    }  # fmt: skip
