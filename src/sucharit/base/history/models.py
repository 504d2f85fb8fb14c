"""Version."""

from typing import Any

from django.db import models


class Version(models.Model):
    """A record after one change. `subject` is the row ("plans.initiative:12"), `snapshot` what its room wrote of it:
    text, numbers and lists by field name, in a shape that the room can read back."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    subject = models.CharField(max_length=80)
    number = models.PositiveIntegerField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    verb = models.CharField(max_length=60)
    snapshot = models.JSONField()

    class Meta:
        ordering = ["subject", "-number"]
        constraints = [models.UniqueConstraint(fields=["subject", "number"], name="version_numbered_once")]

    def __str__(self) -> str:
        return f"{self.subject} {self.number}"

    def changed_from(self, older: "Version | None") -> dict[str, tuple[Any, Any]]:
        """Field > (before, after), for the fields that differ; every field where there is nothing older."""
        before: dict[str, Any] = older.snapshot if older else {}
        names = [*self.snapshot, *(name for name in before if name not in self.snapshot)]
        pairs = {name: (before.get(name), self.snapshot.get(name)) for name in names}
        return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
