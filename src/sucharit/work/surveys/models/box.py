"""What came in, without a way back (docs/decisions/0018-anonymity-of-answers.md).

No table here has a time, a person, an address, a door, or a number that grows: their keys are random, and rows come in
shuffled batches. Anything that makes one of them tell an order breaks the promise that respondents were given.
"""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _


def random_key() -> int:
    """A key that says nothing: on SQLite it is also where the row lies in the file."""
    return secrets.randbits(62) + 1


class Drawn(models.Model):
    """A row under a random key."""

    id = models.BigAutoField(primary_key=True, default=random_key)

    class Meta:
        abstract = True


class Waiting(Drawn):
    """An envelope that waits for company: answers, words, and a digest by which a second press of one form is known
    while it waits. With each arrival all of them are written anew, shuffled. No personal data but what people write
    into their words; gone when the survey closes."""

    survey = models.ForeignKey("surveys.Survey", models.CASCADE, related_name="waiting")
    envelope = models.JSONField()

    def __str__(self) -> str:
        return "-"


class Sheet(Drawn):
    """One person's answers without their words: key of a question > answer. Kept ten years with the year's papers."""

    survey = models.ForeignKey("surveys.Survey", models.CASCADE, related_name="sheets")
    answers = models.JSONField()

    def __str__(self) -> str:
        return "-"


class Comment(Drawn):
    """What somebody wrote to one question, cut off from the rest of their sheet. People write names into such boxes:
    officers cover them, and what was covered is gone. Kept ten years with the year's papers."""

    survey = models.ForeignKey("surveys.Survey", models.CASCADE, related_name="comments")
    question = models.ForeignKey("surveys.Question", models.CASCADE, related_name="comments")
    text = models.TextField(_("ข้อความ"), max_length=2_000)
    covered = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.text[:60]


class DoorCount(models.Model):
    """How many sheets came through a door. Sheets themselves do not say through which."""

    class Door(models.TextChoices):
        LINK = "link", _("ลิงก์หรือคิวอาร์โค้ด")
        KIOSK = "kiosk", _("ปุ่มกดที่จุดบริการ")
        PAPER = "paper", _("แบบกระดาษ")
        INVITATION = "invitation", _("บัตรเชิญ")

    survey = models.ForeignKey("surveys.Survey", models.CASCADE, related_name="doors")
    door = models.CharField(max_length=10, choices=Door)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["survey", "door"], name="door_counted_once")]

    def __str__(self) -> str:
        return f"{self.get_door_display()} {self.count}"


class Invitation(Drawn):
    """A digest of a slip that was not used yet. When it is used the row is gone: nothing says when, by whom, or beside
    which sheet. It carries no name."""

    survey = models.ForeignKey("surveys.Survey", models.CASCADE, related_name="invitations")
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["survey", "digest"], name="invitation_once")]

    def __str__(self) -> str:
        return "-"
