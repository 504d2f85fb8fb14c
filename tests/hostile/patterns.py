"""Texts that make a careless pattern slow: for each thing that a pattern of the core repeats, that thing thousands of
times, behind what the pattern wants before it, with an end that it does not want."""

import importlib
import pkgutil
import re
import re._constants as codes
import re._parser as parser
from collections.abc import Iterator
from functools import cache
from typing import Any

REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
LONG = 8  # repeats up to this often are nobody's danger
MOST_BEGINNINGS = 6
MOST_OF_A_UNIT = 10
#: What was slow once.
KNOWN = {" ": ("1", "2", "<", "<li"), ".": ("",), "_": ("",), "…": ("",)}
CATEGORIES = {
    codes.CATEGORY_DIGIT: "1", codes.CATEGORY_SPACE: " ", codes.CATEGORY_WORD: "a", codes.CATEGORY_NOT_SPACE: "a",
    codes.CATEGORY_NOT_DIGIT: "a", codes.CATEGORY_NOT_WORD: "-",
}  # fmt: skip
END = "฿"


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """Every pattern that stands at the top of a module of the core, alone, in a tuple or in a mapping."""
    import sucharit.core

    found: dict[tuple[str, int], re.Pattern[str]] = {}
    for module in pkgutil.walk_packages(sucharit.core.__path__, "sucharit.core."):
        for value in vars(importlib.import_module(module.name)).values():
            for one in _inside(value):
                if isinstance(one.pattern, str):
                    found.setdefault((one.pattern, one.flags), one)
    return tuple(found.values())


def _inside(value: object, deep: int = 2) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif deep and isinstance(value, dict | list | tuple):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _inside(one, deep - 1)


@cache
def hostile() -> dict[str, tuple[str, ...]]:
    """What is repeated > the beginnings to set before it."""
    told: dict[str, dict[str, None]] = {}
    for pattern in patterns():
        parts = parser.parse(pattern.pattern, pattern.flags)
        beginnings = list(dict.fromkeys(_beginnings(parts)))[:MOST_BEGINNINGS]
        for unit in set(_repeated(parts)):
            told.setdefault(unit, {}).update(dict.fromkeys(beginnings))
    return {unit: (*KNOWN.get(unit, ()), *_spread(list(beginnings))) for unit, beginnings in told.items()}


def _spread(beginnings: list[str]) -> list[str]:
    """At most MOST_OF_A_UNIT of them, from all over the list."""
    return beginnings[:: -(-len(beginnings) // MOST_OF_A_UNIT)]


def text(beginning: str, unit: str, length: int) -> str:
    return f"{beginning}{unit * (length // len(unit))}{END}"


def _repeated(parts: Any) -> Iterator[str]:
    for code, told in parts:
        if code in REPEATS:
            if told[1] > LONG and (unit := _example(told[2])):
                yield unit
            yield from _repeated(told[2])
        elif code is codes.BRANCH:
            for branch in told[1]:
                yield from _repeated(branch)
        elif code in (codes.SUBPATTERN, codes.ASSERT, codes.ASSERT_NOT):
            yield from _repeated(told[-1])
        elif code is codes.ATOMIC_GROUP:
            yield from _repeated(told)


def _beginnings(parts: Any) -> Iterator[str]:
    before = ""
    yield before
    for part in parts:
        before += _example([part])
        yield before


def _example(parts: Any) -> str:
    """The shortest text that the parts take, or near it."""
    made = ""
    for code, told in parts:
        if code is codes.LITERAL:
            made += chr(told)
        elif code in (codes.ANY, codes.NOT_LITERAL):
            made += "ก"
        elif code is codes.IN:
            made += _letter(told)
        elif code is codes.BRANCH:
            made += _example(told[1][0])
        elif code is codes.SUBPATTERN:
            made += _example(told[-1])
        elif code in REPEATS:
            made += _example(told[2]) * told[0]
        elif code is codes.ATOMIC_GROUP:
            made += _example(told)
    return made


def _letter(members: Any) -> str:
    """One letter of a set."""
    code, told = members[0]
    if code is codes.NEGATE:
        return next((letter for letter in "ก1a -." if not any(_is(letter, member) for member in members[1:])), "ก")
    if code is codes.LITERAL:
        return chr(told)
    return chr(told[0]) if code is codes.RANGE else CATEGORIES.get(told, "ก")


def _is(letter: str, member: Any) -> bool:
    code, told = member
    if code is codes.LITERAL:
        return ord(letter) == told
    if code is codes.RANGE:
        return told[0] <= ord(letter) <= told[1]
    kinds = {codes.CATEGORY_SPACE: letter.isspace(), codes.CATEGORY_DIGIT: letter.isdigit()}
    return kinds.get(told, letter.isalnum())
