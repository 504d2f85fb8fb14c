"""The survey, locked, for who may change it; and how each change is kept."""

from collections.abc import Mapping
from typing import Any

from sucharit.base.audit.actions import record
from sucharit.base.history.actions import keep_version
from sucharit.base.history.queries import versions_of
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can, Role
from sucharit.work.surveys.finding import make_findable
from sucharit.work.surveys.models import Survey
from sucharit.work.surveys.snapshots import snapshot
from sucharit.work.years.recording.writing import Stale


def may_run(officer: Officer, survey: Survey) -> bool:
    """The plan officer all; a head those of their own unit."""
    if not officer.may(Can.SURVEY) or survey.organization_id != officer.organization.pk:
        return False
    return Role.PLAN_OFFICER in officer.roles or survey.unit_id in officer.unit_ids


def locked(survey: Survey, by: Officer) -> Survey:
    """The survey as it stands now, locked. NotAllowed for who may not run it."""
    require(by, Can.SURVEY)
    row = Survey.objects.select_for_update(of=("self",)).select_related("organization", "unit").get(
        pk=survey.pk, organization=by.organization
    )  # fmt: skip
    if not may_run(by, row):
        raise NotAllowed("แบบสำรวจนี้เป็นของหน่วยงานอื่น", "another unit's survey")
    return row


def drafted(survey: Survey, by: Officer, edition: int | None = None) -> Survey:
    """A draft, locked. What respondents have seen is not changed any more."""
    row = locked(survey, by)
    if row.state != Survey.State.DRAFT:
        raise NotAllowed(
            "แบบนี้เปิดรับคำตอบแล้ว คำถามจึงแก้ไม่ได้ โปรดสร้างรอบใหม่", "it was opened: its questions stay as they are"
        )
    seen(row, edition)
    return row


def seen(row: Survey, edition: int | None) -> None:
    """Stale where the officer's page showed an older edition."""
    if edition is not None and edition != row.edition:
        last = versions_of(row).first()
        raise Stale(row, {}, last.by.full_name if last and last.by else "")


def kept(row: Survey, *, by: Officer, verb: str, facts: Mapping[str, Any] | None = None) -> None:
    """Counts the edition, saves, keeps the version, writes the record; it is found as it stands now."""
    row.edition += 1
    row.save()
    keep_version(row, snapshot(row), by=by, verb=verb)
    record(verb, by=by, subject=row, label=row.title, facts=dict(facts or {}))
    make_findable(row)
