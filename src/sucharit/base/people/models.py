"""User, Position, Holding and RoleGrant."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sucharit.base.people.roles import Role

USERNAME = RegexValidator(r"^[a-z0-9][a-z0-9._-]{2,39}\Z", _("ใช้อักษรอังกฤษตัวเล็ก ตัวเลข จุด หรือขีด ยาว 3-40 ตัว"))


class People(BaseUserManager["User"]):
    """Makes users with a normalised name; only actions call it."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(username=username.strip().lower(), **fields)
        user.set_password(password)
        user.full_clean(exclude=["password"])
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person who signs in. What they may do in an organization comes from RoleGrant alone.

    Personal data: full_name and email (identification, kept while the person works there), username (sign-in).
    """

    class Digits(models.TextChoices):
        ARABIC = "arabic", _("เลขอารบิก (0123456789)")
        THAI = "thai", _("เลขไทย (๐๑๒๓๔๕๖๗๘๙)")

    username = models.CharField(_("ชื่อผู้ใช้"), max_length=40, unique=True, validators=[USERNAME])
    full_name = models.CharField(_("ชื่อ-นามสกุล พร้อมคำนำหน้า"), max_length=160)
    email = models.EmailField(_("อีเมล"), blank=True)
    digits = models.CharField(_("ตัวเลขบนหน้าจอ"), max_length=8, choices=Digits, default=Digits.ARABIC)
    language = models.CharField(_("ภาษา"), max_length=8, choices=[("th", "ไทย"), ("en", "English")], default="th")
    is_active = models.BooleanField(_("ใช้งานได้"), default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[People] = People()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    class Meta:
        ordering = ["full_name"]
        constraints = [
            models.UniqueConstraint(fields=["email"], condition=~Q(email=""), name="user_email_once"),
        ]

    def __str__(self) -> str:
        return self.full_name

    def get_full_name(self) -> str:
        return self.full_name


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
    title = models.CharField(_("ชื่อตำแหน่ง"), max_length=160)
    rank = models.CharField(_("ระดับ"), max_length=24, choices=Rank)
    place = models.PositiveIntegerField(_("ลำดับ"), default=0)
    active = models.BooleanField(_("ยังใช้งาน"), default=True)

    class Meta:
        ordering = ["place", "pk"]
        constraints = [models.UniqueConstraint(fields=["organization", "title"], name="position_titled_once")]

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
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="holding_ends_after_it_begins"
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
                fields=["organization", "user", "role", "unit"], condition=Q(until__isnull=True), name="role_given_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="role_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.get_role_display()}"
