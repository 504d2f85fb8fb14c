"""Outline codes: of the table, of the headings, and of the framework."""

import re
from collections.abc import Iterator
from itertools import pairwise

from rapidfuzz import fuzz

from sucharit.core.checking.case import Case, named, short
from sucharit.core.checking.rule import Remark, rule
from sucharit.core.checking.values import Severity
from sucharit.core.plan import Initiative, NodeLevel
from sucharit.core.plan.totals import outline_key
from sucharit.core.thai import fold

FRAME = "กรอบการจัดทำแผนปฏิบัติการป้องกันการทุจริตสำหรับ อปท. (มิติ - ภารกิจ - วัตถุประสงค์) ของสำนักงาน ป.ป.ช."
LIKE_ITS_TITLE = 60  # likeness (0-100) of a heading's first words to the title of its code
LATE_HEADING = 3  # lines below the number of a sheet at which a glued heading may still stand
_CODE = re.compile(r"(?<![\d.])(\d{1,2}\.\d{1,2}\.\d{1,2})(?![\d.)])")


@rule(
    "code.table-sheet", Severity.ERROR,
    thai="รหัสวัตถุประสงค์ในตารางกับที่แผ่นรายละเอียดไม่ตรงกัน",
    english="The objective of an initiative differs between the table and its sheet",
    source=FRAME,
    silent="เมื่อฝ่ายใดฝ่ายหนึ่งไม่ระบุรหัส",
)  # fmt: skip
def code_table_sheet(case: Case) -> Iterator[Remark]:
    for row, one in ((pair.row, pair.initiative) for pair in case.table.pairs if case.table.trusted):
        sheet = one.objective_codes or ((one.mission,) if one.mission else ())
        stated = row.objective if one.objective_codes else row.mission
        if not sheet or not stated or stated in sheet:
            continue
        yield Remark(
            message=f"{named(one)}: ตารางงบประมาณอยู่ใต้วัตถุประสงค์ {stated} แต่แผ่นรายละเอียดอยู่ใต้ {', '.join(sheet)} "
            "โปรดแก้ให้ตรงกัน",
            initiatives=(one.seq,), objectives=(stated, *sheet),
            lines=tuple(line for line in (row.source.line, one.source.line) if line),
            field="objective_codes", stated=stated, computed=", ".join(sheet),
        )  # fmt: skip


@rule(
    "code.heading-missing", Severity.WARNING,
    thai="ไม่มีหัวข้อวัตถุประสงค์ของกรอบนำหน้าแผ่นรายละเอียด",
    english="The heading of its objective does not stand before the sheet",
    source=FRAME,
    silent="เมื่อไม่มีข้อความต้นฉบับเป็นบรรทัด หรือเอกสารส่วนใหญ่ไม่พิมพ์หัวข้อวัตถุประสงค์ไว้หน้าแผ่นรายละเอียด",
)  # fmt: skip
def code_heading_missing(case: Case) -> Iterator[Remark]:
    if not case.text.from_lines:
        return
    begins = [
        (before, one)
        for before, one in pairwise([None, *case.plan.initiatives])
        if one
        and one.objective_codes
        and one.source.line
        and (before is None or before.objective_codes != one.objective_codes)
    ]
    without = [(before, one) for before, one in begins if not _heading_stands(case, before, one)]
    if len(without) * 2 > len(begins):
        return
    for before, one in without:
        code = one.objective_codes[0]
        under = f" ทำให้ดูเหมือนอยู่ใต้ {before.objective_codes[0]}" if before and before.objective_codes else ""
        yield Remark(
            message=f"ไม่มีหัวข้อวัตถุประสงค์ {code} นำหน้าแผ่นรายละเอียด{named(one)}{under} โปรดเพิ่มหัวข้อ",
            initiatives=(one.seq,), objectives=(code,), lines=(one.source.line or 0,), field="objective_codes",
        )  # fmt: skip


def _heading_stands(case: Case, before: Initiative | None, one: Initiative) -> bool:
    """Is one of its codes printed as a heading between the sheet before and its own title?"""
    last = (one.source.line or 0) + LATE_HEADING
    if before is None or not before.source.line or before.source.line >= last:
        return True  # the first sheet follows tables that carry the codes too; nothing can be said
    for passage in case.text.between(before.source.line + 1, last):
        if any(code in passage.text for code in one.objective_codes):
            for found in _CODE.finditer(passage.text):
                if found[1] in one.objective_codes and _reads_as(case, found[1], passage.text[found.end() :]):
                    return True
    return False


def _reads_as(case: Case, code: str, rest: str) -> bool:
    """Do the words after a code begin as its heading does? List items carry such numbers too: "2.1.3 ..."."""
    known = case.framework_titles.get(code, ())
    words = fold(rest[:120])[:24]
    return (
        not known or not words or any(fuzz.ratio(words, fold(title)[: len(words)]) >= LIKE_ITS_TITLE for title in known)
    )


@rule(
    "code.uncovered", Severity.NOTICE,
    thai="วัตถุประสงค์ของกรอบที่ยังไม่มีโครงการรองรับ",
    english="An objective of the framework has no initiative",
    source=FRAME,
    silent="สำหรับแผนประจำปี เอกสารที่ไม่ใช่แผน และมิติที่แผนไม่มีโครงการเลยซึ่งเอกสารเองก็ไม่ได้พิมพ์ไว้",
)  # fmt: skip
def code_uncovered(case: Case) -> Iterator[Remark]:
    if case.is_yearly or not _is_a_plan(case):
        return
    covered = {code for one in case.plan.initiatives for code in one.objective_codes}
    covered |= set() if case.plan.initiatives else _covered_by_rows(case)
    for code, (title, line) in sorted(_objectives(case, covered).items(), key=lambda item: outline_key(item[0])):
        if code not in covered:
            yield Remark(
                message=f"วัตถุประสงค์ {code} “{short(title)}” ยังไม่มีโครงการ/กิจกรรม/มาตรการรองรับ "
                "โปรดพิจารณาเพิ่มโครงการ หรือบันทึกเหตุผลที่ไม่ดำเนินการ",
                objectives=(code,), lines=(line,) if line else (), field="framework",
            )  # fmt: skip


def _covered_by_rows(case: Case) -> set[str]:
    """Where there is only the table: objectives of its rows, and those whose code stands alone beside a shared row."""
    rows = case.plan.budget_rows
    covered = {row.objective for row in rows if row.objective}
    # a row of a mission may serve any of its objectives
    vague = {row.mission for row in rows if row.mission and not row.objective}
    covered |= {code for code in case.framework_titles if code.rpartition(".")[0] in vague}
    lines = [row.source.line for row in rows if row.source.line]
    for passage in case.text.between(min(lines), max(lines)) if lines and case.text.from_lines else ():
        covered |= set(_CODE.findall(passage.text))
    return covered


def _is_a_plan(case: Case) -> bool:
    """Several initiatives, most of them with an objective: else nothing can be said about what is not covered."""
    coded = sum(1 for one in case.plan.initiatives if one.objective_codes)
    coded += sum(1 for row in case.plan.budget_rows if row.objective and not case.plan.initiatives)
    return coded >= 5 and coded * 3 >= 2 * (len(case.plan.initiatives) or len(case.plan.budget_rows))


def _objectives(case: Case, covered: set[str]) -> dict[str, tuple[str, int | None]]:
    """Objectives that the document prints, and those of its framework in the dimensions that it serves."""
    dimensions = {code.split(".")[0] for code in covered}
    told: dict[str, tuple[str, int | None]] = {}
    for node in case.official_nodes:
        if node.level == "objective" and node.code.split(".")[0] in dimensions:
            told[node.code] = (node.title, None)
    for printed in case.plan.framework:
        if printed.level is NodeLevel.OBJECTIVE:
            told[printed.code] = (printed.title, printed.source.line)
    return told


RULES = (code_table_sheet, code_heading_missing, code_uncovered)
