"""Route and RouteStep (settings); Approval, ApprovalStep and their decisions (what happened)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sucharit.base import clock


class StepVerb(models.TextChoices):
    """What a position does at its step: three different verbs, never one "update status"."""

    REVIEW = "review", _("ตรวจสอบ")
    ENDORSE = "endorse", _("เห็นชอบ")
    APPROVE = "approve", _("อนุมัติ")


class Route(models.Model):
    """The way that things of one kind go up the line. `subject_kind` is the label of the row's model: "plans.plan"."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="routes")
    subject_kind = models.CharField(_("ใช้กับ"), max_length=40)
    name = models.CharField(_("ชื่อเส้นทาง"), max_length=120)
    own_work_forbidden = models.BooleanField(_("ห้ามผู้เสนอพิจารณางานของตนเอง"), default=True)

    class Meta:
        ordering = ["subject_kind"]
        constraints = [models.UniqueConstraint(fields=["organization", "subject_kind"], name="route_once_per_kind")]

    def __str__(self) -> str:
        return self.name


class RouteStep(models.Model):
    """One step of a route: which position does what."""

    route = models.ForeignKey(Route, models.CASCADE, related_name="steps")
    place = models.PositiveIntegerField(_("ลำดับ"))
    verb = models.CharField(_("หน้าที่"), max_length=8, choices=StepVerb)
    position = models.ForeignKey("people.Position", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["route", "place"], name="route_step_placed_once")]

    def __str__(self) -> str:
        return f"{self.place} {self.get_verb_display()} {self.position}"


class Approval(models.Model):
    """One submission on its way. The steps are copied from the route, so that a change of route never moves it.

    `fingerprint` is what is being approved; a decision on anything else is refused. `url` is where it is looked at.
    """

    class State(models.TextChoices):
        OPEN = "open", _("อยู่ระหว่างพิจารณา")
        GRANTED = "granted", _("อนุมัติแล้ว")
        RETURNED = "returned", _("ส่งกลับ")
        WITHDRAWN = "withdrawn", _("ถอนเรื่อง")

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="approvals")
    subject = models.CharField(max_length=80)  # "plans.plan:12"
    label = models.CharField(_("เรื่อง"), max_length=300)
    url = models.CharField(max_length=300)
    fingerprint = models.CharField(_("ลายนิ้วมือ"), max_length=80)
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.OPEN)
    own_work_forbidden = models.BooleanField()
    submitted_by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(default=clock.now)
    note = models.TextField(_("ข้อความถึงผู้พิจารณา"), blank=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-submitted_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["subject"], condition=Q(state="open"), name="approval_open_once"),
            models.CheckConstraint(
                condition=Q(state="open", closed_at__isnull=True) | (~Q(state="open") & Q(closed_at__isnull=False)),
                name="approval_closed_has_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "state"], name="approval_by_state"),
            models.Index(fields=["subject"], name="approval_of_subject"),
        ]

    def __str__(self) -> str:
        return self.label


class ApprovalStep(models.Model):
    """A step of one approval, and what was said there. The signer and the position are kept as they were that day."""

    class Answer(models.TextChoices):
        AGREED = "agreed", _("เห็นควร")
        OTHER = "other", _("อื่น ๆ")
        RETURNED = "returned", _("ส่งกลับ")

    approval = models.ForeignKey(Approval, models.CASCADE, related_name="steps")
    place = models.PositiveIntegerField()
    verb = models.CharField(max_length=8, choices=StepVerb)
    position = models.ForeignKey("people.Position", models.PROTECT, related_name="+")
    answer = models.CharField(_("ความเห็น"), max_length=8, choices=Answer, blank=True)
    opinion = models.TextField(_("ข้อความ"), blank=True)
    by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    signed_as = models.CharField(_("ลงนามในตำแหน่ง"), max_length=240, blank=True)
    at = models.DateTimeField(null=True)
    fingerprint = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["approval", "place"], name="approval_step_placed_once"),
            models.CheckConstraint(
                condition=Q(answer="", by__isnull=True, at__isnull=True, signed_as="", fingerprint="")
                | (~Q(answer="") & Q(by__isnull=False, at__isnull=False) & ~Q(signed_as="") & ~Q(fingerprint="")),
                name="approval_step_answered_whole",
            ),
            models.CheckConstraint(
                condition=~Q(answer__in=["other", "returned"]) | ~Q(opinion=""), name="approval_step_other_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.get_verb_display()} {self.position}"
