"""What is counted of assessments: of those that must be assessed, how many were, before and after."""

from typing import Any

from django.utils.translation import gettext as _

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.work.shelf.declaring import Bought, Share
from sucharit.work.shelf.tied import bought_in
from sucharit.work.value.models import Assessment, ValueRule
from sucharit.work.years.models import YearInitiative


def _must(organization: Organization, fiscal_year: int) -> Any:
    return Assessment.objects.filter(
        organization=organization, fiscal_year=fiscal_year, withdrawn_at=None, required=True
    )


def assessed_before(organization: Organization, fiscal_year: int) -> Share:
    rows = _must(organization, fiscal_year)
    return Share(rows.exclude(state="listed").count(), rows.count(), _("รายการที่ประเมินก่อนดำเนินการ"))


def assessed_after(organization: Organization, fiscal_year: int) -> Share:
    rows = _must(organization, fiscal_year)
    return Share(rows.filter(state="after").count(), rows.count(), _("รายการที่ประเมินผลครบก่อนและหลัง"))


def worth(organization: Organization, fiscal_year: int) -> Share:
    rows = Assessment.objects.filter(
        organization=organization, fiscal_year=fiscal_year, withdrawn_at=None, state="after"
    )
    return Share(rows.filter(verdict="worth").count(), rows.count(), _("รายการที่สรุปว่าคุ้มค่า"))


def not_listed(organization: Organization, fiscal_year: int, rule: ValueRule | None) -> list[YearInitiative]:
    """Initiatives of the year whose money reaches the rule and which nobody has put on the list."""
    if rule is None or rule.budget is None:
        return []
    listed = Assessment.objects.filter(organization=organization, fiscal_year=fiscal_year, withdrawn_at=None)
    rows = YearInitiative.objects.filter(
        year_plan__organization=organization, year_plan__fiscal_year=fiscal_year, amount__gte=rule.budget
    )
    return list(rows.exclude(title__in=listed.values("title")).select_related("unit").order_by("-amount")[:100])


def purchases_not_listed(officer: Officer, fiscal_year: int, rule: ValueRule | None) -> list[Bought]:
    """Purchases of the year, planned or made, that reach the rule and which nobody has put on the list."""
    if rule is None or rule.amount is None:
        return []
    listed = Assessment.objects.filter(
        organization=officer.organization, fiscal_year=fiscal_year, withdrawn_at=None
    ).values_list("title", flat=True)
    known = {title.strip() for title in listed}
    return [one for one in bought_in(officer, fiscal_year, rule.amount) if one.title[:300].strip() not in known][:100]
