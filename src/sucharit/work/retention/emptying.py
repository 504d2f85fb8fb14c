"""What tells of people goes: columns, rows under them, versions, evidence that nothing else uses, files of imports.

In statements over many rows where the database can; never through `save()`, whose rules ask for what is gone. Called
inside the transaction of the verb: a run that is cut off has done nothing.
"""

import hashlib
import hmac
import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import CharField, F, Model, QuerySet, Value
from django.db.models.functions import Cast, Concat

from sucharit.base.audit.actions import subject_key
from sucharit.base.files.actions import discard
from sucharit.base.files.models import StoredFile
from sucharit.base.history.models import Version
from sucharit.base.search.actions import drop
from sucharit.work.evidence.finding import KIND as EVIDENCE
from sucharit.work.evidence.models import Evidence, EvidenceUse
from sucharit.work.evidence.needed import shown_elsewhere
from sucharit.work.retention.series import OfRegister, OfSurveys, Series
from sucharit.work.shelf.declaring import Beside, Child, Fate, Register
from sucharit.work.shelf.ending import COVER, emptied_value, fate_of
from sucharit.work.shelf.finding import make_many_findable
from sucharit.work.shelf.models import Emptied, ImportBatch
from sucharit.work.surveys.models import Comment, Invitation, Waiting

AT_ONCE = 500
Rows = Sequence[Any]


@dataclass
class Removed:
    """How much went beside the rows' own columns. `rows`: of which the record may say something in words; `named`: what
    it may call by a name that tells of people (files, pieces of evidence, rows under the entries)."""

    versions: int = 0
    parts: int = 0
    files: int = 0
    rows: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    def __add__(self, other: "Removed") -> "Removed":
        return Removed(
            self.versions + other.versions, self.parts + other.parts, self.files + other.files,
            (*self.rows, *other.rows), (*self.named, *other.named),
        )  # fmt: skip


def forget_freed_pages() -> None:
    """On SQLite what is freed is overwritten; PostgreSQL gives it back with its own vacuum."""
    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA secure_delete=ON")


def empty(series: Series, rows: Rows, certificate: str) -> Removed:
    """Empties locked rows. `certificate` stands in the words that keep the same apart."""
    if isinstance(series, OfSurveys):
        return _empty_surveys(rows)
    assert isinstance(series, OfRegister)  # noqa: S101 - there are two
    return _empty_entries(series.register, rows, certificate)


def marks(series: Series, rows: Rows, salt: str) -> dict[int, str]:
    """Row > a mark of everything that would go and of its state: another mark says that somebody changed it since."""
    told = {row.pk: hmac.new(salt.encode(), _edition(row).encode(), hashlib.sha256) for row in rows}
    for pk, *values in _facts(series, rows):
        told[pk].update(json.dumps([str(value) for value in values]).encode())
    return {pk: mark.hexdigest() for pk, mark in told.items()}


def digest_of(told: object) -> str:
    """SHA-256 of what can be told as JSON."""
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _facts(series: Series, rows: Rows) -> Iterator[tuple[Any, ...]]:
    """The row's number, then values; in an order that is the same each time."""
    if not isinstance(series, OfRegister):
        yield from (
            Comment.objects.filter(survey__in=[row.pk for row in rows]).order_by("pk").values_list("survey", "text")
        )
        return
    names = list(_columns(series.register))
    yield from ((row.pk, *(getattr(row, name) for name in names)) for row in rows)
    for child in series.register.ending.children:
        fields = [*child.personal, *child.apart, *child.own]
        for some in _under(child, rows):
            yield from some.order_by("pk").values_list(child.path, *fields).iterator(chunk_size=2_000)


def _edition(row: Any) -> str:
    return f"{row.edition} {row.withdrawn_at}" if hasattr(row, "withdrawn_at") else f"{row.edition} {row.state}"


def _columns(register: Register) -> dict[str, Fate]:
    """The columns that go, and how."""
    fates = {one.field: register.fate(one) for one in register.columns}
    return {name: fate for name, fate in fates.items() if fate is not Fate.STAYS}


def _empty_entries(register: Register, rows: Rows, certificate: str) -> Removed:
    fates, model = _columns(register), register.model
    pieces = [model._base_manager.filter(pk__in=some) for some in _numbers(rows)]
    words = _emptied(model, fates, pieces, certificate)
    for some in pieces:
        some.exclude(withdrawn_reason="").update(withdrawn_reason=COVER)
        some.update(edition=F("edition") + 1)
    removed = Removed(versions=_versions(model, rows, fates | {"withdrawn": Fate.COVERED}, words))
    for child in register.ending.children:
        removed += _children(child, rows, certificate)
    for beside in register.ending.beside:
        removed += _beside(beside, rows, words)
    removed += _evidence(model, rows)
    removed += Removed(rows=tuple(map(subject_key, rows)))
    for some in pieces:
        standing = some.filter(withdrawn_at=None).select_related("organization")
        make_many_findable(register, standing, rows[0].organization)
    return removed


def _numbers(rows: Rows) -> Iterator[list[int]]:
    for at in range(0, len(rows), AT_ONCE):
        yield [row.pk for row in rows[at : at + AT_ONCE]]


Words = dict[str, dict[str, str]]  # field > what stood there > what stands there now
Pieces = Sequence["QuerySet[Any]"]


def _emptied(model: type[Model], fates: Mapping[str, Fate], pieces: Pieces, certificate: str) -> Words:
    """Empties these fields of rows; the words that keep the same apart are told, for the versions."""
    words: Words = {}
    for name, fate in fates.items():
        if fate is Fate.APART:
            words[name] = _kept_apart(model, name, pieces, certificate)
            continue
        field: Any = model._meta.get_field(name)
        for some in pieces:
            _changed(some, field, fate)
    return words


def _changed(some: "QuerySet[Any]", field: Any, fate: Fate) -> None:
    """What was empty stays empty: that nothing was said is a figure."""
    value: Any = emptied_value(field) if fate is Fate.EMPTIED else COVER[: field.max_length]
    if fate is Fate.OWN:
        value = Concat(Value("-"), Cast("pk", CharField(max_length=20)), output_field=CharField())
    if fate is not Fate.EMPTIED:
        some = some.exclude(**{field.name: ""})
    some.update(**{field.name: value})


def _kept_apart(model: type[Model], name: str, pieces: Pieces, certificate: str) -> dict[str, str]:
    """The same name becomes the same number, in an order that tells nothing; another list has other numbers."""
    rows = [row for some in pieces for row in some.exclude(**{name: ""}).only("pk", name)]
    values = list({getattr(row, name) for row in rows})
    random.SystemRandom().shuffle(values)
    words = {value: f"รายที่ {place} ({certificate})" for place, value in enumerate(values, 1)}
    for row in rows:
        setattr(row, name, words[getattr(row, name)])
    model._base_manager.bulk_update(rows, [name], batch_size=AT_ONCE)
    return words


def _versions(model: type[Model], rows: Rows, fates: Mapping[str, Fate], words: Words) -> int:
    """The same in what the history keeps, for every version; how many."""
    count = 0
    for numbers in _numbers(rows):
        found = list(Version.objects.filter(subject__in=[f"{model._meta.label_lower}:{pk}" for pk in numbers]))
        for version in found:
            version.snapshot = {name: _then(value, name, fates, words) for name, value in version.snapshot.items()}
        Version.objects.bulk_update(found, ["snapshot"], batch_size=AT_ONCE)
        count += len(found)
    return count


def _then(value: Any, name: str, fates: Mapping[str, Fate], words: Words) -> Any:
    if name not in fates or value in (None, ""):
        return value
    if fates[name] is Fate.EMPTIED:
        return None if not isinstance(value, str) else ""
    return words.get(name, {}).get(value, COVER)


def _under(child: Child, rows: Rows) -> list["QuerySet[Any]"]:
    model: Any = apps.get_model(child.model)
    return [model._base_manager.filter(**{f"{child.path}__in": some}) for some in _numbers(rows)]


def _children(child: Child, rows: Rows, certificate: str) -> Removed:
    """Rows under these entries, all of them together: who stands in two of them stays one."""
    pieces, model = _under(child, rows), apps.get_model(child.model)
    named = tuple(f"{model._meta.label_lower}:{pk}" for some in pieces for pk in some.values_list("pk", flat=True))
    if child.goes:
        return _gone([one for some in pieces for one in some], child) + Removed(named=named)
    fates = dict.fromkeys(child.apart, Fate.APART) | dict.fromkeys(child.own, Fate.OWN)
    fates |= {name: fate_of(model._meta.get_field(name)) for name in child.personal}
    if not fates:
        return Removed()
    _emptied(model, fates, pieces, certificate)
    return Removed(parts=len(named), named=named)


def _beside(beside: Beside, rows: Rows, words: Words) -> Removed:
    """Rows of the same years follow the names that became numbers, in their history too."""
    model: Any = apps.get_model(beside.model)
    names, years = [*beside.follow, *beside.words], {row.fiscal_year for row in rows}
    found = list(model._base_manager.filter(organization=rows[0].organization, fiscal_year__in=years))
    changed = [row for row in found if _follows(row, names, beside, words)]
    model._base_manager.bulk_update(changed, [*names, "edition"], batch_size=AT_ONCE)
    versions = list(Version.objects.filter(subject__in=[f"{model._meta.label_lower}:{row.pk}" for row in found]))
    for version in versions:
        version.snapshot |= {
            name: _followed(version.snapshot[name], model._meta.get_field(name), beside, words)
            for name in names if name in version.snapshot
        }  # fmt: skip
    Version.objects.bulk_update(versions, ["snapshot"], batch_size=AT_ONCE)
    return Removed(parts=len(changed), versions=len(versions) if changed else 0)


def _follows(row: Any, names: Sequence[str], beside: Beside, words: Words) -> bool:
    """Did it speak of one of them? Changed, not saved."""
    now = {name: _followed(getattr(row, name), row._meta.get_field(name), beside, words) for name in names}
    if all(getattr(row, name) == value for name, value in now.items()):
        return False
    for name, value in {**now, "edition": row.edition + 1}.items():
        setattr(row, name, value)
    return True


def _followed(value: Any, field: Any, beside: Beside, words: Words) -> Any:
    column = beside.follow.get(field.name)
    if column is not None:
        told = {before[: field.max_length]: now for before, now in words.get(column, {}).items()}
        return told.get(value, value)
    every = {before: now for said in words.values() for before, now in said.items()}
    for before in sorted(every, key=len, reverse=True):  # a name within a longer one goes with the longer
        value = value.replace(before, every[before])
    return value


def _gone(found: Rows, child: Child) -> Removed:
    files = [getattr(one, name) for one in found for name in child.files]
    for one in found:
        one.delete()
    return Removed(parts=len(found)) + _discarded(files)


def _discarded(files: Iterable[StoredFile | None]) -> Removed:
    once = {subject_key(one): one for one in files if one is not None}
    gone = tuple(key for key, one in once.items() if discard(one))
    return Removed(files=len(gone), named=gone)


def _evidence(model: type[Model], rows: Rows) -> Removed:
    """The use of evidence ends; a piece that nothing else uses goes with its files and its history."""
    pieces: set[int] = set()
    for numbers in _numbers(rows):
        uses = EvidenceUse.objects.filter(subject__in=[f"{model._meta.label_lower}:{pk}" for pk in numbers])
        pieces |= set(uses.values_list("evidence", flat=True))
        uses.delete()
    pieces -= shown_elsewhere(pieces)
    alone = Evidence.objects.filter(pk__in=pieces, uses=None).select_related("file", "thumbnail", "organization")
    return sum(map(_piece_gone, alone), Removed())


def _piece_gone(one: Evidence) -> Removed:
    files, named = [one.file, one.thumbnail], (subject_key(one),)
    Version.objects.filter(subject=f"{one._meta.label_lower}:{one.pk}").delete()
    drop(kind=EVIDENCE, key=str(one.pk), organization=one.organization)
    one.delete()
    return _discarded(files) + Removed(named=named)


def empty_batches(register: Register, organization: Any, last_year: int) -> Removed:
    """Files that brought entries, and what was looked at of them, go when the last of their entries is emptied; how
    many files."""
    gone = Emptied.objects.filter(organization=organization, register=register.key).values("entry")
    still = register.model._base_manager.filter(organization=organization, batch__isnull=False).exclude(pk__in=gone)
    busy = (ImportBatch.State.READING, ImportBatch.State.TAKING)
    batches = ImportBatch.objects.filter(
        organization=organization, register=register.key, fiscal_year__lte=last_year, file__isnull=False
    ).exclude(state__in=busy).exclude(pk__in=still.values("batch"))  # fmt: skip
    files, told = [], []
    for batch in batches.select_related("file"):
        told.append(subject_key(batch))
        files.append(batch.file)
        batch.file, batch.report = None, {}
        batch.undone_reason = COVER if batch.undone_reason else ""
        if batch.state in (ImportBatch.State.CHECKED, ImportBatch.State.REFUSED):
            batch.state = ImportBatch.State.DROPPED
        batch.save(update_fields=["file", "report", "undone_reason", "state"])
    return _discarded(files) + Removed(rows=tuple(told))


def _empty_surveys(rows: Rows) -> Removed:
    """What people wrote goes; how often they wrote stays. Slips that nobody used are worth nothing any more."""
    numbers = [row.pk for row in rows]
    comments = Comment.objects.filter(survey__in=numbers)
    parts = comments.exclude(text=COVER).update(text=COVER, covered=True)
    parts += Invitation.objects.filter(survey__in=numbers).delete()[0]
    parts += Waiting.objects.filter(survey__in=numbers).delete()[0]
    return Removed(parts=parts)
