"""Numbers as addresses and forms bring them, read without trusting who wrote them."""

from collections.abc import Collection, Iterable, Mapping


def number(text: str, digits: int = 17) -> int | None:
    """A whole number of so many digits at the most (Thai ones too); None for anything else."""
    return int(text) if text.isdecimal() and len(text) <= digits else None


def numbers(texts: Iterable[str]) -> list[int]:
    """Those of the texts that are one: row numbers that a page ticked."""
    return [found for text in texts if (found := number(text)) is not None]


def year(query: Mapping[str, str], name: str = "year") -> int | None:
    """A year B.E. of four digits."""
    told = query.get(name, "")
    return number(told, 4) if len(told) == 4 else None


def year_among(query: Mapping[str, str], years: Collection[int], otherwise: int) -> int:
    """The year that is asked for, where it is one of these."""
    asked = year(query)
    return asked if asked is not None and asked in years else otherwise
