"""The plan and the report of internal audit, filled in from the registers."""

from django.http import HttpResponse

from sucharit.base.people.gate import Officer
from sucharit.core.papers import Paper
from sucharit.core.papers.internal_audit import (
    AuditPlanPaper,
    FoundLine,
    LongTermLine,
    PlannedAudit,
    audit_plan,
    audit_report,
)
from sucharit.core.thai import format_date
from sucharit.work.inspection.actions.audit import turns_of
from sucharit.work.inspection.models import Audit, AuditPlan, Finding
from sucharit.work.years.recording.papers import paper_file

_ELEMENTS = ("condition", "criteria", "cause", "effect", "advice")


def audit_file(row: AuditPlan | Audit, form: str, officer: Officer) -> HttpResponse:
    """The paper of a plan or of an audit as pdf or docx; 404 for another form."""
    made = plan_paper(row, officer) if isinstance(row, AuditPlan) else report_paper(row, officer)
    return paper_file(made, form, f"{made.kind}-{row.number}")


def plan_paper(plan: AuditPlan, officer: Officer) -> Paper:
    rows = plan.audits.filter(withdrawn_at=None).select_related("auditable__audited_unit").order_by("quarter", "number")
    value = AuditPlanPaper(
        title=plan.title, fiscal_year=plan.fiscal_year,
        years=tuple(range(plan.fiscal_year, plan.fiscal_year + plan.years)), responsible=plan.responsible,
        independence=plan.independence, scope=plan.scope, audits=tuple(_planned(one) for one in rows),
        lines=tuple(
            LongTermLine(
                what=one.name, unit=str(one.audited_unit or ""), score=str(one.score),
                level=str(one.get_level_display()), years=years,
            )
            for one, years in turns_of(plan)
        ),
        approved_by=plan.approved_by.full_name if plan.approved_by else "", approved_as=plan.approved_as,
    )  # fmt: skip
    return audit_plan(value, officer.organization.as_value(), officer.today.isoformat())


def _planned(row: Audit) -> PlannedAudit:
    return PlannedAudit(
        what=row.auditable.name, unit=str(row.auditable.audited_unit or ""), about=str(row.get_about_display()),
        quarter=row.quarter, days=row.days, auditor=row.auditor,
    )  # fmt: skip


def report_paper(row: Audit, officer: Officer) -> Paper:
    """What stands; drafts of findings are not told."""
    found = row.findings.filter(withdrawn_at=None).exclude(state=Finding.State.DRAFT).order_by("number")
    days = [("วันที่เริ่มตรวจ:", row.began_on), ("วันที่รายงานผล:", row.reported_on)]
    facts = [("หน่วยรับตรวจ:", str(row.auditable.audited_unit or "-")), ("ด้านที่ตรวจ:", str(row.get_about_display()))]
    facts += [(label, format_date(day, "full", "arabic")) for label, day in days if day]
    return audit_report(
        row.auditable.name, facts, row.summary, [_found(one) for one in found], fiscal_year=row.fiscal_year,
        auditor=row.auditor, organization=officer.organization.as_value(), date=officer.today.isoformat(),
    )  # fmt: skip


def _found(row: Finding) -> FoundLine:
    elements = tuple((str(row._meta.get_field(name).verbose_name), getattr(row, name)) for name in _ELEMENTS)  # type: ignore[union-attr]
    return FoundLine(title=row.title, elements=elements, answer=row.answer, standing=str(row.get_state_display()))
