"""The table of addresses: who may open what (`addresses.tsv`). A new address without a row there fails.

`uv run python -m tests.house.addresses` writes the table anew; look at the difference before you commit it.
Gates: a capability (`Can`), "public" (anyone), "signed_in" (anyone with an account).
"""

import functools
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).with_name("addresses.tsv")
#: The frameworks' own pages, which guard themselves (sign-in), and the gallery of components, which has no rows.
FOREIGN = ("allauth.", "django.views.", "sucharit.base.screens.")
_NAMED = re.compile(r"\(\?P<(\w+)>")


@dataclass(frozen=True)
class Address:
    """One address: its name, its pattern, its gate, and the names of its arguments."""

    name: str
    pattern: str
    gate: str
    arguments: tuple[str, ...]


@functools.cache
def addresses() -> list[Address]:
    """Every address of our own rooms, by walking the configuration."""
    from django.urls import get_resolver

    return sorted(_walked(get_resolver(), "", ()), key=lambda address: (address.pattern, address.name))


def _walked(resolver, prefix: str, arguments: tuple[str, ...]) -> Iterator[Address]:
    from django.urls import URLResolver

    for pattern in resolver.url_patterns:
        here = prefix + str(pattern.pattern)
        named = tuple(_NAMED.findall(str(pattern.pattern)))
        known = (*arguments, *pattern.pattern.converters, *(name for name in named if name not in arguments))
        if isinstance(pattern, URLResolver):
            yield from _walked(pattern, here, known)
        elif not pattern.callback.__module__.startswith(FOREIGN):
            yield Address(pattern.name or "", here, str(getattr(pattern.callback, "gate", "")), known)


def table() -> list[tuple[str, str, str]]:
    """The rows that were looked at and committed: name, gate, pattern."""
    rows = TABLE.read_text("utf-8").splitlines() if TABLE.exists() else []
    return [(name, gate, pattern) for name, gate, pattern in (row.split("\t") for row in rows)]


def write() -> None:
    rows = (f"{one.name}\t{one.gate}\t{one.pattern}" for one in addresses())
    TABLE.write_text("\n".join(rows) + "\n", "utf-8")


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    write()
