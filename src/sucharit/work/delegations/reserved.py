"""May this power be handed on? By the office's own register first, then by the house's defaults."""

from dataclasses import dataclass

from sucharit.base.organizations.models import Organization
from sucharit.reference.confidence import Confidence
from sucharit.reference.delegation import reserved_powers
from sucharit.work.delegations.models import Delegation, Power, ReservedPower


@dataclass(frozen=True)
class Why:
    """Which rule keeps a power with its holder, and where it is written; `sure`: somebody has read it there."""

    title: str
    source: str
    sure: bool


def squeezed(text: str) -> str:
    """Without spaces: "เสนอ ร่างข้อบัญญัติ" is "เสนอร่างข้อบัญญัติ"."""
    return "".join(text.split()).casefold()


def _caught(text: str, lines: tuple[tuple[str, ...], ...]) -> bool:
    told = squeezed(text)
    return any(all(squeezed(word) in told for word in line) for line in lines)


def kept_back(text: str, organization: Organization) -> Why | None:
    """The rule by which this power stays with its holder; None where it may be handed on."""
    own = list(ReservedPower.objects.filter(organization=organization, withdrawn_at=None).order_by("checked_on", "pk"))
    caught = [one for one in own if _caught(text, one.lines)]
    if caught:  # what was checked last counts
        last = caught[-1]
        return Why(last.title, last.source, sure=True) if last.rule == ReservedPower.Rule.RESERVED else None
    for one in reserved_powers():
        if _caught(text, one.words):
            return Why(one.title, f"{one.law} {one.section}".strip(), one.confidence == Confidence.CONFIRMED)
    return None


def only_received(text: str, order: Delegation) -> Power | None:
    """The power that the giver has only by another's order, which does not let it be handed on."""
    rows = Power.objects.filter(
        delegation__organization=order.organization_id, delegation__receiver=order.giver_id, further=False,
        delegation__state=Delegation.State.SIGNED, delegation__withdrawn_at=None,
    ).select_related("delegation")  # fmt: skip
    told = squeezed(text)
    return next((one for one in rows if squeezed(one.text) == told), None)
