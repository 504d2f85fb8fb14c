"""The forms of internal control, filled in from the registers."""

import datetime
from collections.abc import Callable, Sequence

from django.http import Http404, HttpResponse

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.base.people.models import User
from sucharit.core.fiscal import FiscalYear
from sucharit.core.inspection import round_days
from sucharit.core.papers import Paper
from sucharit.core.papers.internal_control import (
    ControlLine,
    ControlYear,
    Signed,
    auditors_review,
    certificate,
    components,
    evaluation,
    follow_up,
)
from sucharit.core.thai import format_date
from sucharit.work.inspection.actions.control import COMPONENTS, activities_of
from sucharit.work.inspection.models import ControlActivity, ControlFollowUp, ControlReport
from sucharit.work.inspection.queries import corrected
from sucharit.work.shelf.values import with_position
from sucharit.work.years.recording.papers import paper_file

FORMS: dict[str, Callable[..., Paper]] = {
    "pk1": certificate, "pk4": components, "pk5": evaluation, "pk6": auditors_review,
}  # fmt: skip
NAMES = {"pk1": "ปค.1", "pk4": "ปค.4", "pk5": "ปค.5", "pk6": "ปค.6"}
OF_A_UNIT = ("pk4", "pk5")


def forms_of(report: ControlReport) -> tuple[tuple[str, str], ...]:
    """Which forms the report has: a unit certifies nothing to a supervisor, and is not reviewed by ปค.6."""
    return tuple((key, name) for key, name in NAMES.items() if report.of_unit_id is None or key in OF_A_UNIT)


def control_file(report: ControlReport, which: str, form: str, officer: Officer) -> HttpResponse:
    """A form as pdf or docx; 404 for another."""
    if which not in dict(forms_of(report)):
        raise Http404
    made = FORMS[which](
        control_year_of(report), organization=officer.organization.as_value(), date=officer.today.isoformat()
    )
    return _attached(made, form, f"{which}-{report.fiscal_year}-{officer.organization.code}")


def follow_up_file(officer: Officer, fiscal_year: int, months: int, form: str) -> HttpResponse:
    """The follow-up of that year's ปค.5 when `months` had passed."""
    if months not in (6, 12) or not 2500 <= fiscal_year <= 2690:
        raise Http404
    made = follow_up(
        followed(officer.organization, fiscal_year, months), fiscal_year=fiscal_year, months=months,
        until=_day(round_days(fiscal_year)[months == 12]), told=corrected(officer.organization, fiscal_year),
        organization=officer.organization.as_value(), date=officer.today.isoformat(),
    )  # fmt: skip
    return _attached(made, form, f"follow-up-{fiscal_year}-{months}-{officer.organization.code}")


def _attached(made: Paper, form: str, name: str) -> HttpResponse:
    return paper_file(made, form, name)


def control_year_of(report: ControlReport) -> ControlYear:
    """Everything that its forms say, as it stands."""
    told = [
        (str(report._meta.get_field(name).verbose_name), getattr(report, name))  # type: ignore[union-attr]
        for name in COMPONENTS if name != "conclusion"
    ]  # fmt: skip
    return ControlYear(
        fiscal_year=report.fiscal_year, about=report.about, ended=_day(FiscalYear(report.fiscal_year).last_day),
        of_unit=report.of_unit_id is not None, supervisor=report.sent_to,
        enough=report.opinion == ControlReport.Opinion.ENOUGH, components=tuple(told), conclusion=report.conclusion,
        lines=tuple(_line(one) for one in activities_of(report)),
        prepared=_signed(report, report.prepared_by, report.prepared_on),
        certified=_signed(report, report.certified_by, report.certified_on, report.certified_as),
        reviewed=_signed(report, report.reviewed_by, report.reviewed_on),
        agreed=report.review == ControlReport.Review.AGREED, remarks=report.review_note,
    )  # fmt: skip


def followed(organization: Organization, fiscal_year: int, months: int) -> Sequence[ControlLine]:
    """The gaps of that year with what was found of each in that round."""
    rows = ControlActivity.objects.filter(
        organization=organization, fiscal_year=fiscal_year, withdrawn_at=None, adequacy=ControlActivity.Adequacy.GAP
    )
    checks = ControlFollowUp.objects.filter(activity__in=rows, round=str(months), withdrawn_at=None)
    found = {one.activity_id: one for one in checks}
    return [_line(one, found.get(one.pk)) for one in rows.select_related("unit").order_by("number")]


def _line(row: ControlActivity, check: ControlFollowUp | None = None) -> ControlLine:
    gap = row.adequacy == ControlActivity.Adequacy.GAP
    method = "\n".join(filter(None, (check.method, check.note))) if check else ""
    due = f"ภายใน {format_date(row.due_on, 'short', 'arabic')}" if gap and row.due_on else ""
    return ControlLine(
        mission=row.mission, objective=row.objective, risk=row.risk, existing=row.existing, evaluation=row.evaluation,
        remaining=row.remaining if gap else "", improvement=row.improvement if gap else "",
        unit=row.unit.name if row.unit else "", due=due,
        found=str(check.get_found_display()) if check else "", method=method,
    )  # fmt: skip


def _signed(report: ControlReport, who: User | None, on: datetime.date | None, position: str = "") -> Signed:
    if who is None:
        return Signed()
    told = position or with_position(who, report.organization, on or report.recorded_at.date())
    told = told.removeprefix(who.full_name).strip()
    return Signed(name=who.full_name, position=told, day=_day(on))


def _day(day: datetime.date | None) -> str:
    return f"วันที่ {format_date(day, 'full', 'arabic')}" if day else ""
