"""The yearly count on one page: what was not looked for yet, and the sheet that is carried through the store."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sucharit.base.people.gate import Officer, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.core.fiscal import FiscalYear
from sucharit.work.conduct.actions.assets import count_many
from sucharit.work.conduct.models import Asset, Condition
from sucharit.work.conduct.registers import ASSETS, COUNTS
from sucharit.work.conduct.slips import count_sheet
from sucharit.work.shelf.queries import keeps_all
from sucharit.work.shelf.views.frame import register_page
from sucharit.work.years.recording.answers import says_why

MOST = 200


def _uncounted(officer: Officer) -> Any:
    """This year's, that this officer may write; by where they are kept."""
    year = FiscalYear.of(officer.today).value
    counted = COUNTS.rows(officer.organization).filter(fiscal_year=year).values("asset")
    rows = ASSETS.rows(officer.organization).exclude(state=Asset.State.GONE).exclude(pk__in=counted)
    rows = rows if keeps_all(officer) else rows.filter(unit__in=officer.unit_ids)
    return rows.select_related("organization", "unit").order_by("place", "asset_number")


@gate(Can.KEEP_REGISTERS)
@says_why
def asset_counting(request: OfficerRequest) -> HttpResponseBase:
    """Every thing with its condition to choose; POST counts what was chosen."""
    officer = request.officer
    rows = list(_uncounted(officer)[: MOST + 1])
    if request.method == "POST":
        said = [
            (row, request.POST.get(f"condition_{row.pk}", ""), request.POST.get(f"note_{row.pk}", "")) for row in rows
        ]
        found = [(row, condition, note[:300]) for row, condition, note in said if condition in Condition.values]
        count = count_many(found, by=officer)
        messages.success(request, _("บันทึกการตรวจนับ %(n)s รายการแล้ว") % {"n": count})
        return redirect("asset_counting", officer.organization.code)
    context = register_page(
        officer, COUNTS, "asset_counting", (_("ตรวจนับทั้งคลัง"), ""), things=rows[:MOST], more=len(rows) > MOST,
        conditions=Condition.choices,
    )  # fmt: skip
    return render(request, "conduct/counting.html", context)


@require_safe
@gate(Can.KEEP_REGISTERS)
def asset_counting_file(request: OfficerRequest, form: str) -> HttpResponse:
    return count_sheet(request.officer, list(_uncounted(request.officer)[:2_000]), form)
