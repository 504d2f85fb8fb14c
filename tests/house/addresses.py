"""The table of addresses: who may open what. A new address without a row here fails, and so does a row without one.

Names of the gate: a capability (`Can`), "public" (anyone), "signed_in" (anyone with an account).
Filled with examples from the demonstration, every address is then opened as every role, as the neighbour, and as nobody.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

#: The frameworks' own pages, which guard themselves (sign-in), and the gallery of components, which has no rows.
FOREIGN = ("allauth.", "django.views.", "sucharit.base.screens.")


@dataclass(frozen=True)
class Address:
    """One address: its name, its pattern with the arguments in angle brackets, its gate, and its arguments."""

    name: str
    pattern: str
    gate: str
    arguments: tuple[str, ...]


def addresses() -> list[Address]:
    """Every address of our own rooms, by walking the configuration."""
    return sorted(_walked(get_resolver(), "", ()), key=lambda address: address.pattern)


def _walked(resolver: URLResolver, prefix: str, arguments: tuple[str, ...]) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        here = prefix + str(pattern.pattern)
        known = (*arguments, *pattern.pattern.converters)
        if isinstance(pattern, URLResolver):
            yield from _walked(pattern, here, known)
        elif isinstance(pattern, URLPattern) and not _foreign(pattern):
            yield Address(pattern.name or "", here, _gate(pattern), known)


def _foreign(pattern: URLPattern) -> bool:
    return pattern.callback.__module__.startswith(FOREIGN)


def _gate(pattern: URLPattern) -> str:
    """What the view says of itself; decorators such as require_POST keep the mark of what they wrap."""
    return str(getattr(pattern.callback, "gate", ""))
