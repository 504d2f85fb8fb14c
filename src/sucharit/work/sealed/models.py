"""Door, keepers of keys, sealed reports and what belongs to them. No time of day stands in any row of a report."""

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


def _days(least: int, most: int) -> list[MinValueValidator | MaxValueValidator]:
    return [MinValueValidator(least), MaxValueValidator(most)]


class Door(models.Model):
    """The sealed door of an organization: is it open, what it promises, and the key that signs proofs of filing.

    `signing_sealed` is the Ed25519 seed under a key made of the installation's secret: a stolen database signs nothing.
    """

    organization = models.OneToOneField("organizations.Organization", models.PROTECT, related_name="sealed_door")
    open = models.BooleanField(_("เปิดรับแจ้ง"), default=False)
    unit_name = models.CharField(_("ส่วนงานที่รับผิดชอบ"), max_length=160, blank=True)
    answer_days = models.PositiveSmallIntegerField(_("ตอบผู้แจ้งครั้งแรกภายใน (วัน)"), default=15, validators=_days(1, 60))
    checking_days = models.PositiveSmallIntegerField(
        _("ตรวจสอบข้อเท็จจริงเบื้องต้นภายใน (วัน)"), default=30, validators=_days(1, 180)
    )
    finish_days = models.PositiveSmallIntegerField(_("ดำเนินการให้เสร็จภายใน (วัน)"), default=180, validators=_days(1, 730))
    keep_years = models.PositiveSmallIntegerField(_("เก็บเรื่องหลังเสร็จสิ้น (ปี)"), default=5, validators=_days(1, 30))
    outside_name = models.CharField(_("หน่วยงานภายนอกที่ส่งต่อ"), max_length=160, blank=True)
    outside_contact = models.CharField(_("ช่องทางติดต่อหน่วยงานภายนอก"), max_length=300, blank=True)
    salt = models.BinaryField(max_length=16)
    signing_public = models.BinaryField(max_length=32)
    signing_sealed = models.BinaryField(max_length=128)
    earlier_keys = models.JSONField(default=list)  # public keys, hexadecimal, that signed earlier proofs
    next_notice_at = models.DateTimeField(null=True)  # chosen at random, whatever came
    edition = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.organization}"


class Keeper(models.Model):
    """Somebody with a key: an integrity officer who reads reports, or a custodian who helps to open what needs two.

    `public` is None until they have set their passphrase. The private key lies in `locked` under it.
    """

    class Part(models.TextChoices):
        OFFICER = "officer", _("เจ้าหน้าที่ผู้รับแจ้ง")
        CUSTODIAN = "custodian", _("ผู้ถือกุญแจกู้คืน")

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="keepers")
    user = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    part = models.CharField(_("หน้าที่"), max_length=12, choices=Part)
    since = models.DateField(_("ตั้งแต่"))
    until = models.DateField(_("ถึง"), null=True)
    public = models.BinaryField(max_length=32, null=True)
    salt = models.BinaryField(max_length=16, null=True)
    locked = models.BinaryField(max_length=128, null=True)
    passes = models.PositiveSmallIntegerField(default=0)
    memory = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering = ["part", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "user"], condition=Q(until__isnull=True), name="keeper_of_one_part"
            ),
            models.CheckConstraint(
                condition=Q(public__isnull=True, locked__isnull=True) | Q(public__isnull=False, locked__isnull=False),
                name="keeper_key_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.get_part_display()}"


class RecoveryShare(models.Model):
    """An officer's private key in two halves for one pair of custodians: neither half says anything alone."""

    keeper = models.ForeignKey(Keeper, models.CASCADE, related_name="shares")
    first = models.ForeignKey(Keeper, models.CASCADE, related_name="+")
    second = models.ForeignKey(Keeper, models.CASCADE, related_name="+")
    first_box = models.BinaryField(max_length=128)
    second_box = models.BinaryField(max_length=128)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["keeper", "first", "second"], name="recovery_share_once")]

    def __str__(self) -> str:
        return f"{self.keeper}: {self.first} + {self.second}"


class Recovery(models.Model):
    """An officer lost the passphrase: a new key pair waits under the new passphrase for the halves of two custodians.

    `code` is a short fingerprint of the new public key: officer and custodians compare it by mouth.
    """

    keeper = models.ForeignKey(Keeper, models.CASCADE, related_name="recoveries")
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    code = models.CharField(max_length=12)
    public = models.BinaryField(max_length=32)
    salt = models.BinaryField(max_length=16)
    locked = models.BinaryField(max_length=128)
    passes = models.PositiveSmallIntegerField()
    memory = models.PositiveBigIntegerField()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["keeper"], condition=Q(done_at__isnull=True, withdrawn_at__isnull=True), name="recovery_one"
            )
        ]

    def __str__(self) -> str:
        return f"{self.keeper} {self.code}"


class RecoveryHalf(models.Model):
    """What one custodian gave to a recovery, sealed to its new key."""

    recovery = models.ForeignKey(Recovery, models.CASCADE, related_name="halves")
    share = models.ForeignKey(RecoveryShare, models.CASCADE, related_name="+")
    custodian = models.ForeignKey(Keeper, models.CASCADE, related_name="+")
    box = models.BinaryField(max_length=128)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["recovery", "share", "custodian"], name="recovery_half_given_once")
        ]

    def __str__(self) -> str:
        return f"{self.recovery} {self.custodian}"


class Unlocking(models.Model):
    """A key that is unlocked for some minutes, under a random key that stands in the officer's browser alone."""

    keeper = models.ForeignKey(Keeper, models.CASCADE, related_name="+")
    mark = models.CharField(max_length=64, unique=True)
    sealed = models.BinaryField(max_length=128)
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.keeper} {self.until:%Y-%m-%d}"


class SealedReport(models.Model):
    """A report that only its officers and the holder of its receipt can read.

    In clear stand the day on which it came, whether it is finished, and a signed, salted digest. Everything else is
    ciphertext of a few sizes: `head`, `content`, `latest` (talk key), `standing` (case key). Personal data: all of it,
    sealed; removed at the end of the term of the door (`keep_years`) with a certificate.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    received_on = models.DateField()
    finished_on = models.DateField(null=True)
    told = models.BooleanField(default=False)  # officers have had a notice since something last came
    locator = models.BinaryField(max_length=32, unique=True)
    reporter_public = models.BinaryField(max_length=32)
    reporter_box = models.BinaryField(max_length=128)
    head = models.BinaryField()
    content = models.BinaryField()
    standing = models.BinaryField()
    latest = models.BinaryField()
    digest = models.CharField(max_length=64)
    signature = models.BinaryField(max_length=64)
    signed_by = models.BinaryField(max_length=32)

    class Meta:
        ordering = ["-received_on", "id"]
        indexes = [models.Index(fields=["organization", "-received_on"], name="sealed_by_day")]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def number(self) -> str:
        """What officers call it: the beginning of its random name. It says nothing of when it came."""
        return self.pk.hex[:8].upper()


class ReportBox(models.Model):
    """Both keys of a report for one officer; a box that nobody opens for one who is accused."""

    report = models.ForeignKey(SealedReport, models.CASCADE, related_name="boxes")
    keeper = models.ForeignKey(Keeper, models.CASCADE, related_name="+")
    box = models.BinaryField(max_length=160)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "keeper"], name="report_box_once")]

    def __str__(self) -> str:
        return f"{self.report} {self.keeper}"


class SealedMessage(models.Model):
    """A message between reporter and officers, under the talk key. Who wrote it stands inside."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(SealedReport, models.CASCADE, related_name="messages")
    on = models.DateField()
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.report} {self.on}"


class SealedNote(models.Model):
    """What officers write among themselves, under the case key: state, facts, committee, sanction, referral."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(SealedReport, models.CASCADE, related_name="notes")
    on = models.DateField()
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.report} {self.on}"


class SealedFile(models.Model):
    """A file of a report or of a message, under the talk key: its name and kind in `about`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(SealedReport, models.CASCADE, related_name="files")
    on = models.DateField()
    about = models.BinaryField()
    content = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.report} {self.on}"


class SealedIdentity(models.Model):
    """Name and contact of a reporter, under a key of which officers have one half and custodians the other."""

    report = models.OneToOneField(SealedReport, models.CASCADE, related_name="identity")
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.report}"


class IdentityHalf(models.Model):
    """One half of an identity's key for one keeper: the officers' half or the custodians'."""

    identity = models.ForeignKey(SealedIdentity, models.CASCADE, related_name="halves")
    keeper = models.ForeignKey(Keeper, models.CASCADE, related_name="+")
    box = models.BinaryField(max_length=128)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["identity", "keeper"], name="identity_half_once")]

    def __str__(self) -> str:
        return f"{self.identity} {self.keeper}"


class IdentityRequest(models.Model):
    """An officer asks to see who reported; a custodian decides. It goes with the report; the record keeps both deeds.

    `reasons` are the officer's words, sealed to each custodian (keeper > box, base64). `half` is the custodians' half
    of the key, sealed to the officer who asked; it is removed when `until` is over.
    """

    class Ground(models.TextChoices):
        TESTIMONY = "testimony", _("ต้องสอบปากคำผู้แจ้งเป็นพยาน")
        PROTECTION = "protection", _("ต้องคุ้มครองผู้แจ้งจากการถูกกลั่นแกล้ง")
        AUTHORITY = "authority", _("หน่วยงานที่มีอำนาจตามกฎหมายร้องขอ")
        COURT = "court", _("ศาลสั่ง")

    report = models.ForeignKey(SealedReport, models.CASCADE, related_name="identity_requests")
    asked_by = models.ForeignKey(Keeper, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    ground = models.CharField(_("เหตุ"), max_length=12, choices=Ground)
    reasons = models.JSONField(default=dict)
    decided_by = models.ForeignKey(Keeper, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    granted = models.BooleanField(null=True)
    answer = models.BinaryField(null=True)  # the custodian's words, sealed to the officer
    half = models.BinaryField(max_length=128, null=True)
    until = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "asked_by"], condition=Q(decided_at__isnull=True), name="identity_asked_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.report} {self.ground}"


class Destruction(models.Model):
    """The certificate of a report that was destroyed: what stays of it for ever."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    report_number = models.CharField(max_length=8)
    digest = models.CharField(max_length=64)
    received_on = models.DateField()
    finished_on = models.DateField()
    destroyed_on = models.DateField()
    by_name = models.CharField(max_length=160)
    by_position = models.CharField(max_length=200)
    messages = models.PositiveIntegerField()
    notes = models.PositiveIntegerField()
    files = models.PositiveIntegerField()
    signature = models.BinaryField(max_length=64)
    signed_by = models.BinaryField(max_length=32)

    class Meta:
        ordering = ["-destroyed_on", "-pk"]

    def __str__(self) -> str:
        return self.report_number
