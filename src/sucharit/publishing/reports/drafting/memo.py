"""The memo that carries a report up the line: what it is about, the facts, what is asked."""

from sucharit.core.plan import Memo
from sucharit.publishing.reports.drafting.facts import Section, Sentence, YearFacts
from sucharit.publishing.reports.drafting.words import baht, percent

MEMO = "memo"
MEMO_PARTS = {
    "memo_background": "เรื่องเดิม",
    "memo_facts": "ข้อเท็จจริง",
    "memo_law": "ข้อกฎหมายและระเบียบ",
    "memo_proposal": "ข้อเสนอเพื่อพิจารณา",
}
_LAW = (
    "พระราชบัญญัติประกอบรัฐธรรมนูญว่าด้วยการป้องกันและปราบปรามการทุจริต พ.ศ. 2561 "
    "และกรอบการจัดทำแผนปฏิบัติการป้องกันการทุจริตขององค์กรปกครองส่วนท้องถิ่นที่สำนักงาน ป.ป.ช. กำหนด"
)


def round_memo(title: str, facts: YearFacts) -> Section:
    """For the report of a round or of the plan's years."""
    background = (
        f"{facts.organization} ดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต ปีงบประมาณ พ.ศ. {facts.fiscal_year} "
        "ซึ่งกำหนดให้ติดตามและรายงานผลการดำเนินงานต่อผู้บริหารตามรอบ"
    )
    done, total = len(facts.with_status("done")), len(facts.initiatives)
    share = f" คิดเป็น{percent(facts.spent, facts.budget)}" if facts.budget else ""
    told = (
        f"ผลการดำเนินงาน{facts.period} มีโครงการ กิจกรรม และมาตรการ {total} รายการ แล้วเสร็จ {done} รายการ "
        f"เบิกจ่าย {baht(facts.spent)} จากงบประมาณ {baht(facts.budget)}{share} รายละเอียดตามรายงานที่แนบ"
    )
    asked = f"จึงเรียนมาเพื่อโปรดพิจารณารับทราบ{title} และอนุมัติให้เผยแพร่และรายงานต่อหน่วยงานที่เกี่ยวข้องต่อไป"
    return _section(facts, background, told, asked)


def integrity_memo(facts: YearFacts) -> Section:
    """For the yearly integrity report; the item of the disclosure list is named where the list of its year is known."""
    item = f" (ข้อ {facts.checklist_item})" if facts.checklist_item else ""
    background = (
        f"การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA) ประจำปีงบประมาณ พ.ศ. {facts.fiscal_year + 1}"
        f"{item} ให้หน่วยงานรายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน "
        f"ของปีงบประมาณ พ.ศ. {facts.fiscal_year} และเผยแพร่บนเว็บไซต์หลัก"
    )
    scores = facts.scores
    score = f" ซึ่งมีผลการประเมิน ITA ในภาพรวม {scores.overall:.2f} คะแนน" if scores.overall is not None else ""
    told = (
        f"{facts.organization} ดำเนินมาตรการส่งเสริมคุณธรรมและความโปร่งใสประจำปีงบประมาณ พ.ศ. {facts.fiscal_year} แล้ว{score} "
        "และได้จัดทำรายงานตามองค์ประกอบ 6 ข้อของแต่ละด้าน รายละเอียดตามรายงานที่แนบ"
    )
    asked = "จึงเรียนมาเพื่อโปรดพิจารณารับทราบรายงาน และอนุมัติให้เผยแพร่บนเว็บไซต์ของหน่วยงานต่อไป"
    return _section(facts, background, told, asked)


def _section(facts: YearFacts, background: str, told: str, asked: str) -> Section:
    said = zip(MEMO_PARTS, (background, told, _LAW, asked), strict=True)
    sentences = tuple(Sentence(part=part, key=part, text=text, sources=(facts.source,)) for part, text in said)
    return Section(key=MEMO, title="บันทึกข้อความนำเรียน", sentences=sentences)


def memo_sections_of(value: Memo) -> Section:
    """The section of a memo that was read from a paper. Headings beyond the four stand in the text."""
    parts = list(MEMO_PARTS)
    told = []
    for at, section in enumerate(value.sections):
        part = _part_of(section.heading) or parts[min(at, len(parts) - 1)]
        told.append(Sentence(part=part, key=f"own:{at}", text=section.text))
    return Section(key=MEMO, title="บันทึกข้อความนำเรียน", sentences=tuple(told))


def _part_of(heading: str) -> str | None:
    """ "ข้อเสนอเพื่อพิจารณา" and its likes by the word that each has alone."""
    for part, word in zip(MEMO_PARTS, ("เรื่องเดิม", "ข้อเท็จจริง", "กฎหมาย", "เสนอ"), strict=True):
        if word in heading:
            return part
    return None
