"""Organization and Unit."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.names import check_name
from sucharit.core.plan import Organization as OrganizationValue
from sucharit.core.plan import OrganizationType

CODE = RegexValidator(r"^[a-z][a-z0-9-]{1,39}\Z", _("ใช้อักษรอังกฤษตัวเล็ก ตัวเลข และขีด (-) ขึ้นต้นด้วยตัวอักษร ยาว 2-40 ตัว"))


class Organization(models.Model):
    """A local government. `code` stands in addresses and never changes; `staff_count` is asked for by many sheets."""

    class Kind(models.TextChoices):
        SUBDISTRICT_ADMINISTRATION = "sao", _("องค์การบริหารส่วนตำบล")
        SUBDISTRICT_MUNICIPALITY = "subdistrict_municipality", _("เทศบาลตำบล")
        TOWN = "town", _("เทศบาลเมือง")
        CITY = "city", _("เทศบาลนคร")
        PROVINCIAL = "provincial", _("องค์การบริหารส่วนจังหวัด")
        SPECIAL = "special", _("องค์กรปกครองส่วนท้องถิ่นรูปแบบพิเศษ")

    code = models.CharField(_("รหัสในที่อยู่เว็บ"), max_length=40, unique=True, validators=[CODE])
    kind = models.CharField(_("ประเภท"), max_length=32, choices=Kind)
    name = models.CharField(_("ชื่อเต็ม"), max_length=200, validators=[check_name])
    short_name = models.CharField(_("ชื่อย่อ"), max_length=80, validators=[check_name])
    subdistrict = models.CharField(_("ตำบล"), max_length=80, blank=True)
    district = models.CharField(_("อำเภอ"), max_length=80, blank=True)
    province = models.CharField(_("จังหวัด"), max_length=80)
    address = models.CharField(_("ที่ตั้งสำนักงาน"), max_length=300, blank=True)
    postcode = models.CharField(_("รหัสไปรษณีย์"), max_length=5, blank=True)
    telephone = models.CharField(_("โทรศัพท์"), max_length=60, blank=True)
    email = models.EmailField(_("อีเมลกลาง"), blank=True)
    website = models.URLField(_("เว็บไซต์เดิม"), blank=True)
    document_prefix = models.CharField(
        _("รหัสหนังสือ"), max_length=30, blank=True, help_text=_("เลขประจำส่วนราชการบนหัวหนังสือ เช่น อน 73201")
    )
    staff_count = models.PositiveIntegerField(_("จำนวนบุคลากร"), null=True, blank=True)
    logo = models.CharField(_("ตราสัญลักษณ์"), max_length=64, blank=True)  # digest of a file in base.files
    edition = models.PositiveIntegerField(default=1)  # goes up with each change of the facts
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=models.Q(name__gt=""), name="organization_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def as_value(self) -> OrganizationValue:
        """The organization as a plan prints it."""
        return OrganizationValue(
            name=self.name,
            type=OrganizationType(self.kind),
            subdistrict=self.subdistrict or None,
            district=self.district or None,
            province=self.province or None,
        )


class Unit(models.Model):
    """A unit of an organization (สำนัก กอง ส่วน หน่วย), with the abbreviation that tables use, such as กจ. or สป."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="units")
    name = models.CharField(_("ชื่อหน่วยงาน"), max_length=160, validators=[check_name])
    abbreviation = models.CharField(_("อักษรย่อ"), max_length=20, blank=True, validators=[check_name])
    place = models.PositiveIntegerField(_("ลำดับ"), default=0)
    active = models.BooleanField(_("ยังใช้งาน"), default=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "name"], name="unit_named_once",
                violation_error_message=_("มีหน่วยงานชื่อนี้อยู่แล้ว โปรดใช้ชื่ออื่น"),
            ),
            models.UniqueConstraint(
                fields=["organization", "abbreviation"],
                condition=~models.Q(abbreviation=""),
                name="unit_abbreviated_once",
                violation_error_message=_("มีหน่วยงานที่ใช้อักษรย่อนี้อยู่แล้ว"),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


def label_of(model: type[models.Model], name: str) -> str:
    """What a field is called on screen."""
    field = model._meta.get_field(name)
    return str(field.verbose_name) if isinstance(field, models.Field) else name
