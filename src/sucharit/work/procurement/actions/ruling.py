"""The office sets the values by which it is asked and by which it rotates; it answers what the figures ask."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.verbs import declare
from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.core.procurement import Yardsticks, usual_yardsticks
from sucharit.work.plans.sheet import fit_text
from sucharit.work.procurement.figures import year_figures
from sucharit.work.procurement.models import Answer, ProcurementRules
from sucharit.work.procurement.queries import yardsticks_in
from sucharit.work.shelf.queries import keeps_all
from sucharit.work.years.recording.writing import check_edition, store

RULED = declare("procurement.ruled", gettext_lazy("กำหนดค่าที่ใช้ตั้งคำถามและการหมุนเวียนกรรมการตรวจรับ ตาม{basis}"))
ANSWERED = declare("procurement.answered", gettext_lazy("ชี้แจงคำถามจากตัวเลขการจัดซื้อจัดจ้าง ปีงบประมาณ พ.ศ. {label}"))


def locked_rules(organization: Organization) -> Yardsticks:
    """The values that hold now; their row stays locked until the transaction ends. Only within a verb."""
    return yardsticks_in(_row(organization))


def _row(organization: Organization) -> ProcurementRules:
    usual = usual_yardsticks()
    names = Yardsticks.__struct_fields__
    ProcurementRules.objects.get_or_create(
        organization=organization, defaults={name: getattr(usual, name) for name in names}
    )
    return ProcurementRules.objects.select_for_update().get(organization=organization)


@transaction.atomic
def set_rules(*, by: Officer, fields: Mapping[str, Any], basis: str, edition: int | None = None) -> ProcurementRules:
    """All values at once, and by what they are set. Only who keeps all registers."""
    require(by, Can.KEEP_REGISTERS)
    if not keeps_all(by):
        raise NotAllowed("กำหนดได้เฉพาะปลัดและเจ้าหน้าที่แผน", "only the clerk and the plan officer")
    row = _row(by.organization)
    check_edition(row, edition)
    row.basis = fit_text(basis, 300, one_line=True)
    if not row.basis:
        raise ValidationError({"basis": _("โปรดเขียนว่าใช้ค่าเหล่านี้ตามอะไร เช่น ประกาศของหน่วยงาน หรือกฎกระทรวง")})
    for name in Yardsticks.__struct_fields__:
        setattr(row, name, fields[name])
    row.by = by.user
    row.full_clean(validate_unique=False)
    store(row, by=by, verb=RULED, label=str(by.organization), facts={"basis": row.basis})
    return row


@transaction.atomic
def answer(fiscal_year: int, asks: str, key: str, *, by: Officer, text: str, edition: int | None = None) -> Answer:
    """What the office says to a question that the figures ask now. ValidationError where nothing is said; NotAllowed
    where the question is not asked."""
    require(by, Can.KEEP_REGISTERS)
    asked = next(
        (
            one for one in year_figures(by.organization, fiscal_year).asked
            if (one.question.asks.value, one.question.key) == (asks, key)
        ),
        None,
    )  # fmt: skip
    if asked is None:
        raise NotAllowed("ข้อมูลเปลี่ยนไปแล้ว คำถามนี้ไม่มีแล้ว โปรดดูคำถามล่าสุด", "the question is not asked any more")
    rows = Answer.objects.select_for_update().filter(
        organization=by.organization, fiscal_year=fiscal_year, asks=asks, key=key
    )
    row = rows.first() or Answer(organization=by.organization, fiscal_year=fiscal_year, asks=asks, key=key)
    if row.pk:
        check_edition(row, edition)
    row.text, row.question, row.by = fit_text(text, 4_000), asked.words, by.user
    row.named = len(asked.question.numbers)
    if not row.text:
        raise ValidationError({"text": _("โปรดเขียนคำชี้แจง")})
    store(row, by=by, verb=ANSWERED, label=str(fiscal_year), facts={"asks": asks})
    return row
