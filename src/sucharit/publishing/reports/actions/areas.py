"""Which ITA area each initiative of a year is told under."""

import uuid
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.publishing.reports.models import AREAS, InitiativeArea
from sucharit.work.years.models import YearPlan

CHOSEN = declare("reports.areas_chosen", _("เลือกตัวชี้วัด ITA ของโครงการปี {label}: {n} โครงการ"))


@transaction.atomic
def choose_areas(year: YearPlan, *, by: Officer, chosen: Mapping[uuid.UUID, int | None]) -> int:
    """The officer's choices; None is "in none". Initiatives that the year does not have are refused."""
    require(by, Can.EDIT_YEAR)
    if year.organization_id != by.organization.pk:
        raise NotAllowed("ไม่พบปีงบประมาณนี้", "no such year")
    there = set(year.initiatives.values_list("key", flat=True))
    if not set(chosen) <= there:
        raise NotAllowed(
            "มีโครงการที่ไม่อยู่ในปีนี้แล้ว โปรดโหลดหน้านี้ใหม่", "an initiative is not of this year; load the page again"
        )
    if any(area is not None and not 1 <= area <= AREAS for area in chosen.values()):
        raise NotAllowed("ไม่มีตัวชี้วัดนี้", "there is no such area")
    changed = sum(_choose(year, key, area, by) for key, area in chosen.items())
    if changed:
        facts = {"n": changed, "areas": {str(key): area for key, area in chosen.items()}}
        record(CHOSEN, by=by, subject=year, label=str(year.fiscal_year), facts=facts)
    return changed


def _choose(year: YearPlan, key: uuid.UUID, area: int | None, by: Officer) -> bool:
    row = InitiativeArea.objects.filter(
        organization=by.organization, fiscal_year=year.fiscal_year, initiative_key=key
    ).first()
    if row is not None and row.area == area:
        return False
    row = row or InitiativeArea(organization=by.organization, fiscal_year=year.fiscal_year, initiative_key=key)
    row.area, row.by = area, by.user
    row.save()
    return True
