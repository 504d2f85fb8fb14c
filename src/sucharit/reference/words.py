"""Words that the reader and the checks look for, so that an officer can correct them without touching code."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

from msgspec import Struct

from sucharit.reference.loading import edition, load, once


@cache
def words(name: str) -> Mapping[str, tuple[str, ...]]:
    """One list of words by key, such as `words("placeholders")["phrases"]`; UnknownReference for any other name."""
    return edition("words", name, dict[str, tuple[str, ...]])


class OrganizationKind(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words of one kind of local government. `type` is a value of `core.plan.OrganizationType`.

    `own` are words that only this kind may use of itself: in the plan of another kind they are left over from a
    template. `titles` begin its name, the longest first; `misspelled` are titles seen in print that mean this kind.
    """

    type: Literal["sao", "subdistrict_municipality", "town", "city", "provincial", "special"]
    thai: str
    short: str
    english: str
    titles: tuple[str, ...]
    misspelled: tuple[str, ...] = ()
    executive: str
    deputy_executive: str
    clerk: str
    council: str
    council_member: str
    staff: str
    ordinance: str
    clerk_office: str
    own: tuple[str, ...]


class OrganizationWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All kinds; words that more than one kind uses; and phrases in which the word of another kind is in its place."""

    kinds: tuple[OrganizationKind, ...]
    shared: Mapping[str, tuple[str, ...]]
    in_place: tuple[str, ...]

    def of(self, kind: str) -> OrganizationKind:
        """The words of a kind by its `type`; KeyError for an unknown one."""
        for one in self.kinds:
            if one.type == kind:
                return one
        raise KeyError(kind)

    def foreign_to(self, kind: str) -> tuple[str, ...]:
        """The words that a plan of this kind should not use of itself, the longest first."""
        mine = set(self.of(kind).own)
        foreign = {word for one in self.kinds for word in one.own} - mine
        return tuple(sorted(foreign, key=lambda word: (-len(word), word)))


@once
def organization_words() -> OrganizationWords:
    """The words of the six kinds of local government."""
    return load("organizations/kinds.yaml", OrganizationWords)
