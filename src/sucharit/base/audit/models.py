"""Entry and ChainHead."""

from typing import Any

from django.db import models


class Entry(models.Model):
    """One deed. `chain` is the organization's code ("" for the installation); `number` counts 1.. within the chain.

    `digest` is SHA-256 over the previous digest and this entry's canonical JSON, so that a changed, removed or inserted
    entry is found by `sucharit audit verify`. `facts` hold small facts for the sentence (labels, counts, reasons).
    Its words stand in it as seals (audit.sealing): `salts` of those that are there, `seals` of those that went, each
    with the number of the entry that took it.
    """

    chain = models.CharField(max_length=40)
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=40, blank=True)  # username; "" for the system itself
    actor_name = models.CharField(max_length=160, blank=True)
    actor_position = models.CharField(max_length=200, blank=True)
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=80)  # "plans.plan:12"
    label = models.CharField(max_length=300)
    facts = models.JSONField(default=dict)
    salts = models.JSONField(default=dict)
    seals = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["chain", "-number"]
        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="entry_numbered_once")]
        indexes = [
            models.Index(fields=["chain", "subject", "-number"], name="entry_of_subject"),
            models.Index(fields=["chain", "actor", "-number"], name="entry_of_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.chain} {self.number} {self.verb}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Once only."""
        if not self._state.adding:
            raise TypeError("an entry of the record is never changed")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("an entry of the record is never removed")


class ChainHead(models.Model):
    """The last entry of a chain; locked while the next is written, so that numbers never double."""

    chain = models.CharField(max_length=40, primary_key=True)
    number = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, default="")

    def __str__(self) -> str:
        return f"{self.chain} {self.number}"
