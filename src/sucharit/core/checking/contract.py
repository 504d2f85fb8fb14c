"""What `sucharit check --json` prints (design/reading-contract.md)."""

from collections.abc import Iterable
from typing import Any

from sucharit.core.checking.values import Finding
from sucharit.core.reading.values import Reading


def check_contract(reading: Reading, findings: Iterable[Finding]) -> dict[str, Any]:
    """`{"document": {...}, "findings": [...], "doubts": [...]}`; the first and the last as `sucharit read` has them.

    Money stays Decimal: encode with msgspec's `decimal_format="number"`.
    """
    from sucharit.core.reading.published import contract  # here, since the plan alone is checked far more often

    read = contract(reading)
    return {
        "document": read["document"],
        "findings": [finding_contract(finding) for finding in findings],
        "doubts": read["doubts"],
    }


def finding_contract(finding: Finding) -> dict[str, Any]:
    """One finding as the contract has it."""
    where = finding.where
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "where": {
            "initiatives": list(where.initiatives),
            "objectives": list(where.objectives),
            "lines": list(where.lines),
            "field": where.field,
        },
        "stated": finding.stated,
        "computed": finding.computed,
        "source_of_rule": finding.source_of_rule,
    }
