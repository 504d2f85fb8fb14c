"""The register and the criteria on paper: the core's paper of them, with the follow-up of controls behind it.

Never here: issuing, numbering and keeping a paper (publishing.documents).
"""

from collections.abc import Callable

from django.utils.translation import gettext as _
from msgspec.structs import replace

from sucharit.base.screens.digits import chosen
from sucharit.base.screens.words import day
from sucharit.core.fiscal import FiscalSpan
from sucharit.core.papers import Paper, risk_register, write_docx, write_pdf, write_xlsx
from sucharit.core.papers.paper import Cell, Column, Heading, Row, Section, Table
from sucharit.core.plan import Plan
from sucharit.work.risks.models import RiskCriteria, RiskRegister
from sucharit.work.risks.rows import RiskRow


def _workbook(paper: Paper) -> bytes:
    """For working on: in the digits that the officer reads on the screen."""
    return write_xlsx(paper, digits=chosen())


WRITERS: dict[str, Callable[[Paper], bytes]] = {"pdf": write_pdf, "docx": write_docx, "xlsx": _workbook}
_WIDTHS = (1.0, 3.2, 1.4, 1.4, 4.2, 2.2, 1.8, 1.8, 3.0)


def register_paper(register: RiskRegister, rows: list[RiskRow]) -> Paper:
    """Criteria, heat map and register as the plan prints them, then who does what until when."""
    paper = risk_register(
        Plan(
            title=str(register),
            organization=register.organization.as_value(),
            span=FiscalSpan(register.fiscal_year, register.fiscal_year),
            risk_criteria=register.criteria_value(),
            risks=register.as_values(),
        )
    )
    if not rows:
        return paper
    title = Heading(text=_("การติดตามมาตรการควบคุมความเสี่ยง"), tab=_("การติดตาม"), level=1)
    return replace(paper, blocks=(*paper.blocks, Section(landscape=True), title, _follow_up(rows)))


def criteria_paper(criteria: RiskCriteria) -> Paper:
    """The criteria alone."""
    paper = risk_register(
        Plan(
            title=str(criteria),
            organization=criteria.organization.as_value(),
            span=FiscalSpan(criteria.fiscal_year, criteria.fiscal_year),
            risk_criteria=criteria.as_value(),
        )
    )
    title = _("เกณฑ์ประเมินความเสี่ยงการทุจริต ปีงบประมาณ พ.ศ. %(year)s") % {"year": criteria.fiscal_year}
    blocks = [block for block in paper.blocks[1:] if type(block).__name__ != "Notice"]
    return replace(paper, title=title, blocks=(Heading(text=title, tab=_("เกณฑ์")), *blocks))


def _follow_up(rows: list[RiskRow]) -> Table:
    titles = (
        _("ลำดับ"), _("กระบวนงาน"), _("ระดับก่อนควบคุม"), _("ระดับหลังควบคุม"), _("มาตรการ"), _("ผู้รับผิดชอบ"),
        _("กำหนดเสร็จ"), _("สถานะ"), _("ผลการดำเนินการ"),
    )  # fmt: skip
    return Table(
        columns=tuple(Column(width=width) for width in _WIDTHS),
        header=(tuple(Cell(content=title) for title in titles),),
        rows=tuple(line for row in rows for line in _lines(row)),
    )


def _lines(row: RiskRow) -> list[Row]:
    """One line a control; a risk without any has a line of its own."""
    head = (str(row.risk.seq), row.risk.process, row.inherent.level, row.residual.level)
    told = [
        (
            *head,
            control.text,
            " ".join(filter(None, (control.unit.name if control.unit else "", control.owner))),
            day(control.due) if control.due else "",
            str(control.get_status_display()),
            control.progress,
        )
        for control in row.controls
    ]
    return [tuple(Cell(content=text or None) for text in line) for line in told or [(*head, "", "", "", "", "")]]
