"""Saving a row: its columns, edition, version and record, in one place."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from sucharit.base.audit.actions import record
from sucharit.base.history.actions import keep_version
from sucharit.base.history.queries import versions_of
from sucharit.base.people.gate import Officer, held_on
from sucharit.base.people.models import RoleGrant
from sucharit.work.years.actions.finding import make_findable
from sucharit.work.years.actions.locking import touch
from sucharit.work.years.models import YearInitiative
from sucharit.work.years.rows import Row, changed, snapshot, written


def store(
    row: YearInitiative, after: Row, *, by: Officer, verb: str, facts: Mapping[str, Any] | None = None
) -> YearInitiative:
    """Writes a snapshot over the row; nothing is counted or recorded where nothing changes. Row and year are locked."""
    fields = changed(snapshot(row), after)
    if not fields:
        return row
    written(row, after)
    row.edition += 1
    row.save()
    year = touch(row.year_plan)
    keep_version(row, after, by=by, verb=verb)
    told = {"year": year.fiscal_year, "fields": fields, **(facts or {})}
    record(verb, by=by, subject=row, label=row.title, facts=told)
    make_findable(year, [row])
    return row


def checked(row: Row, before: Row, by: Officer) -> Row:
    """Unit and owner must be of the officer's own organization; what stood there before may stay."""
    unit, owner = row["unit"], row["owner"]
    if unit is not None and unit != before["unit"] and not by.organization.units.filter(pk=unit).exists():
        raise ValidationError({"unit": _("ไม่มีหน่วยงานนี้")})
    if owner is not None and owner != before["owner"] and not works_here(owner, by):
        raise ValidationError({"owner": _("ผู้รับผิดชอบต้องเป็นผู้ที่มีบทบาทในหน่วยงานนี้")})
    return row


def works_here(user: int, by: Officer) -> bool:
    """Has this user a role in the organization today?"""
    grants = RoleGrant.objects.filter(held_on(by.today), organization=by.organization, user=user, user__is_active=True)
    return grants.exists()


def row_at(row: YearInitiative, edition: int) -> Row | None:
    """The row as it was at an edition: each edition is one version. None where history does not reach there."""
    last = versions_of(row).first()
    if last is None:
        return None
    found = versions_of(row).filter(number=last.number - (row.edition - edition)).first()
    return found.snapshot if found else None
