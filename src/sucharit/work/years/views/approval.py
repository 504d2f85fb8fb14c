"""The pages of an annual plan's approval: made to be read and signed on a phone, without a script."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.approvals.deciding import Pages, decided, page, withdrawn
from sucharit.base.approvals.forms import SubmitForm
from sucharit.base.people.answers import tried
from sucharit.base.people.gate import Officer, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.years.actions import submit_year
from sucharit.work.years.approval.actions import CARRIED, content_fingerprint
from sucharit.work.years.approval.queries import YearWay
from sucharit.work.years.models import YearPlan
from sucharit.work.years.pages import year_frame
from sucharit.work.years.queries import totals_of, year_for, year_initiatives_for


def _contents(officer: Officer, year: YearPlan) -> tuple[str, dict[str, Any]]:
    mark = content_fingerprint(year)
    rows = list(year_initiatives_for(officer, year.fiscal_year))
    return mark, {"rows": rows, "totals": totals_of(rows)}


def _frame(officer: Officer, year: YearPlan, here: str, **more: Any) -> dict[str, Any]:
    return year_frame(officer, year, "year_approval", (here, ""), **more)


PAGES = Pages(
    CARRIED, _contents, _frame, way=YearWay, page="years/year_approval.html", decide="years/year_decide.html",
    confirm="years/confirm.html", submitted=gettext_lazy("เสนอแผนประจำปี"),
    granted=gettext_lazy("อนุมัติแล้ว แผนประจำปีเริ่มใช้ ผู้รับผิดชอบได้รับแจ้ง"),
    withdrawn=gettext_lazy("ถอนเรื่องแล้ว แผนประจำปีกลับเป็นร่าง"),
)  # fmt: skip


@require_safe
@gate(Can.SEE_DRAFTS)
def year_approval(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    return page(PAGES, request, year_for(request.officer, fiscal_year))


@gate(Can.EDIT_YEAR)
def year_submit(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """GET shows what is still missing; POST sends the year up the line."""
    officer, found = request.officer, year_for(request.officer, fiscal_year)
    form = SubmitForm(request.POST) if request.method == "POST" else SubmitForm()
    approval = tried(request, form, lambda told: submit_year(found, by=officer, note=told["note"]))
    if approval:
        messages.success(request, _("เสนอแผนประจำปีแล้ว ผู้พิจารณาลำดับแรกได้รับแจ้งแล้ว"))
        return redirect(approval.url)
    rows = list(year_initiatives_for(officer, fiscal_year))
    context = _frame(
        officer, found, _("เสนอแผนประจำปี"), form=form, totals=totals_of(rows),
        unplaced=[row for row in rows if not row.quarters], unowned=[row for row in rows if not row.owner_id],
        homeless=[row for row in rows if not row.unit_id], ready=found.state == YearPlan.State.DRAFT,
    )  # fmt: skip
    return render(request, "years/year_submit.html", context, status=422 if form.errors else 200)


@require_POST
@gate(Can.DECIDE)
def year_decide(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    return decided(PAGES, request, year_for(request.officer, fiscal_year))


@gate(Can.EDIT_YEAR)
def year_withdraw(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    return withdrawn(PAGES, request, year_for(request.officer, fiscal_year))
