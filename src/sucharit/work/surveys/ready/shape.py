"""The parts of a ready form."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Ask:
    """A question; see models.Question. `under`: asked after the last question that is under none, where that one was
    answered by one of its `opens`. `right` are places of choices, from 1."""

    text: str
    kind: str = "scale"
    hint: str = ""
    required: bool = True
    counts: bool = False
    group: bool = False
    full: int = 5
    low: str = ""
    high: str = ""
    least: int | None = None
    most: int | None = None
    opens: str = ""
    key_yes: bool | None = None
    choices: tuple[str, ...] = ()
    right: tuple[int, ...] = ()
    lines: tuple[str, ...] = ()
    under: bool = False


@dataclass(frozen=True)
class Part:
    title: str
    asks: tuple[Ask, ...] = ()
    text: str = ""


@dataclass(frozen=True)
class Form:
    """`about` says to officers when to use it."""

    key: str
    title: str
    about: str
    intro: str
    parts: tuple[Part, ...]
    purpose: str = "survey"
    rule: str = "share"
    level: int = 4
    base: str = "respondents"
    target: int = 80
    kiosk: bool = False


def rated(text: str, *, faces: bool = False, required: bool = True) -> Ask:
    """A question of satisfaction on five steps."""
    kind = "faces" if faces else "scale"
    return Ask(text, kind=kind, counts=True, required=required, low="น้อยที่สุด", high="มากที่สุด")


def table(text: str, *lines: str, low: str = "น้อยที่สุด", high: str = "มากที่สุด") -> Ask:
    """Several things rated on the same five steps."""
    return Ask(text, kind="matrix", counts=True, lines=lines, low=low, high=high)


def words(text: str, hint: str = "ไม่ต้องใส่ชื่อหรือสิ่งที่บอกว่าท่านเป็นใคร") -> Ask:
    """A box to write in, which may be left empty."""
    return Ask(text, kind="text", required=False, hint=hint)


def quiz(text: str, *choices: str, right: int) -> Ask:
    """One choice is right."""
    return Ask(text, kind="choice", choices=choices, right=(right,), required=False)


def true_or_not(text: str, answer: bool) -> Ask:
    return Ask(text, kind="yes_no", key_yes=answer, required=False, low="ไม่ใช่", high="ใช่")
