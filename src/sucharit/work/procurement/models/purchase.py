"""Purchase: something that is bought or hired."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sucharit.core.procurement import Method as CoreMethod
from sucharit.core.procurement import is_company, tax_number, vendor_key
from sucharit.core.procurement.reading import Bid, identity_of
from sucharit.core.procurement.reading.cells import names_with_prices
from sucharit.work.shelf.models import ENTRY_CONSTRAINTS, Entry


class Method(models.TextChoices):
    """As core.procurement knows them."""

    OPEN = CoreMethod.OPEN.value, _("ประกาศเชิญชวนทั่วไป")
    SELECTIVE = CoreMethod.SELECTIVE.value, _("คัดเลือก")
    SPECIFIC = CoreMethod.SPECIFIC.value, _("เฉพาะเจาะจง")
    OTHER = CoreMethod.OTHER.value, _("วิธีอื่น")


class Purchase(Entry):
    """A purchase from the invitation to the inspection. Its state follows from its days, so that the two never
    disagree.

    `vendor_key` is the seller under any spelling; `identity` is the same for the same purchase in another file.
    `offers` are the bidders and their prices, one a line,
    as on the monthly summary. The number of a person (an identity
    card) is never kept, only that of a company. Personal data: vendor and offers may be names of persons who trade
    (public by the Act), recorded_by, crossed_by,
    withdrawn_by; kept ten years after the year.
    """

    class Kind(models.TextChoices):
        BUY = "buy", _("ซื้อ")
        HIRE = "hire", _("จ้าง")
        BUILD = "build", _("จ้างก่อสร้าง")
        RENT = "rent", _("เช่า")
        ADVISE = "advise", _("จ้างที่ปรึกษาหรือออกแบบ")

    class State(models.TextChoices):
        OPEN = "open", _("กำลังจัดหา")
        SIGNED = "signed", _("ทำสัญญาแล้ว")
        DELIVERED = "delivered", _("ส่งมอบแล้ว")
        INSPECTED = "inspected", _("ตรวจรับแล้ว")
        CANCELLED = "cancelled", _("ยกเลิก")

    title = models.CharField(_("งานที่จัดซื้อหรือจัดจ้าง"), max_length=500)
    kind = models.CharField(_("ประเภทงาน"), max_length=8, choices=Kind, blank=True)
    method = models.CharField(_("วิธีซื้อหรือจ้าง"), max_length=10, choices=Method)
    plan_line = models.ForeignKey(
        "procurement.PlanLine",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="purchases",
        verbose_name=_("รายการในแผน"),
    )
    budget = models.DecimalField(
        _("วงเงินที่จะซื้อหรือจ้าง (บาท)"), max_digits=14, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(0)],
    )  # fmt: skip
    median = models.DecimalField(
        _("ราคากลาง (บาท)"), max_digits=14, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    agreed = models.DecimalField(
        _("ราคาที่ตกลงซื้อหรือจ้าง (บาท)"), max_digits=14, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(0)],
    )  # fmt: skip
    offers = models.TextField(_("ผู้เสนอราคาและราคาที่เสนอ (บรรทัดละราย)"), max_length=4_000, blank=True)
    bidders = models.PositiveSmallIntegerField(_("จำนวนผู้เสนอราคา"), null=True, blank=True)
    vendor = models.CharField(_("ผู้ได้รับการคัดเลือก"), max_length=200, blank=True)
    vendor_key = models.CharField(max_length=120, blank=True, editable=False)
    vendor_number = models.CharField(_("เลขทะเบียนนิติบุคคล"), max_length=20, blank=True)
    reason = models.CharField(_("เหตุผลที่คัดเลือกโดยสรุป"), max_length=300, blank=True)
    contract_number = models.CharField(_("เลขที่สัญญาหรือข้อตกลง"), max_length=80, blank=True)
    contract_on = models.DateField(_("วันที่สัญญาหรือข้อตกลง"), null=True, blank=True)
    due_on = models.DateField(_("วันครบกำหนดส่งมอบ"), null=True, blank=True)
    delivered_on = models.DateField(_("วันที่ส่งมอบ"), null=True, blank=True)
    inspected_on = models.DateField(_("วันที่ตรวจรับ"), null=True, blank=True)
    egp_number = models.CharField(_("เลขที่โครงการในระบบ e-GP"), max_length=20, blank=True)
    source = models.CharField(_("แหล่งที่มาของงบประมาณ"), max_length=160, blank=True)
    crossed_on = models.DateField(_("วันที่ตรวจสอบข้ามสายงาน"), null=True, blank=True)
    crossed_by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ผู้ตรวจสอบข้ามสายงาน")
    )
    crossed_found = models.CharField(_("สิ่งที่พบและแก้ไข"), max_length=400, blank=True)
    cancelled_because = models.CharField(_("เหตุผลที่ยกเลิก"), max_length=300, blank=True)
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.OPEN)
    identity = models.CharField(max_length=40, editable=False, db_index=True)

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(
                condition=Q(title__gt="", identity__gt=""), name="purchase_says_what"
            ),
            models.CheckConstraint(
                condition=Q(due_on=None) | Q(contract_on=None) | Q(due_on__gte=F("contract_on")),
                name="purchase_due_after_contract",
            ),
            models.CheckConstraint(
                condition=Q(crossed_on=None, crossed_by=None)
                | (Q(crossed_on__isnull=False, crossed_by__isnull=False) & ~Q(crossed_by=F("recorded_by"))),
                name="purchase_crossed_by_another",
            ),
            models.CheckConstraint(
                condition=Q(inspected_on=None) | Q(delivered_on__isnull=False, inspected_on__gte=F("delivered_on")),
                name="purchase_inspected_after_delivery",
            ),
            models.CheckConstraint(
                condition=Q(state="cancelled", cancelled_because__gt="")
                | Q(state="open", contract_on=None)
                | Q(state__in=("signed", "delivered", "inspected"), contract_on__isnull=False, agreed__isnull=False,
                agreed__gt=0, vendor__gt=""),
                name="purchase_state_has_its_facts",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["organization", "fiscal_year", "contract_on"], name="purchase_of_month"),
            models.Index(fields=["organization", "vendor_key"], name="purchase_of_vendor"),
        ]

    @property
    def described(self) -> str:
        return f"{self} {self.title[:80]}"

    @property
    def bids(self) -> tuple[Bid, ...]:
        """Who offered, and at what price where it is said."""
        return tuple(Bid(one.name, one.price) for one in names_with_prices(self.offers))

    def clean(self) -> None:
        """What follows from what was written."""
        self.vendor_key = vendor_key(self.vendor) if self.vendor else ""
        self._company()
        if self.bidders is None and self.offers:
            self.bidders = len(self.bids) or None
        self.kind = self.kind or _kind_of(self.title)
        self.state = self._stands()
        self.identity = identity_of(self.title, self.vendor, self.agreed, self.contract_number, self.contract_on)

    def _company(self) -> None:
        """Thirteen digits of a registered body, or nothing."""
        if not self.vendor_number.strip():
            self.vendor_number = ""
            return
        number = tax_number(self.vendor_number)
        if not number:
            raise ValidationError({"vendor_number": _("เลขทะเบียนนิติบุคคลมี 13 หลัก เลขนี้ไม่ถูกต้อง โปรดตรวจสอบ")})
        if not is_company(number):
            raise ValidationError({"vendor_number": _("เลขนี้เป็นเลขประจำตัวประชาชน ระบบไม่เก็บ โปรดเว้นว่าง")})
        self.vendor_number = number

    def _stands(self) -> str:
        if self.cancelled_because:
            return self.State.CANCELLED
        if self.contract_on is None:
            return self.State.OPEN
        if self.delivered_on is None:
            return self.State.SIGNED
        return self.State.INSPECTED if self.inspected_on else self.State.DELIVERED


_KINDS = (
    ("ก่อสร้าง", Purchase.Kind.BUILD), ("จ้างก่อสร้าง", Purchase.Kind.BUILD), ("จ้างออกแบบ", Purchase.Kind.ADVISE),
    ("จ้างที่ปรึกษา", Purchase.Kind.ADVISE), ("จ้าง", Purchase.Kind.HIRE), ("เช่า", Purchase.Kind.RENT), ("ซื้อ",
    Purchase.Kind.BUY),
)  # fmt: skip


def _kind_of(title: str) -> str:
    """By the word that a title begins with; "" where it begins with none."""
    bare = title.removeprefix("จัด").removeprefix("โครงการ")
    return next((kind.value for word, kind in _KINDS if bare.startswith(word)), "")
