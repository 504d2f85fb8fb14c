"""The overview as a table for a spreadsheet, and as CSV."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from sucharit.core.papers import Paper, lists
from sucharit.office.province.queries import Row, Totals

_WIDTHS = (5.0, 2.6, 2.2, 2.0, 1.8, 2.4, *[1.4] * 3, 1.6, 2.2, 2.2, *[1.4] * 3, 1.6, 1.6, 1.4, 2.4, *[1.6] * 3, 1.8)


def header() -> list[str]:
    """Names of the columns."""
    return [
        _("หน่วยงาน"), _("ประเภท"), _("อำเภอ"), _("จังหวัด"), _("แผนที่ประกาศใช้"), _("ปีงบประมาณ"), _("โครงการ"),
        _("แล้วเสร็จ"), _("ล่าช้า"), _("ดำเนินการไม่ได้"), _("งบประมาณ (บาท)"), _("เบิกจ่าย (บาท)"), _("เกินงบ"),
        _("ตัวชี้วัดบรรลุ"), _("ไม่บรรลุ"), _("ยังตัดสินไม่ได้"), _("งานเกินกำหนด"), _("คะแนน ITA"), _("ระดับ ITA"),
        _("เป้าหมาย ITA"), _("รายการ OIT"), _("OIT ที่ยังไม่มี"), _("หน้า OIT"),
    ]  # fmt: skip


def lines(rows: Sequence[Row]) -> Iterator[list[str]]:
    """Each organization, then the totals. What is not known is empty; zero is 0."""
    for row in rows:
        yield [*_who(row), *_work(row), *_score(row), *_disclosure(row)]
    totals = Totals(rows)
    told = totals.figures
    score = f"{totals.score:.2f}" if totals.score is not None else ""
    yield [
        _("รวม %(n)s หน่วยงาน") % {"n": told["organizations"]}, "", "", "", str(told["with_plan"]),
        str(told["with_year"]), str(told["count"]), str(told["done"]), str(told["late"]),
        str(sum(row.work.impossible for row in rows)), f"{totals.budget:.2f}", f"{totals.spent:.2f}",
        str(told["over"]), str(told["met"]), str(told["not_met"]), str(told["cannot"]), str(told["overdue"]), score,
        "", "", "", str(told["gaps"]), str(told["public"]),
    ]  # fmt: skip


def _who(row: Row) -> list[str]:
    one = row.organization
    plan = f"{row.plan.first_year}-{row.plan.last_year}" if row.plan else ""
    year = str(row.year.get_state_display()) if row.year else _("ยังไม่มี")
    return [one.name, str(one.get_kind_display()), one.district, one.province, plan, year]


def _work(row: Row) -> list[str]:
    if row.year is None:
        return [""] * 11
    work, verdicts = row.work, row.verdicts
    counts = (work.count, work.done, work.late, work.impossible)
    said = (work.over, verdicts.met, verdicts.not_met, verdicts.cannot, row.overdue)
    return [*map(str, counts), f"{work.budget:.2f}", f"{work.spent:.2f}", *map(str, said)]


def _score(row: Row) -> list[str]:
    score = row.score
    if score is None:
        return ["", "", ""]
    target = "" if score.target is None else f"{score.target:.2f}"
    return [f"{score.value:.2f}", f"{score.level} ({score.fiscal_year})", target]


def _disclosure(row: Row) -> list[str]:
    one = row.disclosure
    return [str(one.items), str(one.empty), _("เผยแพร่แล้ว") if one.public else _("ยังไม่เผยแพร่")] if one else ["", "", ""]


def overview_csv(rows: Sequence[Row]) -> str:
    """UTF-8 with a mark that Excel understands; what would be a formula begins with an apostrophe."""
    told = (header(), *lines(rows))
    return lists.csv_text([cell if _is_number(cell) else lists.harmless(cell) for cell in line] for line in told)


def _is_number(cell: str) -> bool:
    return cell.removeprefix("-").replace(".", "", 1).isdecimal()


def overview_paper(rows: Sequence[Row], fiscal_year: int, day: str) -> Paper:
    """The same table."""
    title = _("ภาพรวมหน่วยงานในกำกับ ปีงบประมาณ พ.ศ. %(year)s") % {"year": fiscal_year}
    table = lists.word_table(zip(header(), _WIDTHS, strict=True), lines(rows))
    return lists.list_paper("province", title, table, tab=_("ภาพรวม"), organization=None, date=day)
