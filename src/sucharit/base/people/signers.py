"""Who signs a paper on a day: name and position of who held the post then; an acting holder says so."""

import datetime
from dataclasses import dataclass

from django.db.models import QuerySet

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import held_on
from sucharit.base.people.models import Holding, Position
from sucharit.core.papers.organizations import chief_executive

Rank = Position.Rank


@dataclass(frozen=True)
class Signer:
    """`name` is "" where nobody held the post on that day: the paper leaves the line to be written on."""

    name: str
    position: str


def holdings_on(organization: Organization, day: datetime.date) -> QuerySet[Holding]:
    """Everyone who holds a position on that day, in the order of the posts, those in their own right first."""
    rows = Holding.objects.filter(held_on(day), position__organization=organization)
    return rows.select_related("user", "position__organization").order_by("position__place", "acting", "pk")


def signs(held: Holding) -> str:
    """The line under the name; the chief executive by the word that fits the kind of organization."""
    if held.position.rank == Rank.CHIEF_EXECUTIVE and not held.acting:
        return chief_executive(held.position.organization.as_value())
    return held.signs_as


def chief_on(organization: Organization, day: datetime.date) -> Signer:
    """The chief executive, or who acts for them."""
    return ranked_on(organization, day, Rank.CHIEF_EXECUTIVE) or Signer("", chief_executive(organization.as_value()))


def ranked_on(organization: Organization, day: datetime.date, rank: str, titled: str = "") -> Signer | None:
    """The first who holds a post of that rank (whose title begins so); None for nobody."""
    rows = holdings_on(organization, day).filter(position__rank=rank, position__title__startswith=titled)
    held = rows.first()
    return Signer(held.user.full_name, signs(held)) if held is not None else None


def holder_on(position: Position, day: datetime.date) -> Signer:
    """Who holds this post."""
    held = (
        Holding.objects.filter(held_on(day), position=position).select_related("user").order_by("acting", "pk").first()
    )
    return Signer(held.user.full_name, held.signs_as) if held is not None else Signer("", position.title)
