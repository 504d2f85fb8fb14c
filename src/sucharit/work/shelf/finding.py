"""Entries in the search of the organization: by number and by the columns that the register searches."""

from collections.abc import Iterable, Iterator

from sucharit.base.organizations.models import Organization
from sucharit.base.people.roles import Can
from sucharit.base.search.actions import Findable, drop, put_many
from sucharit.work.plans.pages import address
from sucharit.work.shelf.declaring import Register
from sucharit.work.shelf.models import Entry
from sucharit.work.shelf.registry import registers
from sucharit.work.shelf.values import word

KIND = "shelf.entry"


def make_findable(register: Register, row: Entry) -> None:
    """A withdrawn entry is not found, nor one that not every reader of registers may see."""
    if row.withdrawn or register.see != Can.SEE_REGISTERS:
        drop(kind=KIND, key=_key(register, row), organization=row.organization)
        return
    make_many_findable(register, [row], row.organization)


def make_many_findable(register: Register, rows: Iterable[Entry], organization: Organization) -> None:
    if register.see == Can.SEE_REGISTERS:
        put_many(organization, [_told(register, row, organization) for row in rows])


def _told(register: Register, row: Entry, organization: Organization) -> Findable:
    text = "\n".join(filter(None, (word(register, row, name) for name in register.searched if "__" not in name)))
    url = address("register_entry", organization.code, register.key, row.pk)
    return Findable(KIND, _key(register, row), f"{register.entry_word} {row}", text, url)


def _key(register: Register, row: Entry) -> str:
    return f"{register.key}:{row.pk}"


def all_findable(organization: Organization) -> Iterator[Findable]:
    """Every entry that stands, of every register that all readers of registers may see."""
    for register in registers():
        if register.see == Can.SEE_REGISTERS:
            pointers = [one.field for one in register.columns if register.field_of(one).is_relation]
            rows = register.rows(organization).select_related("organization", *pointers).order_by("pk")
            for row in rows.iterator(chunk_size=500):
                yield _told(register, row, organization)
