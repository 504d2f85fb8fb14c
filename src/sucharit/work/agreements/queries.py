"""Whose agreements are one's own; who of the office has none yet, and with whom they would have one."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from sucharit.base.people.gate import Officer, held_on
from sucharit.base.people.models import Holding, Position, User
from sucharit.work.agreements.models import IntegrityAgreement

Rank, Tier = Position.Rank, IntegrityAgreement.Tier
#: who stands over whom, in the order in which a holder is looked for
ABOVE: dict[str, tuple[str, ...]] = {
    Rank.DEPUTY_EXECUTIVE: (Rank.CHIEF_EXECUTIVE,), Rank.CLERK: (Rank.CHIEF_EXECUTIVE,),
    Rank.DEPUTY_CLERK: (Rank.CLERK,), Rank.HEAD: (Rank.CLERK, Rank.CHIEF_EXECUTIVE),
    Rank.OFFICER: (Rank.HEAD, Rank.CLERK),
}  # fmt: skip
MOST = 2_000


@dataclass(frozen=True)
class Person:
    """Somebody on duty: their agreement of the year, or with whom they would have one (None: nobody stands above)."""

    user: User
    position: Position
    agreement: IntegrityAgreement | None
    superior: User | None

    @property
    def tier(self) -> str:
        """With the executive or the clerk the first; an officer with the head of the unit the third."""
        return Tier.THIRD if self.position.rank == Rank.OFFICER else Tier.FIRST


def own_agreements(officer: Officer) -> QuerySet[IntegrityAgreement]:
    """Those that this officer signs, as the one above or the one below."""
    rows = IntegrityAgreement.objects.filter(organization=officer.organization, withdrawn_at=None)
    return rows.filter(Q(superior=officer.user) | Q(user=officer.user)).select_related("organization", "superior")


def everyone(officer: Officer, year: int) -> list[Person]:
    """Each who holds a position today, once, council and chief executive apart. Three queries."""
    held = _held(officer)
    rows = IntegrityAgreement.objects.filter(organization=officer.organization, fiscal_year=year, withdrawn_at=None)
    agreements = list(rows.select_related("superior"))
    by_user = {one.user_id: one for one in agreements if one.user_id}
    by_name = {one.person.strip(): one for one in agreements}
    told = []
    for position, user in held.values():
        if position.rank not in ABOVE:
            continue
        found = by_user.get(user.pk) or by_name.get(user.full_name.strip())
        told.append(Person(user, position, found, _above(position, user, held)))
    return told


def _held(officer: Officer) -> dict[int, tuple[Position, User]]:
    """User > the position in their own right, and who they are."""
    rows = Holding.objects.filter(
        held_on(officer.today), position__organization=officer.organization, user__is_active=True
    )
    found: dict[int, tuple[Position, User]] = {}
    ordered = rows.select_related("user", "position__unit").order_by("acting", "position__place", "pk")
    for one in ordered[:MOST]:
        found.setdefault(one.user_id, (one.position, one.user))
    return found


def _above(position: Position, user: User, held: dict[int, tuple[Position, User]]) -> User | None:
    for rank in ABOVE[position.rank]:
        for other, who in held.values():
            same_unit = rank != Rank.HEAD or (other.unit_id is not None and other.unit_id == position.unit_id)
            if other.rank == rank and same_unit and who.pk != user.pk:
                return who
    return None
