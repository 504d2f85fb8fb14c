"""What the catalogue counts: manuals in force, services with time and owner, reviews in time."""

import datetime

from django.utils.translation import gettext as _

from sucharit.base import clock
from sucharit.base.organizations.models import Organization
from sucharit.core.fiscal import FiscalYear
from sucharit.work.service.models import Manual
from sucharit.work.service.queries import checked
from sucharit.work.shelf.declaring import Asked, Share


def _day(fiscal_year: int) -> datetime.date:
    return min(clock.today(), FiscalYear(fiscal_year).last_day)


def _standing(organization: Organization, fiscal_year: int, kind: str, words: str) -> Asked:
    """Services whose manual was in force on the last day of the year, or is now."""
    rows = Manual.objects.filter(
        organization=organization, kind=kind, withdrawn_at=None, effective_on__lte=_day(fiscal_year)
    ).exclude(ended_on__lte=_day(fiscal_year))
    return Asked(rows.filter(state__in=("published", "replaced", "ended")), words=words, each="series")


def citizen_manuals(organization: Organization, fiscal_year: int) -> Asked:
    return _standing(organization, fiscal_year, Manual.Kind.CITIZEN, _("งานบริการที่มีคู่มือใช้อยู่"))


def work_manuals(organization: Organization, fiscal_year: int) -> Asked:
    return _standing(organization, fiscal_year, Manual.Kind.WORK, _("กระบวนงานที่มีคู่มือใช้อยู่"))


def timed_and_owned(organization: Organization, fiscal_year: int) -> Share:
    """Of all services in the catalogue, those in force whose every step says how long it takes and who answers."""
    rows = [one for one in checked(organization, _day(fiscal_year)) if one.manual.for_citizens]
    return Share(sum(one.timed for one in rows), len(rows), _("งานบริการที่ทุกขั้นตอนมีเวลาและผู้รับผิดชอบ"))


def reviewed_in_time(organization: Organization, fiscal_year: int) -> Share:
    """Of the manuals in force, those whose day of review has not passed."""
    rows = [one for one in checked(organization, _day(fiscal_year)) if one.manual.state == Manual.State.PUBLISHED]
    return Share(sum(not one.overdue for one in rows), len(rows), _("คู่มือที่ไม่เลยกำหนดทบทวน"))
