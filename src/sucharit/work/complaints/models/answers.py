"""What goes out of a case: letters and their ways; and what comes back: satisfaction, a case for everyone."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sucharit.work.complaints.models.cases import Complaint


class Letter(models.Model):
    """A written notice to the complainant. Its words are kept, its PDF is made from them when it is asked for, so that
    a redacted name is gone from the paper too.

    Personal data: body may name the complainant; made_by is an officer. Kept with the case.
    """

    class Kind(models.TextChoices):
        RECEIPT = "receipt", _("แจ้งการรับเรื่อง")
        TERM = "term", _("แจ้งระยะเวลาดำเนินการ")
        PROGRESS = "progress", _("แจ้งความคืบหน้า")
        EXTENSION = "extension", _("ชี้แจงเหตุที่ยังไม่แล้วเสร็จและขอขยายเวลา")
        RESULT = "result", _("แจ้งผลการดำเนินการ")

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=10, choices=Kind)
    reference = models.CharField(_("ที่"), max_length=80, blank=True)
    dated_on = models.DateField()
    body = models.TextField()
    made_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [models.CheckConstraint(condition=Q(body__gt=""), name="letter_says_something")]

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.kind}"


class Sending(models.Model):
    """By which way a letter goes and whether it went. The address is not repeated here. by: who posted it by hand."""

    class Way(models.TextChoices):
        TRACKING = "tracking", _("หน้าติดตามเรื่อง")
        EMAIL = "email", _("อีเมล")
        SMS = "sms", _("SMS")
        POST = "post", _("พิมพ์ส่งทางไปรษณีย์หรือมอบให้")

    class State(models.TextChoices):
        WAITING = "waiting", _("รอส่ง")
        SENT = "sent", _("ส่งแล้ว")
        FAILED = "failed", _("ส่งไม่สำเร็จ")

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="sendings")
    way = models.CharField(max_length=10, choices=Way)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    sent_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["letter", "way"], name="letter_sent_once_by_each_way"),
            models.CheckConstraint(
                condition=Q(state="sent", sent_on__isnull=False) | (~Q(state="sent") & Q(sent_on__isnull=True)),
                name="sending_sent_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.way} {self.state}"


class Satisfaction(models.Model):
    """What the complainant thinks of the answer, once for each closing. `heard_by`: asked by telephone or counter.

    Personal data: comment perhaps; it is shown to officers without the name.
    """

    FACES = (
        (1, _("ไม่พอใจมาก")), (2, _("ไม่พอใจ")), (3, _("ปานกลาง")), (4, _("พอใจ")), (5, _("พอใจมาก")),
    )  # fmt: skip
    GOOD = 4
    """From this face on somebody counts as satisfied."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="satisfactions")
    closing = models.PositiveIntegerField()  # which closing: Complaint.reopened at that time
    face = models.PositiveSmallIntegerField(_("ความพึงพอใจ"), choices=FACES)
    comment = models.TextField(_("ความเห็น"), blank=True)
    heard_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    given_on = models.DateField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["complaint", "closing"], name="satisfaction_once_per_closing"),
            models.CheckConstraint(condition=Q(face__gte=1, face__lte=5), name="satisfaction_has_five_faces"),
        ]

    def __str__(self) -> str:
        return f"{self.complaint_id}: {self.face}"


class PublishedCase(models.Model):
    """A finished case for everyone. Covered places stand in the texts as "[[|why]]": the words are not kept."""

    complaint = models.OneToOneField(Complaint, models.PROTECT, related_name="published")
    title = models.CharField(_("เรื่อง"), max_length=200)
    story = models.TextField(_("เรื่องที่ร้องเรียน"))
    answer = models.TextField(_("ผลการดำเนินการ"))
    published_on = models.DateField()
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-published_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | Q(withdrawn_because__gt=""), name="case_withdrawn_says_why"
            )
        ]

    def __str__(self) -> str:
        return self.title
