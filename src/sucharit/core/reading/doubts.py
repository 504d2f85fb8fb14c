"""Doubts of the plan reader: what is printed, what is proposed, and one Thai sentence that tells an officer what to do.

Codes: digit.confusable (a digit that scanners misread), number.unexpected (a number that does not fit and is no such
digit), heading.missing, heading.damaged, title.missing, marker.missing, list.sequence, placeholder. The line of reading
adds kind.unknown.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from sucharit.core.plan import BudgetRow, Initiative, Source, StatedTotal
from sucharit.core.reading.lists import Item
from sucharit.core.reading.outline import OutlineHeading, known_code
from sucharit.core.reading.values import Doubt
from sucharit.core.thai import confusable, digit_variants, format_amount
from sucharit.reference import words

_SECTIONS = {
    "title": "ชื่อโครงการ", "rationale": "หลักการและเหตุผล", "objectives": "วัตถุประสงค์",
    "target_group": "กลุ่มเป้าหมาย", "targets": "เป้าหมาย/ผลผลิต", "place": "พื้นที่ดำเนินการ",
    "steps": "วิธีดำเนินการ", "period": "ระยะเวลาดำเนินการ", "budget": "งบประมาณ",
    "responsible": "ผู้รับผิดชอบ", "indicators": "ตัวชี้วัด", "results": "ผลผลิต/ผลลัพธ์", "outputs": "ผลผลิต", "outcomes": "ผลลัพธ์",
}  # fmt: skip
_LONGEST = 60  # characters of a title that a message shows
_LONGEST_SPAN = 5  # years


def sheet_numbers(initiatives: Sequence[Initiative]) -> Iterator[Doubt]:
    """Printed sheet numbers that do not fit between their neighbours, where the document numbers its sheets through."""
    stated = [one.stated_seq for one in initiatives]
    in_place = sum(number == one.seq for number, one in zip(stated, initiatives, strict=True))
    if in_place * 2 < sum(number is not None for number in stated) or in_place < 2:
        return
    for one in initiatives:
        if one.stated_seq is None or one.stated_seq == one.seq:
            continue
        yield _number_doubt(one, one.stated_seq)


def _number_doubt(one: Initiative, printed: int) -> Doubt:
    alike = confusable(str(printed), str(one.seq))
    why = " ซึ่งเป็นตัวเลขที่เครื่องอ่านสับสนกันได้" if alike else ""
    return Doubt(
        code="digit.confusable" if alike else "number.unexpected",
        message=f"ลำดับที่พิมพ์ไว้ {printed} ของ “{_short(one.title)}” ไม่เข้าลำดับ น่าจะเป็น {one.seq}{why} โปรดตรวจกับต้นฉบับ",
        printed=str(printed),
        proposed=str(one.seq),
        initiatives=(one.seq,),
        field="stated_seq",
        source=_line(one.source.line),
    )


def period_years(initiatives: Sequence[Initiative], first: int | None, last: int | None) -> Iterator[Doubt]:
    """A year of a period that lies outside the plan, or far from the other, and looks like one that would fit."""
    for one in initiatives:
        if one.period is None or one.period.start is None or one.period.end is None:
            continue
        start, end = one.period.start, one.period.end
        for printed, other, of_plan in ((start, end, first), (end, start, last)):
            outside = not first <= printed <= last if first and last else abs(start - end) > _LONGEST_SPAN
            proposed = _fitting_year(printed, other, of_plan) if outside else None
            if proposed is not None:
                yield Doubt(
                    code="digit.confusable",
                    message=f"ระยะเวลาดำเนินการของ “{_short(one.title)}” พิมพ์ปี {printed} ซึ่งไม่เข้ากับช่วงปีของแผน "
                    f"น่าจะเป็น {proposed} โปรดตรวจกับต้นฉบับ",
                    printed=str(printed),
                    proposed=str(proposed),
                    initiatives=(one.seq,),
                    field="period",
                    source=_line(one.source.sections.get("period", (one.source.line, None))[0]),
                )


def _fitting_year(printed: int, other: int, of_plan: int | None) -> int | None:
    """The year of the plan that `printed` may have been; without a plan, one near the other year of the period."""
    wanted = [of_plan] if of_plan is not None else range(other - _LONGEST_SPAN + 1, other + _LONGEST_SPAN)
    return next((year for year in wanted if _one_digit_apart(printed, year)), None)


def _one_digit_apart(left: int, right: int) -> bool:
    """Years that differ in a single digit: whatever took it for the other, the scanner or the typist."""
    return sum(a != b for a, b in zip(str(left), str(right), strict=False)) == 1


def header_years(misread: Sequence[tuple[int, int, int]]) -> Iterator[Doubt]:
    for line, printed, proposed in misread:
        yield Doubt(
            code="digit.confusable",
            message=f"หัวตารางงบประมาณพิมพ์ปี {printed} ซึ่งไม่ต่อเนื่องกับปีข้างเคียง อ่านเป็น {proposed} โปรดตรวจกับต้นฉบับ",
            printed=str(printed),
            proposed=str(proposed),
            field="budget_rows",
            source=_line(line),
        )


def misread_codes(headings: Sequence[OutlineHeading]) -> Iterator[Doubt]:
    """Codes of outline headings that their titles prove wrong."""
    for heading in headings:
        if heading.code != heading.printed:
            yield Doubt(
                code="digit.confusable",
                message=f"หัวข้อ {heading.printed} “{_short(heading.title)}” มีชื่อตรงกับข้อ {heading.code} ของกรอบ "
                f"จึงอ่านเป็น {heading.code} โปรดตรวจกับต้นฉบับ",
                printed=heading.printed,
                proposed=heading.code,
                field="framework",
                source=_line(heading.line),
            )


def unknown_codes(rows: Sequence[BudgetRow]) -> Iterator[Doubt]:
    """A code of a row that no framework has, while one that scanners take for it would follow the rows around it."""
    for row in rows:
        code = row.objective or row.mission
        if code is None or known_code(code):
            continue
        likely = [one for one in digit_variants(code) if known_code(one) and (not row.dimension or one[0] == code[0])]
        if likely:
            yield Doubt(
                code="digit.confusable",
                message=f"รหัส {code} ของ “{_short(row.title)}” ไม่มีในกรอบ น่าจะเป็น {likely[0]} โปรดตรวจกับต้นฉบับ",
                printed=code,
                proposed=likely[0],
                field="budget_rows",
                source=_line(row.source.line),
            )


def odd_cells(rows: Sequence[BudgetRow]) -> Iterator[Doubt]:
    """An amount that differs from the other years of its row by one digit that scanners misread."""
    for row in rows:
        stated = [(year, amount) for year, amount in row.budgets.items() if amount is not None]
        values = [amount for _, amount in stated]
        usual = max(set(values), key=values.count, default=None)
        if usual is None or values.count(usual) < len(values) - 1 or values.count(usual) < 3:
            continue
        for year, amount in stated:
            if amount != usual and confusable(_plain(amount), _plain(usual)):
                yield _cell_doubt(row, year, amount, usual, "จำนวนเงินของปีอื่นในแถวเดียวกัน")


def broken_sums(rows: Sequence[BudgetRow], totals: Sequence[StatedTotal]) -> Iterator[Doubt]:
    """A stated sum that the rows miss by exactly one misread digit of one row."""
    for total in totals:
        chosen = [row for row in rows if total.scope == "total" or _within(row, total.scope)]
        if not chosen or len(chosen) > 400:
            continue
        computed = _sums(chosen)
        for year, stated in total.budgets.items():
            if stated is None or stated == computed.get(year):
                continue
            yield from _one_digit_off(chosen, year, stated - computed.get(year, Decimal(0)))


def _one_digit_off(rows: Sequence[BudgetRow], year: int, missing: Decimal) -> Iterator[Doubt]:
    found = []
    for row in rows:
        amount = row.budgets.get(year)
        if amount and _plain(amount + missing) in digit_variants(_plain(amount)):
            found.append((row, amount))
    if len(found) == 1:
        row, amount = found[0]
        yield _cell_doubt(row, year, amount, amount + missing, "ผลรวมที่พิมพ์ไว้")


def _sums(rows: Sequence[BudgetRow]) -> Mapping[int, Decimal]:
    """What the rows add up to, by year; a cell that states nothing adds nothing."""
    total: dict[int, Decimal] = {}
    for row in rows:
        for year, amount in row.budgets.items():
            total[year] = total.get(year, Decimal(0)) + (amount or Decimal(0))
    return total


def _within(row: BudgetRow, scope: str) -> bool:
    return scope in (row.dimension, row.mission, row.objective)


def _cell_doubt(row: BudgetRow, year: int, printed: Decimal, proposed: Decimal, held_against: str) -> Doubt:
    return Doubt(
        code="digit.confusable",
        message=(
            f"งบประมาณปี {year} ของ “{_short(row.title)}” พิมพ์ {format_amount(printed, digits='arabic')} "
            f"ไม่ตรงกับ{held_against} น่าจะเป็น {format_amount(proposed, digits='arabic')} โปรดตรวจกับต้นฉบับ"
        ),
        printed=format_amount(printed, digits="arabic"),
        proposed=format_amount(proposed, digits="arabic"),
        field="budget_rows",
        source=_line(row.source.line),
    )


def heading_missing(one: Initiative, code: str, inherited: Sequence[str]) -> Doubt:
    under = f" เอกสารวางไว้ต่อจากหัวข้อ {', '.join(inherited)}" if inherited else ""
    return Doubt(
        code="heading.missing",
        message=f"ไม่พบหัวข้อวัตถุประสงค์ {code} ก่อน “{_short(one.title)}”{under} จึงใช้รหัสตามตารางงบประมาณ โปรดตรวจกับต้นฉบับ",
        printed=", ".join(inherited) or None,
        proposed=code,
        initiatives=(one.seq,),
        field="objective_codes",
        source=_line(one.source.line),
    )


def title_missing(one: Initiative, taken: bool) -> Doubt:
    action = "จึงใช้ชื่อตามตารางงบประมาณ" if taken else "โปรดระบุชื่อ"
    return Doubt(
        code="title.missing",
        message=f"ไม่พบชื่อของโครงการลำดับที่ {one.seq} ในแผ่นรายละเอียด {action}",
        proposed=one.title or None,
        initiatives=(one.seq,),
        field="title",
        source=_line(one.source.line),
    )


def rationale_headless(one: Initiative, line: int) -> Doubt:
    return Doubt(
        code="heading.missing",
        message=f"ไม่พบหัวข้อหลักการและเหตุผลของ “{_short(one.title)}” จึงอ่านข้อความก่อนหัวข้อแรกเป็นหลักการและเหตุผล "
        "โปรดตรวจกับต้นฉบับ",
        proposed=_SECTIONS["rationale"],
        initiatives=(one.seq,),
        field="rationale",
        source=_line(line),
    )


def damaged_heading(one: Initiative, section: str, printed: str, line: int) -> Doubt:
    return Doubt(
        code="heading.damaged",
        message=f"หัวข้อ “{_short(printed)}” ของ “{_short(one.title)}” อ่านเป็น “{_SECTIONS[section]}” โปรดตรวจกับต้นฉบับ",
        printed=printed,
        proposed=_SECTIONS[section],
        initiatives=(one.seq,),
        field=section if section != "results" else "outputs",
        source=_line(line),
    )


def list_doubts(one: Initiative, section: str, found: Sequence[Item]) -> Iterator[Doubt]:
    """Items counted without their marker, and numbers that scanners may have misread."""
    for place, item in enumerate(found):
        if item.unmarked and any(other.marker for other in found):
            yield Doubt(
                code="marker.missing",
                message=f"{_SECTIONS[section]}ของ “{_short(one.title)}” มีข้อที่ไม่มีเลขกำกับ นับเป็นข้อที่ {place + 1}: "
                f"“{_short(item.text)}” โปรดตรวจกับต้นฉบับ",
                proposed=str(place + 1),
                initiatives=(one.seq,),
                field=_field(section),
                source=_line(item.line),
            )
    yield from _misread_numbers(one, section, found)


def _misread_numbers(one: Initiative, section: str, found: Sequence[Item]) -> Iterator[Doubt]:
    numbers = [item.number for item in found]
    if len(found) < 2 or any(number is None for number in numbers) or numbers[0] != 1:
        return
    for place, item in enumerate(found, 1):
        if item.number is not None and item.number != place:
            alike = confusable(str(item.number), str(place))
            yield Doubt(
                code="digit.confusable" if alike else "list.sequence",
                message=f"เลขข้อ {item.number} ใน{_SECTIONS[section]}ของ “{_short(one.title)}” ไม่เข้าลำดับ "
                f"น่าจะเป็น {place} โปรดตรวจกับต้นฉบับ",
                printed=str(item.number),
                proposed=str(place),
                initiatives=(one.seq,),
                field=_field(section),
                source=_line(item.line),
            )


def placeholders(one: Initiative) -> Iterator[Doubt]:
    """Template words that stand where a value should."""
    texts = {
        "target_group": one.target_group.text if one.target_group else None,
        "responsible": one.responsible,
        "place": one.place,
        "budget": one.budget.text if one.budget else None,
        "period": one.period.text if one.period else None,
    }
    for name, text in texts.items():
        if text and (found := _placeholder().search(text)):
            yield Doubt(
                code="placeholder",
                message=f"{_SECTIONS[name]}ของ “{_short(one.title)}” ยังมีข้อความแบบฟอร์ม “{_short(found[0])}” "
                "โปรดกรอกข้อมูลจริง",
                printed=text,
                initiatives=(one.seq,),
                field=name,
                source=_line(one.source.sections.get(name, (one.source.line, None))[0]),
            )


@cache
def _placeholder() -> re.Pattern[str]:
    listed = words("placeholders")
    phrases = sorted(listed["phrases"], key=len, reverse=True)
    return re.compile("|".join([*map(re.escape, phrases), *listed["patterns"]][:200]).replace("(?i)", ""))


def _field(section: str) -> str:
    return "results_unsorted" if section == "results" else section


def _line(number: int | None) -> Source:
    return Source(line=number)


def _plain(amount: Decimal) -> str:
    return str(int(amount)) if amount == amount.to_integral_value() else str(amount)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
