"""Rules are accepted, declined, written, changed, ended. A changed rule changes only open obligations still to come."""

import uuid
from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.history.actions import keep_version
from sucharit.base.organizations.models import Unit
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.models import User
from sucharit.base.people.roles import Can
from sucharit.work.obligations.actions.doing import check_person
from sucharit.work.obligations.actions.making import Places, sync
from sucharit.work.obligations.actions.words import fit_line
from sucharit.work.obligations.days import days_of
from sucharit.work.obligations.models import MOST_TERM, Rule
from sucharit.work.years.models import YearPlan

ACCEPTED = declare("obligations.rule_accepted", _("ใช้ข้อกำหนด {label}"))
DECLINED = declare("obligations.rule_declined", _("ไม่ใช้ข้อกำหนดที่เสนอ {label} เพราะ {reason}"))
ADDED = declare("obligations.rule_added", _("เพิ่มข้อกำหนด {label}"))
CHANGED = declare("obligations.rule_changed", _("แก้ไขข้อกำหนด {label}"))
ENDED = declare("obligations.rule_ended", _("เลิกใช้ข้อกำหนด {label} เพราะ {reason}"))

FIELDS = ("title", "cadence", "days", "working", "unit", "person", "each")


@transaction.atomic
def accept(rule: Rule, *, by: Officer, **fields: Any) -> Rule:
    """A proposal becomes a rule; `fields` may mend what was read. A declined or ended one may be taken up so too."""
    row = _locked(rule, by)
    told = _written(row, fields, by)
    row.state, row.reason, row.unsure, row.decided_by = Rule.State.ACTIVE, "", False, by.user
    return _saved(row, by, ACCEPTED, {}, told)


take_up_again = accept


@transaction.atomic
def decline(rule: Rule, *, by: Officer, reason: str) -> Rule:
    """A proposal that the office does not follow; it is not proposed again."""
    row = _locked(rule, by)
    if row.state != Rule.State.PROPOSED:
        raise NotAllowed("ข้อกำหนดนี้พิจารณาแล้ว", "this was decided already")
    row.reason = fit_line(reason, 300, _("โปรดบอกเหตุผลที่ไม่ใช้ข้อกำหนดนี้"))
    row.state, row.decided_by = Rule.State.DECLINED, by.user
    return _saved(row, by, DECLINED, {"reason": row.reason})


@transaction.atomic
def end_rule(rule: Rule, *, by: Officer, reason: str) -> Rule:
    """From now on it asks for nothing; open obligations to come are cancelled, past ones stay."""
    row = _locked(rule, by)
    if not row.active:
        raise NotAllowed("ข้อกำหนดนี้ไม่ได้ใช้อยู่", "this rule is not in force")
    row.reason = fit_line(reason, 300, _("โปรดบอกเหตุผลที่เลิกใช้"))
    row.state, row.decided_by = Rule.State.ENDED, by.user
    return _saved(row, by, ENDED, {"reason": row.reason})


@transaction.atomic
def add_rule(*, by: Officer, title: str, cadence: str, **fields: Any) -> Rule:
    """A rule of the office's own, in force at once."""
    require(by, Can.EDIT_YEAR)
    row = Rule(
        organization=by.organization, source=Rule.Source.OWN, reference=f"own:{uuid.uuid4()}", state=Rule.State.ACTIVE,
        decided_by=by.user,
    )  # fmt: skip
    _written(row, {"title": title, "cadence": cadence, **fields}, by)
    if not row.title or not row.cadence:
        raise NotAllowed("โปรดใส่ชื่องานและความถี่", "title and cadence are needed")
    row.save()
    return _saved(row, by, ADDED, {})


@transaction.atomic
def change_rule(rule: Rule, *, by: Officer, edition: int | None = None, **fields: Any) -> Rule:
    """New words, days, unit or person; open obligations still to come follow, what is past or done does not."""
    row = _locked(rule, by)
    if edition is not None and edition != row.edition:
        raise NotAllowed("มีผู้แก้ไขข้อกำหนดนี้ก่อนท่าน สิ่งที่ท่านพิมพ์ยังอยู่ โปรดตรวจแล้วบันทึกอีกครั้ง", "someone saved first")
    if not row.active:
        raise NotAllowed("ข้อกำหนดนี้ไม่ได้ใช้อยู่", "this rule is not in force")
    told = _written(row, fields, by)
    return _saved(row, by, CHANGED, {"fields": told}, told)


def _locked(rule: Rule, by: Officer) -> Rule:
    require(by, Can.EDIT_YEAR)
    rules = Rule.objects.select_for_update(of=("self",)).select_related("unit", "person", "organization")
    return rules.get(pk=rule.pk, organization=by.organization)


def _written(row: Rule, fields: dict[str, Any], by: Officer) -> list[str]:
    """Puts the fields into the row; the names of those that changed."""
    if unknown := set(fields) - set(FIELDS):
        raise TypeError(f"a rule has no {sorted(unknown)}")
    told = dict(fields)
    if "title" in told:
        told["title"] = fit_line(told["title"], 300, _("โปรดใส่ชื่องานที่ต้องทำ"))
    if told.get("cadence", row.cadence or Rule.Often.ONCE) not in Rule.Often.values:
        raise NotAllowed("โปรดเลือกความถี่", "choose how often")
    days = told.get("days", row.days)
    if not isinstance(days, int) or not 0 <= days <= MOST_TERM:
        raise NotAllowed(f"จำนวนวันต้องอยู่ระหว่าง 0 ถึง {MOST_TERM:,}", "days out of range")
    unit: Unit | None = told.get("unit")
    if unit is not None and unit.organization_id != by.organization.pk:
        raise NotAllowed("ไม่พบหน่วยงานนี้", "no such unit")
    person: User | None = told.get("person")
    if person is not None and person.pk != row.person_id:
        check_person(person, by)
    changed = sorted(name for name, value in told.items() if getattr(row, name) != value)
    for name, value in told.items():
        setattr(row, name, value)
    return changed


def _saved(row: Rule, by: Officer, verb: str, facts: dict[str, Any], changed: Collection[str] = ()) -> Rule:
    row.edition += 1
    row.save()
    keep_version(row, _snapshot(row), by=by, verb=verb)
    made, cancelled = _followed(row, by, changed)
    record(verb, by=by, subject=row, label=row.title, facts={**facts, "made": made, "cancelled": cancelled})
    return row


def _followed(row: Rule, by: Officer, changed: Collection[str]) -> tuple[int, int]:
    """The running year and those after it, if they are open."""
    made = cancelled = 0
    days = days_of(by.organization)
    for year in YearPlan.objects.filter(organization=by.organization, state=YearPlan.State.APPROVED):
        told = sync(row, year, Places.of(year), days, by.today, changed=changed)
        made, cancelled = made + told[0], cancelled + told[1]
    return made, cancelled


def _snapshot(row: Rule) -> dict[str, Any]:
    return {
        "title": row.title, "cadence": row.cadence, "days": row.days, "working": row.working, "state": row.state,
        "unit": row.unit.name if row.unit else "", "person": row.person.full_name if row.person else "",
        "reason": row.reason, "each": row.each,
    }  # fmt: skip
