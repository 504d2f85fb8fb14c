"""Does an order still stand with those who gave and received it?"""

import datetime
from collections.abc import Iterable

from sucharit.base import clock
from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import held_on
from sucharit.base.people.models import Holding, Position, User
from sucharit.work.delegations.models import Delegation


def holder_of(position: Position, day: datetime.date) -> User | None:
    """Who holds it that day: in their own right before an acting one."""
    rows = Holding.objects.filter(held_on(day), position=position, user__is_active=True)
    held = rows.select_related("user").order_by("acting", "-since", "pk").first()
    return held.user if held else None


def lapsed(row: Delegation, day: datetime.date) -> str:
    """Why a signed order has no effect any more that day; nothing where it stands."""
    return lapsed_all([row], row.organization, day).get(row.pk, "")


def lapsed_all(rows: Iterable[Delegation], organization: Organization, day: datetime.date) -> dict[int, str]:
    """The same for many, with one look at who holds what."""
    pairs = set(
        Holding.objects.filter(held_on(day), position__organization=organization).values_list("position", "user")
    )
    told: dict[int, str] = {}
    for row in rows:
        if row.state != Delegation.State.SIGNED:
            continue
        if row.until_on and row.until_on < day:
            told[row.pk] = "ครบกำหนดแล้ว"
        elif (row.giver_id, row.giver_holder_id) not in pairs:
            told[row.pk] = "ผู้มอบพ้นจากตำแหน่งแล้ว"
        elif (row.receiver_id, row.receiver_holder_id) not in pairs:
            told[row.pk] = "ผู้รับมอบพ้นจากตำแหน่งแล้ว"
    return told


def in_force(organization: Organization, day: datetime.date | None = None) -> list[Delegation]:
    """Signed, begun, and still standing with those who signed and received."""
    day = day or clock.today()
    rows = Delegation.objects.filter(
        organization=organization, withdrawn_at=None, state=Delegation.State.SIGNED, from_on__lte=day
    ).select_related("giver", "receiver", "acting_for", "giver_holder", "receiver_holder", "organization")  # fmt: skip
    found = list(rows.order_by("giver__place", "receiver__place", "pk"))
    gone = lapsed_all(found, organization, day)
    return [one for one in found if one.pk not in gone]
