"""Does the chain hold? Every entry is digested again and compared with what stands there and with the one before."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sucharit.base.audit.actions import digest_of
from sucharit.base.audit.models import ChainHead, Entry
from sucharit.base.audit.sealing import WENT, Word, proof, wrongly_covered

_AT_ONCE = 2000


@dataclass(frozen=True)
class Fault:
    """A place where the chain is broken: which chain, at which number, and what is wrong, in Thai and English."""

    chain: str
    number: int
    thai: str
    english: str


@dataclass(frozen=True)
class Verified:
    """How many entries of a chain were read, its last digest (keep it elsewhere: whoever cuts the end cannot change
    what you wrote down), and the faults."""

    chain: str
    entries: int
    digest: str
    faults: tuple[Fault, ...]


def chains() -> list[str]:
    """Every chain that has a head or an entry: a removed head does not hide its entries."""
    return sorted({*ChainHead.objects.values_list("chain", flat=True), *Entry.objects.values_list("chain", flat=True)})


def verify(chain: str) -> Verified:
    """Reads the whole chain once, oldest first, in bounded memory."""
    faults: list[Fault] = []
    number, digest = 0, ""
    went: dict[int, list[Word]] = defaultdict(list)
    for entry in Entry.objects.filter(chain=chain).order_by("number").iterator(chunk_size=_AT_ONCE):
        faults += _faults(entry, number, digest)
        number, digest = entry.number, entry.digest
        for key, (_seal, by) in entry.seals.items():
            went[by].append((entry.number, key))
    faults += _without_a_word(chain, went)
    faults += _head_faults(chain, number, digest)
    return Verified(chain, number, digest, tuple(faults))


def _faults(entry: Entry, number: int, digest: str) -> Iterator[Fault]:
    if entry.number != number + 1:
        yield Fault(entry.chain, entry.number, f"รายการที่ {number + 1} หายไป", f"entry {number + 1} is missing")
    elif entry.previous != digest:
        yield Fault(entry.chain, entry.number, "ไม่ต่อจากรายการก่อนหน้า", "does not follow the entry before")
    if entry.digest != digest_of(entry) or wrongly_covered(entry):
        yield Fault(entry.chain, entry.number, "เนื้อหาถูกแก้ไขภายหลัง", "was changed after it was written")


def _without_a_word(chain: str, went: Mapping[int, Sequence[Word]]) -> Iterator[Fault]:
    """Words went, and the entry that is said to have taken them tells of others, or of none."""
    told = dict(Entry.objects.filter(chain=chain, number__in=list(went)).values_list("number", "facts"))
    for by, words in sorted(went.items()):
        if told.get(by, {}).get(WENT) != proof(words):
            yield Fault(chain, min(words)[0], "ข้อความถูกปิดโดยไม่มีบันทึกการทำลาย", "words went and no entry says why")


def _head_faults(chain: str, number: int, digest: str) -> Iterator[Fault]:
    head = ChainHead.objects.filter(pk=chain).first()
    if head is None or (head.number, head.digest) != (number, digest):
        yield Fault(chain, number, "ท้ายสายไม่ตรงกับรายการสุดท้าย (อาจถูกตัดท้าย)", "the end was cut off or changed")
