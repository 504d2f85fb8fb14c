"""What should be asked of a procurement: names that meet. A question, never a verdict."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from sucharit.core.procurement import vendor_key
from sucharit.core.thai import fold
from sucharit.work.conduct.models import BidderCheck, CheckBidder, CheckMember, Interest
from sucharit.work.shelf.declaring import Trader
from sucharit.work.shelf.tied import traders_tied_to

TITLES = ("นางสาว", "นาย", "นาง", "ว่าที่ร้อยตรี", "จ.อ.", "ดร.")


@dataclass(frozen=True)
class Suspicion:
    """A member and a bidder whose names meet, and how."""

    member: CheckMember
    bidder: CheckBidder
    why: str


def suspicions(check: BidderCheck) -> list[Suspicion]:
    """Same person, same surname, or an interest that the member declared in that bidder. Three queries."""
    members, bidders = list(check.members.all()), list(check.bidders.all())
    declared = Interest.objects.filter(
        organization=check.organization_id, person__in=[one.name for one in members], withdrawn_at=None
    ).exclude(state=Interest.State.ENDED)
    interests: dict[str, list[str]] = {}
    for row in declared if bidders else ():
        interests.setdefault(row.person, []).append(row.counterpart)
    told = [
        (member, bidder, _why(member, bidder, interests.get(member.name, [])))
        for member in members
        for bidder in bidders
    ]
    return [Suspicion(member, bidder, why) for member, bidder, why in told if why]


def unchecked(check: BidderCheck) -> list[Trader]:
    """Who offered or sold in the purchases that the check is tied to, and is not among its bidders under any spelling
    of the name."""
    known = {vendor_key(one.name) for one in check.bidders.all()}
    return [one for one in traders_tied_to(check) if one.key not in known]


def _why(member: CheckMember, bidder: CheckBidder, counterparts: list[str]) -> str:
    directors = [_plain(line) for line in bidder.directors.splitlines() if line.strip()]
    own = _plain(member.name)
    if own in directors or own == _plain(bidder.name):
        return _("ชื่อตรงกับกรรมการหรือผู้มีอำนาจของผู้เสนองาน")
    if any(_meets(one, bidder.name) for one in counterparts):
        return _("เคยแจ้งผลประโยชน์ในผู้เสนองานรายนี้")
    surname = own.rpartition(" ")[2]
    if " " in own and any(one.rpartition(" ")[2] == surname for one in directors if " " in one):
        return _("นามสกุลเดียวกับกรรมการหรือผู้มีอำนาจของผู้เสนองาน")
    return ""


def _plain(name: str) -> str:
    """Without a title, each word in its regular form."""
    text = " ".join(name.split())
    for title in TITLES:
        text = text.removeprefix(title)
    return " ".join(fold(part) for part in text.split())


def _meets(one: str, other: str) -> bool:
    left, right = fold(one), fold(other)
    return len(left) > 3 and (left in right or right in left)
