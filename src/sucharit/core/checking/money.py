"""Money in the table, in the sheets, in sums and in words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from sucharit.core.checking.case import Case, named, short
from sucharit.core.checking.counts import ARITHMETIC, scope_name
from sucharit.core.checking.matching import Pair
from sucharit.core.checking.rule import Remark, rule
from sucharit.core.checking.values import Severity
from sucharit.core.plan import BudgetRow, Initiative, StatedTotal
from sucharit.core.plan.totals import WHOLE, is_sum_of_money, place_of_row, within
from sucharit.core.thai import arabic_digits, parse_amount, parse_baht_words

MANUAL = "คู่มือการจัดทำแผนปฏิบัติการป้องกันการทุจริตฯ สำหรับ อปท. (พ.ศ. 2566-2570) ส่วนที่ 2 และส่วนที่ 3"
_AMOUNT = re.compile(r"\d[\d,]{0,20}(?:\.\d{1,2})?")
# A longest amount in words is about 120 letters; the words must follow the digits at once, in brackets.
_SPELT_OUT = ("บาทถ้วน)", "บาท)", "สตางค์)")  # cheap to look for before the pattern
_IN_WORDS = re.compile(
    r"(\d[\d,]{0,20}(?:\.\d{1,2})?)\s{0,3}(?:\.-\s?)?(?:บาท)?\s{0,3}"
    r"\(\s{0,3}([ก-๎ ]{4,160}?(?:บาท|สตางค์)[ก-๎ ]{0,30}?)\s{0,3}\)"
)


def baht(amount: Decimal | None) -> str:
    """ "20,000 บาท", "ไม่ใช้งบประมาณ", "ไม่ระบุ"."""
    if amount is None:
        return "ไม่ระบุ"
    if not is_sum_of_money(amount):
        return str(amount)[:30]
    if amount == 0:
        return "ไม่ใช้งบประมาณ"
    return f"{amount:,.2f}".removesuffix(".00") + " บาท"


def _amounts(budgets: Mapping[int, Decimal | None]) -> list[Decimal]:
    return [amount for _, amount in sorted(budgets.items()) if is_sum_of_money(amount)]


def _lines(*parts: BudgetRow | StatedTotal) -> tuple[int, ...]:
    return tuple(part.source.line for part in parts if part.source.line)


@rule(
    "money.table-sheet", Severity.ERROR,
    thai="งบประมาณในตารางกับในแผ่นรายละเอียดไม่ตรงกัน",
    english="The budget table and the sheet state different amounts",
    source=MANUAL,
    silent="เมื่อแผ่นรายละเอียดหรือตารางไม่ระบุจำนวนเงิน หรือเมื่อจำนวนในแผ่นเท่ากับของปีใดปีหนึ่งที่ใช้เงิน หรือเท่ากับผลรวมทุกปี",
)  # fmt: skip
def money_table_sheet(case: Case) -> Iterator[Remark]:
    for pair in case.table.pairs if case.table.trusted else ():
        stated, sheet = _amounts(pair.row.budgets), pair.initiative.budget
        if (
            not stated
            or sheet is None
            or not is_sum_of_money(sheet.per_year)
            or _agree(stated, sheet.per_year, sheet.text)
        ):
            continue
        uniform = stated[0] if len(set(stated)) == 1 else sum(stated, Decimal(0))
        per = "ปีละ" if len(set(stated)) == 1 and len(stated) > 1 and uniform else ""
        yield Remark(
            message=f"{named(pair.initiative)}: ตารางงบประมาณระบุ{per} {baht(uniform)} แต่แผ่นรายละเอียดระบุ "
            f"{baht(sheet.per_year)} โปรดแก้ให้ตรงกัน",
            initiatives=(pair.initiative.seq,), lines=(*_lines(pair.row), *_section_line(pair, "budget")),
            field="budget", stated=uniform, computed=sheet.per_year,
        )  # fmt: skip


def _agree(table: list[Decimal], sheet: Decimal, text: str) -> bool:
    spent = {amount for amount in table if amount}
    if not spent:
        return sheet == 0
    printed = {amount for found in _AMOUNT.findall(arabic_digits(text[:2000])) if (amount := parse_amount(found))}
    return spent == {sheet} or sum(table, Decimal(0)) == sheet or (len(spent) > 1 and spent <= printed)


def _section_line(pair: Pair, section: str) -> tuple[int, ...]:
    source = pair.initiative.source
    line = source.sections.get(section, (source.line, 0))[0]
    return (line,) if line else ()


@rule(
    "money.row-missing", Severity.ERROR,
    thai="โครงการมีแผ่นรายละเอียดแต่ไม่มีแถวในตารางงบประมาณ",
    english="An initiative has a sheet and no row in the budget table",
    source=MANUAL,
    silent="เมื่อแผนไม่มีตารางงบประมาณเลย หรือเมื่อตารางแทบไม่ตรงกับแผ่นรายละเอียดใด (ตารางเรื่องอื่น)",
)  # fmt: skip
def money_row_missing(case: Case) -> Iterator[Remark]:
    missing = case.table.initiatives_alone if case.table.trusted else ()
    if len(missing) >= 3 and _lists_only_what_costs(case):
        yield _only_what_costs(missing)
        return
    for one in missing:
        amount = one.budget.per_year if one.budget else None
        with_money = f" ทั้งที่แผ่นรายละเอียดระบุงบประมาณ {baht(amount)}" if amount else ""
        yield Remark(
            message=f"{named(one)} ไม่มีแถวในตารางงบประมาณ{with_money} โปรดเพิ่มในตารางส่วนที่ 2",
            initiatives=(one.seq,), lines=(one.source.line,) if one.source.line else (), field="budget_rows",
            computed=amount,
        )  # fmt: skip


def _lists_only_what_costs(case: Case) -> bool:
    """Every row has money, and nothing that has money is missing: a table of expenses, and on purpose."""
    rows_cost = all(any(_amounts(row.budgets)) for row in case.plan.budget_rows)
    return rows_cost and all(one.budget and one.budget.per_year == 0 for one in case.table.initiatives_alone)


def _only_what_costs(missing: Sequence[Initiative]) -> Remark:
    return Remark(
        message=f"ตารางงบประมาณมีเฉพาะโครงการที่ใช้เงิน อีก {len(missing)} โครงการที่ไม่ใช้งบประมาณไม่มีแถวในตาราง "
        "โปรดเพิ่มให้ครบตามแบบของคู่มือ",
        initiatives=tuple(one.seq for one in missing),
        lines=tuple(one.source.line for one in missing if one.source.line), field="budget_rows",
        computed=len(missing), severity=Severity.NOTICE,
    )  # fmt: skip


@rule(
    "sheet.missing", Severity.WARNING,
    thai="มีแถวในตารางงบประมาณแต่ไม่มีแผ่นรายละเอียดโครงการ",
    english="A row of the budget table has no sheet",
    source=MANUAL,
    silent="เมื่อเอกสารไม่มีแผ่นรายละเอียด หรือเมื่อตารางแทบไม่ตรงกับแผ่นรายละเอียดใด",
)  # fmt: skip
def sheet_missing(case: Case) -> Iterator[Remark]:
    for row in case.table.rows_alone if case.table.trusted and case.sheets else ():
        yield Remark(
            message=f"“{short(row.title)}” มีในตารางงบประมาณแต่ไม่มีแผ่นรายละเอียดในส่วนที่ 3 โปรดเพิ่มรายละเอียดหรือตัดแถวออก",
            objectives=(row.objective,) if row.objective else (), lines=_lines(row), field="budget_rows",
        )  # fmt: skip


@rule(
    "money.sum", Severity.ERROR,
    thai="ยอดรวมงบประมาณที่ระบุไม่เท่ากับผลรวม",
    english="A stated total of money is not the sum of its parts",
    source=ARITHMETIC,
    silent="เมื่อไม่มีแถวในขอบเขตนั้น หรือเมื่อบางแถวไม่ระบุจำนวนเงินและผลรวมยังไม่เกินยอดที่ระบุ",
)  # fmt: skip
def money_sum(case: Case) -> Iterator[Remark]:
    for total in case.plan.stated_totals:
        wrong = [
            (year, stated, added)
            for year, stated in sorted(total.budgets.items())
            if is_sum_of_money(stated)
            and (added := _added(case, total.scope, year, stated)) is not None
            and added != stated
        ]
        if not wrong:
            continue
        year, stated, added = wrong[0]
        years = f"ปี {year}" if len(wrong) == 1 else f"ปี {year} (และอีก {len(wrong) - 1} ปี)"
        yield Remark(
            message=f"ยอดรวมงบประมาณ{scope_name(total.scope)} {years} ระบุ "
            f"{baht(stated)} แต่รวมจากรายการได้ {baht(added)} "
            "โปรดตรวจจำนวนเงินและยอดรวม",
            objectives=() if total.scope == WHOLE else (total.scope,), lines=_lines(total), field="stated_totals",
            stated=stated, computed=added,
        )  # fmt: skip


def _added(case: Case, scope: str, year: int, stated: Decimal) -> Decimal | None:
    """What the stated amount should be: the sum of the rows; of the stated dimensions where rows are missing.

    None where it cannot be judged, and where it agrees with either of them (then another finding tells the cause).
    """
    told = _stated_parts(case, year) if scope == WHOLE else []
    parts = sum(told, Decimal(0)) if told else None
    rows = [row for row in case.plan.budget_rows if within(place_of_row(row), scope)]
    amounts = [row.budgets.get(year) for row in rows]
    added = sum((amount for amount in amounts if is_sum_of_money(amount)), Decimal(0))
    if not rows or stated in (parts, added):
        return None
    if scope == WHOLE and case.table.trusted and case.table.initiatives_alone:
        return parts
    return parts if None in amounts and added <= stated else added


def _stated_parts(case: Case, year: int) -> list[Decimal]:
    """What the document states for each dimension that the table has; empty where one is not stated."""
    dimensions = {row.dimension for row in case.plan.budget_rows if row.dimension}
    totals = [total for total in case.plan.stated_totals if total.scope in dimensions and year in total.budgets]
    stated = {total.scope: total.budgets[year] for total in totals}
    parts = [amount for amount in stated.values() if is_sum_of_money(amount)]
    return parts if len(parts) == len(dimensions) > 1 else []


@rule(
    "money.words", Severity.ERROR,
    thai="จำนวนเงินเป็นตัวเลขกับตัวอักษรไม่ตรงกัน",
    english="An amount in digits and in words differ",
    source="ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ: จำนวนเงินตัวเลขและตัวอักษรต้องตรงกัน",
    silent="เมื่อไม่มีจำนวนเงินเป็นตัวอักษรในวงเล็บต่อจากตัวเลข หรืออ่านตัวอักษรนั้นไม่ได้",
)  # fmt: skip
def money_words(case: Case) -> Iterator[Remark]:
    if not any(end in case.text.tight for end in _SPELT_OUT):
        return
    for match, passage in case.text.find(_IN_WORDS):
        figures, words = parse_amount(match[1]), parse_baht_words(match[2].strip())
        if figures is None or words is None or figures == words:
            continue
        yield Remark(
            message=f"จำนวนเงิน {baht(figures)} กับตัวอักษร “{short(match[2].strip())}” "
            f"({baht(words)}) ไม่ตรงกัน โปรดแก้ให้ตรงกัน",
            initiatives=(passage.initiative,) if passage.initiative is not None else (),
            lines=(passage.line,) if passage.line else (), field="budget", stated=figures, computed=words,
        )  # fmt: skip


@rule(
    "money.blank", Severity.WARNING,
    thai="หัวข้องบประมาณหรือช่องงบประมาณว่างเปล่า",
    english="The budget section or the cells of a row are empty",
    source=MANUAL,
    silent="เมื่อระบุว่าไม่ใช้งบประมาณ หรือมีขีดในช่อง หรือเมื่อตารางทั้งตารางไม่มีจำนวนเงินเลย",
)  # fmt: skip
def money_blank(case: Case) -> Iterator[Remark]:
    yield from _blank_sheets(case)
    if any(_amounts(row.budgets) for row in case.plan.budget_rows):
        yield from _blank_rows(case.plan.budget_rows)


def _blank_sheets(case: Case) -> Iterator[Remark]:
    for one in case.sheets:
        if (
            one.budget is None
            or one.budget.per_year is not None
            or re.search(r"[\d๐-๙]|[ก-ฮ]{2}", _unfilled(one.budget.text))
        ):
            continue
        line = one.source.sections.get("budget", (one.source.line, 0))[0]
        yield Remark(
            message=f"หัวข้องบประมาณของ{named(one)} ไม่มีจำนวนเงิน โปรดระบุจำนวนเงิน หรือระบุว่า “ไม่ใช้งบประมาณ”",
            initiatives=(one.seq,), lines=(line,) if line else (), field="budget",
        )  # fmt: skip


def _unfilled(text: str) -> str:
    """What is left of a budget section once the unit, dots and dashes are gone."""
    return re.sub(r"จำนวน|บาท|งบประมาณ|ดำเนินการ|\W", "", text[:2000])


def _blank_rows(rows: Sequence[BudgetRow]) -> Iterator[Remark]:
    blank = [row for row in rows if not any(amount is not None for amount in row.budgets.values())]
    if len(blank) >= 3 and len(blank) * 3 >= len(rows):
        yield _all_blank(blank)
        return
    for row in blank:
        yield Remark(
            message=f"ตารางงบประมาณไม่ระบุจำนวนเงินของ “{short(row.title)}” ในปีใดเลย "
            "โปรดระบุจำนวนเงิน หรือใส่ขีดหากไม่ใช้งบประมาณ",
            objectives=(row.objective,) if row.objective else (), lines=_lines(row), field="budget_rows",
        )  # fmt: skip


def _all_blank(blank: Sequence[BudgetRow]) -> Remark:
    """Where many rows are blank, the office means "none" by it: one remark."""
    return Remark(
        message=f"ตารางงบประมาณมี {len(blank)} แถวที่ไม่ระบุจำนวนเงินในปีใดเลย "
        "หากไม่ใช้งบประมาณ โปรดใส่ขีดหรือคำว่า “ไม่ใช้งบประมาณ” ให้ชัด",
        lines=_lines(*blank), field="budget_rows", computed=len(blank), severity=Severity.NOTICE,
    )  # fmt: skip


RULES = (money_table_sheet, money_row_missing, sheet_missing, money_sum, money_words, money_blank)
