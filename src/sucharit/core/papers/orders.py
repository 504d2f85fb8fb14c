"""คำสั่ง: the order that appoints a committee, with its members and duties."""

from collections.abc import Iterator

from sucharit.core.papers.dates import long_date
from sucharit.core.papers.metadata import metadata_for
from sucharit.core.papers.organizations import name_of
from sucharit.core.papers.outline import numbered
from sucharit.core.papers.paper import (
    Block,
    Cell,
    Column,
    Emblem,
    Heading,
    NumberedList,
    Paper,
    Row,
    Signature,
    Table,
    text,
)
from sucharit.core.plan import Member, Order, Organization


def order(
    value: Order, organization: Organization | None = None, *, emblem: bytes | None = None, grounds: str = "",
    committee: bool = True,
) -> Paper:  # fmt: skip
    """The order as a paper; room for the Garuda is left at the head where no image is given. `grounds` is its first
    paragraph; without one it is that of the committee against corruption. Without `committee` it names officers."""
    number = f"ที่ {value.number}" if value.number else ""
    words = (f"คำสั่ง{name_of(organization)}", number, value.subject or "")
    return Paper(
        kind="order",
        title=" ".join(filter(None, words)),
        blocks=(
            Emblem(height=3, image=emblem, alternative="ตราครุฑ"),
            *order_blocks(value, organization, grounds, committee),
        ),
        metadata=metadata_for(organization, "คำสั่ง", value.date),
        numbers="numbers",
    )


def order_blocks(
    value: Order, organization: Organization | None, grounds: str = "", committee: bool = True
) -> Iterator[Block]:
    yield Heading(text=f"คำสั่ง{name_of(organization)}", level=2, centered=True)
    if value.number:
        yield text(f"ที่ {value.number}", align="center", bold=True)
    if value.subject:
        yield text(f"เรื่อง {value.subject}", align="center", bold=True)
    yield text(grounds or _grounds(value, organization), first_line=True)
    if value.members:
        yield _members(value.members, "หน้าที่ในคณะกรรมการ" if committee else "หน้าที่")
    if value.duties:
        who = "คณะกรรมการ" if committee else "เจ้าหน้าที่ดังกล่าว"
        yield text(f"โดยให้{who}มีหน้าที่ ดังนี้", first_line=True, keep_with_next=True)
        yield NumberedList(items=numbered(value.duties, "{}."))
    yield text("ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป", first_line=True)
    yield text(f"สั่ง ณ วันที่ {long_date(value.date, value.date_text)}".rstrip(), align="center", keep_with_next=True)
    position = (value.signatory_position,) if value.signatory_position else ()
    yield Signature(name=value.signatory, position=position)


def _grounds(value: Order, organization: Organization | None) -> str:
    who = name_of(organization)
    appointed = "จึงแต่งตั้งคณะกรรมการ ประกอบด้วย" if value.members else "จึงมีคำสั่งดังต่อไปนี้"
    return f"เพื่อให้การป้องกันการทุจริตของ{who}มีผู้รับผิดชอบชัดเจน ดำเนินการได้ต่อเนื่อง และติดตามผลได้ {who}{appointed}"


def _members(members: tuple[Member, ...], role: str) -> Table:
    rows: tuple[Row, ...] = tuple(
        (Cell(content=f"{at}. {member.name}"), Cell(content=member.position), Cell(content=member.role))
        for at, member in enumerate(members, start=1)
    )
    header = (Cell(content="ชื่อ - สกุล"), Cell(content="ตำแหน่ง"), Cell(content=role))
    return Table(columns=(Column(width=6), Column(width=6), Column(width=4)), header=(header,), rows=rows, size="body")
