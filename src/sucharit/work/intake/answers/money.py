"""Answers about money: the table, the sheet, or an amount of one's own."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from sucharit.core.thai import parse_amount
from sucharit.work.intake.answers.option import Choice, Option, nothing, on_sheets
from sucharit.work.intake.fields import Sheet, put_amounts
from sucharit.work.intake.models import Question
from sucharit.work.intake.settling import Effect, Settled, set_amount, sheet_amounts, stated_amounts


def own_amount(question: Question) -> Option:
    def own(value: str) -> Effect:
        amount = parse_amount(value)
        if amount is None:
            return nothing
        return on_sheets(question, lambda sheet, settled: set_amount(sheet, amount, settled.plan))

    hint = _("จำนวนเงินต่อปี (บาท) ไม่ใช้งบประมาณให้พิมพ์ 0")
    return Option(Choice.OWN, _("กำหนดเอง"), hint=hint, shape="money", own=own)


def _by_table(sheet: Sheet, _settled: Settled) -> None:
    put_amounts(sheet, stated_amounts(sheet.row) if sheet.row else {})
    sheet.stated_budget = False


def _by_sheet(sheet: Sheet, settled: Settled) -> None:
    amounts = sheet_amounts(settled.plan, sheet.initiative)
    put_amounts(sheet, dict.fromkeys(sheet.amounts or amounts, next(iter(amounts.values()))) if amounts else {})
    sheet.stated_budget = True


def _no_amount(sheet: Sheet, _settled: Settled) -> None:
    put_amounts(sheet, {})


def _zero(sheet: Sheet, settled: Settled) -> None:
    set_amount(sheet, Decimal(0), settled.plan)


def table_or_sheet(question: Question) -> list[Option]:
    table, sheet = on_sheets(question, _by_table), on_sheets(question, _by_sheet)
    return [
        Option(Choice.AS_PRINTED, _("ตามตารางงบประมาณ"), question.printed, effect=table, shape="baht"),
        Option(Choice.AS_COMPUTED, _("ตามแผ่นรายละเอียด"), question.computed, effect=sheet, shape="baht"),
        own_amount(question),
    ]


def row_missing(question: Question) -> list[Option]:
    hint = _("แผนในระบบสร้างตารางจากแผ่นรายละเอียด จึงไม่ขาดแถว")
    none = on_sheets(question, _no_amount)
    return [
        Option(Choice.AS_COMPUTED, _("เพิ่มแถวให้ตามแผ่นรายละเอียด"), question.computed, hint, shape="baht"),
        Option(Choice.AS_PRINTED, _("ไม่ระบุจำนวนเงิน เหมือนในตาราง"), effect=none),
        own_amount(question),
    ]


def blank(question: Question) -> list[Option]:
    return [
        Option(Choice.AS_COMPUTED, _("ถือว่าไม่ใช้งบประมาณ (0 บาท)"), effect=on_sheets(question, _zero)),
        Option(Choice.AS_PRINTED, _("คงว่างไว้ (ไม่ได้ระบุ)"), effect=on_sheets(question, _no_amount)),
        own_amount(question),
    ]


def sheet_missing(question: Question) -> list[Option]:
    def leave_out(sheet: Sheet, _settled: Settled) -> None:
        sheet.left_out = True

    taken, dropped = _("เพิ่มรายละเอียดภายหลังในร่างแผน"), _("รายการนี้จะไม่เข้าแผน")
    return [
        Option(Choice.AS_PRINTED, _("นำแถวนี้เข้าแผน"), hint=taken),
        Option(Choice.AS_COMPUTED, _("ตัดแถวนี้ออก"), hint=dropped, effect=on_sheets(question, leave_out)),
    ]
