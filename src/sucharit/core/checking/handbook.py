"""docs/checks.md, made from the rules and their examples, so that it cannot say what they do not do."""

from collections.abc import Iterator

from sucharit.core.checking.case import Case
from sucharit.core.checking.examples import Example, examples
from sucharit.core.checking.registry import FAMILIES, rules
from sucharit.core.checking.rule import Rule
from sucharit.core.checking.values import Finding, Severity

SEVERITIES = {
    Severity.ERROR: ("ข้อผิดพลาด", "error"),
    Severity.WARNING: ("ควรแก้ไข", "warning"),
    Severity.NOTICE: ("ข้อสังเกต", "notice"),
}
FAMILY_NAMES = {
    "counts": "จำนวนโครงการ", "numbering": "เลขลำดับ", "lists": "เลขข้อในรายการ", "money": "งบประมาณ",
    "sections": "หัวข้อในแผ่นรายละเอียด",
    "codes": "รหัสตามกรอบ", "wording": "ถ้อยคำในตารางกับแผ่นรายละเอียด", "placeholders": "ข้อความของแบบฟอร์ม",
    "organization": "ชื่อและประเภทหน่วยงาน", "duplicates": "ความซ้ำซ้อน", "years": "ปีและวันที่", "targets": "ค่าเป้าหมาย",
    "headcounts": "จำนวนคน", "risks": "ความเสี่ยง", "laws": "กฎหมายที่อ้าง", "orders": "คำสั่งและประกาศ",
}  # fmt: skip

_HEAD = """# กฎการตรวจแผน

เอกสารนี้สร้างจากโปรแกรมโดยตรง (`python docs/made.py`) และมีการทดสอบว่าตรงกับกฎที่ใช้จริง
แต่ละกฎมีรหัส ความสำคัญ ที่มา กรณีที่ระบบไม่ทัก และตัวอย่างที่ผ่านกับที่ถูกทัก ตัวอย่างทั้งหมดเป็นหน่วยงานสมมุติ

*Rules of the plan check, made from the code. Each rule has a stable code, a severity (error: the document contradicts
itself or lacks what makes it valid; warning: should be mended; notice: worth a look), its source, when it keeps quiet,
and what it says of an invented example. `sucharit check FILE` ends with 1 where any error was found.*
"""


def page() -> str:
    """The whole page, Thai first."""
    return "\n".join([_HEAD, *_table(), *_families()]).rstrip() + "\n"


def said_of(example: Example, rule: Rule) -> tuple[Finding, ...]:
    """What one rule says of one example."""
    return tuple(rule(Case(example.plan, example.lines)))


def _table() -> Iterator[str]:
    yield "| รหัส | ความสำคัญ | เรื่อง | English |"
    yield "|---|---|---|---|"
    for rule in rules():
        yield f"| [`{rule.code}`](#{_anchor(rule)}) | {SEVERITIES[rule.severity][0]} | {rule.thai} | {rule.english} |"
    yield ""


def _families() -> Iterator[str]:
    for family in FAMILIES:
        yield f"## {FAMILY_NAMES[family.__name__.rpartition('.')[2]]}\n"
        for rule in family.RULES:
            yield from _section(rule)


def _section(rule: Rule) -> Iterator[str]:
    thai, english = SEVERITIES[rule.severity]
    passing, failing = examples()[rule.code]
    yield f"### {rule.code}\n"
    yield f"**{rule.thai}** · {thai} ({english})  \n*{rule.english}*\n"
    yield f"- ที่มาของกฎ: {rule.source}"
    yield f"- ไม่ทัก: {rule.silent}"
    yield f"- ตัวอย่างที่ผ่าน: {passing.told}"
    yield f"- ตัวอย่างที่ถูกทัก: {failing.told}"
    yield f"  > {said_of(failing, rule)[0].message}\n"


def _anchor(rule: Rule) -> str:
    """As GitHub and most others make it: without the full stop."""
    return rule.code.replace(".", "")
