"""What a room says of the things that it sends up the line. The rest is the same for all: carrying, ways, deciding."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Model

from sucharit.base.approvals.models import Approval
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.base.people.roles import Can

Thing = TypeVar("Thing", bound=Model)

DRAFT, SUBMITTED = "draft", "submitted"
"""Two states that every carried thing has, in its field `state`. What comes after them is its room's own."""


@dataclass(frozen=True)
class Carried(Generic[Thing]):
    """Things of one kind that go up the line. All is said once, beside the room's verbs:

    KIND = declare_kind("letters.letter", _(...), sees=Can.SEE_DRAFTS)  # routes can be set for it
    CARRIED = Carried(
        "หนังสือ", "letter", submits=Can.EDIT_LETTERS, locked=locked_letter, fingerprint=content_fingerprint,
        title=title_of, address=address_of, put=put, granted=granted,
    )

    The verbs are then `carrying.submit(CARRIED, letter, by=officer, check=...)`, `.decide` and `.withdraw`; the pages
    are `deciding.Pages(CARRIED, ...)`.
    """

    noun: str  # Thai, as refusals call it: "แผน"
    english: str  # "plan"
    submits: Can  # who may submit and withdraw
    locked: Callable[[Thing, Officer], Thing]  # the row under its lock, of the officer's organization
    fingerprint: Callable[[Thing], str]  # of the content as it stands: what a signature binds
    title: Callable[[Thing], str]  # as notices call it
    address: Callable[[Thing, str], str]  # of its approval page; the second is the organization's code
    put: Callable[[Thing, str], None]  # into DRAFT or SUBMITTED, saved
    granted: Callable[[Thing, Approval, Officer], None]  # what it becomes, what is recorded, who is told
    label: Callable[[Thing], str] | None = None  # as the inbox calls it, where that is more than its title
    not_a_draft: str = "{noun}นี้อยู่ในสถานะ “{state}” จึงเสนอไม่ได้"

    def named(self, thing: Thing) -> str:
        return (self.label or self.title)(thing)

    def refused_as(self, state: str, shown: str) -> NotAllowed:
        """Only a draft is submitted; `shown` is the state in words."""
        thai = self.not_a_draft.format(noun=self.noun, state=shown)
        return NotAllowed(thai, f"a {self.english} that is {state} is not submitted")


def state_of(thing: Any) -> str:
    return str(thing.state)
