"""From a YAML file of this package to a checked, frozen value; each file is read once per process."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

_HERE = Path(__file__).parent

T = TypeVar("T")


class BrokenReference(Exception):  # noqa: N818 - the file is broken; the name says what, not that it is an error
    """A reference file does not hold what it must: the message names the file and the key."""


class UnknownReference(LookupError):  # noqa: N818
    """There is no such year or version; the message names those that exist."""


def load(name: str, shape: type[T]) -> T:
    """The file `name` ("clocks/clocks.yaml") as a value of `shape`; BrokenReference where it does not fit."""
    return parse((_HERE / name).read_bytes(), shape, name)


def parse(content: bytes, shape: type[T], name: str) -> T:
    """YAML bytes as a value of `shape`; `name` is only for the message."""
    import yaml  # costs 15 ms, and most commands need no reference file at all

    try:
        raw = yaml.load(content, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe
    except yaml.YAMLError as error:
        raise BrokenReference(f"{name}: not valid YAML: {error}") from error
    try:
        return msgspec.convert(raw, shape, strict=True)
    except msgspec.ValidationError as error:
        raise BrokenReference(f"{name}: {_readable(str(error))}") from error


def _readable(message: str) -> str:
    """'Object missing required field `title` - at `$.nodes[3]`' with the key first."""
    text, separator, place = message.rpartition(" - at `$")
    return f"{place.rstrip('`').lstrip('.')}: {text}" if separator else message


def editions(folder: str) -> tuple[str, ...]:
    """The years or versions for which `folder` has a file, in order: ("2561-2564", "2566-2570")."""
    return tuple(sorted(path.stem for path in (_HERE / folder).glob("*.yaml")))


def edition(folder: str, wanted: str, shape: type[T]) -> T:
    """The file of one year or version; UnknownReference where there is none."""
    known = editions(folder)
    if wanted not in known:  # also keeps "../" out of the path
        raise UnknownReference(f"{folder}: no {wanted!r}; there are {', '.join(known)}")
    return load(f"{folder}/{wanted}.yaml", shape)


def once(function: Callable[[], T]) -> Callable[[], T]:
    """`functools.cache` that keeps the type of a loader without arguments."""
    return cache(function)


@cache
def sources() -> dict[str, str]:
    """Source keys and what they stand for: {"S16": "https://..."}."""
    return load("sources.yaml", dict[str, str])
