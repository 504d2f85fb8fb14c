"""SearchEntry."""

from django.db import models


class SearchEntry(models.Model):
    """One thing that can be found. `kind` is the row's model label ("plans.initiative"), `key` its place in that kind.

    `clusters` holds title and text as Thai clusters, parted and framed by single spaces, so that a phrase matches only
    at cluster borders, on any database, with no dictionary to drift between versions.
    """

    organization = models.ForeignKey("organizations.Organization", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=60)
    title = models.CharField(max_length=600)
    text = models.TextField(blank=True)
    url = models.CharField(max_length=300)
    clusters = models.TextField()
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["kind", "pk"]
        constraints = [models.UniqueConstraint(fields=["organization", "kind", "key"], name="search_entry_once")]

    def __str__(self) -> str:
        return self.title
