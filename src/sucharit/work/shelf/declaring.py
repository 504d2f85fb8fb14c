"""What a register says of itself: its columns with their personal data, its verbs, its counts, its duties, its public
face.

A declaration holds no behaviour of its own: pages, books, imports and figures read it. What differs between registers
is a function that the declaration names (a verb of the room, a count, a rule of redaction).
"""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Field, Q, QuerySet, TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.base.people.models import User
from sucharit.base.people.roles import Can
from sucharit.work.obligations.models import Rule
from sucharit.work.shelf.ending import Beside, Child, Ending, Fate, fate_of
from sucharit.work.shelf.models import Entry

__all__ = [
    "Area", "Beside", "Carry", "Child", "Column", "Count", "Duty", "Ending", "Fate", "Figure", "Measure", "Part",
    "Personal", "Register", "Retention", "Seen", "Share", "Term", "Verb", "Words",
]  # fmt: skip

Words = str | Promise
Row = Any  # an Entry of the register's own model: its room knows which


class Area(TextChoices):
    """The shelves on which the front page puts registers."""

    CONDUCT = "conduct", _("ความประพฤติและผลประโยชน์")
    PEOPLE = "people", _("บุคลากร")
    SERVICE = "service", _("การบริการ")
    MONEY = "money", _("งบประมาณและพัสดุ")
    PARTICIPATION = "participation", _("การมีส่วนร่วม")
    INSPECTION = "inspection", _("การตรวจสอบและควบคุมภายใน")


#: the ITA indicator under which the yearly integrity report tells the registers of an area, where they say no other
TOLD_UNDER: Mapping[Area, tuple[int, ...]] = {
    Area.CONDUCT: (10,), Area.PEOPLE: (3,), Area.SERVICE: (1,), Area.MONEY: (2,), Area.PARTICIPATION: (8,),
    Area.INSPECTION: (5,),
}  # fmt: skip


class Personal(TextChoices):
    """What a field tells of people; every column says which."""

    NONE = "none", _("ไม่ใช่ข้อมูลส่วนบุคคล")
    DUTY = "duty", _("ชื่อเจ้าหน้าที่ในการปฏิบัติหน้าที่")
    PERSON = "person", _("ข้อมูลส่วนบุคคลของบุคคลอื่น")
    SENSITIVE = "sensitive", _("ข้อมูลส่วนบุคคลอ่อนไหวหรือเรื่องส่วนตัว")


class Seen(TextChoices):
    """What the public page shows of a column."""

    OPEN = "open", _("เปิดเผย")
    REDACTED = "redacted", _("เปิดเผยโดยปกปิด")
    HIDDEN = "hidden", _("ไม่เปิดเผย")


@dataclass(frozen=True)
class Column:
    """A field of the model as people read it. `width` is its share of the paper; `written`: the form asks for it (what
    a verb sets is not written); `imported`: a spreadsheet may bring it; `also`: other headings that spreadsheets use;
    `redact` makes the public word of a REDACTED column; `total`: its sum stands under the list; `shown`: it stands on
    the sheet (not so what only the room itself reads); `said` makes its word, where that is not the usual one of its
    kind (a month that is kept as its first day)."""

    field: str
    personal: Personal
    width: float = 3.0
    label: Words = ""
    total: bool = False
    seen: Seen = Seen.HIDDEN
    redact: Callable[[Row], str] | None = None
    listed: bool = True
    printed: bool = True
    written: bool = True
    imported: bool = True
    shown: bool = True
    also: tuple[str, ...] = ()
    help: Words = ""
    said: Callable[[Any], str] | None = None


@dataclass(frozen=True)
class Verb:
    """What can be done with one entry beside writing it. `act(entry, by=officer, **form.said)` is the room's own
    action; it records `word`. `form` takes `entry=` and `officer=` (shelf.forms.VerbForm); with `evidence` the form
    takes files and the action takes `evidence=[...]`. `asks`: the columns that must be told, where that is all that
    the form asks: it is made of them. `states`: from which (none named: from all); `when` narrows further."""

    key: str
    label: Words
    act: Callable[..., Any]
    word: str
    form: type[Any] | None = None
    capability: Can = Can.KEEP_REGISTERS
    states: tuple[str, ...] = ()
    when: Callable[[Row, Officer], bool] | None = None
    confirm: Words = ""
    danger: bool = False
    evidence: bool = False
    asks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Share:
    """What a measure found: `part` of `whole` (None: a plain number), and what was counted, in words."""

    part: Decimal | int
    whole: Decimal | int | None = None
    words: str = ""

    @property
    def percent(self) -> Decimal | None:
        """Of a hundred, to two places; None where there is no whole, or an empty one."""
        return round(Decimal(self.part) * 100 / Decimal(self.whole), 2) if self.whole else None


@dataclass(frozen=True)
class Asked:
    """The same before it is counted: rows, of other rows or of a known number (None: a plain number). A known number is
    never less than the part (of staff: more may have signed than are counted), and nothing where both are 0. What many
    measures ask is counted in one query. `each`: how many different values of that field, not how many rows."""

    part: "QuerySet[Any]"
    whole: "QuerySet[Any] | int | None" = None
    words: str = ""
    each: str = "pk"


@dataclass(frozen=True)
class Measure:
    """A figure that indicators may be bound to. `of` says in words what it is a share of ("ของบุคลากรทั้งหมด"). What it
    counts is either a function of the room (best one that only asks: Asked), or entries of the year: those that are
    `part` of those that are `whole` (None: a plain number)."""

    key: str
    label: Words
    count: Callable[[Organization, int], Share | Asked] | None = None
    of: Words = ""
    part: Q = Q()  # noqa: RUF009 - a Q is never changed
    whole: Q | None = None


@dataclass(frozen=True)
class Count:
    """A statistic by the values of one field: how many of each."""

    field: str
    label: Words = ""


@dataclass(frozen=True)
class Figure:
    """A statistic of the room's own: lines of (what, how many)."""

    label: Words
    lines: Callable[[Organization, int], Sequence[tuple[str, Decimal | int]]]


@dataclass(frozen=True)
class Duty:
    """What the register owes again and again: becomes a rule of the calendar of obligations."""

    key: str
    title: Words
    cadence: Rule.Often
    days: int
    why: Words
    each: str = ""
    unsure: bool = True


@dataclass(frozen=True)
class Term:
    """A clock of each entry: due on a day (None: not running), done on a day (None: not yet); `who`: whose duty it is
    where that is one person. Stands in the calendar of obligations and on the desk of the entry's unit. `doer`: the
    number of the user who did it, by default who recorded the entry."""

    key: str
    title: Words
    due: Callable[[Row], datetime.date | None]
    done: Callable[[Row], datetime.date | None]
    who: Callable[[Row], User | None] = lambda _row: None
    doer: Callable[[Row], int | None] = lambda row: row.recorded_by_id


@dataclass(frozen=True)
class Trader:
    """Who offered or sold in an entry. `key` is the same for every spelling of the name (core: vendor_key)."""

    name: str
    key: str
    chosen: bool


@dataclass(frozen=True)
class Bought:
    """Something that is to be bought, or was, for rooms that look at purchases by their size."""

    title: str
    amount: Decimal
    unit_id: int | None


@dataclass(frozen=True)
class Carry:
    """Which entries of a year go on in the next, and what differs in the new one (`change(entry, year)` gives
    fields). `then(old, new, by)`: what else comes along (child rows), once the new one stands."""

    words: Words
    which: Q
    change: Callable[[Row, int], Mapping[str, Any]] = lambda _row, _year: {}
    then: Callable[[Row, Row, Officer], None] = lambda _old, _new, _by: None


@dataclass(frozen=True)
class Retention:
    """How many years an entry is kept after its fiscal year, and by which rule."""

    years: int
    basis: Words


@dataclass(frozen=True)
class Part:
    """A piece of the sheet of the room's own: a template, and its context for (entry, officer)."""

    template: str
    context: Callable[[Row, Officer], Mapping[str, Any]]


@dataclass(frozen=True)
class Register:
    """A register. `key` stands in addresses and never changes. `promises`: rows of the inventory of systems (M29).
    `dated_by`: the field whose day decides the fiscal year; without one the form asks for the year. `coming`: that day
    may lie ahead. `same_by`: fields by which a second entry is the same as the first. `public`: which entries the
    public may see once the office has opened the register (None: never). `themes`: items of the disclosure list
    (reference/oit) that the open register answers. `ita`: the indicators of the assessment under which the yearly
    integrity report tells of it (none named: those of its area). `grounds`: what it demands and where that was read
    (reference/grounds). `keeps(officer, entry)`: who may write beside those of the entry's
    unit and those who write in all (None for a new entry). `see`: what one must be able to do to read it.
    `check(entry, by)` raises ValidationError. `closed`: states from which on nobody amends what was written (it may be
    withdrawn); `closed_words` says what to do instead where that is not to withdraw it and write it anew. `pages`:
    further pages of the room, (label, address name); `open_pages`: its further public ones.
    `reads(content, name, fiscal_year)`: the room reads spreadsheets in its own way and gives importing.Given.
    `private(officer, entry)`: who reads SENSITIVE columns, where that is not who keeps the entry or decides on it.
    `traders(entry)`: who offered or sold in it, for rooms that check them (see shelf/tied.py); `buys(organization,
    fiscal_year, amount)`: what of that year costs as much or more.
    `about(officer, entry)`: the entry is about this officer, who therefore neither writes it, decides on it nor reads
    its private matters. `files`: evidence, which everybody in the house may see, can be put to its entries. `ending`:
    what goes of an entry when its time of keeping is over."""

    key: str
    name: Words
    area: Area
    promises: tuple[str, ...]
    purpose: Words
    model: type[Entry]
    columns: tuple[Column, ...]
    retention: Retention
    chapter: str
    ending: Ending = field(default_factory=Ending)
    one: Words = ""
    dated_by: str = ""
    coming: bool = False
    filters: tuple[str, ...] = ()
    searched: tuple[str, ...] = ()
    tones: Mapping[str, str] = field(default_factory=dict)
    closed: tuple[str, ...] = ()
    closed_words: Words = ""
    verbs: tuple[Verb, ...] = ()
    counts: tuple[Count, ...] = ()
    figures: tuple[Figure, ...] = ()
    measures: tuple[Measure, ...] = ()
    duties: tuple[Duty, ...] = ()
    terms: tuple[Term, ...] = ()
    themes: tuple[str, ...] = ()
    ita: tuple[int, ...] = ()
    grounds: tuple[str, ...] = ()
    carry: Carry | None = None
    same_by: tuple[str, ...] = ()
    public: Q | None = None
    see: Can = Can.SEE_REGISTERS
    keeps: Callable[[Officer, Row | None], bool] | None = None
    check: Callable[[Row, Officer], None] | None = None
    pages: tuple[tuple[Words, str], ...] = ()
    parts: tuple[Part, ...] = ()
    imports: bool = True
    reads: Callable[[bytes, str, int], Any] | None = None
    #: what changes elsewhere in the room when entries were written or withdrawn, or came or went with a spreadsheet
    follow: Callable[[Sequence[Row], Officer], None] | None = None
    open_pages: tuple[tuple[Words, str], ...] = ()
    private: Callable[[Officer, Row], bool] | None = None
    about: Callable[[Officer, Row], bool] | None = None
    traders: Callable[[Row], Sequence[Trader]] | None = None
    buys: Callable[[Organization, int, Decimal], Sequence[Bought]] | None = None
    files: bool = True

    def __str__(self) -> str:
        return str(self.name)

    @property
    def told_under(self) -> tuple[int, ...]:
        """The ITA indicators under which the yearly integrity report tells of it."""
        return self.ita or TOLD_UNDER[self.area]

    @property
    def entry_word(self) -> str:
        """What one entry is called."""
        return str(self.one or self.name)

    def column(self, name: str) -> Column:
        """KeyError where the register has no such column."""
        return next(one for one in self.columns if one.field == name)

    def field_of(self, column: "Column | str") -> "Field[Any, Any]":
        found: Field[Any, Any] = self.model._meta.get_field(  # type: ignore[assignment]
            column if isinstance(column, str) else column.field
        )
        return found

    def label_of(self, column: Column) -> str:
        return str(column.label or self.field_of(column).verbose_name)

    @property
    def has_states(self) -> bool:
        return any(one.name == "state" for one in self.model._meta.fields)

    @property
    def written(self) -> tuple[Column, ...]:
        return tuple(one for one in self.columns if one.written)

    @property
    def imported(self) -> tuple[Column, ...]:
        return tuple(one for one in self.columns if one.written and one.imported)

    @property
    def listed(self) -> tuple[Column, ...]:
        return tuple(one for one in self.columns if one.listed)

    @property
    def printed(self) -> tuple[Column, ...]:
        return tuple(one for one in self.columns if one.printed)

    @property
    def open_columns(self) -> tuple[Column, ...]:
        return tuple(one for one in self.columns if one.seen != Seen.HIDDEN)

    @property
    def totals(self) -> tuple[Column, ...]:
        return tuple(one for one in self.columns if one.total)

    def fate(self, column: Column) -> Fate:
        """What becomes of the column when the time of keeping is over. ValueError: it should go and cannot."""
        name, kind = column.field, self.field_of(column)
        said = {*self.ending.free, *self.ending.also, *self.ending.apart, *self.ending.own}
        if name in self.ending.stays or (name not in said and not self._goes_by_itself(column)):
            return Fate.STAYS
        return fate_of(kind, apart=name in self.ending.apart, own=name in self.ending.own)

    def _goes_by_itself(self, column: Column) -> bool:
        """What tells of people, and the names of officers that were typed; an account stays with what it did."""
        typed = not self.field_of(column).is_relation
        return column.personal in (Personal.PERSON, Personal.SENSITIVE) or (column.personal == Personal.DUTY and typed)

    def rows(self, organization: Organization) -> "QuerySet[Any]":
        """Every entry of an organization that stands; for counts of the room."""
        return self.model._default_manager.filter(organization=organization, withdrawn_at=None)
