"""The names by which an organization calls itself, and the words of its kind."""

import re
from functools import cache, cached_property

from msgspec import Struct

from sucharit.core.plan import Organization
from sucharit.core.thai import fold
from sucharit.reference.words import OrganizationKind, organization_words


class OwnName(Struct, frozen=True, dict=True):
    """`proper` is the name without its title, folded ("ดอนสุขใจ"); `words` are those of its kind."""

    proper: str
    words: OrganizationKind

    @classmethod
    def of(cls, organization: Organization) -> "OwnName | None":
        """By the title in the name, else by the stated type; None where neither tells the kind."""
        folded = fold(organization.name)
        for title, kind in _titles():
            if folded.startswith(title):
                return cls(folded[len(title) :], kind)
        if organization.type is None or not folded:
            return None
        return cls(folded, organization_words().of(organization.type.value))

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """Folded words that stand before the proper name, longest first, misspelled ones included."""
        all_titles = {*self.words.titles, self.words.short, self.words.thai, *self.words.misspelled}
        if self.words.type in ("subdistrict_municipality", "town", "city"):
            all_titles.add("เทศบาล")
        return tuple(sorted(map(fold, all_titles), key=len, reverse=True))

    @cached_property
    def _mention(self) -> re.Pattern[str]:
        titles = "|".join(map(re.escape, self.titles))
        proper = f"(?:{re.escape(self.proper)})?" if self.proper else ""
        return re.compile(f"(?:ของ|แห่ง)?(?:{titles}){proper}")

    def removed_from(self, folded: str) -> str:
        """A folded text without the organization's own name, long, short or abbreviated."""
        return self._mention.sub("", folded)


@cache
def _titles() -> tuple[tuple[str, OrganizationKind], ...]:
    """Every folded title with its kind, the longest first."""
    kinds = organization_words().kinds
    titles = [(fold(title), kind) for kind in kinds for title in (*kind.titles, kind.short, *kind.misspelled)]
    return tuple(sorted(titles, key=lambda pair: -len(pair[0])))
