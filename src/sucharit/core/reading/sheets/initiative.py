"""One sheet as an `Initiative`."""

from collections.abc import Sequence

from msgspec import Struct

from sucharit.core.plan import Initiative, Source, Step, TargetGroup
from sucharit.core.reading.lists import Item, ListLine
from sucharit.core.reading.markers import split_marker
from sucharit.core.reading.prepared import PreparedLine
from sucharit.core.reading.sheets.content import between, content, items, last_line, paragraphs, unmarked
from sucharit.core.reading.sheets.fields import (
    Title,
    read_budget_line,
    read_period,
    read_target_group,
    read_title,
    read_words,
)
from sucharit.core.reading.sheets.finding import Draft
from sucharit.core.reading.sheets.placing import Placement

_LISTS = ("objectives", "targets", "steps", "indicators", "outputs", "outcomes", "results")
_MOST_LEVELS = 6
_OF_GROUPS = frozenset({
    "คน", "ราย", "ท่าน", "รูป", "ศูนย์", "แห่ง", "หมู่บ้าน", "ชุมชน", "ครัวเรือน", "ครอบครัว", "หน่วยงาน", "ส่วนราชการ", "กอง",
    "โรงเรียน",
})  # fmt: skip


class ReadSheet(Struct, frozen=True):
    """An initiative as read, its lists with their printed markers, and the lines of its sections."""

    initiative: Initiative
    lists: dict[str, tuple[Item, ...]]
    sections: dict[str, tuple[ListLine, ...]]


def read_initiative(
    lines: Sequence[PreparedLine], draft: Draft, seq: int, placement: Placement, *, wraps: bool = True
) -> ReadSheet:
    """Read one sheet. `wraps` is False for formats whose lines are whole paragraphs."""
    sections = {span.heading.section: content(lines, span) for span in draft.spans}
    lists = {name: items(lines, draft, name, wraps=wraps) for name in _LISTS}
    title = _title(lines, draft)
    initiative = Initiative(
        seq=seq,
        stated_seq=draft.label if draft.label is not None else title.number,
        kind=title.kind,
        title=title.text,
        title_printed=title.printed if title.printed != title.text else None,
        dimension=placement.dimension,
        mission=placement.mission,
        objective_codes=placement.objectives,
        rationale=_rationale(lines, draft, sections),
        objectives=_texts(lists["objectives"]),
        target_group=_target_group(sections),
        targets=_texts(lists["targets"]),
        place=read_words(unmarked(sections.get("place", ()))),
        steps=_steps(lists["steps"]),
        period=read_period(unmarked(sections.get("period", ()))),
        budget=read_budget_line(sections["budget"]) if "budget" in sections else None,
        responsible=read_words(unmarked(sections.get("responsible", ()))),
        outputs=_texts(lists["outputs"]),
        outcomes=_texts(lists["outcomes"]),
        results_unsorted=_texts(lists["results"]),
        indicators=_texts(lists["indicators"]),
        source=_source(lines, draft),
    )
    return ReadSheet(initiative, lists, sections)


def _title(lines: Sequence[PreparedLine], draft: Draft) -> Title:
    if draft.title is None:
        return read_title(())
    first, end = draft.title
    span = draft.span("title")
    found = [ListLine(line.number, line.text) for line in lines[first:end] if line.text]
    if span is None:
        opening = split_marker(found[0].text)[1]
        return read_title([ListLine(found[0].number, opening), *found[1:]])
    rest = [ListLine(found[0].number, span.heading.rest)] if span.heading.rest else []
    return read_title([*rest, *found[1:]], lines[span.place].text)


def _rationale(lines: Sequence[PreparedLine], draft: Draft, sections: dict[str, tuple[ListLine, ...]]) -> str | None:
    """Under its heading, or the paragraphs that stand where it must have been."""
    if "rationale" in sections:
        return paragraphs(sections["rationale"]) or None
    return paragraphs(between(lines, *draft.preface)) if draft.preface else None


def _target_group(sections: dict[str, tuple[ListLine, ...]]) -> TargetGroup | None:
    """กลุ่มเป้าหมาย; in forms that only say "เป้าหมาย", that section where it counts people."""
    if "target_group" in sections:
        return read_target_group(sections["target_group"])
    group = read_target_group(sections.get("targets", ()))
    return group if group and group.unit in _OF_GROUPS else None


def _texts(found: Sequence[Item]) -> tuple[str, ...]:
    return tuple(item.whole_text() for item in found)


def _steps(found: Sequence[Item], depth: int = 1) -> tuple[Step, ...]:
    if depth >= _MOST_LEVELS:
        return tuple(Step(text=item.whole_text()) for item in found)
    return tuple(Step(text=item.text, steps=_steps(item.items, depth + 1)) for item in found)


def _source(lines: Sequence[PreparedLine], draft: Draft) -> Source:
    sections = {span.heading.section: (lines[span.place].number, last_line(lines, draft, span)) for span in draft.spans}
    first = lines[draft.start]
    last = max([first.number, *(end for _, end in sections.values())])
    if draft.title is not None:
        sections["title"] = (lines[draft.title[0]].number, lines[draft.title[1] - 1].number)
    if draft.preface is not None:
        printed = [line.number for line in lines[slice(*draft.preface)] if line.text]
        sections["rationale"] = (printed[0], printed[-1])
    return Source(page=first.page, line=first.number, line_end=last, sections=sections)
