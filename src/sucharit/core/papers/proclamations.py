"""ประกาศ with words of its own: of a plan, of the declaration of intent (เจตจำนงสุจริต), of the No Gift policy.

The `…_words` functions write a first text with the facts filled in; the officer changes it, the builder prints it.
"""

from collections.abc import Iterator

from msgspec import Struct

from sucharit.core.papers.dates import long_date
from sucharit.core.papers.metadata import metadata_for
from sucharit.core.papers.organizations import chief_executive, name_of, span_words
from sucharit.core.papers.outline import numbered
from sucharit.core.papers.paper import Block, Emblem, Heading, NumberedList, Paper, Signature, text
from sucharit.core.plan import Organization, Plan
from sucharit.reference.gifts import gift_rule

CLOSING = "จึงประกาศให้ทราบและถือปฏิบัติโดยทั่วกัน"


class Proclamation(Struct, frozen=True, kw_only=True):
    """An announcement: paragraphs, what is promised or ordered (numbered), a closing sentence, who signs.

    `date` is ISO, C.E.; `number` as the register gives it ("1/2569").
    """

    subject: str = ""
    paragraphs: tuple[str, ...] = ()
    commitments: tuple[str, ...] = ()
    closing: str = CLOSING
    number: str | None = None
    date: str | None = None
    signatory: str | None = None
    signatory_position: str | None = None


def proclamation(
    value: Proclamation,
    organization: Organization | None = None,
    *,
    kind: str = "announcement",
    emblem: bytes | None = None,
) -> Paper:
    """The announcement as a paper; room for the Garuda is left at the head where no image is given."""
    title = f"ประกาศ{name_of(organization)} {value.subject}".strip()
    return Paper(
        kind=kind,
        title=title,
        blocks=(Emblem(height=3, image=emblem, alternative="ตราครุฑ"), *_blocks(value, organization)),
        metadata=metadata_for(organization, "ประกาศ", value.date),
    )


def _blocks(value: Proclamation, organization: Organization | None) -> Iterator[Block]:
    yield Heading(text=f"ประกาศ{name_of(organization)}", level=2, centered=True)
    if value.number:
        yield text(f"ที่ {value.number}", align="center", bold=True)
    if value.subject:
        yield text(f"เรื่อง {value.subject}", align="center", bold=True)
    for paragraph in value.paragraphs:
        yield text(paragraph, first_line=True)
    if value.commitments:
        yield NumberedList(items=numbered(value.commitments, "{}."))
    if value.closing:
        yield text(value.closing, first_line=True, keep_with_next=True)  # no signature stands on a page by itself
    yield text(f"ประกาศ ณ วันที่ {long_date(value.date)}".rstrip(), align="center", keep_with_next=True)
    position = (value.signatory_position,) if value.signatory_position else ()
    yield Signature(name=value.signatory, position=position)


def adoption_words(plan: Plan) -> Proclamation:
    """The announcement that puts a plan in force."""
    who, years = name_of(plan.organization), span_words(plan)
    return Proclamation(
        subject=f"การใช้แผนปฏิบัติการป้องกันการทุจริต{years}".strip(),
        paragraphs=(
            f"โดยที่{who}มุ่งบริหารราชการด้วยความซื่อสัตย์สุจริต เปิดเผยต่อประชาชน และพร้อมรับการตรวจสอบจากทุกฝ่าย "
            "จึงกำหนดทิศทาง เป้าหมาย และหน้าที่ของแต่ละหน่วยงานในการป้องกันการทุจริตไว้เป็นลายลักษณ์อักษร",
            f"บัดนี้ {who}ได้จัดทำแผนปฏิบัติการป้องกันการทุจริต{years}เสร็จเรียบร้อยแล้ว "
            "จึงประกาศใช้แผนดังกล่าวเป็นแนวทางการปฏิบัติงาน โดยให้หน่วยงานในสังกัดปฏิบัติ ดังนี้",
        ),
        commitments=(
            "ดำเนินโครงการ กิจกรรม และมาตรการที่อยู่ในความรับผิดชอบให้แล้วเสร็จภายในระยะเวลาและวงเงินที่กำหนดไว้ในแผน",
            "รายงานผลการดำเนินงาน ปัญหา และอุปสรรคตามรอบเวลา เพื่อให้ผู้บริหารแก้ไขได้ทันท่วงที",
            "เปิดเผยแผนและผลการดำเนินงานให้ประชาชนทราบ และรับฟังข้อเสนอแนะเพื่อปรับปรุงในปีต่อไป",
        ),
    )


def integrity_words(organization: Organization | None, year: int) -> Proclamation:
    """The chief executive's declaration of intent for one fiscal year."""
    who, head = name_of(organization), chief_executive(organization)
    return Proclamation(
        subject=f"เจตจำนงสุจริตในการบริหารงาน ประจำปีงบประมาณ พ.ศ. {year}",
        paragraphs=(
            f"{who}ใช้อำนาจและงบประมาณที่ประชาชนมอบให้ จึงต้องรักษาความไว้วางใจนั้นด้วยการปฏิบัติที่เห็นได้จริง",
            f"ข้าพเจ้า ในฐานะ{head} ขอประกาศเจตจำนงว่าจะบริหารงานด้วยความซื่อสัตย์สุจริต โปร่งใส ตรวจสอบได้ "
            f"และรับผิดชอบต่อผลของการตัดสินใจทุกเรื่องตลอดปีงบประมาณ พ.ศ. {year} "
            "และให้ผู้บริหาร ข้าราชการ พนักงาน และลูกจ้างทุกคนยึดถือปฏิบัติร่วมกัน ดังนี้",
        ),
        commitments=(
            "ความโปร่งใส: เปิดเผยแผน งบประมาณ การจัดซื้อจัดจ้าง และผลการดำเนินงานให้ครบถ้วน เป็นปัจจุบัน "
            "และประชาชนเข้าถึงได้โดยไม่ต้องร้องขอ",
            "ความพร้อมรับผิด: ทำตามกฎหมายและขั้นตอนที่ประกาศไว้ และยอมรับการตรวจสอบจากทุกฝ่าย",
            "ความปลอดจากการทุจริต: ไม่ใช้ตำแหน่งหน้าที่หรือทรัพย์สินของทางราชการเพื่อประโยชน์ส่วนตน และไม่เรียก ไม่รับ ไม่ให้สินบนในทุกขั้นตอน",
            "ความเป็นธรรม: มอบหมายงาน ใช้งบประมาณ และบริหารบุคคลด้วยหลักเกณฑ์เดียวกัน",
            "วัฒนธรรมสุจริต: ยกย่องผู้ทำความดี ดำเนินการกับผู้ทุจริตอย่างจริงจัง รับฟังประชาชน และคุ้มครองผู้แจ้งเบาะแส",
        ),
    )


def no_gift_words(organization: Organization | None, year: int) -> Proclamation:
    """The policy of taking no gifts for one fiscal year, with the limit of the law now in force."""
    who, rule = name_of(organization), gift_rule()
    return Proclamation(
        subject=f"นโยบายไม่รับของขวัญจากการปฏิบัติหน้าที่ (No Gift Policy) ประจำปีงบประมาณ พ.ศ. {year}",
        paragraphs=(
            "การรับของขวัญจากผู้ที่เกี่ยวข้องกับหน้าที่ แม้เพียงเล็กน้อย อาจทำให้การใช้ดุลพินิจไม่เป็นกลาง",
            f"{who}จึงประกาศว่า ผู้บริหาร ข้าราชการ พนักงาน และลูกจ้างทุกคนงดรับของขวัญและของกำนัลทุกชนิดจากการปฏิบัติหน้าที่ "
            f"ทั้งก่อน ขณะ และหลังปฏิบัติหน้าที่ ในปีงบประมาณ พ.ศ. {year} โดยให้ถือปฏิบัติ ดังนี้",
        ),
        commitments=(
            "ไม่รับของขวัญ ของกำนัล หรือประโยชน์อื่นใดจากผู้รับบริการ คู่สัญญา ผู้ใต้บังคับบัญชา หรือบุคคลที่มีส่วนได้เสียกับงานในหน้าที่",
            "ประโยชน์อื่นใดรวมถึงการลดราคา การเลี้ยงรับรอง ความบันเทิง บริการ และการฝึกอบรม",
            "กรณีที่กฎหมายอนุญาตให้รับจากบุคคลซึ่งมิใช่ญาติ มูลค่าต้องไม่เกิน "
            f"{rule.threshold_baht:,.0f} บาทจากแต่ละบุคคลในแต่ละโอกาส และต้องมิใช่การให้เพราะการปฏิบัติหน้าที่",
            f"หากจำเป็นต้องรับไว้เพื่อรักษาไมตรี ให้รายงานผู้บังคับบัญชาภายใน {rule.report_days} วัน",
            "ให้ใช้บัตรอวยพรหรือการอวยพรทางสื่อออนไลน์แทนการให้ของขวัญในเทศกาลต่าง ๆ",
            "ผู้บังคับบัญชาต้องเป็นแบบอย่าง และรายงานผลการปฏิบัติตามนโยบายนี้ทุกสิ้นปี",
        ),
    )
