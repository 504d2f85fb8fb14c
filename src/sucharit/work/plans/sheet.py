"""The sheet of an initiative as one plain mapping: what history keeps, edits compare, and copies carry.

Fields by name; lists of lines as [key, depth, text]; amounts by year as decimal text; the unit by its number. JSON can
hold it, so a version can be put back, and two sheets are the same when their mappings are.
"""

import difflib
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.screens.nested import MOST_ITEMS
from sucharit.base.screens.nested import Item as Line
from sucharit.core.plan import Initiative as InitiativeValue
from sucharit.core.plan import Step
from sucharit.core.thai import clean
from sucharit.work.plans.models import CODE, Initiative, Item

Sheet = dict[str, Any]

LISTS: dict[str, str] = {
    "objectives": Item.Section.OBJECTIVE,
    "targets": Item.Section.TARGET,
    "steps": Item.Section.STEP,
    "outputs": Item.Section.OUTPUT,
    "outcomes": Item.Section.OUTCOME,
    "results_unsorted": Item.Section.UNSORTED,
    "indicators": Item.Section.INDICATOR,
}
"""Lists of a sheet, named as in core.plan.Initiative, and the section of their Item rows."""
TEXTS = {
    "title": 600, "dimension": 8, "mission": 8, "rationale": 20_000, "target_group": 4_000, "target_group_unit": 80,
    "place": 2_000, "period": 1_000, "budget_text": 2_000, "responsible": 400, "note": 300,
}  # fmt: skip
"""Texts and how many characters each may have."""
ONE_LINE = {"title", "target_group_unit", "responsible", "note", "dimension", "mission"}
NUMBERS = {"target_group_count": (0, 100_000_000), "period_start": (2500, 2700), "period_end": (2500, 2700)}
"""Whole numbers, the least and the most."""
LONGEST_LINE = 4_000
MOST_CODES = 10
MOST_AMOUNT = Decimal("999999999999.99")
FIELDS = ("title", "kind", "objective_codes", *[name for name in TEXTS if name != "title"], *NUMBERS,
          "responsible_unit", "amounts", *LISTS)  # fmt: skip
NAMES = {
    "title": gettext_lazy("ชื่อ"),
    "kind": gettext_lazy("ประเภท"),
    "objective_codes": gettext_lazy("วัตถุประสงค์ของกรอบ"),
    "dimension": gettext_lazy("มิติ"),
    "mission": gettext_lazy("ภารกิจ"),
    "rationale": gettext_lazy("หลักการและเหตุผล"),
    "target_group": gettext_lazy("กลุ่มเป้าหมาย"),
    "target_group_count": gettext_lazy("จำนวนกลุ่มเป้าหมาย"),
    "target_group_unit": gettext_lazy("หน่วยนับกลุ่มเป้าหมาย"),
    "place": gettext_lazy("พื้นที่ดำเนินการ"),
    "period": gettext_lazy("ระยะเวลาดำเนินการ"),
    "period_start": gettext_lazy("เริ่มปีงบประมาณ"),
    "period_end": gettext_lazy("ถึงปีงบประมาณ"),
    "budget_text": gettext_lazy("งบประมาณดำเนินการ (ข้อความ)"),
    "amounts": gettext_lazy("งบประมาณรายปี"),
    "responsible": gettext_lazy("ผู้รับผิดชอบ (ข้อความ)"),
    "responsible_unit": gettext_lazy("หน่วยงานผู้รับผิดชอบ"),
    "note": gettext_lazy("หมายเหตุในตาราง"),
    "objectives": gettext_lazy("วัตถุประสงค์"),
    "targets": gettext_lazy("เป้าหมาย/ผลผลิต"),
    "steps": gettext_lazy("วิธีดำเนินการ"),
    "outputs": gettext_lazy("ผลผลิต"),
    "outcomes": gettext_lazy("ผลลัพธ์"),
    "results_unsorted": gettext_lazy("ตัวชี้วัด/ผลที่ยังไม่แยก"),
    "indicators": gettext_lazy("ตัวชี้วัด"),
}
"""What an officer calls each field."""


class Stale(Exception):  # noqa: N818 - nothing broke: someone saved first
    """The sheet was changed after this officer opened it. `mine` is what was to be saved, `theirs` what stands now,
    `base` what both began from (None where it is not known); each a Sheet."""

    def __init__(self, initiative: Initiative, mine: Sheet, theirs: Sheet, base: Sheet | None) -> None:
        super().__init__(f"initiative {initiative.pk} is at edition {initiative.edition}")
        self.initiative, self.mine, self.theirs, self.base = initiative, mine, theirs, base

    @property
    def fields(self) -> list[str]:
        """The fields about which the two do not agree."""
        return [name for name in FIELDS if self.mine.get(name) != self.theirs.get(name)]

    def changed_by_me(self, name: str) -> bool:
        return self.base is None or self.mine.get(name) != self.base.get(name)

    def changed_by_them(self, name: str) -> bool:
        return self.base is None or self.theirs.get(name) != self.base.get(name)


def snapshot(initiative: Initiative) -> Sheet:
    """The sheet as it stands; three queries unless its parts were fetched with it (values.PARTS)."""
    told: Sheet = {name: getattr(initiative, name) for name in TEXTS}
    told |= {name: getattr(initiative, name) for name in NUMBERS}
    told["kind"] = initiative.kind
    told["responsible_unit"] = initiative.responsible_unit_id
    told["objective_codes"] = [
        row.code for row in sorted(initiative.objective_rows.all(), key=lambda row: (row.seq, row.pk))
    ]
    told["amounts"] = {str(row.year): plain(row.amount) for row in initiative.amounts.all()}
    return told | _lists(initiative.items.all())


def _lists(items: Iterable[Item]) -> Sheet:
    below: dict[tuple[int | None, str], list[Item]] = {}
    for item in sorted(items, key=lambda item: (item.seq, item.pk)):
        below.setdefault((item.parent_id, item.section), []).append(item)

    def walk(parent: int | None, section: str, depth: int) -> Iterable[list[Any]]:
        for item in below.get((parent, section), []):
            yield [str(item.key), depth, item.text]
            yield from walk(item.pk, section, depth + 1)

    return {name: list(walk(None, section, 0)) for name, section in LISTS.items()}


def blank() -> Sheet:
    """A sheet on which nothing stands."""
    return {
        **dict.fromkeys(TEXTS, ""),
        **dict.fromkeys(NUMBERS),
        "kind": "",
        "responsible_unit": None,
        "objective_codes": [],
        "amounts": {},
        **{name: [] for name in LISTS},
    }


def plain(amount: Decimal) -> str:
    """Baht as text, the same for 25000, 25000.0 and 25000.00."""
    return f"{amount:.2f}"


def merged(current: Sheet, fields: Mapping[str, Any]) -> Sheet:
    """The sheet with these fields in place, each made fit. ValidationError names the fields that are not.

    Lists may be given as Lines, (text, depth, key) or a sheet's own [key, depth, text]; a line keeps its key where it
    is named, else where the same or nearly the same words stood before. Amounts are by year: Decimal, number or text;
    None takes a year away. Where objective codes are given without dimension and mission, these follow the first code.
    """
    faults: dict[str, str | ValidationError] = {}
    told = dict(current)
    lines: dict[str, list[list[Any]]] = {}
    for name, value in fields.items():
        try:
            if name in LISTS:
                lines[name] = _lines(value)
            else:
                told[name] = _fit(name, value, current)
        except ValidationError as fault:
            faults[name] = fault
    if not faults and (told["period_start"] or 0) > (told["period_end"] or 9999):
        faults["period_end"] = ValidationError(_("ปีที่สิ้นสุดต้องไม่ก่อนปีที่เริ่ม"))
    if faults:
        raise ValidationError(faults)
    if told["objective_codes"] and "objective_codes" in fields and "dimension" not in fields:
        told["dimension"], told["mission"] = _home(told["objective_codes"][0])
    return told | _keyed(lines, current)


def _home(code: str) -> tuple[str, str]:
    parts = code.split(".")
    return parts[0], ".".join(parts[:2])


def _fit(name: str, value: Any, current: Sheet) -> Any:
    if name in TEXTS:
        return fit_text(value, TEXTS[name], one_line=name in ONE_LINE, required=name == "title")
    if name in NUMBERS:
        return _number(value, *NUMBERS[name])
    if name == "kind":
        return _kind(value)
    if name == "objective_codes":
        return _codes(value)
    if name == "amounts":
        return _amounts(value, current)
    if name == "responsible_unit":
        return getattr(value, "pk", value)
    raise KeyError(name)


def fitted(
    before: Mapping[str, Any], fields: Mapping[str, Any], fit: Callable[[str, Any], Any]
) -> tuple[dict[str, Any], dict[str, ValidationError]]:
    """What stood with these fields in place, each made fit; and the faults of those that are not."""
    told, faults = dict(before), {}
    for name, value in fields.items():
        try:
            told[name] = fit(name, value)
        except ValidationError as fault:
            faults[name] = fault
    return told, faults


def fit_text(value: object, most: int, *, one_line: bool = False, required: bool = False) -> str:
    """Typed text as it is kept: regular code points, nothing invisible, no blanks around; at most `most`."""
    text = "" if value is None else str(value)
    if len(text) > 4 * most + 1_000:  # do not even look at it
        raise ValidationError(_too_long(most, len(text)), code="max_length")
    text = clean(text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if one_line:
        text = " ".join(text.split())
    if len(text) > most:
        raise ValidationError(_too_long(most, len(text)), code="max_length")
    if required and not text:
        raise ValidationError(_("โปรดพิมพ์ชื่อ"), code="required")
    return text


def _too_long(most: int, length: int) -> str:
    return _("ยาวเกินไป: ใส่ได้ไม่เกิน %(most)s ตัวอักษร (ขณะนี้ %(length)s) โปรดย่อหรือแยกเป็นข้อ") % {
        "most": f"{most:,}", "length": f"{length:,}",
    }  # fmt: skip


def _number(value: Any, least: int, most: int) -> int | None:
    if value in (None, ""):
        return None
    try:
        number = int(value)
    except (TypeError, ValueError):
        raise ValidationError(_("โปรดพิมพ์เป็นตัวเลข")) from None
    if not least <= number <= most:
        raise ValidationError(_("ตัวเลขต้องอยู่ระหว่าง %(least)s ถึง %(most)s") % {"least": least, "most": most})
    return number


def _kind(value: Any) -> str:
    kind = value or ""
    if kind and kind not in dict(Initiative.KINDS):
        raise ValidationError(_("ไม่มีประเภทนี้"))
    return str(kind)


def _codes(value: Iterable[str]) -> list[str]:
    codes = list(dict.fromkeys(str(code) for code in value or ()))
    if len(codes) > MOST_CODES:
        raise ValidationError(_("เลือกได้ไม่เกิน %(most)s วัตถุประสงค์") % {"most": MOST_CODES})
    for code in codes:
        CODE(code)
    return codes


def _amounts(value: Mapping[Any, Any], current: Sheet) -> dict[str, str]:
    told = dict(current["amounts"])
    for year, amount in value.items():
        if not str(year).isdecimal() or not 2500 <= int(year) <= 2700:
            raise ValidationError(_("ปีงบประมาณ %(year)s ไม่ถูกต้อง") % {"year": str(year)[:10]})
        if amount is None or amount == "":
            told.pop(str(int(year)), None)
        else:
            told[str(int(year))] = plain(_baht(amount))
    return dict(sorted(told.items()))


def _baht(amount: Any) -> Decimal:
    try:
        baht = Decimal(str(amount))
    except InvalidOperation:
        raise ValidationError(_("อ่านจำนวนเงินนี้ไม่ได้")) from None
    if not baht.is_finite() or not 0 <= baht <= MOST_AMOUNT:
        raise ValidationError(_("จำนวนเงินต้องอยู่ระหว่าง 0 ถึง 999,999,999,999 บาท"))
    return baht


def _lines(value: Iterable[Any]) -> list[list[Any]]:
    """[key, depth, text] of each line that says something; a line is at most one deeper than the one before it."""
    told: list[list[Any]] = []
    for one in value:
        key, depth, text = _line(one)
        text = fit_text(text, LONGEST_LINE)
        if text:
            told.append([key, min(depth, told[-1][1] + 1 if told else 0), text])
    if len(told) > MOST_ITEMS:
        raise ValidationError(_("มีได้ไม่เกิน %(most)s ข้อ") % {"most": MOST_ITEMS})
    return told


def _line(one: Any) -> tuple[str, int, str]:
    if isinstance(one, Line):
        return one.id, one.depth, one.text
    if isinstance(one, list):
        return str(one[0] or ""), int(one[1]), str(one[2])
    text, depth, key = (*one, "")[:3]
    return str(key), int(depth), str(text)


def _keyed(lines: Mapping[str, list[list[Any]]], current: Sheet) -> Sheet:
    """Lines with the keys of the rows that they are: named ones first, then equal words, then nearly equal words."""
    before = {line[0]: line[2] for name in lines for line in current[name]}
    free = dict(before)
    told = {
        name: [[line[0] if free.pop(line[0], None) is not None else "", *line[1:]] for line in of]
        for name, of in lines.items()
    }
    for likeness in (_same, _alike):
        for name, of in told.items():
            own = [line[0] for line in current[name]]
            for line in of:
                if not line[0]:
                    line[0] = likeness(line[2], {key: free[key] for key in own if key in free})
                    free.pop(line[0], None)
    for of in told.values():
        for line in of:
            line[0] = line[0] or str(uuid.uuid4())
    return dict(told)


def _same(text: str, free: Mapping[str, str]) -> str:
    return next((key for key, words in free.items() if words == text), "")


def _alike(text: str, free: Mapping[str, str]) -> str:
    """The first of the lines that are left whose words are mostly these; long lists are not worth the comparison."""
    if len(free) > 40:
        return ""
    likeness = difflib.SequenceMatcher(autojunk=False)
    likeness.set_seq2(text[:400])
    for key, words in free.items():
        likeness.set_seq1(words[:400])
        if likeness.quick_ratio() > 0.6 and likeness.ratio() > 0.6:
            return key
    return ""


def changed(before: Sheet, after: Sheet) -> list[str]:
    """Names of the fields that differ, in the order of the sheet."""
    return [name for name in FIELDS if before.get(name) != after.get(name)]


def with_new_keys(sheet: Sheet) -> Sheet:
    """A sheet for another initiative: same words, lines of its own."""
    return sheet | {name: [[str(uuid.uuid4()), *line[1:]] for line in sheet[name]] for name in LISTS}


def fields_of_value(value: InitiativeValue, amounts: Mapping[int, Decimal | None] | None = None) -> dict[str, Any]:
    """The core value as fields for `merged`. `amounts` are those of its row in the budget table, where there is one."""
    group, period = value.target_group, value.period
    told: dict[str, Any] = {
        "title": value.title,
        "kind": value.kind.name.lower() if value.kind else "",
        "objective_codes": value.objective_codes,
        "dimension": value.dimension or "",
        "mission": value.mission or "",
        "rationale": value.rationale or "",
        "target_group": group.text if group else "",
        "target_group_count": group.count if group else None,
        "target_group_unit": (group.unit or "") if group else "",
        "place": value.place or "",
        "period": period.text if period else "",
        "period_start": period.start if period else None,
        "period_end": period.end if period else None,
        "budget_text": value.budget.text if value.budget else "",
        "responsible": value.responsible or "",
        "steps": list(_step_lines(value.steps)),
        "amounts": {year: baht for year, baht in (amounts or {}).items() if baht is not None},
    }
    for name in LISTS:
        if name != "steps":
            told[name] = [line for text in getattr(value, name) for line in _text_lines(text)]
    return told


def _step_lines(steps: Sequence[Step], depth: int = 0) -> Iterable[tuple[str, int]]:
    for step in steps:
        yield step.text, depth
        yield from _step_lines(step.steps, depth + 1)


def _text_lines(text: str) -> Iterable[tuple[str, int]]:
    """An item whose nested items follow on new lines."""
    first, *rest = [line for line in text.split("\n") if line.strip()] or [""]
    yield first, 0
    yield from ((line, 1) for line in rest)


def same_lines(a: Sequence[Sequence[Any]], b: Sequence[Sequence[Any]]) -> bool:
    """Do two lists say the same, whatever their keys?"""
    return [line[1:] for line in a] == [line[1:] for line in b]
