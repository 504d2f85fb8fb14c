"""Numbers of list items, as printed: they stand only in the document's lines, the plan itself has none."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sucharit.core.checking.case import Case, named
from sucharit.core.checking.numbering import ORDER, breaks
from sucharit.core.checking.rule import Remark, rule
from sucharit.core.checking.running import Passage
from sucharit.core.checking.values import Severity
from sucharit.core.plan import Initiative
from sucharit.core.reading.markers import BARE, NUMBERED, OUTLINE, WORD, Marker, split_inline, split_marker
from sucharit.core.reading.sections import recognise

SECTION_NAMES = {
    "objectives": "วัตถุประสงค์", "target_group": "กลุ่มเป้าหมาย", "targets": "เป้าหมาย/ผลผลิต", "steps": "วิธีดำเนินการ",
    "outputs": "ผลผลิต", "outcomes": "ผลลัพธ์", "results": "ผลผลิต/ผลลัพธ์", "results_unsorted": "ผลผลิต/ผลลัพธ์",
    "indicators": "ตัวชี้วัด",
}  # fmt: skip
_COUNTING = frozenset({NUMBERED, OUTLINE, WORD, BARE})
_SAME_LOOK = {NUMBERED: "number", BARE: "number", WORD: "word"}


class Numbered(NamedTuple):
    """A list item's marker and its line."""

    marker: Marker
    line: int


class Fault(NamedTuple):
    line: int
    number: int
    expected: int | None


class _Lists:
    """Markers sorted into lists: nested lists interrupt the one around them, which goes on afterwards."""

    def __init__(self) -> None:
        self.lists: dict[tuple[str, tuple[int, ...]], list[list[Numbered]]] = {}
        self.last: list[Numbered] | None = None

    def add(self, item: Numbered) -> None:
        marker = item.marker
        same = self.lists.setdefault((_SAME_LOOK.get(marker.kind, marker.kind), marker.numbers[:-1]), [])
        goes_on = next((run for run in reversed(same) if run[-1].marker.last + 1 == marker.last), None)
        if goes_on is None and self.last is not None and self.last[-1].marker.last + 1 == marker.last:
            goes_on = self.last if len(self.last[-1].marker.numbers) == len(marker.numbers) else None
        if goes_on is None and (marker.last == 1 or not same):
            goes_on = []
            same.append(goes_on)
        run = goes_on if goes_on is not None else same[-1]
        run.append(item)
        self.last = run

    def faults(self) -> Iterator[Fault]:
        for runs in self.lists.values():
            for run in runs:
                for wrong in breaks([item.marker.last for item in run]):
                    yield Fault(run[wrong.place].line, wrong.number, wrong.expected)


def numbered(passages: Iterable[Passage]) -> Iterator[Numbered]:
    """The items among these lines that begin with a number."""
    for passage in passages:
        marker, rest = split_marker(passage.text.strip())
        if marker and marker.kind in _COUNTING and rest and passage.line and not _is_heading(marker, passage.text):
            yield from (Numbered(one, passage.line) for one, _ in split_inline(marker, rest, None))


def _is_heading(marker: Marker, text: str) -> bool:
    """Headings of the sheet carry one number; "5.2.3 ..." is an item whatever it is called."""
    return len(marker.numbers) == 1 and len(text) < 60 and recognise(text) is not None


def faults_of(items: Iterable[Numbered]) -> tuple[Fault, ...]:
    """Numbers that double, skip or jump back; a list that begins anew at 1 is another list."""
    lists = _Lists()
    for item in items:
        lists.add(item)
    return tuple(sorted(lists.faults()))


@rule(
    "number.list", Severity.NOTICE,
    thai="เลขข้อในรายการซ้ำ ข้าม ย้อนกลับ หรือไม่ตรงกับเลขหัวข้อ",
    english="The numbers of a list double, skip, jump back, or do not fit their section",
    source=ORDER,
    silent="เมื่อไม่มีข้อความต้นฉบับเป็นบรรทัด หรือรายการเริ่มนับ 1 ใหม่ (ถือเป็นอีกรายการหนึ่ง)",
)  # fmt: skip
def number_list(case: Case) -> Iterator[Remark]:
    if not case.text.from_lines:
        return
    by_line = case.text.by_line
    for one in case.plan.initiatives:
        for section, span in _list_sections(one):
            yield from _in_section(one, section, span, by_line)
    yield from _in_goals(case, by_line)


def _list_sections(one: Initiative) -> Iterator[tuple[str, tuple[int, int]]]:
    """Its lists; the results as a whole only where outputs and outcomes have no place of their own."""
    sections = one.source.sections
    parted = "outputs" in sections or "outcomes" in sections
    for section, span in sections.items():
        if section in SECTION_NAMES and not (section == "results" and parted):
            yield section, span


def _in_section(one: Initiative, section: str, span: tuple[int, int], by_line: dict[int, Passage]) -> Iterator[Remark]:
    passages = [by_line[line] for line in range(span[0], min(span[1], span[0] + 2000) + 1) if line in by_line]
    items = list(numbered(passages))
    wrong = faults_of(items)
    said = [_told(wrong)] if wrong else []
    lines = [fault.line for fault in wrong]
    heading = _heading_number(span[0], by_line)
    strange = _strange_prefix(items, heading)
    if strange:
        said.append(f"เลขข้อ {_range(strange)} ไม่ตรงกับหัวข้อที่ {heading}")
        lines += [item.line for item in strange]
    if said:
        yield Remark(
            message=f"{SECTION_NAMES[section]}ของ{named(one)}: {' และ'.join(said)} โปรดเรียงเลขข้อใหม่",
            initiatives=(one.seq,), lines=tuple(lines), field=section,
        )  # fmt: skip


def _in_goals(case: Case, by_line: dict[int, Passage]) -> Iterator[Remark]:
    lines = [goal.source.line for goal in case.plan.goals if goal.source.line]
    wrong = faults_of(numbered(by_line[line] for line in lines if line in by_line))
    if wrong:
        yield Remark(
            message=f"เป้าหมายของแผน: {_told(wrong)} โปรดเรียงเลขข้อใหม่",
            lines=tuple(fault.line for fault in wrong), field="goals",
        )  # fmt: skip


def _told(wrong: Sequence[Fault]) -> str:
    shown = [
        f"เลขข้อ {fault.number} ควรเป็น {fault.expected}" if fault.expected is not None else f"เลขข้อ {fault.number} ซ้ำ"
        for fault in wrong[:3]
    ]
    return ", ".join(shown) + (f" และอีก {len(wrong) - 3} แห่ง" if len(wrong) > 3 else "")


def _heading_number(line: int, by_line: dict[int, Passage]) -> int | None:
    """The number of the section's heading: on its first line, or the nearest of the four above."""
    for at in range(line, line - 5, -1):
        if at in by_line and (heading := recognise(by_line[at].text)):
            return heading.number
    return None


def _strange_prefix(items: Sequence[Numbered], heading: int | None) -> list[Numbered]:
    """Items 6.1, 6.2 ... under section 5: numbered by another template."""
    outline = [item for item in items if len(item.marker.numbers) == 2]
    prefixes = {item.marker.numbers[0] for item in outline}
    if heading is None or len(outline) < 2 or len(prefixes) != 1:
        return []
    prefix = next(iter(prefixes))
    parents = {item.marker.last for item in items if len(item.marker.numbers) == 1}
    # 1.1, 1.2 are mostly nested under an item whose own number was lost; a section of a template is further on
    return outline if 2 < prefix <= 12 and prefix != heading and prefix not in parents else []


def _range(items: Sequence[Numbered]) -> str:
    first, last = (".".join(map(str, item.marker.numbers)) for item in (items[0], items[-1]))
    return f"{first} ถึง {last}"


RULES = (number_list,)
