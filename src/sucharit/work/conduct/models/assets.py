"""Things of the office: what can be lent, to whom it went and how it came back, and the yearly count."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.work.shelf.models import ENTRY_CONSTRAINTS, Entry


class Condition(models.TextChoices):
    GOOD = "good", _("ใช้การได้ดี")
    WORN = "worn", _("ใช้การได้ แต่ทรุดโทรม")
    DAMAGED = "damaged", _("ชำรุด")
    LOST = "lost", _("สูญหาย")


BAD = (Condition.DAMAGED, Condition.LOST)


class Asset(Entry):
    """A thing that can be lent, with its asset number. Personal data: none."""

    class Kind(models.TextChoices):
        CAR = "car", _("รถยนต์และยานพาหนะ")
        MACHINE = "machine", _("เครื่องจักรและเครื่องปั่นไฟ")
        OFFICE = "office", _("อุปกรณ์สำนักงาน")
        EVENT = "event", _("เต็นท์ โต๊ะ เก้าอี้ เครื่องเสียง")
        PLACE = "place", _("อาคารสถานที่")

    class State(models.TextChoices):
        HERE = "here", _("อยู่ พร้อมใช้")
        OUT = "out", _("ถูกยืม")
        BROKEN = "broken", _("ชำรุดหรือสูญหาย รอสอบข้อเท็จจริง")
        GONE = "gone", _("จำหน่ายแล้ว")

    registered_on = models.DateField(_("วันที่ขึ้นทะเบียน"))
    name = models.CharField(_("รายการทรัพย์สิน"), max_length=200)
    asset_number = models.CharField(_("เลขครุภัณฑ์"), max_length=60)
    kind = models.CharField(_("ประเภท"), max_length=10, choices=Kind)
    place = models.CharField(_("ที่เก็บ"), max_length=200, blank=True)
    condition = models.CharField(_("สภาพ"), max_length=10, choices=Condition, default=Condition.GOOD)
    state = models.CharField(_("สถานะ"), max_length=8, choices=State, default=State.HERE)

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.UniqueConstraint(
                fields=["organization", "asset_number"], condition=Q(withdrawn_at__isnull=True),
                name="asset_numbered_by_the_office",
                violation_error_message=_("มีทรัพย์สินเลขครุภัณฑ์นี้แล้ว"),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.asset_number} {self.name}" if self.asset_number else super().__str__()

    @property
    def known_by(self) -> tuple[str, ...]:
        """A sheet of counts or loans names it by its number alone."""
        return (self.asset_number,) if self.asset_number else ()


class Loan(Entry):
    """A thing asked for, approved, handed over and returned, with what became of damage.

    Personal data: borrower, contact (who borrowed; kept ten years, never public), approved_by, handed_by (on duty).
    """

    class Borrower(models.TextChoices):
        STAFF = "staff", _("บุคลากรของหน่วยงาน")
        COMMUNITY = "community", _("หมู่บ้าน วัด โรงเรียน กลุ่มในชุมชน")
        AGENCY = "agency", _("หน่วยงานอื่น")
        PERSON = "person", _("ประชาชน")

    class Use(models.TextChoices):
        OFFICIAL = "official", _("งานของราชการ")
        PUBLIC = "public", _("สาธารณประโยชน์หรืองานของชุมชน")
        PRIVATE = "private", _("ส่วนตัว")

    class State(models.TextChoices):
        ASKED = "asked", _("รออนุมัติ")
        REFUSED = "refused", _("ไม่อนุมัติ")
        APPROVED = "approved", _("อนุมัติแล้ว รอส่งมอบ")
        OUT = "out", _("อยู่กับผู้ยืม")
        BACK = "back", _("คืนแล้ว")
        FINDING = "finding", _("สอบข้อเท็จจริงความเสียหาย")
        SETTLED = "settled", _("จบเรื่องความเสียหาย")

    asked_on = models.DateField(_("วันที่ขอ"))
    asset = models.ForeignKey(Asset, models.PROTECT, related_name="loans", verbose_name=_("ทรัพย์สิน"))
    borrower = models.CharField(_("ผู้ยืม"), max_length=200)
    borrower_kind = models.CharField(_("ประเภทผู้ยืม"), max_length=10, choices=Borrower)
    contact = models.CharField(_("โทรศัพท์"), max_length=60, blank=True)
    use = models.CharField(_("ลักษณะการใช้"), max_length=10, choices=Use)
    purpose = models.CharField(_("วัตถุประสงค์"), max_length=300)
    place = models.CharField(_("สถานที่นำไปใช้"), max_length=200)
    from_on = models.DateField(_("ใช้ตั้งแต่วันที่"))
    from_at = models.TimeField(_("เวลา"), null=True, blank=True)
    due_on = models.DateField(_("คืนภายในวันที่"))
    holiday_reason = models.CharField(_("เหตุที่ใช้ในวันหยุดราชการ"), max_length=300, blank=True)
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.ASKED)
    approved_on = models.DateField(_("วันที่พิจารณา"), null=True, blank=True)
    approved_by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ผู้มีอำนาจอนุมัติ")
    )
    approval_note = models.CharField(_("ความเห็นผู้อนุมัติ"), max_length=300, blank=True)
    handed_on = models.DateField(_("วันที่ส่งมอบ"), null=True, blank=True)
    handed_by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ผู้ส่งมอบ")
    )
    handed_condition = models.CharField(_("สภาพเมื่อส่งมอบ"), max_length=10, choices=Condition, blank=True)
    returned_on = models.DateField(_("วันที่คืน"), null=True, blank=True)
    returned_condition = models.CharField(_("สภาพเมื่อคืน"), max_length=10, choices=Condition, blank=True)
    damage = models.CharField(_("ความเสียหาย"), max_length=400, blank=True)
    finding_order = models.CharField(_("คำสั่งตั้งกรรมการสอบข้อเท็จจริง"), max_length=120, blank=True)
    finding_result = models.CharField(_("ผลการสอบข้อเท็จจริง"), max_length=400, blank=True)
    compensation = models.DecimalField(_("ค่าเสียหายที่เรียก (บาท)"), max_digits=12, decimal_places=2, null=True, blank=True)
    settled_on = models.DateField(_("วันที่จบเรื่อง"), null=True, blank=True)

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(condition=Q(due_on__gte=F("from_on")), name="loan_ends_after_it_begins"),
            models.CheckConstraint(condition=~Q(use="private"), name="loan_is_never_private"),
            models.CheckConstraint(
                condition=Q(returned_on__isnull=True) | Q(handed_on__isnull=False),
                name="loan_returned_after_it_was_handed"
            ),
            models.CheckConstraint(
                condition=Q(state="out", handed_on__isnull=False, returned_on__isnull=True) | ~Q(state="out"),
                name="loan_that_is_out_was_handed",
            ),
            models.UniqueConstraint(
                fields=["asset"], condition=Q(state="out", withdrawn_at__isnull=True),
                name="asset_lent_to_one_at_a_time",
                violation_error_message=_("ทรัพย์สินนี้อยู่กับผู้ยืมรายอื่น"),
            ),
        ]  # fmt: skip

    def clean(self) -> None:
        """In words what the constraints demand."""
        faults: dict[str, Any] = {}
        if self.use == self.Use.PRIVATE:
            faults["use"] = gettext("ห้ามนำทรัพย์สินของราชการไปใช้ส่วนตัว จึงบันทึกการยืมนี้ไม่ได้")
        if self.due_on and self.from_on and self.due_on < self.from_on:
            faults["due_on"] = gettext("วันที่คืนต้องไม่ก่อนวันที่เริ่มใช้")
        if self.from_on and self.asked_on and self.from_on < self.asked_on:
            faults["from_on"] = gettext("วันที่เริ่มใช้ต้องไม่ก่อนวันที่ขอ ต้องขออนุมัติก่อนใช้")
        if self.returned_on and not self.handed_on:
            faults["returned_on"] = gettext("ทรัพย์สินนี้ยังไม่เคยส่งมอบให้ผู้ยืม จึงรับคืนไม่ได้")
        if faults:
            raise ValidationError(faults)


class AssetCount(Entry):
    """A thing looked for in the yearly count: what it was before, how it was found, and what became of what was broken
    or missing. Personal data: counter (on duty); finding_result may tell of people; kept ten years."""

    class State(models.TextChoices):
        DONE = "done", _("ตรวจนับแล้ว")
        BAD = "bad", _("ชำรุดหรือสูญหาย รอตั้งกรรมการ")
        FINDING = "finding", _("สอบข้อเท็จจริง")
        SETTLED = "settled", _("จบเรื่อง")

    counted_on = models.DateField(_("วันที่ตรวจนับ"))
    asset = models.ForeignKey(Asset, models.PROTECT, related_name="counts", verbose_name=_("ทรัพย์สิน"))
    found = models.BooleanField(_("พบ"), default=True)
    condition = models.CharField(_("สภาพ"), max_length=10, choices=Condition, default=Condition.GOOD)
    counter = models.CharField(_("ผู้ตรวจนับ"), max_length=160)
    note = models.CharField(_("หมายเหตุ"), max_length=300, blank=True)
    state = models.CharField(_("สถานะ"), max_length=8, choices=State, default=State.DONE)
    was_state = models.CharField(_("สถานะก่อนตรวจนับ"), max_length=8, choices=Asset.State, blank=True)
    was_condition = models.CharField(_("สภาพก่อนตรวจนับ"), max_length=10, choices=Condition, blank=True)
    finding_order = models.CharField(_("คำสั่งตั้งกรรมการสอบข้อเท็จจริง"), max_length=120, blank=True)
    finding_result = models.CharField(_("ผลการสอบข้อเท็จจริง"), max_length=400, blank=True)
    compensation = models.DecimalField(_("ค่าเสียหายที่เรียก (บาท)"), max_digits=12, decimal_places=2, null=True, blank=True)
    settled_on = models.DateField(_("วันที่จบเรื่อง"), null=True, blank=True)

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.UniqueConstraint(
                fields=["asset", "fiscal_year"], condition=Q(withdrawn_at__isnull=True),
                name="asset_counted_once_a_year",
                violation_error_message=_("ทรัพย์สินนี้ตรวจนับในปีงบประมาณนี้แล้ว"),
            ),
            models.CheckConstraint(condition=Q(found=True) | Q(condition="lost"), name="what_was_not_found_is_lost"),
            models.CheckConstraint(
                condition=~Q(state="settled") | Q(settled_on__isnull=False), name="count_settled_on_a_day"
            ),
        ]  # fmt: skip

    def clean(self) -> None:
        """In words what the constraints demand; what is broken or missing waits for a committee, and how the thing was
        before is kept: a count that is undone puts it back."""
        if not self.found and self.condition != Condition.LOST:
            raise ValidationError({"condition": gettext("ไม่พบทรัพย์สิน สภาพต้องเป็น สูญหาย")})
        if self.state in (self.State.DONE, self.State.BAD):
            self.state = self.State.BAD if self.condition in BAD else self.State.DONE
        if self.asset_id and not self.was_state:
            self.was_state, self.was_condition = self.asset.state, self.asset.condition
