"""The kinds of rows that evidence is used for. A room declares its own beside its actions, as it declares its verbs,
so that this room can say in words where a photo is used, and lead there, without knowing the room."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import NoReverseMatch
from django.utils.functional import Promise

Address = Callable[[str, int], str]


@dataclass(frozen=True)
class Subject:
    """`key` is the label of the row's model ("progress.activity"); `address` takes organization code and row number."""

    key: str
    label: str | Promise
    address: Address | None = None


_SUBJECTS: dict[str, Subject] = {}


def declare_subject(key: str, label: str | Promise, address: Address | None = None) -> Subject:
    """Makes a kind of row known: `declare_subject("progress.activity", _("กิจกรรม"), lambda code, pk: reverse(...))`."""
    _SUBJECTS[key] = Subject(key, label, address)
    return _SUBJECTS[key]


def subject_label(subject: str) -> str:
    """What "progress.activity:5" is called; "" where its room declared nothing."""
    found = _SUBJECTS.get(subject.partition(":")[0])
    return str(found.label) if found else ""


def subject_address(subject: str, code: str) -> str:
    """Where the row is looked at; "" where that is not known."""
    key, _, number = subject.partition(":")
    found = _SUBJECTS.get(key)
    if found is None or found.address is None or not number.isdecimal():
        return ""
    try:
        return found.address(code, int(number))
    except NoReverseMatch:
        return ""
