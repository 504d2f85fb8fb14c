"""ReservedPower: what this office knows may not be handed on, or may be although the house's defaults say no."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.work.shelf.models import ENTRY_CONSTRAINTS, Entry

SHORTEST = 4


class ReservedPower(Entry):
    """A power by the words that give it away: a line each, all words of a line (parted by commas) must be there.
    Personal data: none.
    """

    class Rule(models.TextChoices):
        RESERVED = "reserved", _("มอบไม่ได้")
        ALLOWED = "allowed", _("มอบได้ (ตรวจกฎหมายแล้ว)")

    checked_on = models.DateField(_("วันที่ตรวจกฎหมาย"))
    title = models.CharField(_("อำนาจ"), max_length=300)
    rule = models.CharField(_("ผล"), max_length=8, choices=Rule, default=Rule.RESERVED)
    words = models.TextField(_("คำที่ใช้จับ"))
    law = models.CharField(_("กฎหมายหรือระเบียบ"), max_length=300)
    section = models.CharField(_("มาตราหรือข้อ"), max_length=60)

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(
                condition=~Q(law="") & ~Q(section="") & ~Q(words=""), name="reserved_power_says_by_which_law"
            ),
        ]

    def clean(self) -> None:
        """Words so short that they would catch everything are refused."""
        lines = self.lines
        if not lines or any(sum(map(len, line)) < SHORTEST for line in lines):
            raise ValidationError({"words": gettext("แต่ละบรรทัดต้องมีคำรวมกันอย่างน้อย 4 ตัวอักษร เช่น เสนอ, ร่างข้อบัญญัติ")})

    @property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        told = ([word.strip() for word in line.split(",") if word.strip()] for line in self.words.splitlines())
        return tuple(tuple(line) for line in told if line)

    @property
    def source(self) -> str:
        return f"{self.law} {self.section}".strip()
