"""Stated numbers of initiatives against those that are there."""

from collections.abc import Iterator
from typing import NamedTuple

from sucharit.core.checking.case import Case
from sucharit.core.checking.rule import Remark, rule
from sucharit.core.checking.values import Severity
from sucharit.core.plan import Initiative
from sucharit.core.plan.totals import WHOLE, outline_key, place_of_row, quarters_of, within

ARITHMETIC = "ตัวเลขเดียวกันในเอกสารฉบับเดียวกันต้องตรงกัน (หลักความถูกต้องของเอกสารราชการ)"
OBJECTIVE = 2  # dots in the code of an objective
LEVELS = {1: "มิติที่", 2: "ภารกิจที่", 3: "วัตถุประสงค์ที่"}


class Claim(NamedTuple):
    """A number of initiatives that the document states for a scope."""

    scope: str
    number: int
    line: int | None


def claims(case: Case) -> tuple[Claim, ...]:
    """Every stated count, of totals and of framework nodes, in order of appearance."""
    told = [Claim(t.scope, t.count, t.source.line) for t in case.plan.stated_totals if t.count is not None]
    told += [Claim(n.code, n.stated_count, n.source.line) for n in case.plan.framework if n.stated_count is not None]
    return tuple(dict.fromkeys(told))


def present(case: Case) -> int:
    """How many different initiatives the document has: sheets, and rows of the table without a sheet."""
    rows_only = len(case.table.rows_alone) if case.table.trusted or not case.plan.initiatives else 0
    return len(case.plan.initiatives) + rows_only


def lies_in(one: Initiative, scope: str) -> bool:
    """Does the sheet serve this dimension, mission or objective?"""
    codes = one.objective_codes or tuple(code for code in (one.mission, one.dimension) if code)[:1]
    return any(within(code, scope) for code in codes)


def counted(case: Case, scope: str) -> tuple[int, ...]:
    """The numbers that the document itself supports for a scope: by its sheets, by its table."""
    depth = scope.count(".") + 1
    told = []
    if case.plan.initiatives and all(_is_placed(one, depth) for one in case.plan.initiatives):
        told.append(sum(1 for one in case.plan.initiatives if lies_in(one, scope)))
    by_rows = sum(1 for row in case.plan.budget_rows if within(place_of_row(row), scope))
    if by_rows:
        told.append(by_rows)
    return tuple(told)


def _without_shared(case: Case, scope: str) -> range:
    """Fewer than all where sheets serve several objectives: a table may count such a sheet at one of them only."""
    serving = [one for one in case.plan.initiatives if lies_in(one, scope)]
    shared = sum(1 for one in serving if scope.count(".") == OBJECTIVE and len(one.objective_codes) > 1)
    return range(len(serving) - shared, len(serving))


def _is_placed(one: Initiative, depth: int) -> bool:
    codes = (*one.objective_codes, one.mission or "", one.dimension or "")
    return any(code and code.count(".") + 1 >= depth for code in codes)


def scope_name(scope: str) -> str:
    """ "มิติที่ 2", "ภารกิจที่ 2.1", "ทั้งแผน"."""
    return "ทั้งแผน" if scope == WHOLE else f"{LEVELS.get(scope.count('.') + 1, 'หัวข้อ')} {scope}"


def _lines(*claimed: Claim) -> tuple[int, ...]:
    return tuple(claim.line for claim in claimed if claim.line)


@rule(
    "count.plan", Severity.ERROR,
    thai="จำนวนโครงการทั้งแผนที่ระบุไม่ตรงกับที่มีอยู่จริง",
    english="The stated number of initiatives of the whole plan differs from those present",
    source=ARITHMETIC,
    silent="เมื่อเอกสารไม่ได้ระบุจำนวนรวม",
)  # fmt: skip
def count_plan(case: Case) -> Iterator[Remark]:
    here = present(case)
    for claim in claims(case):
        if claim.scope == WHOLE and here and claim.number not in (here, len(case.plan.initiatives) or here):
            yield Remark(
                message=f"แผนระบุว่ามีทั้งหมด {claim.number} โครงการ/กิจกรรม/มาตรการ แต่พบในเอกสาร {here} รายการ "
                "โปรดตรวจนับและแก้จำนวนให้ตรงกัน",
                lines=_lines(claim), field="stated_totals", stated=claim.number, computed=here,
            )  # fmt: skip


@rule(
    "count.dimension", Severity.ERROR,
    thai="จำนวนโครงการของมิติ ภารกิจ หรือวัตถุประสงค์ที่ระบุไม่ตรงกับที่มีอยู่จริง",
    english="The stated number of initiatives of a dimension, mission or objective differs from those present",
    source=ARITHMETIC,
    silent="เมื่อตัวเลขตรงกับแผ่นรายละเอียดหรือตรงกับตารางงบประมาณอย่างใดอย่างหนึ่ง เมื่อมีโครงการที่ไม่ทราบรหัส "
    "หรือเมื่อโครงการที่สนองหลายวัตถุประสงค์นับไว้ที่วัตถุประสงค์เดียว",
)  # fmt: skip
def count_dimension(case: Case) -> Iterator[Remark]:
    by_scope: dict[str, list[Claim]] = {}
    for claim in claims(case):
        if claim.scope != WHOLE:
            by_scope.setdefault(claim.scope, []).append(claim)
    for scope, stated in by_scope.items():
        supported = counted(case, scope)
        wrong = [
            claim for claim in stated if supported and claim.number not in (*supported, *_without_shared(case, scope))
        ]
        if not wrong:
            continue
        yield Remark(
            message=f"{scope_name(scope)} ระบุจำนวน {wrong[0].number} โครงการ แต่พบในเอกสาร {supported[0]} รายการ "
            "โปรดตรวจนับและแก้จำนวนให้ตรงกัน",
            objectives=(scope,), lines=_lines(*wrong), stated=wrong[0].number, computed=supported[0],
        )  # fmt: skip


@rule(
    "count.sum", Severity.ERROR,
    thai="จำนวนย่อยที่ระบุรวมกันไม่เท่ากับจำนวนรวมที่ระบุ",
    english="Stated parts do not add up to the stated whole",
    source=ARITHMETIC,
    silent="เมื่อส่วนย่อยระบุไม่ครบ หรือโครงการหนึ่งสนองหลายวัตถุประสงค์ หรือ count.plan ชี้ตัวเลขเดียวกันแล้ว",
)  # fmt: skip
def count_sum(case: Case) -> Iterator[Remark]:
    told: dict[tuple[str, int, int], list[Claim]] = {}
    parts_of: dict[str, tuple[Claim, ...]] = {}
    stated = {claim.scope: claim for claim in reversed(claims(case))}
    for claim in claims(case):
        parts = parts_of.setdefault(claim.scope, _parts(case, claim.scope, stated))
        total = sum(part.number for part in parts)
        if len(parts) > 1 and total != claim.number and not _told_elsewhere(case, claim):
            told.setdefault((claim.scope, claim.number, total), []).append(claim)
    for (scope, number, total), same in told.items():
        listed = " + ".join(str(part.number) for part in parts_of[scope])
        yield Remark(
            message=f"{scope_name(scope)} ระบุรวม {number} โครงการ แต่ส่วนย่อยที่ระบุรวมกันได้ {listed} = {total} "
            "โปรดแก้จำนวนรวมหรือจำนวนย่อยให้สอดคล้องกัน",
            objectives=() if scope == WHOLE else (scope,),
            lines=_lines(*same, *parts_of[scope]), stated=number, computed=total,
        )  # fmt: skip


def _told_elsewhere(case: Case, claim: Claim) -> bool:
    """Is the whole itself wrong, so that count.plan or count.dimension speaks of it?"""
    if claim.scope == WHOLE:
        return claim.number not in (present(case), len(case.plan.initiatives))
    supported = counted(case, claim.scope)
    return bool(supported) and claim.number not in supported


def _parts(case: Case, scope: str, stated: dict[str, Claim]) -> tuple[Claim, ...]:
    """The stated counts right below a scope, only where every part that the plan has states one."""
    depth = 0 if scope == WHOLE else scope.count(".") + 1
    if depth >= 2 and any(len(one.objective_codes) > 1 for one in case.plan.initiatives):
        return ()
    codes = {node.code for node in case.plan.framework} | {
        code for one in case.plan.initiatives for code in (*one.objective_codes, one.mission, one.dimension) if code
    }
    codes |= {code for row in case.plan.budget_rows for code in (row.objective, row.mission, row.dimension) if code}
    below = {
        ".".join(code.split(".")[: depth + 1]) for code in codes if code.count(".") >= depth and within(code, scope)
    }
    if not below or not below <= stated.keys():
        return ()
    return tuple(stated[code] for code in sorted(below, key=outline_key))


@rule(
    "count.quarter", Severity.ERROR,
    thai="จำนวนโครงการรายไตรมาสที่ระบุไม่ตรงกับเครื่องหมายในตาราง",
    english="The stated number of initiatives in a quarter differs from the marks in the table",
    source=ARITHMETIC,
    silent="เมื่อไม่มีแถวรวมรายไตรมาส หรือไม่มีโครงการใดทำเครื่องหมายไตรมาส",
)  # fmt: skip
def count_quarter(case: Case) -> Iterator[Remark]:
    for total in case.plan.stated_totals:
        marked = quarters_of(case.plan, total.scope)
        for quarter, stated in sorted(total.by_quarter.items()):
            if marked and stated != marked.get(quarter, 0):
                yield Remark(
                    message=f"{scope_name(total.scope)} ไตรมาส {quarter} ระบุ {stated} โครงการ แต่ทำเครื่องหมายไว้ "
                    f"{marked.get(quarter, 0)} โครงการ โปรดตรวจเครื่องหมายและจำนวน",
                    lines=(total.source.line,) if total.source.line else (), field="quarters",
                    stated=stated, computed=marked.get(quarter, 0),
                )  # fmt: skip


RULES = (count_plan, count_dimension, count_sum, count_quarter)
