"""The plan as a file to work with: JSON and XLSX. Official papers are issued in the room of documents."""

from urllib.parse import quote

from django.http import HttpResponse

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.core.papers import budget_table, with_framework_titles, write_xlsx
from sucharit.core.plan.json import to_json
from sucharit.work.plans.models import Plan
from sucharit.work.plans.queries.plans import plan_for

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@gate(Can.SEE_PLANS)
def plan_json(request: OfficerRequest, plan: int) -> HttpResponse:
    """The whole plan in the published format."""
    row = plan_for(request.officer, plan)
    return _file(row, to_json(row.as_value()), "application/json", "json")


@gate(Can.SEE_PLANS)
def plan_xlsx(request: OfficerRequest, plan: int) -> HttpResponse:
    """The budget table of the plan as a workbook."""
    row = plan_for(request.officer, plan)
    return _file(row, write_xlsx(budget_table(with_framework_titles(row.as_value()))), XLSX, "xlsx")


def _file(plan: Plan, content: bytes, kind: str, ending: str) -> HttpResponse:
    name = f"plan-{plan.first_year}-{plan.last_year}-{plan.pk}.{ending}"
    thai = quote(f"แผน {plan.first_year}-{plan.last_year} {plan.organization.short_name}.{ending}")
    disposition = f"attachment; filename=\"{name}\"; filename*=UTF-8''{thai}"
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": disposition})
