"""Writing an entry, inside the transaction of the verb that it tells of."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Protocol

from django.db import models, transaction
from django.utils import timezone

from sucharit.base.audit.models import ChainHead, Entry
from sucharit.base.audit.sealing import salted, seals_of
from sucharit.base.audit.verbs import sentence_of


class Actor(Protocol):
    """Who did it, as the record keeps it: people.gate.Officer is one. `chain` is the organization's code."""

    @property
    def username(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def signs_as(self) -> str: ...
    @property
    def chain(self) -> str: ...


def record(
    verb: str,
    *,
    by: Actor | None,
    subject: models.Model | str,
    label: str,
    facts: Mapping[str, Any] | None = None,
    chain: str = "",
) -> Entry:
    """One deed into the chain of the actor's organization. `verb` must be declared (audit.verbs). `by=None` is the
    installation itself (first run, clean-up), into `chain`. `facts` must be JSON. Raises TransactionManagementError
    outside a transaction: a deed and its entry are one."""
    sentence_of(verb)
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("an entry is written inside the transaction of its verb")
    head = _locked_head(by.chain if by else chain)
    entry = Entry(
        chain=head.chain,
        number=head.number + 1,
        at=timezone.now(),
        actor=by.username if by else "",
        actor_name=by.name if by else "",
        actor_position=by.signs_as[:200] if by else "",
        verb=verb,
        subject=subject if isinstance(subject, str) else subject_key(subject),
        label=label[:300],
        facts=dict(facts or {}),
        previous=head.digest,
    )
    entry.salts = salted(entry.label, entry.facts)
    entry.digest = digest_of(entry)
    entry.save()
    ChainHead.objects.filter(pk=head.pk).update(number=entry.number, digest=entry.digest)
    return entry


def subject_key(row: models.Model) -> str:
    """ "plans.plan:12": how the record and the history name a row."""
    return f"{row._meta.label_lower}:{row.pk}"


def digest_of(entry: Entry) -> str:
    """SHA-256, hexadecimal, over the entry's canonical JSON, which begins with the digest before it and holds its words
    as seals."""
    told = [
        entry.previous, entry.chain, entry.number, entry.at.isoformat(), entry.actor, entry.actor_name,
        entry.actor_position, entry.verb, entry.subject, seals_of(entry),
    ]  # fmt: skip
    written = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def _locked_head(chain: str) -> ChainHead:
    """The end of the chain, which is begun with its first entry."""
    heads = ChainHead.objects.select_for_update()
    try:
        return heads.get(pk=chain)
    except ChainHead.DoesNotExist:
        ChainHead.objects.get_or_create(pk=chain)  # two may begin it at once
        return heads.get(pk=chain)
