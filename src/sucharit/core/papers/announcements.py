"""ประกาศ: the announcement that puts the plan in force."""

from collections.abc import Iterator

from sucharit.core.papers.dates import long_date
from sucharit.core.papers.metadata import metadata_for
from sucharit.core.papers.organizations import name_of, span_words
from sucharit.core.papers.paper import Block, Emblem, Heading, Paper, Signature, text
from sucharit.core.plan import Announcement, Organization, Plan


def announcement(
    value: Announcement,
    organization: Organization | None = None,
    plan: Plan | None = None,
    *,
    emblem: bytes | None = None,
) -> Paper:
    """The announcement as a paper; `plan` is what it announces, where there is one."""
    title = f"ประกาศ{name_of(organization)} {value.subject or ''}".strip()
    return Paper(
        kind="announcement",
        title=title,
        blocks=(Emblem(height=3, image=emblem, alternative="ตราครุฑ"), *announcement_blocks(value, organization, plan)),
        metadata=metadata_for(organization, "ประกาศ", value.date),
    )


def announcement_blocks(
    value: Announcement, organization: Organization | None, plan: Plan | None = None
) -> Iterator[Block]:
    yield Heading(text=f"ประกาศ{name_of(organization)}", level=2, centered=True)
    if value.number:
        yield text(f"ที่ {value.number}", align="center", bold=True)
    if value.subject:
        yield text(f"เรื่อง {value.subject}", align="center", bold=True)
    for paragraph in _wording(organization, plan):
        yield text(paragraph, first_line=True)
    yield text("จึงประกาศให้ทราบโดยทั่วกัน", first_line=True)
    date = long_date(value.date, value.date_text)
    yield text(f"ประกาศ ณ วันที่ {date}".rstrip(), align="center", keep_with_next=True)
    position = (value.signatory_position,) if value.signatory_position else ()
    yield Signature(name=value.signatory, position=position)


def _wording(organization: Organization | None, plan: Plan | None) -> tuple[str, str]:
    who, years = name_of(organization), span_words(plan) if plan else ""
    return (
        f"โดยที่{who}มุ่งบริหารราชการด้วยความซื่อสัตย์สุจริต เปิดเผยต่อประชาชน และพร้อมรับการตรวจสอบจากทุกฝ่าย "
        "จึงกำหนดทิศทาง เป้าหมาย และหน้าที่ของแต่ละหน่วยงานในการป้องกันการทุจริตไว้เป็นลายลักษณ์อักษร",
        f"บัดนี้ {who}ได้จัดทำแผนปฏิบัติการป้องกันการทุจริต{years}เสร็จเรียบร้อยแล้ว จึงประกาศใช้แผนดังกล่าว "
        "โดยให้หน่วยงานในสังกัดถือปฏิบัติ รายงานผลตามรอบเวลา และเปิดเผยผลการดำเนินงานให้ประชาชนทราบ",
    )
