"""Section, Question, Choice, Line: what is asked. Editable until the survey opens; no personal data."""

from collections.abc import Sequence

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sucharit.core.answers import Asked, Kind


class Section(models.Model):
    """A part of a survey with its own heading; promises may be measured by one part alone."""

    survey = models.ForeignKey("surveys.Survey", models.CASCADE, related_name="sections")
    place = models.PositiveSmallIntegerField()
    title = models.CharField(_("หัวข้อส่วน"), max_length=200)
    text = models.TextField(_("คำอธิบาย"), blank=True)

    class Meta:
        ordering = ["place", "pk"]

    def __str__(self) -> str:
        return self.title


class Question(models.Model):
    """One question. `key` ("q3") is the same in every round. `full` is the highest step of a scale or matrix. `counts`:
    it belongs to the score. `group`: after closing, the result is also told by its choices. A question `under` another
    is asked only where that one was answered by one of its `opens` (steps or places of choices, parted by commas).
    """

    class Is(models.TextChoices):
        FACES = Kind.FACES.value, _("ห้าใบหน้า")
        SCALE = Kind.SCALE.value, _("ระดับคะแนน")
        YES_NO = Kind.YES_NO.value, _("ใช่หรือไม่ใช่")
        CHOICE = Kind.CHOICE.value, _("เลือกหนึ่งข้อ")
        MANY = Kind.MANY.value, _("เลือกได้หลายข้อ")
        NUMBER = Kind.NUMBER.value, _("ตัวเลข")
        TEXT = Kind.TEXT.value, _("ข้อความ")
        MATRIX = Kind.MATRIX.value, _("ตารางหลายข้อ ระดับเดียวกัน")

    survey = models.ForeignKey("surveys.Survey", models.CASCADE, related_name="questions")
    section = models.ForeignKey(Section, models.PROTECT, related_name="questions", verbose_name=_("ส่วน"))
    key = models.CharField(max_length=8)
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(_("ตอบแบบใด"), max_length=8, choices=Is)
    text = models.CharField(_("คำถาม"), max_length=400)
    hint = models.CharField(_("คำอธิบายใต้คำถาม"), max_length=300, blank=True)
    required = models.BooleanField(_("ต้องตอบ"), default=True)
    counts = models.BooleanField(_("นำไปคิดคะแนน"), default=False)
    group = models.BooleanField(_("แยกผลตามคำตอบของข้อนี้"), default=False)
    full = models.PositiveSmallIntegerField(
        _("จำนวนระดับ"), default=5, validators=[MinValueValidator(2), MaxValueValidator(10)]
    )
    low_word = models.CharField(_("คำที่ระดับต่ำสุด"), max_length=40, blank=True)
    high_word = models.CharField(_("คำที่ระดับสูงสุด"), max_length=40, blank=True)
    least = models.IntegerField(_("ตัวเลขต่ำสุด"), null=True, blank=True)
    most = models.IntegerField(_("ตัวเลขสูงสุด"), null=True, blank=True)
    key_yes = models.BooleanField(_("เฉลย"), null=True, blank=True)
    under = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followers", verbose_name=_("ถามต่อจากข้อ")
    )
    opens = models.CharField(_("คำตอบที่ให้ถามต่อ"), max_length=100, blank=True)

    class Meta:
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "key"], name="question_key_once"),
            models.CheckConstraint(condition=Q(full__gte=2, full__lte=10), name="question_steps"),
            models.CheckConstraint(
                condition=Q(counts=False) | Q(kind__in=("faces", "scale", "yes_no", "matrix")),
                name="question_that_counts_has_steps",
            ),
            models.CheckConstraint(condition=Q(group=False) | Q(kind="choice"), name="question_groups_by_choice"),
            models.CheckConstraint(
                condition=Q(under__isnull=True) | ~Q(under=F("id")), name="question_not_under_itself"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.text

    @property
    def opening(self) -> frozenset[int]:
        return frozenset(int(one) for one in self.opens.split(",") if one)

    def as_asked(self, choices: "Sequence[Choice] | None" = None, lines: "Sequence[Line] | None" = None) -> Asked:
        """The question as counting knows it; its choices and lines are prefetched."""
        mine = list(self.choices.all()) if choices is None else choices
        rows = list(self.lines.all()) if lines is None else lines
        right = {one.place for one in mine if one.right}
        if self.kind == self.Is.YES_NO and self.key_yes is not None:
            right = {int(self.key_yes)}
        return Asked(
            key=self.key, kind=Kind(self.kind), full=5 if self.kind == self.Is.FACES else self.full, counts=self.counts,
            right=frozenset(right), lines=tuple(str(row.place) for row in rows),
            choices=tuple(one.place for one in mine),
        )  # fmt: skip


class Choice(models.Model):
    """One of the choices; `right` where it is the key of a test. An answer names its place."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="choices")
    place = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=200)
    right = models.BooleanField(default=False)

    class Meta:
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["question", "place"], name="choice_place_once")]

    def __str__(self) -> str:
        return self.text


class Line(models.Model):
    """One line of a matrix. An answer names its place."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="lines")
    place = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=200)

    class Meta:
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["question", "place"], name="line_place_once")]

    def __str__(self) -> str:
        return self.text
