"""Changing an approved year: numbered, with a reason, told to whom it concerns."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.notices.actions import tell
from sucharit.base.people.gate import NotAllowed, Officer, held_on, require
from sucharit.base.people.models import RoleGrant, User
from sucharit.base.people.roles import Can, Role
from sucharit.work.plans.models import Initiative
from sucharit.work.years.actions.locking import check_running, locked_row, locked_year
from sucharit.work.years.actions.opening import take_up
from sucharit.work.years.actions.writing import checked, row_at, store
from sucharit.work.years.models import Amendment, YearInitiative, YearPlan
from sucharit.work.years.pages import row_address
from sucharit.work.years.rows import FIELDS, Row, Stale, changed, merged, snapshot

AMENDED = declare("years.amended", _("แก้ไขแผนประจำปี พ.ศ. {year} ครั้งที่ {number}: {label} ({reason})"))
LONGEST_REASON = 4_000


@transaction.atomic
def amend(
    row: YearInitiative, *, by: Officer, fields: Mapping[str, Any], reason: str, edition: int | None = None
) -> Amendment:
    """Changes what was approved, while the year runs. NotAllowed without a reason or a change; Stale as for an edit."""
    require(by, Can.EDIT_YEAR)
    row = locked_row(row, by)
    check_running(row.year_plan)
    why = fit_reason(reason)
    before = snapshot(row)
    after = checked(merged(before, {name: value for name, value in fields.items() if name in FIELDS}), before, by)
    names = changed(before, after)
    if not names:
        raise NotAllowed("ยังไม่มีสิ่งใดเปลี่ยนไป จึงไม่บันทึกการแก้ไข", "nothing changes")
    if edition is not None and edition != row.edition:
        raise Stale(row, after, before, row_at(row, edition))
    made = _numbered(row.year_plan, row, why, {n: before[n] for n in names}, {n: after[n] for n in names}, by)
    store(row, after, by=by, verb=AMENDED, facts={"number": made.number, "reason": why[:500]})
    _tell(row, before, made, by)
    return made


@transaction.atomic
def amend_with(year: YearPlan, initiatives: Sequence[Initiative], *, by: Officer, reason: str) -> list[Amendment]:
    """Takes initiatives of the plan into a running year, each as an amendment."""
    require(by, Can.EDIT_YEAR)
    year = locked_year(year, by)
    check_running(year)
    why = fit_reason(reason)
    there = set(year.initiatives.values_list("key", flat=True))
    wanted = [one for one in initiatives if one.key not in there and one.plan.organization_id == by.organization.pk]
    made = []
    for row in take_up(year, wanted, by=by):
        made.append(_numbered(year, row, why, {}, snapshot(row), by))
        facts = {"year": year.fiscal_year, "number": made[-1].number, "reason": why[:500]}
        record(AMENDED, by=by, subject=row, label=row.title, facts=facts)
        _tell(row, snapshot(row), made[-1], by)
    return made


def fit_reason(reason: str) -> str:
    """The reason as it is kept."""
    told = reason.strip()
    if not told:
        raise NotAllowed("โปรดเขียนเหตุผลที่แก้ไข", "say why")
    if len(told) > LONGEST_REASON:
        raise NotAllowed(f"เหตุผลยาวเกิน {LONGEST_REASON:,} ตัวอักษร", f"longer than {LONGEST_REASON} characters")
    return told


def _numbered(year: YearPlan, row: YearInitiative, why: str, before: Row, after: Row, by: Officer) -> Amendment:
    """The next number; the year's lock keeps two from taking the same."""
    last = Amendment.objects.filter(year_plan=year).aggregate(last=Max("number"))["last"] or 0
    return Amendment.objects.create(
        year_plan=year, number=last + 1, year_initiative=row, reason=why, before=before, after=after, by=by.user
    )


def concerned(row: YearInitiative, by: Officer, *owners: int | None) -> list[User]:
    """The owner (and those before), and who reports for or leads the unit; never the one who acts."""
    unit = RoleGrant.objects.filter(
        held_on(by.today), organization=by.organization, unit=row.unit_id, role__in=[Role.UNIT_REPORTER, Role.HEAD]
    )
    wanted = {pk for pk in (row.owner_id, *owners) if pk} | set(
        unit.values_list("user", flat=True) if row.unit_id else ()
    )
    return list(User.objects.filter(pk__in=wanted - {by.user.pk}, is_active=True))


def _tell(row: YearInitiative, before: Row, made: Amendment, by: Officer) -> None:
    text = f"แก้ไขแผนประจำปี พ.ศ. {row.year_plan.fiscal_year} ครั้งที่ {made.number}: {row.title[:200]}"
    url = row_address(row, by.organization.code)
    tell(concerned(row, by, before["owner"]), organization=by.organization, text=text, url=url)
