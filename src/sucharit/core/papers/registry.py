"""The papers by the names that the command line uses, and what each needs to be printed."""

from collections.abc import Callable
from typing import Literal, TypeAlias, get_args

from msgspec.structs import replace

from sucharit.core.papers.announcements import announcement
from sucharit.core.papers.annual import annual_plan
from sucharit.core.papers.book import book
from sucharit.core.papers.budgets import budget_table
from sucharit.core.papers.integrity import integrity_report as report_paper
from sucharit.core.papers.memos import memo as memo_paper
from sucharit.core.papers.orders import order
from sucharit.core.papers.outline import with_official_spaces
from sucharit.core.papers.paper import Attachment, PageBreak, Paper
from sucharit.core.papers.risks import risk_register
from sucharit.core.plan import IntegrityReport, Memo, Plan
from sucharit.core.plan.json import to_json

PaperName: TypeAlias = Literal[
    "book", "budget-table", "annual-plan", "risk-register", "order", "announcement", "memo", "integrity-report"
]
PAPER_NAMES: tuple[PaperName, ...] = get_args(PaperName)


class NothingToPrint(ValueError):  # noqa: N818 - nothing is wrong, there is only nothing there
    """The document holds nothing for this paper: `thai` and `english` say what is missing and what to do."""

    def __init__(self, thai: str, english: str) -> None:
        super().__init__(f"{thai} / {english}")
        self.thai, self.english = thai, english


def paper(
    name: PaperName | str, plan: Plan, *, memo: Memo | None = None, integrity_report: IntegrityReport | None = None
) -> Paper:
    """The named paper of what was read. Raises NothingToPrint, and KeyError for a name that no paper has."""
    makers: dict[str, Callable[[], Paper]] = {
        "book": lambda: _book(plan),
        "budget-table": lambda: _budget_table(plan),
        "annual-plan": lambda: _annual_plan(plan),
        "risk-register": lambda: _risk_register(plan),
        "order": lambda: _orders(plan),
        "announcement": lambda: _announcements(plan),
        "memo": lambda: _memo(memo, plan),
        "integrity-report": lambda: _integrity_report(integrity_report, plan),
    }
    return makers[name]()


def papers_for(
    plan: Plan, *, memo: Memo | None = None, integrity_report: IntegrityReport | None = None
) -> tuple[PaperName, ...]:
    """The names of the papers that can be printed of this."""

    def fits(name: PaperName) -> bool:
        try:
            paper(name, plan, memo=memo, integrity_report=integrity_report)
        except NothingToPrint:
            return False
        return True

    return tuple(name for name in PAPER_NAMES if fits(name))


def _book(plan: Plan) -> Paper:
    filled = (
        plan.initiatives,
        plan.budget_rows,
        plan.risks,
        plan.objectives,
        plan.goals,
        plan.orders,
        plan.announcements,
    )
    if not any(filled):
        raise NothingToPrint(
            "ไม่พบเนื้อหาของแผนในเอกสารนี้ (ไม่มีโครงการ งบประมาณ ความเสี่ยง หรือเอกสารแนบ) จึงพิมพ์เป็นเล่มแผนไม่ได้ "
            "โปรดตรวจสอบว่าเลือกไฟล์แผนถูกต้อง",
            "this document holds nothing of a plan; check that the right file was chosen",
        )
    return _with_data(book(with_official_spaces(plan)), plan)


def _budget_table(plan: Plan) -> Paper:
    if not plan.budget_rows and not plan.initiatives:
        raise _missing("ตารางงบประมาณหรือโครงการ", "budget rows or initiatives", "ตารางงบประมาณ")
    return _with_data(budget_table(with_official_spaces(plan)), plan)


def _annual_plan(plan: Plan) -> Paper:
    if not plan.initiatives:
        raise _missing("โครงการ/กิจกรรม/มาตรการ", "initiatives", "แผนปฏิบัติการประจำปี")
    return _with_data(annual_plan(plan), plan)


def _risk_register(plan: Plan) -> Paper:
    if not plan.risks and plan.risk_criteria is None:
        raise _missing("ตารางความเสี่ยงการทุจริต", "risk register", "ทะเบียนความเสี่ยง")
    return _with_data(risk_register(plan), plan)


def _orders(plan: Plan) -> Paper:
    if not plan.orders:
        raise _missing("คำสั่ง", "orders", "คำสั่ง")
    return _joined([order(one, plan.organization) for one in plan.orders])


def _announcements(plan: Plan) -> Paper:
    if not plan.announcements:
        raise _missing("ประกาศ", "announcements", "ประกาศ")
    return _joined([announcement(one, plan.organization, plan) for one in plan.announcements])


def _memo(value: Memo | None, plan: Plan) -> Paper:
    if value is None:
        raise _missing("บันทึกข้อความ", "memo", "บันทึกข้อความ")
    return memo_paper(value, plan.organization)


def _integrity_report(value: IntegrityReport | None, plan: Plan) -> Paper:
    if value is None:
        raise _missing("รายงานผลรายด้านตามตัวชี้วัด ITA", "yearly integrity report", "รายงานผลการส่งเสริมคุณธรรมและความโปร่งใส")
    return report_paper(value, plan.organization)


def _missing(what: str, english: str, paper_: str) -> NothingToPrint:
    return NothingToPrint(
        f"เอกสารนี้ไม่มี{what} จึงพิมพ์{paper_}ไม่ได้ โปรดเลือกเอกสารอื่นหรือพิมพ์แบบอื่น",
        f"this document has no {english}; choose another document or another paper",
    )


def _joined(papers: list[Paper]) -> Paper:
    """Several papers of one kind as one, each on its own page."""
    first, *others = papers
    more = [block for other in others for block in (PageBreak(), *other.blocks)]
    return replace(first, blocks=(*first.blocks, *more))


def _with_data(printed: Paper, plan: Plan) -> Paper:
    """The plan travels inside the PDF as data, so that nobody has to read the print again."""
    try:
        written = to_json(plan)
    except UnicodeEncodeError:  # half a surrogate pair: no door lets one in, and paper can do without the data
        return printed
    data = Attachment(
        name="plan.json",
        data=written,
        mime_type="application/json",
        description="ข้อมูลแผนที่คอมพิวเตอร์อ่านได้ (machine-readable plan)",
    )
    return replace(printed, attachments=(data,))
