"""What goes of an entry when its time of keeping is over, what stays for the figures, and which entries are not over.

The class of a column decides: what tells of people goes, and so do the names of officers that were typed. A register
says here only what its columns cannot: words that may name people, rows under the entry, from when time runs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import (
    CharField,
    EmailField,
    FileField,
    ForeignKey,
    JSONField,
    Model,
    Q,
    TextChoices,
    TextField,
    URLField,
)
from django.db.models import Field as ModelField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit import sealing

#: stands where words stood: whoever reads the row knows why there are none
COVER = sealing.COVER


class Fate(TextChoices):
    """What becomes of a field."""

    STAYS = "stays", _("คงไว้")
    COVERED = "covered", _("ลบคำ เหลือข้อความว่าลบแล้ว")
    EMPTIED = "emptied", _("ลบให้ว่าง")
    APART = "apart", _("ลบชื่อ เหลือลำดับที่ไม่บอกว่าใคร")
    OWN = "own", _("ลบ เหลือเครื่องหมายของแถว")


@dataclass(frozen=True)
class Child:
    """Rows of the room's own under an entry, which `path` leads to ("nominee__honour"). Their fields: `personal` go;
    `apart` go, but the same word stays the same (what is counted once, or must differ within the entry); `own` go, each
    row keeps a mark of its own; `plain` tell nothing of people. `goes`: the row itself goes, with its `files`. Every
    text of such a row, and everyone it points to, stands in one of them (tests/house/test_shelf.py)."""

    model: str
    path: str
    personal: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    goes: bool = False


@dataclass(frozen=True)
class Beside:
    """Rows of the room that stand beside the entries of a fiscal year and speak of those whose names go: in fields that
    `follow` a column (they hold its value: field > column), and within `words`. The model has organization, fiscal
    year and an edition."""

    model: str
    follow: Mapping[str, str] = field(default_factory=dict)
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ending:
    """`since`: the day from whose fiscal year time runs, where that is not the entry's own year (an entry without it is
    not over). `running`: entries that are still at work, however old. `free`: columns of words that may name people
    though they were not asked to. `also`: further columns that go (the post of a person, a secret). `apart`, `own`: as
    of a Child. `stays`: PERSON and SENSITIVE columns of figures that stay, and why they tell of nobody any more.
    `beside`: what speaks of the names of columns that are kept apart."""

    since: str = ""
    running: Q | None = None
    free: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    stays: Mapping[str, str | Promise] = field(default_factory=dict)
    children: tuple[Child, ...] = ()
    beside: tuple[Beside, ...] = ()


def fate_of(one: "ModelField[Any, Any]", *, apart: bool = False, own: bool = False) -> Fate:
    """How a field that goes is emptied. ValueError for one that cannot be: it would stay."""
    if apart or own:
        return Fate.APART if apart else Fate.OWN
    if one.null:
        return Fate.EMPTIED
    words = isinstance(one, CharField | TextField) and not one.choices
    if words and not isinstance(one, EmailField | URLField):
        return Fate.COVERED
    if (words or one.choices) and one.blank:
        return Fate.EMPTIED
    raise ValueError(f"{one.model._meta.label}.{one.name} cannot be emptied")


def emptied_value(one: "ModelField[Any, Any]") -> Any:
    """What stands in an emptied field."""
    return None if one.null else ""


def tells_of_people(one: "ModelField[Any, Any]") -> bool:
    """A field of a row that must say what becomes of it: words, files, and whom it points to among people."""
    if isinstance(one, ForeignKey):
        related: type[Model] = one.remote_field.model
        return related._meta.label in ("people.User", "files.StoredFile")
    return isinstance(one, CharField | TextField | JSONField | FileField) and not one.choices
