"""User and their sign-ins, Position, Holding, RoleGrant, and what an organization asks of a sign-in.

Which fields are personal data, why they are kept and for how long: base.people.personal.
"""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.names import check_name, regular
from sucharit.base.people.roles import Role

USERNAME = RegexValidator(r"^[a-z0-9][a-z0-9._-]{2,39}\Z", _("ใช้อักษรอังกฤษตัวเล็ก ตัวเลข จุด หรือขีด ยาว 3-40 ตัว"))


class People(BaseUserManager["User"]):
    """Makes users with a normalised name; only actions call it."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(username=username.strip().lower(), **fields)
        user.full_name = regular(user.full_name)
        user.set_password(password)
        user.full_clean(exclude=["password"])
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person who signs in. What they may do in an organization comes from RoleGrant alone.

    `home` is the organization whose administrators look after the account (password link, second factor, disabling);
    others may only give roles, so that no administrator can take over an account of another organization.
    `session_stamp` is part of every session's key to the account: a new stamp signs the person out everywhere at once.

    Personal data: full_name and email (identification, kept while the person works there), username and openid_email
    (sign-in). See base.people.personal.
    """

    class Digits(models.TextChoices):
        ARABIC = "arabic", _("เลขอารบิก (0123456789)")
        THAI = "thai", _("เลขไทย (๐๑๒๓๔๕๖๗๘๙)")

    username = models.CharField(_("ชื่อผู้ใช้"), max_length=40, unique=True, validators=[USERNAME])
    full_name = models.CharField(_("ชื่อ-นามสกุล พร้อมคำนำหน้า"), max_length=160, validators=[check_name])
    email = models.EmailField(_("อีเมล"), blank=True)
    openid_email = models.EmailField(
        _("อีเมลสำหรับเข้าด้วยบัญชีกลาง (OpenID)"), blank=True,
        help_text=_("ผู้ดูแลระบบเป็นผู้กรอกเท่านั้น ผู้ใช้เข้าด้วยบัญชีกลางได้เมื่อบัญชีนั้นยืนยันอีเมลนี้แล้ว"),
    )  # fmt: skip
    digits = models.CharField(_("ตัวเลขบนหน้าจอ"), max_length=8, choices=Digits, default=Digits.ARABIC)
    language = models.CharField(_("ภาษา"), max_length=8, choices=[("th", "ไทย"), ("en", "English")], default="th")
    mail_notices = models.BooleanField(_("รับแจ้งเตือนทางอีเมล"), default=True)
    is_active = models.BooleanField(_("ใช้งานได้"), default=True)
    home = models.ForeignKey(
        "organizations.Organization",
        models.PROTECT,
        null=True,
        related_name="accounts",
        verbose_name=_("หน่วยงานต้นสังกัด"),
    )
    session_stamp = models.PositiveIntegerField(default=0)
    edition = models.PositiveIntegerField(default=1)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[People] = People()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    class Meta:
        ordering = ["full_name"]
        constraints = [
            models.UniqueConstraint(
                fields=["email"],
                condition=~Q(email=""),
                name="user_email_once",
                violation_error_message=_("อีเมลนี้มีผู้ใช้อื่นใช้แล้ว"),
            ),
            models.UniqueConstraint(
                fields=["openid_email"], condition=~Q(openid_email=""), name="user_openid_email_once"
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    def get_full_name(self) -> str:
        return self.full_name

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Django's own, with the stamp: sessions end with the password or with the stamp that they began with."""
        told = f"{self.password} {self.session_stamp}"
        return salted_hmac("sucharit.people.session", told, secret=secret, algorithm="sha256").hexdigest()


class Position(models.Model):
    """A position (ตำแหน่ง) of an organization. Approvals name positions; who holds them changes."""

    class Rank(models.TextChoices):
        CHIEF_EXECUTIVE = "chief_executive", _("ผู้บริหารท้องถิ่น")
        DEPUTY_EXECUTIVE = "deputy_executive", _("รองผู้บริหารท้องถิ่น")
        CLERK = "clerk", _("ปลัด")
        DEPUTY_CLERK = "deputy_clerk", _("รองปลัด")
        HEAD = "head", _("หัวหน้าหน่วยงาน")
        OFFICER = "officer", _("เจ้าหน้าที่")
        COUNCIL = "council", _("สภาท้องถิ่น")

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="positions")
    unit = models.ForeignKey("organizations.Unit", models.PROTECT, null=True, blank=True, related_name="positions")
    title = models.CharField(_("ชื่อตำแหน่ง"), max_length=160, validators=[check_name])
    rank = models.CharField(_("ระดับ"), max_length=24, choices=Rank)
    place = models.PositiveIntegerField(_("ลำดับ"), default=0)
    active = models.BooleanField(_("ยังใช้งาน"), default=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "title"],
                name="position_titled_once",
                violation_error_message=_("มีตำแหน่งชื่อนี้อยู่แล้ว โปรดใช้ชื่ออื่น"),
            )
        ]

    def __str__(self) -> str:
        return self.title


class Holding(models.Model):
    """Who holds a position, from and until which day (both included). `acting` is รักษาราชการแทน, by which order."""

    position = models.ForeignKey(Position, models.PROTECT, related_name="holdings")
    user = models.ForeignKey(User, models.PROTECT, related_name="holdings")
    since = models.DateField(_("ตั้งแต่"))
    until = models.DateField(_("ถึง"), null=True, blank=True)
    acting = models.BooleanField(_("รักษาราชการแทน"), default=False)
    order_reference = models.CharField(_("ตามคำสั่ง"), max_length=120, blank=True)

    class Meta:
        ordering = ["position", "-since", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="holding_ends_after_it_begins",
                violation_error_message=_("วันสุดท้ายต้องไม่ก่อนวันเริ่ม"),
            ),
            models.CheckConstraint(
                condition=Q(acting=False) | Q(until__isnull=False), name="holding_acting_has_an_end"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.position}"

    @property
    def signs_as(self) -> str:
        """How this holder signs: a substitute says for which position."""
        return f"รักษาราชการแทน {self.position.title}" if self.acting else self.position.title


class RoleGrant(models.Model):
    """A role given to a user in an organization; a reporter's or head's role is for one unit."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="grants")
    user = models.ForeignKey(User, models.PROTECT, related_name="grants")
    role = models.CharField(_("บทบาท"), max_length=32, choices=Role)
    unit = models.ForeignKey("organizations.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    since = models.DateField(_("ตั้งแต่"))
    until = models.DateField(_("ถึง"), null=True, blank=True)

    class Meta:
        ordering = ["user", "role", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "user", "role", "unit"],
                condition=Q(until__isnull=True, unit__isnull=False),
                name="role_given_once",
            ),
            models.UniqueConstraint(  # SQLite knows no "nulls not distinct"
                fields=["organization", "user", "role"],
                condition=Q(until__isnull=True, unit__isnull=True),
                name="role_given_once_for_all_units",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="role_ends_after_it_begins",
                violation_error_message=_("วันสุดท้ายต้องไม่ก่อนวันเริ่ม"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.get_role_display()}"


class SignIn(models.Model):
    """One sign-in of a person, for their own list of sessions: when, by what, on what kind of device. No address.

    Personal data: device and times; seen by the person alone; removed after 90 days.
    """

    class How(models.TextChoices):
        PASSWORD = "password", _("รหัสผ่าน")
        SECOND_FACTOR = "second_factor", _("รหัสผ่านและปัจจัยที่สอง")
        PASSKEY = "passkey", _("กุญแจผ่าน (passkey)")
        OPENID = "openid", _("บัญชีกลาง (OpenID)")
        SETUP = "setup", _("การติดตั้งครั้งแรก")

    user = models.ForeignKey(User, models.CASCADE, related_name="sign_ins")
    at = models.DateTimeField()
    seen_at = models.DateTimeField()
    how = models.CharField(max_length=16, choices=How)
    device = models.CharField(max_length=60, blank=True)
    session_key = models.CharField(max_length=40, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["user", "-at"], name="sign_in_of_user")]

    def __str__(self) -> str:
        return f"{self.user} {self.at:%Y-%m-%d %H:%M}"


class SecondFactorRule(models.Model):
    """Which roles must sign in with a second factor (TOTP or passkey), and how many days each has to set it up."""

    organization = models.OneToOneField("organizations.Organization", models.PROTECT, related_name="second_factor_rule")
    roles = models.JSONField(_("บทบาทที่ต้องใช้ปัจจัยที่สอง"), default=list)
    grace_days = models.PositiveSmallIntegerField(_("จำนวนวันผ่อนผัน"), default=14, validators=[MaxValueValidator(90)])
    since = models.DateField(_("เริ่มใช้"))

    def __str__(self) -> str:
        return f"{self.organization} {len(self.roles)}"
