"""What a document is: decided by several independent signals, told with the reasons.

A title alone is never enough: orders, announcements and memos name plans, and a local development plan (แผนพัฒนาท้องถิ่น)
has the same five years. So words, table headers and the structure of sections are weighed together, and a document of
another kind is `UNKNOWN` with what it seems to be.
"""

from collections.abc import Sequence

from msgspec import Struct

from sucharit.core.reading.issued import find_issued
from sucharit.core.reading.memos import read_memo
from sucharit.core.reading.prepared import PreparedLine
from sucharit.core.reading.signals import Signals, gather
from sucharit.core.reading.strangers import stranger_in
from sucharit.core.reading.values import DocumentKind


class _Case(Struct):
    """The case for one kind: points and the reasons that earned them."""

    kind: DocumentKind
    points: int = 0
    reasons: list[str] = []

    def add(self, points: int, holds: object, reason: str) -> "_Case":
        if holds:
            self.points += points
            self.reasons.append(reason)
        return self


_NAMES = {
    DocumentKind.ACTION_PLAN: "แผนปฏิบัติการป้องกันการทุจริต",
    DocumentKind.ANNUAL_PLAN: "แผนปฏิบัติการป้องกันการทุจริตประจำปี (ตารางรายไตรมาส)",
    DocumentKind.INITIATIVE_SHEET: "รายละเอียดโครงการเดี่ยว",
    DocumentKind.INTEGRITY_REPORT: "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
    DocumentKind.PROGRESS_REPORT: "รายงานผลการดำเนินงานตามแผนปฏิบัติการป้องกันการทุจริต",
    DocumentKind.MEMO: "บันทึกข้อความ",
    DocumentKind.ORDER: "คำสั่ง",
    DocumentKind.ANNOUNCEMENT: "ประกาศ",
}
FEWEST_LETTERS = 20  # of six common Thai letters; fewer are no document
FRONT_OF_MEMO = 12  # lines that may stand above a memo (a stamp, a form number)
_ENOUGH = 5  # points; no single signal gives as many
_OF_A_PLAN = "พบชื่อแผนปฏิบัติการป้องกันการทุจริตที่ส่วนหน้า"


def recognise_kind(lines: Sequence[PreparedLine]) -> tuple[DocumentKind, str]:
    """The kind and one Thai sentence that says why. Papers that only carry another (a memo, an announcement in front
    of a plan) give way to what they carry."""
    signals = gather(lines)
    if signals.letters < FEWEST_LETTERS:
        return DocumentKind.UNKNOWN, _nothing_to_read(signals)
    memo, _ = read_memo(lines)
    if memo is not None and _stands_in_front(lines, memo.source.line or 0):
        return _behind_memo(lines, memo.source.line_end or 0)
    return _recognise(lines, signals)


def _stands_in_front(lines: Sequence[PreparedLine], start: int) -> bool:
    """A memo in the annex of a book does not make the book a memo."""
    return sum(1 for line in lines if line.text and line.number < start) <= FRONT_OF_MEMO


def _behind_memo(lines: Sequence[PreparedLine], last: int) -> tuple[DocumentKind, str]:
    rest = [line for line in lines if line.number > last]
    signals = gather(rest)
    if signals.letters >= FEWEST_LETTERS:
        best = _best_case(signals)
        if best is not None:
            return best.kind, f"{_sentence(best)} โดยมีบันทึกข้อความนำหน้า"
    return DocumentKind.MEMO, "เป็นบันทึกข้อความ เพราะพบหัวบันทึกข้อความ ส่วนราชการ เรื่อง และเรียน"


def _recognise(lines: Sequence[PreparedLine], signals: Signals) -> tuple[DocumentKind, str]:
    best = _best_case(signals)
    stranger = stranger_in(signals)
    if stranger is not None and (best is None or stranger.points > best.points):
        return DocumentKind.UNKNOWN, f"ไม่ใช่เอกสารที่ระบบอ่านได้: น่าจะเป็น{stranger.name} เพราะ{', '.join(stranger.reasons)}"
    if best is not None:
        return best.kind, _sentence(best)
    issued = _issued_case(lines)
    if issued is not None:
        return issued.kind, _sentence(issued)
    return DocumentKind.UNKNOWN, _no_signal(signals)


def _best_case(signals: Signals) -> _Case | None:
    cases = [
        _integrity_report(signals),
        _progress_report(signals),
        _annual_plan(signals),
        _action_plan(signals),
        _initiative_sheet(signals),
    ]
    return next((case for case in sorted(cases, key=lambda case: -case.points) if case.points >= _ENOUGH), None)


def _action_plan(signals: Signals) -> _Case:
    case = _Case(DocumentKind.ACTION_PLAN)
    by_years = signals.plan_title and signals.years_table
    if not (
        signals.sheets >= 2 or signals.budget_table or by_years or (signals.parts >= 2 and signals.dimensions >= 3)
    ):
        return case
    case.add(3, signals.plan_title, _OF_A_PLAN)
    case.add(1, signals.plan_mentions >= 3, "กล่าวถึงแผนปฏิบัติการป้องกันการทุจริตหลายแห่ง")
    case.add(4 if signals.sheets >= 4 else 3, signals.sheets >= 2, f"พบรายละเอียดโครงการราว {signals.sheets} แผ่น")
    case.add(2, signals.dimensions >= 3, f"พบหัวข้อมิติ {signals.dimensions} มิติ")
    case.add(2, signals.budget_table, "พบตารางงบประมาณแยกรายปีตามมิติและภารกิจ")
    case.add(2, by_years and not signals.budget_table, "พบตารางที่มีช่องงบประมาณของแต่ละปี")
    case.add(1, signals.parts >= 2, "แบ่งเป็นส่วนที่ 1 ถึงส่วนที่ 3")
    case.add(1, signals.corruption >= 5, "เนื้อหาว่าด้วยการป้องกันการทุจริต")
    return case


def _annual_plan(signals: Signals) -> _Case:
    case = _Case(DocumentKind.ANNUAL_PLAN)
    in_words = signals.annual_table and signals.one_year and signals.plan_title
    named = signals.plan_title or signals.dimension_column
    if signals.sheets >= 2 or not named or not (signals.quarter_table or in_words):
        return case
    case.add(4, signals.quarter_table, "พบตารางโครงการที่มีช่องไตรมาสหรือรายเดือน")
    case.add(3, not signals.quarter_table, "พบตารางโครงการของปีเดียวที่มีงบประมาณและผู้รับผิดชอบ")
    case.add(3, signals.plan_title, _OF_A_PLAN)
    case.add(2, signals.dimension_column, "ตารางมีช่องมิติ")
    case.add(1, signals.corruption >= 3, "เนื้อหาว่าด้วยการป้องกันการทุจริต")
    return case


def _initiative_sheet(signals: Signals) -> _Case:
    case = _Case(DocumentKind.INITIATIVE_SHEET)
    if signals.sheets != 1 or signals.sections < 5:
        return case
    case.add(4, signals.sections >= 5, f"พบหัวข้อของแบบรายละเอียดโครงการ {signals.sections} หัวข้อ เพียงโครงการเดียว")
    case.add(2, signals.sheet_form, "ใช้แบบรายละเอียดโครงการ/กิจกรรม/มาตรการของแผนป้องกันการทุจริต")
    case.add(2, signals.corruption >= 1, "เนื้อหาว่าด้วยการป้องกันการทุจริต")
    case.add(1, signals.integrity >= 1, "เนื้อหาว่าด้วยคุณธรรม ความโปร่งใส หรือความสุจริต")
    return case


def _integrity_report(signals: Signals) -> _Case:
    case = _Case(DocumentKind.INTEGRITY_REPORT)
    if signals.areas < 2 and not signals.area_table:
        return case
    case.add(4, signals.areas >= 2, f"พบผลการดำเนินการรายด้าน {signals.areas} ด้าน พร้อมองค์ประกอบ")
    case.add(4, signals.area_table, "พบตารางผลการดำเนินการรายตัวชี้วัดที่มีองค์ประกอบครบ")
    case.add(3, signals.integrity_title, "พบชื่อรายงานส่งเสริมคุณธรรมและความโปร่งใส")
    case.add(2, signals.ita_names >= 4, f"พบชื่อตัวชี้วัด ITA {signals.ita_names} ตัวชี้วัด")
    case.add(1, signals.areas >= 8, "จำนวนด้านครบตามแบบ")
    return case


def _progress_report(signals: Signals) -> _Case:
    case = _Case(DocumentKind.PROGRESS_REPORT)
    if not signals.progress_title:
        return case
    case.add(5, signals.progress_title, "พบชื่อรายงานผลการดำเนินงานตามแผนที่ส่วนหน้า")
    case.add(3, signals.progress_table, "พบตารางที่มีช่องผลการดำเนินงาน การเบิกจ่าย หรือปัญหาอุปสรรค")
    case.add(2, signals.round_named, "ระบุรอบการรายงาน")
    case.add(4, signals.sheets >= 2, "พบผลรายโครงการ")
    return case


def _issued_case(lines: Sequence[PreparedLine]) -> _Case | None:
    """An order or an announcement that stands alone; where there are both, the first."""
    found = [
        (papers[0].title, kind, papers[0])
        for kind, word in ((DocumentKind.ORDER, "คำสั่ง"), (DocumentKind.ANNOUNCEMENT, "ประกาศ"))
        if (papers := find_issued(lines, word))
    ]
    if not found:
        return None
    _, kind, paper = min(found, key=lambda one: one[0])
    case = _Case(kind)
    case.add(3, paper, f"พบหัวเรื่อง{_NAMES[kind]}ของหน่วยงานพร้อมชื่อเรื่อง")
    case.add(1, paper.date_text, "มีวันที่ออกเอกสาร")
    case.add(1, paper.signature, "มีผู้ลงนาม")
    return case


def _sentence(case: _Case) -> str:
    return f"เป็น{_NAMES[case.kind]} เพราะ{', '.join(case.reasons)}"


def _nothing_to_read(signals: Signals) -> str:
    if signals.characters == 0:
        return "ไม่ทราบชนิดเอกสาร: เอกสารว่าง ไม่มีข้อความให้อ่าน"
    if signals.digits * 2 > signals.characters:
        return "ไม่ทราบชนิดเอกสาร: เอกสารมีแต่ตัวเลข ไม่มีข้อความภาษาไทยพอที่จะอ่าน"
    return "ไม่ทราบชนิดเอกสาร: ข้อความภาษาไทยมีน้อยเกินไปหรืออ่านไม่ออก โปรดตรวจว่าไฟล์เป็นภาพสแกนหรือเข้ารหัสผิดหรือไม่"


def _no_signal(signals: Signals) -> str:
    near = "มีคำว่าทุจริต แต่" if signals.corruption else ""
    return (
        f"ไม่ทราบชนิดเอกสาร: {near}ไม่พบโครงสร้างของแผนปฏิบัติการ ตารางแผนประจำปี แบบรายละเอียดโครงการ รายงาน "
        "บันทึกข้อความ คำสั่ง หรือประกาศ"
    )
