"""NumberLine, EntryInitiative, EntryTie, OpenRegister and Emptied: what the mechanism keeps beside the entries."""

from django.db import models
from django.db.models import F, Q


class NumberLine(models.Model):
    """Locked while a number is given, so that no two entries of a register and year get the same."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    register = models.CharField(max_length=40)
    fiscal_year = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "register", "fiscal_year"], name="number_line_once")
        ]

    def __str__(self) -> str:
        return f"{self.register} {self.fiscal_year}"


class EntryInitiative(models.Model):
    """An entry is work of an initiative of that year. `subject` is the entry ("conduct.gift:12"). Personal data: by."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    register = models.CharField(max_length=40)
    subject = models.CharField(max_length=80)
    initiative_key = models.UUIDField(db_index=True)
    fiscal_year = models.PositiveIntegerField()
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["subject", "initiative_key"], name="entry_of_initiative_once")]
        indexes = [models.Index(fields=["organization", "fiscal_year", "initiative_key"], name="entries_of_initiative")]

    def __str__(self) -> str:
        return f"{self.subject} {self.initiative_key}"


class EntryTie(models.Model):
    """Two entries are of the same matter: a purchase, and who came to look at it. `one` and `other` are entries by
    register and number of the row, the smaller first. Personal data: by."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    one_register = models.CharField(max_length=40)
    one = models.PositiveBigIntegerField()
    other_register = models.CharField(max_length=40)
    other = models.PositiveBigIntegerField()
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["one_register", "one", "other_register", "other"], name="entries_tied_once"
            ),
            models.CheckConstraint(
                condition=~Q(one_register=F("other_register")) | Q(one__lt=F("other")), name="entry_tied_to_another"
            ),
        ]
        indexes = [models.Index(fields=["other_register", "other"], name="entry_tied_from")]

    def __str__(self) -> str:
        return f"{self.one_register}:{self.one} {self.other_register}:{self.other}"


class OpenRegister(models.Model):
    """The office shows this register to the public from `opened_at` to `closed_at`. Personal data: opened_by,
    closed_by."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    register = models.CharField(max_length=40)
    opened_by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)
    closed_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-opened_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "register"], condition=Q(closed_at__isnull=True), name="register_open_once"
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_by__isnull=True)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="register_closed_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return self.register


class Emptied(models.Model):
    """The time of keeping of an entry was over, and what told of people is gone. `entry` is its number in the table of
    `register` (or of another kind of rows that retention knows); `certificate` names the paper ("1/2569"). No personal
    data."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    register = models.CharField(max_length=40)
    entry = models.PositiveBigIntegerField()
    destruction = models.PositiveBigIntegerField()
    certificate = models.CharField(max_length=20)
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["register", "entry"], name="entry_emptied_once")]
        indexes = [models.Index(fields=["organization", "register"], name="emptied_of_register")]

    def __str__(self) -> str:
        return f"{self.register} {self.entry}"
