"""Words of the record that go when the time of keeping of what they are about is over; the deed, who did it and when
stay for ever."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from sucharit.base.audit.models import Entry
from sucharit.base.audit.sealing import LABEL, Word, covered, words

AT_ONCE = 500
One = TypeVar("One")


def words_about(chain: str, subjects: Iterable[str], *, labels: bool = False) -> list[Word]:
    """What the record says in words of these subjects ("conduct.gift:12"), as far as it has not gone yet. `labels`:
    also how it calls them, where that may name people (a file by its name)."""
    told: list[Word] = []
    for some in _in_pieces(sorted(set(subjects))):
        for entry in Entry.objects.filter(chain=chain, subject__in=some).order_by("number"):
            keys = [key for key in words(entry.label, entry.facts) if key not in entry.seals]
            told += [(entry.number, key) for key in keys if labels or key != LABEL]
    return told


def forget(chain: str, went: Sequence[Word], *, by: Entry) -> None:
    """Takes the words away. `by` is the entry whose facts hold `sealing.proof(went)`; the same transaction wrote it."""
    keys: dict[int, list[str]] = {}
    for number, key in went:
        keys.setdefault(number, []).append(key)
    for some in _in_pieces(sorted(keys)):
        rows = [covered(one, keys[one.number], by.number) for one in Entry.objects.filter(chain=chain, number__in=some)]
        Entry.objects.bulk_update(rows, ["label", "facts", "salts", "seals"], batch_size=AT_ONCE)


def _in_pieces(many: Sequence[One]) -> Iterable[Sequence[One]]:
    return (many[at : at + AT_ONCE] for at in range(0, len(many), AT_ONCE))
