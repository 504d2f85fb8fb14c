"""Where the value of a promise comes from. Later rooms add kinds by registering.

A page asks all bindings of a kind at once, so that a year of sixty initiatives is judged with few queries.
"""

import datetime
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol, runtime_checkable

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.work.indicators.models import Binding, JudgementRecord, Observation
from sucharit.work.years.models import YearPlan


@dataclass(frozen=True)
class Observed:
    """A value as a source found it. `why_not` says in Thai why there is none; `growing`: it only rises in a year."""

    value: Decimal | bool | str | None = None
    of: Decimal | None = None
    part: Decimal | None = None  # so many of `of`, where the value is their share
    as_of: datetime.date | None = None
    why_not: str = ""
    observation: Observation | None = None
    growing: bool = False
    pieces: int = 0  # how many pieces of evidence or rows stand behind it
    detail: str = ""
    evidence: Sequence[object] = field(default_factory=tuple)


class Source(Protocol):
    """A kind of source: one binding at a time."""

    def observe(self, binding: Binding, year_plan: YearPlan) -> Observed: ...


@runtime_checkable
class ManyAtOnce(Protocol):
    """A source that answers for a whole year in a fixed number of queries; a binding that it leaves out is entered.
    `until`: only what was so on that day; None is now."""

    def observe_all(
        self, bindings: Sequence[Binding], year_plan: YearPlan, until: datetime.date | None = None
    ) -> Mapping[int, Observed]: ...


@runtime_checkable
class KnowsEarlier(Protocol):
    """A source that can say what it counted in an earlier year, for promises that compare with one."""

    def earlier(self, wanted: Sequence[tuple[Binding, int]], year_plan: YearPlan) -> Mapping[int, "Earlier"]:
        """Number of a binding > what was counted in the year beside it; left out where that is not known."""
        ...


@dataclass(frozen=True)
class Earlier:
    """A value of another year, and where it is from."""

    value: Decimal
    words: str


@dataclass(frozen=True)
class Kind:
    """A kind as the registry knows it; `entered` says that officers write its values."""

    key: str
    label: str | Promise
    source: Source
    hint: str | Promise = ""
    entered: bool = False


_KINDS: dict[str, Kind] = {}


def register(
    key: str, label: str | Promise, source: Source, *, hint: str | Promise = "", entered: bool = False
) -> Kind:  # fmt: skip
    """Makes a kind known; the last word on a key counts, so that a live room replaces what was entered by hand."""
    _KINDS[key] = Kind(key, label, source, hint, entered)
    return _KINDS[key]


def kinds() -> list[Kind]:
    """All kinds in the order in which they came."""
    return list(_KINDS.values())


def kind_of(key: str) -> Kind:
    """One kind; a key that nobody knows any more is entered by hand."""
    return _KINDS.get(key) or _KINDS["manual"]


def observe_all(
    bindings: Iterable[Binding], year_plan: YearPlan, until: datetime.date | None = None
) -> dict[int, Observed]:
    """Number of a binding > what its source says now, or said on `until`. Kinds that share a source are asked together;
    what a source says nothing of is what officers entered."""
    wanted = list(bindings)
    grouped: dict[int, list[Binding]] = {}
    for one in wanted:
        grouped.setdefault(id(kind_of(one.source).source), []).append(one)
    told: dict[int, Observed] = {}
    with _entered_known(wanted, until):
        for mine in grouped.values():
            source = kind_of(mine[0].source).source
            if isinstance(source, ManyAtOnce):
                told.update(source.observe_all(mine, year_plan, until))
            elif until is not None:
                told.update(known_then(mine, until))
            else:
                told.update({one.pk: source.observe(one, year_plan) for one in mine})
        return told | ENTERED.observe_all([one for one in wanted if one.pk not in told], year_plan, until)


@contextmanager
def _entered_known(bindings: Sequence[Binding], until: datetime.date | None) -> Iterator[None]:
    """While sources are asked, each binding knows its last entered value: however many of them fall back on what
    officers entered, it is read once."""
    last = _last_entered(bindings, until)
    for one in bindings:
        one.last_entered = [last[one.pk]] if one.pk in last else []
    try:
        yield
    finally:
        for one in bindings:
            del one.last_entered


def known_then(bindings: Sequence[Binding], until: datetime.date) -> dict[int, Observed]:
    """What the house knew at the end of that day, from the history of judgements: for sources that count no days."""
    after = datetime.datetime.combine(
        until + datetime.timedelta(days=1), datetime.time(), timezone.get_current_timezone()
    )
    rows = JudgementRecord.objects.filter(binding__in=[one.pk for one in bindings], at__lt=after)
    last = {row.binding_id: row for row in rows.select_related("observation").order_by("at", "pk")}
    return {one.pk: _remembered(last.get(one.pk)) for one in bindings}


def _remembered(row: JudgementRecord | None) -> Observed:
    if row is None or not row.value:
        return Observed(why_not=_("ในวันนั้นยังไม่มีผลที่บันทึก"))
    words: bool | str = {"True": True, "False": False}.get(row.value, row.value)
    value = row.number if row.number is not None else words
    return Observed(value, of=row.of, as_of=row.as_of, observation=row.observation)


def _last_entered(bindings: Sequence[Binding], until: datetime.date | None) -> dict[int, Observation]:
    """The last observation that stands (of a day not after `until`), by binding."""
    rows = Observation.objects.filter(binding__in=[one.pk for one in bindings], corrected_by=None)
    rows = rows.filter(as_of__lte=until) if until is not None else rows
    return {row.binding_id: row for row in rows.order_by("as_of", "pk")} if bindings else {}


class YearAtOnce(ABC):
    """A source that counts a whole year: one binding is a list of one."""

    def observe(self, binding: Binding, year_plan: YearPlan) -> Observed:
        return self.observe_all([binding], year_plan)[binding.pk]

    @abstractmethod
    def observe_all(
        self, bindings: Sequence[Binding], year_plan: YearPlan, until: datetime.date | None = None
    ) -> Mapping[int, Observed]:
        """As ManyAtOnce."""


class Entered(YearAtOnce):
    """The last observation that stands: what officers write, with its evidence."""

    def observe_all(
        self, bindings: Sequence[Binding], _year_plan: YearPlan, until: datetime.date | None = None
    ) -> dict[int, Observed]:
        last = _last_entered([one for one in bindings if not hasattr(one, "last_entered")], until)
        known = {one.pk: row for one in bindings for row in getattr(one, "last_entered", ())}
        return {one.pk: self._told(one, known.get(one.pk) or last.get(one.pk)) for one in bindings}

    def _told(self, binding: Binding, row: Observation | None) -> Observed:
        if row is None:
            return Observed(why_not=_("ยังไม่มีผลที่บันทึก"))
        value: Decimal | str | None = row.percent if row.percent is not None else row.value
        counted = binding.source in ("complaints", "corruption_cases")
        return Observed(
            value=row.word or value, of=row.of, as_of=row.as_of, observation=row, growing=counted, detail=row.note
        )


ENTERED = Entered()
#: what officers enter, by kind: its name and what to write
_BY_HAND: tuple[tuple[str, Promise, Promise], ...] = (
    ("manual", gettext_lazy("บันทึกเองพร้อมหลักฐาน"), gettext_lazy("ผู้รับผิดชอบกรอกค่าและแนบหลักฐาน")),
    (
        "document", gettext_lazy("มีเอกสารหรือสิ่งที่กำหนด"),
        gettext_lazy("บันทึกจำนวนฉบับ หรือ 1 เมื่อมีแล้ว และแนบไฟล์หรือที่อยู่เว็บ"),
    ),
    (
        "survey", gettext_lazy("ผลแบบสำรวจหรือแบบประเมิน"),
        gettext_lazy("บันทึกจำนวนผู้ที่ผ่านเกณฑ์และจำนวนผู้ตอบทั้งหมด"),
    ),
    ("test", gettext_lazy("ผลแบบทดสอบ"), gettext_lazy("บันทึกจำนวนผู้สอบผ่านและจำนวนผู้เข้าสอบทั้งหมด")),
    (
        "complaints", gettext_lazy("จำนวนเรื่องร้องเรียน เทียบปีฐาน"),
        gettext_lazy("นับเรื่องตามประเภทที่ตัวชี้วัดกล่าวถึงตลอดปี และบันทึกค่าปีฐาน"),
    ),
    (
        "corruption_cases", gettext_lazy("จำนวนคดีหรือเรื่องทุจริต เทียบปีฐาน"),
        gettext_lazy("นับคดีหรือเรื่องร้องเรียนการทุจริตตลอดปี และบันทึกค่าปีฐาน"),
    ),
    ("ita", gettext_lazy("คะแนน ITA"), gettext_lazy("คะแนนของปีจากหน้า ITA หรือกรอกเอง")),
)  # fmt: skip
for _key, _label, _hint in _BY_HAND:
    register(_key, _label, ENTERED, entered=True, hint=_hint)
