"""The kinds of things that go up the line. A room declares its own beside its actions, as it declares its verbs."""

from dataclasses import dataclass

from django.utils.functional import Promise

from sucharit.base.people.roles import Can


@dataclass(frozen=True)
class Kind:
    """`key` is the label of the row's model ("plans.plan"); `sees` is what one must be able to do to see them all."""

    key: str
    label: str | Promise
    sees: Can


_KINDS: dict[str, Kind] = {}


def declare_kind(key: str, label: str | Promise, *, sees: Can) -> Kind:
    """Makes a kind known: routes can be set for it, and its approvals appear in the inbox."""
    _KINDS[key] = Kind(key, label, sees)
    return _KINDS[key]


def kinds() -> tuple[Kind, ...]:
    return tuple(_KINDS.values())


def kind_of(subject: str) -> Kind | None:
    """The kind of "plans.plan:12"."""
    return _KINDS.get(subject.partition(":")[0])
