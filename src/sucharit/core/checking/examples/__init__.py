"""One plan that passes and one that does not for every rule: drawn in the handbook, and tested.

The passing one is a near miss where it can be: what the rule must not speak of. All offices here are invented.
Never here: anything that a check needs; these modules are loaded only for the handbook and the tests.
"""

from functools import cache

from sucharit.core.checking.examples import figures, papers, texts, wording
from sucharit.core.checking.examples.parts import Example

__all__ = ["Example", "examples"]


@cache
def examples() -> dict[str, tuple[Example, Example]]:
    """Code of a rule > (the example that passes, the example that does not)."""
    told: dict[str, tuple[Example, Example]] = {}
    for module in (figures, wording, texts, papers):
        told |= module.EXAMPLES
    return told
