"""Sections of a sheet that are absent or empty."""

import re
from collections.abc import Callable, Iterator

from sucharit.core.checking.case import Case, named, short
from sucharit.core.checking.rule import Remark, rule
from sucharit.core.checking.values import Severity
from sucharit.core.plan import Initiative
from sucharit.core.reading.sections import recognise
from sucharit.core.thai import fold

FORM = "แบบรายละเอียดโครงการ 9 หัวข้อ ในคู่มือการจัดทำแผนปฏิบัติการป้องกันการทุจริตฯ สำหรับ อปท. (พ.ศ. 2566-2570)"
MOSTLY = 5  # where at least this many sheets ...
SHARE = 0.8  # ... and this share of them lack a section, the form itself lacks it: one remark for all


def _filled(text: str | None) -> bool:
    return bool(text and text.strip())


def _any(texts: tuple[str, ...]) -> bool:
    return any(text.strip() for text in texts)


def _has_target(one: Initiative) -> bool:
    return (one.target_group is not None and _filled(one.target_group.text)) or _any(one.targets)


def _has_results(one: Initiative) -> bool:
    return _any(one.outputs) or _any(one.outcomes) or _any(one.results_unsorted) or _any(one.indicators)


def _has_outputs(one: Initiative) -> bool:
    """Sheets without any result, or with results not told apart, are judged by their whole section."""
    return _any(one.outputs) or _any(one.indicators) or _any(one.results_unsorted) or not _any(one.outcomes)


def _has_outcomes(one: Initiative) -> bool:
    return _any(one.outcomes) or _any(one.results_unsorted) or not (_any(one.outputs) or _any(one.indicators))


# field > (Thai name, is it there?). In the order of the form.
NINE: dict[str, tuple[str, Callable[[Initiative], bool]]] = {
    "rationale": ("หลักการและเหตุผล", lambda one: _filled(one.rationale)),
    "objectives": ("วัตถุประสงค์", lambda one: _any(one.objectives)),
    "target_group": ("กลุ่มเป้าหมาย", _has_target),
    "steps": ("วิธีดำเนินการ", lambda one: any(_filled(step.text) or step.steps for step in one.steps)),
    "period": ("ระยะเวลาดำเนินการ", lambda one: one.period is not None and _filled(one.period.text)),
    "budget": ("งบประมาณดำเนินการ", lambda one: one.budget is not None),
    "responsible": ("ผู้รับผิดชอบ", lambda one: _filled(one.responsible)),
    "results": ("ผลผลิต/ผลลัพธ์", _has_results),
    "outputs": ("ผลผลิต", _has_outputs),
    "outcomes": ("ผลลัพธ์", _has_outcomes),
}


@rule(
    "section.missing", Severity.ERROR,
    thai="แผ่นรายละเอียดขาดหัวข้อ หรือหัวข้อว่าง",
    english="One of the nine sections is absent or empty",
    source=FORM,
    silent="สำหรับแถวของตารางแผนประจำปี (ไม่มีแผ่นรายละเอียด) และเมื่อผลผลิต/ผลลัพธ์เขียนรวมกันโดยไม่แยกหัวข้อ",
)  # fmt: skip
def section_missing(case: Case) -> Iterator[Remark]:
    for field, (name, is_there) in NINE.items():
        lacking = [one for one in case.sheets if not is_there(one) and not _is_printed(case, one, field)]
        if len(case.sheets) >= MOSTLY and len(lacking) >= SHARE * len(case.sheets):
            yield _all_lack(field, name, lacking)
        else:
            yield from (_lacks(field, name, one) for one in lacking)


def _is_printed(case: Case, one: Initiative, field: str) -> bool:
    """Something stands under the heading, though the reader took it for no value (template text, for one)."""
    span = one.source.sections.get(field)
    if span is None or not case.text.from_lines:
        return False
    under = (p.text for p in case.text.by_initiative.get(one.seq, ()) if p.line and span[0] <= p.line <= span[1])
    return any(text.strip() and not recognise(text) for text in under)


def _lacks(field: str, name: str, one: Initiative) -> Remark:
    span = one.source.sections.get(field)
    line = span[0] if span else one.source.line
    fault = f"หัวข้อ “{name}” ว่างอยู่" if span else f"ไม่มีหัวข้อ “{name}”"
    return Remark(
        message=f"{named(one)}: {fault} โปรดเพิ่มให้ครบตามแบบ",
        initiatives=(one.seq,), lines=(line,) if line else (), field=field,
    )  # fmt: skip


def _all_lack(field: str, name: str, lacking: list[Initiative]) -> Remark:
    return Remark(
        message=f"แผ่นรายละเอียด {len(lacking)} โครงการไม่มีหัวข้อ “{name}” โปรดตรวจว่าแบบที่ใช้ครบตามคู่มือ",
        initiatives=tuple(one.seq for one in lacking),
        lines=tuple(one.source.line for one in lacking if one.source.line), field=field, computed=len(lacking),
        severity=Severity.WARNING,
    )  # fmt: skip


@rule(
    "results.unsorted", Severity.NOTICE,
    thai="ผลผลิตและผลลัพธ์ไม่ได้แยกจากกัน",
    english="Outputs and outcomes are not told apart",
    source=FORM,
    silent="เมื่อมีหัวข้อย่อยผลผลิตหรือผลลัพธ์แล้ว",
)  # fmt: skip
def results_unsorted(case: Case) -> Iterator[Remark]:
    for one in case.sheets:
        if _any(one.results_unsorted) and not _any(one.outputs) and not _any(one.outcomes):
            line = one.source.sections.get(
                "results", one.source.sections.get("results_unsorted", (one.source.line, 0))
            )[0]
            yield Remark(
                message=f"{named(one)}: หัวข้อผลผลิต/ผลลัพธ์ไม่ได้แยกว่าข้อใดเป็นผลผลิต ข้อใดเป็นผลลัพธ์ โปรดแยกเพื่อให้ติดตามผลได้",
                initiatives=(one.seq,), lines=(line,) if line else (), field="results_unsorted",
            )  # fmt: skip


@rule(
    "output.target-group", Severity.NOTICE,
    thai="ผลผลิตเขียนเพียงกลุ่มเป้าหมายซ้ำ",
    english="An output only repeats the target group",
    source="ผลผลิตต้องบอกสิ่งที่ได้จากการดำเนินงาน จึงจะติดตามและประเมินได้",
    silent="เมื่อผลผลิตมีข้อความอื่นนอกจากกลุ่มเป้าหมาย",
)  # fmt: skip
def output_target_group(case: Case) -> Iterator[Remark]:
    for one in case.sheets:
        group = _without_number(one.target_group.text if one.target_group else "")
        for output in one.outputs if len(group) >= 10 else ():
            if _without_number(output) == group:
                line = one.source.sections.get("outputs", (one.source.line, 0))[0]
                yield Remark(
                    message=f"{named(one)}: ผลผลิต “{short(output)}” เป็นเพียงกลุ่มเป้าหมาย โปรดเขียนสิ่งที่จะได้และวัดได้",
                    initiatives=(one.seq,), lines=(line,) if line else (), field="outputs", stated=output[:200],
                )  # fmt: skip


def _without_number(text: str) -> str:
    """Folded, without how many they are."""
    return re.sub(r"(?:จำนวน)?\d+(?:คน|ราย|ท่าน)?", "", fold(text[:1000]))


RULES = (section_missing, results_unsorted, output_target_group)
