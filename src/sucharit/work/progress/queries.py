"""Activities, reports, money and checks as an officer may see them, and what other rooms ask about an initiative."""

import datetime
import uuid
from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.db.models import Case, DecimalField, ExpressionWrapper, F, Q, QuerySet, Sum, Value, When
from django.shortcuts import get_object_or_404

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer, held_on
from sucharit.base.people.models import RoleGrant, User
from sucharit.base.people.roles import Can, Role
from sucharit.work.plans.models import Item
from sucharit.work.progress.models import (
    Activity,
    CheckError,
    ClosedPeriod,
    CrossCheck,
    Disbursement,
    ProgressReport,
    SpendingMeeting,
)
from sucharit.work.years.models import YearInitiative, YearPlan
from sucharit.work.years.queries import may_report, year_initiatives_for

ZERO = Decimal(0)
_MONEY: DecimalField[Decimal, Decimal] = DecimalField(max_digits=16, decimal_places=2)


# what other rooms ask


def activities_of(row: YearInitiative) -> QuerySet[Activity]:
    """What was done for an initiative in its year, newest first; withdrawn ones are not among them."""
    return Activity.objects.filter(year_initiative=row, withdrawn_at=None).select_related("recorded_by")


def activity_count(key: uuid.UUID, fiscal_year: int, organization: Organization | None = None) -> int:
    """How many activities stand for this initiative in that year."""
    rows = Activity.objects.filter(
        year_initiative__key=key, year_initiative__year_plan__fiscal_year=fiscal_year, withdrawn_at=None
    )
    return (rows.filter(year_initiative__year_plan__organization=organization) if organization else rows).count()


def spent_on(row: YearInitiative) -> Decimal:
    """What was paid for it in its year, reversals taken off."""
    return spent_in(Disbursement.objects.filter(year_initiative=row))


def spent_in(rows: QuerySet[Disbursement]) -> Decimal:
    """The sum of these payments, reversals taken off."""
    return rows.aggregate(spent=Sum(signed_amount()))["spent"] or ZERO


def signed_amount() -> Case:
    """The amount, negative where the row reverses another."""
    minus = ExpressionWrapper(F("amount") * Value(Decimal(-1)), output_field=_MONEY)
    return Case(When(reverses__isnull=False, then=minus), default=F("amount"), output_field=_MONEY)


# what this room's pages ask


def activities_for(officer: Officer, fiscal_year: int) -> QuerySet[Activity]:
    """All activities of a year, withdrawn ones too."""
    return all_activities_for(officer).filter(year_initiative__year_plan__fiscal_year=fiscal_year)


def all_activities_for(officer: Officer) -> QuerySet[Activity]:
    rows = Activity.objects.filter(year_initiative__year_plan__organization=officer.organization)
    return rows.select_related("year_initiative__year_plan", "year_initiative__unit", "recorded_by", "withdrawn_by")


def activity_for(officer: Officer, pk: int) -> Activity:
    """One activity; 404 for a stranger's."""
    return get_object_or_404(all_activities_for(officer), pk=pk)


def reports_for(officer: Officer, fiscal_year: int | None = None) -> QuerySet[ProgressReport]:
    """All progress reports, of one year or of all. A draft is its unit's own: others see it from when it is sent."""
    rows = ProgressReport.objects.filter(year_initiative__year_plan__organization=officer.organization)
    if fiscal_year is not None:
        rows = rows.filter(year_initiative__year_plan__fiscal_year=fiscal_year)
    return rows.select_related(
        "year_initiative__year_plan", "year_initiative__unit", "written_by", "sent_by", "decided_by"
    )


def report_of(row: YearInitiative, period: str) -> ProgressReport | None:
    found = ProgressReport.objects.filter(year_initiative=row, period=period)
    return found.select_related("written_by", "sent_by", "decided_by").first()


def sees_report(officer: Officer, report: ProgressReport) -> bool:
    """An accepted report is everyone's. What is on its way stays in the house, and a draft with those who write and
    accept it."""
    if report.state == ProgressReport.State.ACCEPTED:
        return True
    if report.state != ProgressReport.State.DRAFT and officer.may(Can.SEE_DRAFTS):
        return True
    return may_report(officer, report.year_initiative) or may_accept(officer, report.year_initiative)


def disbursements_for(officer: Officer, fiscal_year: int) -> QuerySet[Disbursement]:
    rows = Disbursement.objects.filter(
        year_initiative__year_plan__organization=officer.organization,
        year_initiative__year_plan__fiscal_year=fiscal_year,
    )
    return rows.select_related(
        "year_initiative__year_plan", "year_initiative__unit", "recorded_by", "reverses", "reversed_by"
    )


def disbursement_for(officer: Officer, pk: int) -> Disbursement:
    rows = Disbursement.objects.filter(year_initiative__year_plan__organization=officer.organization)
    return get_object_or_404(
        rows.select_related(
            "year_initiative__year_plan", "year_initiative__unit", "recorded_by", "reverses", "reversed_by"
        ),
        pk=pk,
    )


def disbursements_of(row: YearInitiative) -> QuerySet[Disbursement]:
    return Disbursement.objects.filter(year_initiative=row).select_related("recorded_by", "reverses", "reversed_by")


def meetings_for(officer: Officer, fiscal_year: int) -> QuerySet[SpendingMeeting]:
    rows = SpendingMeeting.objects.filter(
        year_plan__organization=officer.organization, year_plan__fiscal_year=fiscal_year
    )
    return rows.select_related("year_plan", "recorded_by", "withdrawn_by")


def meeting_for(officer: Officer, pk: int) -> SpendingMeeting:
    rows = SpendingMeeting.objects.filter(year_plan__organization=officer.organization)
    return get_object_or_404(rows.select_related("year_plan", "recorded_by", "withdrawn_by"), pk=pk)


def checks_for(officer: Officer, fiscal_year: int) -> QuerySet[CrossCheck]:
    rows = CrossCheck.objects.filter(year_plan__organization=officer.organization, year_plan__fiscal_year=fiscal_year)
    return rows.select_related("year_plan", "unit", "recorded_by", "withdrawn_by")


def check_for(officer: Officer, pk: int) -> CrossCheck:
    rows = CrossCheck.objects.filter(year_plan__organization=officer.organization)
    return get_object_or_404(rows.select_related("year_plan", "unit", "recorded_by", "withdrawn_by"), pk=pk)


def error_for(officer: Officer, pk: int) -> CheckError:
    """An error of a cross-check of this office."""
    rows = CheckError.objects.filter(cross_check__year_plan__organization=officer.organization)
    return get_object_or_404(rows.select_related("cross_check__year_plan", "cross_check__unit"), pk=pk)


def errors_of(check: CrossCheck) -> list[CheckError]:
    """All that were written down, each with the payment that its document names (`payment`, None for none)."""
    found = list(check.errors.select_related("recorded_by", "corrected_by", "withdrawn_by"))
    paid = Disbursement.objects.filter(
        year_initiative__year_plan=check.year_plan_id, document__in={one.document for one in found if one.document}
    ).order_by("-pk")
    by_document = {one.document: one for one in paid}
    for one in found:
        one.payment = by_document.get(one.document)  # type: ignore[attr-defined]
    return found


def closed_periods(year: YearPlan) -> dict[str, ClosedPeriod]:
    """Key of a period > how it was closed; those that were opened again are not among them."""
    rows = ClosedPeriod.objects.filter(year_plan=year, opened_at=None).select_related("closed_by")
    return {row.period: row for row in rows}


# who may


def reportable_for(officer: Officer, fiscal_year: int) -> list[YearInitiative]:
    """The initiatives of a year that this officer records for, in order."""
    return [row for row in year_initiatives_for(officer, fiscal_year) if may_report(officer, row)]


def may_accept(officer: Officer, row: YearInitiative) -> bool:
    """Accepts or returns reports of this initiative: the head of its unit, the plan officer, the clerk."""
    if not officer.may(Can.ACCEPT_REPORTS):
        return False
    return bool(officer.roles & {Role.PLAN_OFFICER, Role.CLERK}) or row.unit_id in officer.unit_ids


def may_change(officer: Officer, recorded_by: int) -> bool:
    """Meetings and checks are changed by who recorded them, and by the plan officer."""
    return officer.may(Can.REPORT) and (Role.PLAN_OFFICER in officer.roles or recorded_by == officer.user.pk)


def may_correct(officer: Officer, check: CrossCheck) -> bool:
    """That an error was put right is said by the unit that was checked too."""
    mine = check.unit_id in officer.unit_ids and officer.may(Can.REPORT)
    return mine or may_change(officer, check.recorded_by_id)


def accepting_people(row: YearInitiative, day: datetime.date, but: int) -> list[User]:
    """Who is told that a report waits: the heads of the unit; the plan officers where it has none besides `but`."""
    grants = RoleGrant.objects.filter(
        held_on(day), organization=row.year_plan.organization_id, user__is_active=True
    ).exclude(user=but)
    heads = [grant.user for grant in grants.filter(role=Role.HEAD, unit=row.unit_id).select_related("user")]
    if row.unit_id and heads:
        return heads
    return [grant.user for grant in grants.filter(role=Role.PLAN_OFFICER).select_related("user")]


# what a form offers


def steps_of(row: YearInitiative) -> list[tuple[str, str]]:
    """Key and words of the steps of the initiative's sheet, in order; none where an old year had no sheet."""
    if row.initiative_id is None:
        return []
    items = Item.objects.filter(initiative=row.initiative_id, section=Item.Section.STEP).order_by("seq", "pk")
    return [(str(item.key), item.text) for item in items]


def places_known(officer: Officer, row: YearInitiative) -> list[str]:
    """Places of earlier activities, the officer's own last one first: offered, so that nobody types them twice."""
    rows = Activity.objects.filter(year_initiative__year_plan__organization=officer.organization).exclude(place="")
    own = rows.filter(recorded_by=officer.user).order_by("-recorded_at", "-pk").values_list("place", flat=True)[:10]
    same = (
        rows.filter(year_initiative__key=row.key).order_by("-recorded_at", "-pk").values_list("place", flat=True)[:20]
    )
    return list(dict.fromkeys([*own, *same]))[:12]


def spent_by_initiative(rows: Iterable[YearInitiative], until: datetime.date | None = None) -> dict[int, Decimal]:
    """Number of a row > what was paid for it (until that day): one query for a list."""
    found = Disbursement.objects.filter(year_initiative__in=[row.pk for row in rows]).order_by()
    found = found.filter(paid_on__lte=until) if until is not None else found
    told = found.values("year_initiative").annotate(spent=Sum(signed_amount()))
    return {one["year_initiative"]: one["spent"] for one in told}


#: number of an initiative of the year > day > what was paid for it
PaidByDay = Mapping[int, Mapping[datetime.date, Decimal]]


def paid_by_day(officer: Officer, fiscal_year: int) -> PaidByDay:
    """What was paid in a year: one query for its quarters and for each of its initiatives."""
    found = disbursements_for(officer, fiscal_year).order_by().select_related(None)
    told: dict[int, dict[datetime.date, Decimal]] = {}
    for pk, day, spent in found.values_list("year_initiative", "paid_on").annotate(spent=Sum(signed_amount())):
        told.setdefault(pk, {})[day] = spent
    return told


def waiting_for(officer: Officer, fiscal_year: int | None = None) -> list[ProgressReport]:
    """Reports that wait for this officer's word, of one year or of all that run; what one sent oneself is another's to
    accept."""
    sent = reports_for(officer, fiscal_year).filter(
        ~Q(sent_by=officer.user), state=ProgressReport.State.SENT,
        year_initiative__year_plan__state=YearPlan.State.APPROVED,
    )  # fmt: skip
    return [report for report in sent.order_by("sent_at") if may_accept(officer, report.year_initiative)]
