"""Money paid for an initiative, and a wrong payment reversed by another."""

import datetime
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.base.screens.words import day as day_words
from sucharit.base.screens.words import money
from sucharit.work.evidence.actions import use_all
from sucharit.work.evidence.models import Evidence
from sucharit.work.evidence.subjects import declare_subject
from sucharit.work.plans.pages import address
from sucharit.work.progress.models import Disbursement
from sucharit.work.progress.queries import spent_on
from sucharit.work.years.actions import set_status
from sucharit.work.years.models import YearInitiative, YearPlan
from sucharit.work.years.recording.writing import reportable, text_of

PAID = declare("progress.paid", gettext_lazy("บันทึกจ่าย {amount} บาท ({label}) เอกสาร {document}"))
REVERSED = declare("progress.reversed", gettext_lazy("กลับรายการจ่าย {amount} บาท ({label}) เอกสาร {document}: {note}"))
MOST = Decimal("999999999999.99")
KIND = "progress.disbursement"
declare_subject(KIND, gettext_lazy("รายการจ่ายเงิน"), lambda code, pk: address("disbursement", code, pk))


@transaction.atomic
def pay(
    row: YearInitiative, *, by: Officer, paid_on: datetime.date | None, amount: Decimal | None, document: str,
    note: str = "", over_reason: str = "", evidence: Iterable[Evidence] = (),
) -> Disbursement:  # fmt: skip
    """Records a payment; the first says that the initiative has begun. More than the year's money is taken only with a
    reason: ValidationError on `over_reason`."""
    row = reportable(row, by)
    made = Disbursement(
        year_initiative=row, recorded_by=by.user, paid_on=_paid_on(paid_on, row.year_plan, by), amount=_amount(amount),
        document=text_of(document, 120, "document", one_line=True, required=_("โปรดใส่เลขที่ฎีกาหรือเอกสารการจ่าย")),
        note=text_of(note, 500, "note", one_line=True),
    )  # fmt: skip
    made.over_reason = _over(row, made.amount, text_of(over_reason, 500, "over_reason", one_line=True))
    made.save(force_insert=True)
    use_all(evidence, made, by=by, initiative_key=row.key, fiscal_year=row.year_plan.fiscal_year)
    record(PAID, by=by, subject=made, label=row.title, facts=_facts(made))
    if row.status == YearInitiative.Status.NOT_BEGUN:  # what is paid for has begun
        set_status(row, by=by, status=YearInitiative.Status.RUNNING)
    return made


@transaction.atomic
def reverse(paid: Disbursement, *, by: Officer, note: str) -> Disbursement:
    """Takes a wrong payment back by another row of the same day and amount; both stay to be read."""
    row = reportable(paid.year_initiative, by)
    paid = Disbursement.objects.select_for_update().get(pk=paid.pk, year_initiative=row)
    if paid.reverses_id:
        raise NotAllowed("รายการนี้เป็นรายการกลับอยู่แล้ว หากกลับผิดให้บันทึกจ่ายใหม่", "a reversal is not reversed; pay again")
    if Disbursement.objects.filter(reverses=paid).exists():
        raise NotAllowed("รายการนี้กลับไปแล้ว", "it was reversed already")
    told = text_of(note, 500, "note", one_line=True)
    if not told:
        raise NotAllowed("โปรดเขียนเหตุผลที่กลับรายการ", "say why it is reversed")
    made = Disbursement.objects.create(
        year_initiative=row, recorded_by=by.user, paid_on=paid.paid_on, amount=paid.amount, document=paid.document,
        note=told, reverses=paid,
    )  # fmt: skip
    record(REVERSED, by=by, subject=made, label=row.title, facts=_facts(made))
    return made


def over_by(row: YearInitiative, spent: Decimal) -> Decimal:
    """How much more than the year's money this is; 0 where it is within, or where no money is stated."""
    return max(spent - row.money, Decimal(0)) if row.money is not None else Decimal(0)


def _over(row: YearInitiative, amount: Decimal, reason: str) -> str:
    """The reason, kept only where it is needed."""
    over = over_by(row, spent_on(row) + amount)
    if not over:
        return ""
    if not reason:
        raise ValidationError(
            {
                "over_reason": _(
                    "จ่ายรายการนี้แล้วจะเกินงบประมาณ %(over)s บาท (งบประมาณ %(whole)s บาท) หากถูกต้อง โปรดเขียนเหตุผล"
                )
                % {"over": money(over), "whole": money(row.money)}
            }
        )
    return reason


def _paid_on(day: datetime.date | None, year: YearPlan, by: Officer) -> datetime.date:
    """From the first day of the year to today: bills of the year are paid after its end too, until it is closed."""
    if day is None:
        raise ValidationError({"paid_on": _("โปรดใส่วันที่จ่าย")})
    if day > by.today:
        raise ValidationError({"paid_on": _("วันที่ %(day)s ยังมาไม่ถึง") % {"day": day_words(day)}})
    if day < year.year.first_day:
        raise ValidationError(
            {
                "paid_on": _("วันที่ %(day)s อยู่ก่อนปีงบประมาณ พ.ศ. %(year)s")
                % {"day": day_words(day), "year": year.fiscal_year}
            }
        )
    return day


def _amount(value: Any) -> Decimal:
    if value is None:
        raise ValidationError({"amount": _("โปรดใส่จำนวนเงิน")})
    baht = Decimal(value)
    if not baht.is_finite() or not 0 < baht <= MOST:
        raise ValidationError({"amount": _("จำนวนเงินต้องมากกว่า 0 และไม่เกิน 999,999,999,999 บาท")})
    if baht != round(baht, 2):
        raise ValidationError({"amount": _("จำนวนเงินมีทศนิยมได้ไม่เกิน 2 ตำแหน่ง (สตางค์)")})
    return baht


def _facts(made: Disbursement) -> dict[str, Any]:
    return {
        "amount": f"{made.amount:,.2f}", "document": made.document, "on": made.paid_on.isoformat(),
        "year": made.year_initiative.year_plan.fiscal_year, "note": made.note, "over": made.over_reason,
    }  # fmt: skip
