"""An obligation is done with proof, left with a reason, taken up again, or given to another person or unit."""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.history.actions import keep_version
from sucharit.base.notices.actions import tell
from sucharit.base.organizations.models import Unit
from sucharit.base.people.gate import NotAllowed, Officer, held_on
from sucharit.base.people.models import RoleGrant, User
from sucharit.base.people.roles import Can, Role
from sucharit.work.evidence.actions import use_all
from sucharit.work.evidence.models import Evidence
from sucharit.work.obligations.actions.words import fit_line
from sucharit.work.obligations.keeping import check_kept_here, kept_rules
from sucharit.work.obligations.models import Obligation, Rule
from sucharit.work.plans.pages import address

DONE = declare("obligations.done", _("ทำแล้ว: {label} เมื่อ {on}"))
LEFT = declare("obligations.not_applicable", _("ไม่ต้องทำ: {label} เพราะ {reason}"))
REOPENED = declare("obligations.reopened", _("เปิดใหม่: {label}"))
REASSIGNED = declare("obligations.reassigned", _("มอบหมาย {label} ให้ {to}"))
REASSIGNED_ALL = declare("obligations.reassigned_all", _("มอบหมายงานค้าง {count} งานของ {label} ให้ {to}"))


class Stale(NotAllowed):
    """Someone saved first; what was typed is shown beside what stands now."""

    def __init__(self, row: Obligation) -> None:
        super().__init__(
            f"มีผู้บันทึกงานนี้ก่อนท่านแล้ว ขณะนี้สถานะคือ “{row.get_state_display()}” สิ่งที่ท่านพิมพ์ยังอยู่ โปรดตรวจแล้วบันทึกอีกครั้ง",
            "someone saved first; what you typed is kept",
        )
        self.row = row


def may_do(officer: Officer, row: Obligation | Rule) -> bool:
    """Its person, its unit's reporter or head, or the plan officer, who stands in for all."""
    if Role.PLAN_OFFICER in officer.roles:
        return True
    person = row.assignee_id if isinstance(row, Obligation) else row.person_id
    if person == officer.user.pk:
        return officer.may(Can.SEE_YEAR)
    return officer.may(Can.REPORT) and row.unit_id is not None and row.unit_id in officer.unit_ids


may_begin = may_do


def may_assign(officer: Officer, row: Obligation) -> bool:
    """The plan officer, and the head of its unit."""
    if Role.PLAN_OFFICER in officer.roles:
        return True
    return officer.may(Can.ACCEPT_REPORTS) and row.unit_id is not None and row.unit_id in officer.unit_ids


@transaction.atomic
def done(
    obligation: Obligation,
    *,
    by: Officer,
    on: datetime.date,
    note: str = "",
    evidence: Iterable[Evidence] = (),
    edition: int | None = None,
) -> Obligation:
    """Done on that day, with a word or a piece of evidence that proves it."""
    row = _open(obligation, by, edition)
    pieces = list(evidence)
    told = fit_line(note, 2_000)
    if not told and not pieces:
        raise NotAllowed("โปรดแนบหลักฐาน หรือเขียนบันทึกว่าทำอะไร เช่น เลขที่บันทึกข้อความ", "say what was done")
    if on > by.today:
        raise NotAllowed("วันที่ทำต้องไม่เกินวันนี้", "the day lies in the future")
    if on < row.starts_on - datetime.timedelta(days=366):
        raise NotAllowed("วันที่ทำอยู่ก่อนช่วงของงานนี้เกินหนึ่งปี โปรดตรวจสอบปี พ.ศ.", "the day lies long before this")
    row.state, row.done_on, row.done_by, row.note = Obligation.State.DONE, on, by.user, told
    _saved(row, by, DONE, {"on": on.isoformat(), "evidence": len(pieces)})
    use_all(pieces, row, by=by, initiative_key=row.initiative_key, fiscal_year=row.fiscal_year)
    return row


@transaction.atomic
def not_applicable(obligation: Obligation, *, by: Officer, reason: str, edition: int | None = None) -> Obligation:
    """It need not be done this time; the reason stays."""
    row = _open(obligation, by, edition)
    row.reason = fit_line(reason, 400, _("โปรดบอกเหตุผลที่ไม่ต้องทำ"))
    row.state = Obligation.State.NOT_APPLICABLE
    _saved(row, by, LEFT, {"reason": row.reason})
    return row


@transaction.atomic
def reopen(obligation: Obligation, *, by: Officer) -> Obligation:
    """Takes back "done" or "not applicable"; note and evidence stay in the history."""
    row = _locked(obligation, by)
    if row.state not in (Obligation.State.DONE, Obligation.State.NOT_APPLICABLE):
        return row
    row.state, row.done_on, row.done_by, row.reason = Obligation.State.OPEN, None, None, ""
    _saved(row, by, REOPENED, {})
    return row


@transaction.atomic
def reassign(obligation: Obligation, *, by: Officer, to: User | None, unit: Unit | None = None) -> Obligation:
    """To another person or unit, who are told."""
    row = _row_of(obligation, by)
    if not may_assign(by, row):
        raise NotAllowed("มอบหมายงานได้เฉพาะเจ้าหน้าที่แผน และหัวหน้าของหน่วยงานนั้น", "only the plan officer or the unit's head")
    if row.state != Obligation.State.OPEN:
        raise NotAllowed("งานนี้ไม่ได้ค้างอยู่ จึงไม่ต้องมอบหมาย", "this is not open")
    if unit is not None and unit.organization_id != by.organization.pk:
        raise NotAllowed("ไม่พบหน่วยงานนี้", "no such unit")
    check_person(to, by)
    row.assignee, row.unit = to, unit or row.unit
    _saved(row, by, REASSIGNED, {"to": to.full_name if to else str(row.unit or "")})
    if to is not None and to.pk != by.user.pk:
        url = address("obligation", by.organization.code, row.pk)
        tell([to], organization=by.organization, text=f"มอบหมายงานให้ท่าน: {row.title}", url=url)
    return row


@transaction.atomic
def reassign_all(user: User, *, by: Officer, to: User) -> int:
    """Everything that is open in a person's name, and the rules that would give them more; how many obligations. What
    another room keeps is given to others there."""
    if not (Role.PLAN_OFFICER in by.roles or by.may(Can.MANAGE_PEOPLE)):
        raise NotAllowed("มอบหมายงานทั้งหมดได้เฉพาะเจ้าหน้าที่แผน", "only the plan officer")
    check_person(to, by)
    if to.pk == user.pk:
        raise NotAllowed("โปรดเลือกคนอื่น", "choose someone else")
    mine = Obligation.objects.select_for_update().filter(organization=by.organization, assignee=user)
    rows = list(mine.filter(state=Obligation.State.OPEN).exclude(rule__reference__in=kept_rules()))
    for row in rows:
        row.assignee = to
        row.edition += 1
    Obligation.objects.bulk_update(rows, ["assignee", "edition"])
    Rule.objects.filter(organization=by.organization, person=user).update(person=to)
    if rows:
        facts = {"count": len(rows), "to": to.full_name, "obligations": [row.pk for row in rows[:500]]}
        record(REASSIGNED_ALL, by=by, subject=user, label=user.full_name, facts=facts)
        url = address("obligation_list", by.organization.code)
        tell([to], organization=by.organization, text=f"มอบหมายงานค้าง {len(rows)} งานให้ท่าน", url=url)
    return len(rows)


def check_person(to: User | None, by: Officer) -> None:
    if to is None:
        return
    grants = RoleGrant.objects.filter(held_on(by.today), user=to, organization=by.organization, user__is_active=True)
    if not grants.exists():
        raise NotAllowed(f"{to.full_name} ไม่มีบทบาทที่ใช้งานได้ในหน่วยงานนี้ โปรดเลือกคนอื่น", "no active role here")


def _row_of(obligation: Obligation, by: Officer) -> Obligation:
    rows = Obligation.objects.select_for_update(of=("self",)).select_related("unit", "assignee", "done_by", "rule")
    row = rows.get(pk=obligation.pk, organization=by.organization)
    check_kept_here(row.rule)
    return row


def _locked(obligation: Obligation, by: Officer) -> Obligation:
    row = _row_of(obligation, by)
    if not may_do(by, row):
        raise NotAllowed(
            "บันทึกได้เฉพาะผู้รับมอบหมาย หน่วยงานที่รับผิดชอบ และเจ้าหน้าที่แผน", "only the assignee, the unit, or the plan officer"
        )
    return row


def _open(obligation: Obligation, by: Officer, edition: int | None) -> Obligation:
    row = _locked(obligation, by)
    if edition is not None and edition != row.edition:
        raise Stale(row)
    if row.state != Obligation.State.OPEN:
        raise NotAllowed(f"งานนี้ “{row.get_state_display()}” อยู่แล้ว หากบันทึกผิด ให้เปิดใหม่ก่อน", "this is not open")
    return row


def snapshot(row: Obligation) -> dict[str, object]:
    """The obligation as the history keeps it."""
    return {
        "title": row.title, "due_on": row.due_on.isoformat(), "state": row.state, "note": row.note,
        "done_on": row.done_on.isoformat() if row.done_on else "", "reason": row.reason,
        "unit": row.unit.name if row.unit else "", "assignee": row.assignee.full_name if row.assignee else "",
    }  # fmt: skip


def _saved(row: Obligation, by: Officer, verb: str, facts: dict[str, object]) -> None:
    row.edition += 1
    row.save()
    keep_version(row, snapshot(row), by=by, verb=verb)
    record(verb, by=by, subject=row, label=row.title, facts=facts)
