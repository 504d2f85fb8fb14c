"""Opening a fiscal year: this year's plan by quarter, made from the adopted plan."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record, subject_key
from sucharit.base.audit.verbs import declare
from sucharit.base.history.models import Version
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.work.plans.models import Initiative, Item, Plan
from sucharit.work.plans.values import initiative_value
from sucharit.work.years.actions.finding import make_findable
from sucharit.work.years.actions.locking import last_place, touch
from sucharit.work.years.models import YearInitiative, YearPlan
from sucharit.work.years.rows import snapshot, text_of

OPENED = declare("years.opened", _("เปิดปีงบประมาณ พ.ศ. {year} จาก {label}: {initiatives} โครงการ"))
TAKEN_UP = declare("years.initiatives_taken_up", _("นำเข้า {initiatives} โครงการในแผนประจำปี {label}"))


@transaction.atomic
def open_year(plan: Plan, fiscal_year: int, *, by: Officer) -> YearPlan:
    """The draft of a year from the plan in force: every initiative whose period holds the year, with its money of the
    year; quarters, owner and unit as last year had them. NotAllowed where the plan is not adopted, does not hold the
    year, has nothing for it, or the year is open already."""
    require(by, Can.EDIT_YEAR)
    _fit_to_open(plan, fiscal_year, by)
    wanted = initiatives_of_year(plan, fiscal_year)
    if not wanted:
        raise NotAllowed(
            f"แผนนี้ไม่มีโครงการที่ดำเนินการในปีงบประมาณ พ.ศ. {fiscal_year}", "the plan has no initiative in that year"
        )
    year = _opened_once(YearPlan(organization=by.organization, plan=plan, fiscal_year=fiscal_year, opened_by=by.user))
    take_up(year, wanted, by=by)
    facts = {"year": fiscal_year, "initiatives": len(wanted), "plan": plan.pk}
    record(OPENED, by=by, subject=year, label=plan.title, facts=facts)
    return year


def initiatives_of_year(plan: Plan, fiscal_year: int) -> list[Initiative]:
    """Those whose period holds the year; one that states no period is taken to last as long as the plan."""
    sheets = plan.initiatives.select_related("responsible_unit").prefetch_related("items", "amounts", "objective_rows")
    return [sheet for sheet in sheets.order_by("seq") if holds(plan, sheet, fiscal_year)]


def holds(plan: Plan, sheet: Initiative, fiscal_year: int) -> bool:
    first = sheet.period_start or plan.first_year
    last = sheet.period_end or (sheet.period_start if sheet.period_start else plan.last_year)
    return first <= fiscal_year <= last


def take_up(year: YearPlan, sheets: Sequence[Initiative], *, by: Officer) -> list[YearInitiative]:
    """Rows for these initiatives at the end of the year, in a few statements, with their first versions."""
    before = last_years_rows(year)
    rows = [
        _row(year, sheet, place, before.get(str(sheet.key)))
        for place, sheet in enumerate(sheets, last_place(year) + 1)
    ]  # fmt: skip
    YearInitiative.objects.bulk_create(rows)
    keep_first_versions(rows, by)
    make_findable(year, rows)
    touch(year)
    return rows


def keep_first_versions(rows: Iterable[YearInitiative], by: Officer) -> None:
    Version.objects.bulk_create(
        Version(
            organization=by.organization, subject=subject_key(row), number=1, by=by.user, verb=OPENED,
            snapshot=snapshot(row),
        )
        for row in rows
    )  # fmt: skip


def last_years_rows(year: YearPlan) -> dict[str, YearInitiative]:
    """Key of an initiative > its row in the year before."""
    rows = YearInitiative.objects.filter(
        year_plan__organization=year.organization_id, year_plan__fiscal_year=year.fiscal_year - 1
    ).select_related("unit", "owner")
    return {str(row.key): row for row in rows}


def _row(year: YearPlan, sheet: Initiative, place: int, before: YearInitiative | None) -> YearInitiative:
    amounts: dict[int, Decimal] = {row.year: row.amount for row in sheet.amounts.all()}
    amount = amounts.get(year.fiscal_year)
    unit = sheet.responsible_unit
    row = YearInitiative(
        year_plan=year, initiative=sheet, key=sheet.key, seq=place, title=sheet.title, kind=sheet.kind,
        dimension=sheet.dimension, unit=unit, responsible=sheet.responsible or (unit.name if unit else ""),
        quantity=sheet.target_group_count, quantity_unit=sheet.target_group_unit, amount=amount, plan_amount=amount,
        indicators=_indicators(sheet), outcomes=text_of(initiative_value(sheet).outcomes),
    )  # fmt: skip
    if before is not None:
        row.quarters = before.quarters
        row.unit = row.unit or (before.unit if before.unit and before.unit.active else None)
        row.owner = before.owner if before.owner and before.owner.is_active else None
    return row


def _indicators(sheet: Initiative) -> str:
    """Indicators where the sheet has them, else its outputs: what the annual table prints."""
    value = initiative_value(sheet)
    stated = any(item.section == Item.Section.INDICATOR for item in sheet.items.all())
    return text_of(value.indicators if stated else value.outputs or value.results_unsorted)


def _fit_to_open(plan: Plan, fiscal_year: int, by: Officer) -> None:
    if plan.organization_id != by.organization.pk or plan.state != Plan.State.ADOPTED:
        raise NotAllowed("เปิดปีงบประมาณได้จากแผนที่ประกาศใช้แล้วเท่านั้น", "a year is opened from the plan in force")
    if fiscal_year not in plan.span:
        raise NotAllowed(
            f"แผนนี้ใช้ปีงบประมาณ พ.ศ. {plan.first_year}-{plan.last_year} ไม่ครอบคลุมปี {fiscal_year}",
            "the plan does not hold that year",
        )


def _opened_once(year: YearPlan) -> YearPlan:
    """The database keeps the promise; the savepoint lets the caller's transaction go on to say so."""
    try:
        with transaction.atomic():
            year.save(force_insert=True)
    except IntegrityError as error:
        raise NotAllowed(
            f"เปิดปีงบประมาณ พ.ศ. {year.fiscal_year} ไว้แล้ว โปรดใช้ปีที่เปิดอยู่", "this year is open already"
        ) from error
    return year
