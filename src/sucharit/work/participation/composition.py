"""Who must sit in a committee, and what share of it citizens are."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _

from sucharit.work.participation.models import Committee, CommitteeMember

_Side = CommitteeMember.Side
#: at least so many of each; the follow-up committee as the plans name it: two of the people, of the council and of
#: experts, the clerk as secretary, two assistants
LEAST: dict[str, dict[str, int]] = {
    Committee.Kind.FOLLOW: {
        _Side.CITIZEN: 2, _Side.COUNCIL: 2, _Side.EXPERT: 2, _Side.SECRETARY: 1, _Side.ASSISTANT: 2,
    },
    Committee.Kind.PLAN: {_Side.CITIZEN: 1, _Side.SECRETARY: 1},
    Committee.Kind.SUPPORT: {_Side.CITIZEN: 1},
}  # fmt: skip


def lacking(kind: str, sides: Iterable[str]) -> list[str]:
    """What the composition lacks, in words; nothing where it is whole."""
    here = Counter(sides)
    return [
        _("%(side)s มี %(have)s คน ต้องมีอย่างน้อย %(least)s คน")
        % {"side": _Side(side).label, "have": here[side], "least": least}
        for side, least in LEAST[kind].items()
        if here[side] < least
    ]


def citizens_share(sides: Iterable[str]) -> Decimal | None:
    """Of a hundred members, how many are citizens; None where there is nobody."""
    here = Counter(sides)
    return round(Decimal(here[_Side.CITIZEN]) * 100 / here.total(), 2) if here.total() else None
