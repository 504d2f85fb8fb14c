"""Writing the table of a year before it is approved, and what becomes known while it runs."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.history.models import Version
from sucharit.base.notices.actions import tell
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.work.plans.models import Initiative
from sucharit.work.years.actions.finding import forget
from sucharit.work.years.actions.locking import check_writable, locked_row, locked_year, touch
from sucharit.work.years.actions.opening import TAKEN_UP, take_up
from sucharit.work.years.actions.writing import checked, row_at, store
from sucharit.work.years.models import YearInitiative, YearPlan
from sucharit.work.years.pages import row_address
from sucharit.work.years.rows import FIELDS, FREE, Row, Stale, changed, merged, snapshot

EDITED = declare("years.initiative_edited", _("แก้ไข {label} ในแผนประจำปี พ.ศ. {year}"))
RESTORED = declare("years.initiative_restored", _("ย้อน {label} ในแผนประจำปี พ.ศ. {year} กลับเป็นรุ่นที่ {version}"))
LEFT_OUT = declare("years.initiative_left_out", _("นำ {label} ออกจากแผนประจำปี พ.ศ. {year}: {reason}"))


@transaction.atomic
def edit_year_initiative(
    row: YearInitiative, *, by: Officer, fields: Mapping[str, Any], edition: int | None = None
) -> YearInitiative:
    """Saves the fields that are given (rows.FIELDS). Of a running year only what becomes known (rows.FREE): the rest
    is an amendment. Stale where the row is no longer at `edition` and says something else; ValidationError names
    fields."""
    require(by, Can.EDIT_YEAR)
    row = locked_row(row, by)
    before = snapshot(row)
    after = checked(merged(before, {name: value for name, value in fields.items() if name in FIELDS}), before, by)
    if edition is not None and edition != row.edition and changed(before, after):
        raise Stale(row, after, before, row_at(row, edition))
    check_may_write(row.year_plan, changed(before, after))
    store(row, after, by=by, verb=EDITED)
    if row.year_plan.running:
        tell_new_owner(row, before, by)
    return row


def check_may_write(year: YearPlan, names: Sequence[str]) -> None:
    """NotAllowed where the state of the year lets nobody change these fields."""
    if year.running and all(name in FREE for name in names):
        return
    if year.running:
        raise NotAllowed(
            "แผนประจำปีอนุมัติแล้ว ไตรมาส ปริมาณ งบประมาณ ตัวชี้วัด และหน่วยงาน แก้ได้โดยการแก้ไขแผนพร้อมเหตุผลเท่านั้น",
            "an approved year is changed by an amendment",
        )
    check_writable(year)


def tell_new_owner(row: YearInitiative, before: Row, by: Officer) -> None:
    """Who gets work learns it."""
    if row.owner is None or row.owner_id in (before["owner"], by.user.pk):
        return
    text = f"ท่านเป็นผู้รับผิดชอบ {row.title[:200]} ในปีงบประมาณ พ.ศ. {row.year_plan.fiscal_year}"
    tell([row.owner], organization=by.organization, text=text, url=row_address(row, by.organization.code))


@transaction.atomic
def restore_row(row: YearInitiative, *, by: Officer, version: Version) -> YearInitiative:
    """The row of a draft as it was in a version of its own; the present one stays in history."""
    require(by, Can.EDIT_YEAR)
    row = locked_row(row, by)
    check_writable(row.year_plan)
    before = snapshot(row)
    after = before | {name: version.snapshot[name] for name in FIELDS if name in version.snapshot}
    return store(row, checked(after, before, by), by=by, verb=RESTORED, facts={"version": version.number})


@transaction.atomic
def add_to_year(year: YearPlan, initiatives: Sequence[Initiative], *, by: Officer) -> list[YearInitiative]:
    """Takes initiatives of the plan into a draft year that opening left out; those that are there stay as they are."""
    require(by, Can.EDIT_YEAR)
    year = locked_year(year, by)
    check_writable(year)
    there = set(year.initiatives.values_list("key", flat=True))
    wanted = [one for one in initiatives if one.key not in there and one.plan.organization_id == by.organization.pk]
    if not wanted:
        return []
    rows = take_up(year, wanted, by=by)
    record(TAKEN_UP, by=by, subject=year, label=str(year.fiscal_year), facts={"initiatives": len(rows)})
    return rows


@transaction.atomic
def leave_out(row: YearInitiative, *, by: Officer, reason: str) -> None:
    """Takes an initiative out of a draft year. It stays in the plan and can be taken up again; what stood in the row is
    in the record. A running year keeps it: there it is brought to an end as what cannot be done."""
    require(by, Can.EDIT_YEAR)
    row = locked_row(row, by)
    check_writable(row.year_plan)
    told = reason.strip()[:500]
    if not told:
        raise NotAllowed("โปรดเขียนเหตุผลที่ไม่ดำเนินการในปีนี้", "say why it is left out")
    year, place = row.year_plan, row.seq
    facts = {"year": year.fiscal_year, "reason": told, "row": snapshot(row)}
    record(LEFT_OUT, by=by, subject=row, label=row.title, facts=facts)
    forget(year, row)
    try:
        row.delete()
    except ProtectedError as error:
        raise NotAllowed("มีงานที่อ้างถึงโครงการนี้ในปีนี้แล้ว จึงนำออกไม่ได้", "something else refers to it") from error
    for below in year.initiatives.filter(seq__gt=place).order_by("seq"):
        below.seq -= 1
        below.save(update_fields=["seq"])
    touch(year)
