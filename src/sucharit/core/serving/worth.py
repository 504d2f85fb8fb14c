"""Which undertakings must be assessed for their value, and what one of them cost for each person it served."""

from decimal import Decimal

from msgspec import Struct


class Threshold(Struct, frozen=True, kw_only=True):
    """From which size on something must be assessed; None: that measure asks nothing. At least these numbers count."""

    people: int | None = None
    budget: Decimal | None = None
    amount: Decimal | None = None


def reasons(
    rule: Threshold, *, people: int | None = None, budget: Decimal | None = None, amount: Decimal | None = None
) -> list[str]:
    """The measures that are reached: "people", "budget", "amount". Empty: it need not be assessed. What is not known
    reaches nothing."""
    told = {"people": (people, rule.people), "budget": (budget, rule.budget), "amount": (amount, rule.amount)}
    return [name for name, (value, least) in told.items() if value is not None and least is not None and value >= least]


def per_head(cost: Decimal | None, people: int | None) -> Decimal | None:
    """Baht for each person, to two places; None where either is not known or nobody was served."""
    if cost is None or not people:
        return None
    return (cost / people).quantize(Decimal("0.01"))
