"""Rules over a plan: what contradicts itself, what is missing, what a template left behind. One small function each.

The rules are listed with their sources and examples in docs/checks.md, which is made from them.
Never here: what the reader was unsure of (Doubt), and whether the plan is a good plan.
"""

from sucharit.core.checking.checks import check
from sucharit.core.checking.contract import check_contract
from sucharit.core.checking.registry import rules
from sucharit.core.checking.rule import Rule
from sucharit.core.checking.values import Finding, Severity, Where

__all__ = ["Finding", "Rule", "Severity", "Where", "check", "check_contract", "rules"]
