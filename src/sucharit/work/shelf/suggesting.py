"""Which register counts a promise, by its words: proposed when the promises of a year are bound."""

from sucharit.core.indicators import Measure
from sucharit.core.thai import fold
from sucharit.reference.promises import CountedBy, counted_by
from sucharit.work.indicators.proposing import Proposal, suggest_with
from sucharit.work.shelf.actions.binding import KIND
from sucharit.work.shelf.registry import register_called


def suggested(measure: Measure) -> Proposal | None:
    """The register and measure of the first line whose words the sentence holds; None for none."""
    said = fold(measure.sentence)
    for line in counted_by():
        if measure.kind.value in line.kinds and _holds(line, said) and _is_there(line):
            return Proposal(KIND, {"register": line.register, "measure": line.measure})
    return None


def _holds(line: CountedBy, said: str) -> bool:
    if any(fold(word) in said for word in line.none):
        return False
    if not all(fold(word) in said for word in line.all):
        return False
    return not line.any or any(fold(word) in said for word in line.any)


def _is_there(line: CountedBy) -> bool:
    register = register_called(line.register)
    return register is not None and any(one.key == line.measure for one in register.measures)


def register_suggestions() -> None:
    """Called when the application is ready."""
    suggest_with(suggested)
