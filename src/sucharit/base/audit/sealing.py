"""What an entry of the record says in words is under its digest as a seal, so that words may go one day and the chain
still holds.

Each word of an entry (its label, each fact that is not a number) has a salt of its own; the digest is over the seals.
When the time of keeping of what the entry is about is over, the word and its salt go and the seal stays: nobody can
find the word again by trying names, and nobody can put another one in its place. A later entry of the same chain says
which words went (`proof`); a word that went without one is found by `verifying`.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from sucharit.base.audit.models import Entry

COVER = "ลบตามกำหนดเก็บรักษา"
LABEL = "label"
WENT = "went"  # the fact of the entry that took words away: their proof
Word = tuple[int, str]  # number of an entry in its chain, and which of its words: LABEL or the key of a fact


def salted(label: str, facts: Mapping[str, Any]) -> dict[str, str]:
    """A salt for each word."""
    return {one: secrets.token_hex(16) for one in words(label, facts)}


def words(label: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    """What is said in words: the label, and each fact but numbers and yes or no, by "fact:" and its key."""
    told = {f"fact:{key}": value for key, value in facts.items() if not _plain(value)}
    return {LABEL: label, **told}


def _plain(value: Any) -> bool:
    return value is None or isinstance(value, bool | int)


def seals_of(entry: Entry) -> dict[str, Any]:
    """Each word as its seal, and the plain facts as they are."""
    told: dict[str, Any] = {f"fact:{key}": value for key, value in entry.facts.items() if _plain(value)}
    for key, value in words(entry.label, entry.facts).items():
        told[key] = _sealed(entry.salts.get(key, ""), value)
    return told | {key: seal for key, (seal, _by) in entry.seals.items()}


def _sealed(salt: str, value: Any) -> str:
    written = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{salt}{written}".encode()).hexdigest()


def proof(went: Iterable[Word]) -> list[Any]:
    """What the entry says that took words away: how many, and a digest of which."""
    told = sorted(went)
    return [len(told), hashlib.sha256(json.dumps(told).encode()).hexdigest()]


def covered(entry: Entry, keys: Iterable[str], by: int) -> Entry:
    """The entry without these words, not saved; `by` is the number of the entry that says so."""
    seals = seals_of(entry)
    for key in keys:
        entry.seals = {**entry.seals, key: [seals[key], by]}
        entry.salts = {name: salt for name, salt in entry.salts.items() if name != key}
        if key == LABEL:
            entry.label = COVER
        else:
            entry.facts = {**entry.facts, key.removeprefix("fact:"): COVER}
    return entry


def wrongly_covered(entry: Entry) -> bool:
    """Something stands where a word went, or who took it is not a later entry."""
    now = words(entry.label, entry.facts)
    return any(now.get(key) != COVER or by <= entry.number for key, (_seal, by) in entry.seals.items())
