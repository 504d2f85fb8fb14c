"""บันทึกข้อความ: the memo with its chain of opinions."""

from collections.abc import Iterator

from sucharit.core.papers.dates import long_date
from sucharit.core.papers.metadata import metadata_for
from sucharit.core.papers.organizations import name_of
from sucharit.core.papers.paper import Block, Emblem, Heading, KeyValue, Paper, Signature, text
from sucharit.core.plan import Memo, Opinion, Organization

_LINE = f"(ลงชื่อ){'.' * 40}"
_REPORTS = f"ลงชื่อ{'.' * 40}ผู้รายงาน"


def memo(value: Memo, organization: Organization | None = None, *, emblem: bytes | None = None) -> Paper:
    """The memo as a paper; room for the Garuda is left where no image is given."""
    return Paper(
        kind="memo",
        title=f"บันทึกข้อความ {value.subject or ''}".strip(),
        blocks=(
            Emblem(height=1.5, image=emblem, align="start", alternative="ตราครุฑ"),
            *memo_blocks(value, organization),
        ),
        metadata=metadata_for(organization, value.subject or "บันทึกข้อความ", value.date),
    )


def memo_blocks(value: Memo, organization: Organization | None = None) -> Iterator[Block]:
    yield Heading(text="บันทึกข้อความ", level=1, large=True)
    pairs = (
        ("ส่วนราชการ", value.unit or name_of(organization)),
        ("ที่", value.number),
        ("วันที่", long_date(value.date, value.date_text)),
        ("เรื่อง", value.subject),
        ("เรียน", value.to),
    )
    yield KeyValue(pairs=tuple((label, words) for label, words in pairs if words))
    for at, section in enumerate(value.sections, start=1):
        yield text(_with_number(section.heading, at), bold=True, keep_with_next=True)
        for line in section.text.split("\n"):
            if line.strip():
                yield text(line, first_line=True)
    if value.reporter:
        position = (value.reporter_position,) if value.reporter_position else ()
        yield Signature(name=value.reporter, position=position, rule=_REPORTS)
    for at, opinion in enumerate(value.opinions, start=1):
        yield from _opinion(opinion, last=at == len(value.opinions))


def _with_number(heading: str, at: int) -> str:
    return heading if heading[:1].isdigit() else f"{at}. {heading}"


def _opinion(opinion: Opinion, *, last: bool) -> Iterator[Block]:
    lead = "คำสั่ง/การพิจารณาของ" if last else "ความเห็นของ"
    yield text(f"{lead}{opinion.position}", bold=True, keep_with_next=True)
    for line in (opinion.text or "").split("\n"):
        if line.strip():
            yield text(line, first_line=True, keep_with_next=True)
    yield Signature(name=opinion.name, position=(opinion.position,), rule=_LINE)
