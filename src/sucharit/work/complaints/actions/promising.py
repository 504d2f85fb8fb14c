"""The term of a case that a unit has stands in the calendar of obligations too: one obligation, by number alone."""

from django.utils.translation import gettext_lazy as _

from sucharit.base import clock
from sucharit.base.people.models import RoleGrant
from sucharit.base.people.roles import GRANTS, Can
from sucharit.work.complaints.models import Complaint
from sucharit.work.obligations.keeping import Keeper, declare_keeper
from sucharit.work.obligations.models import Obligation, Rule
from sucharit.work.plans.pages import address

REFERENCE = "complaints:term"


def keep_promise(row: Complaint) -> None:
    """Made when a unit has the case and its term runs; moved, done and left with it. The verb around it records."""
    found = Obligation.objects.filter(organization=row.organization_id, occurrence=_occurrence(row)).first()
    if found is None and (row.unit_id is None or row.due_on is None):
        return
    one = found or Obligation(
        organization_id=row.organization_id, rule=_rule(row), fiscal_year=row.fiscal_year, occurrence=_occurrence(row)
    )
    one.title = f"ตอบเรื่องร้องเรียนที่ {row}"
    one.unit_id, one.assignee_id = row.unit_id, row.officer_id if _in_the_year(row) else None
    one.due_on = row.due_on or row.term_end or one.due_on
    one.starts_on = min(row.received_on, one.due_on)
    _set_state(one, row)
    one.edition += 1 if one.pk else 0
    one.save()


def _set_state(one: Obligation, row: Complaint) -> None:
    one.done_on = one.done_by_id = None
    one.reason = ""
    if row.state == Complaint.State.FINISHED and row.finished_by_id:
        one.state, one.done_on, one.done_by_id = Obligation.State.DONE, row.finished_on, row.finished_by_id
    elif row.state == Complaint.State.LINKED:
        one.state, one.reason = Obligation.State.NOT_APPLICABLE, f"รวมกับเรื่องร้องเรียนที่ {row.same_as}"
    elif row.unit_id is None:
        one.state, one.reason = Obligation.State.NOT_APPLICABLE, "เรื่องไม่ได้อยู่กับหน่วยงานแล้ว"
    elif row.due_on is None:
        one.state, one.reason = Obligation.State.NOT_APPLICABLE, "หยุดนับเวลา"
    else:
        one.state = Obligation.State.OPEN


def place_of(one: Obligation) -> str:
    """The address of the case that an obligation is about; "" where there is none."""
    found = Complaint.objects.filter(
        organization=one.organization_id, pk=one.occurrence.removeprefix("event:complaint-")
    ).select_related("organization").first()  # fmt: skip
    return address("complaint", found.organization.code, found.fiscal_year, found.number) if found else ""


declare_keeper(
    REFERENCE,
    Keeper(
        _("งานนี้เดินตามเรื่องร้องเรียน เสร็จเมื่อปิดเรื่อง และมอบหมายที่ศูนย์รับเรื่องร้องเรียน"),
        "this follows the complaint: it is done when the case is closed", place_of,
    ),
)  # fmt: skip


def _occurrence(row: Complaint) -> str:
    return f"event:complaint-{row.pk}"


def _rule(row: Complaint) -> Rule:
    made, _made_now = Rule.objects.get_or_create(
        organization_id=row.organization_id, reference=REFERENCE,
        defaults={
            "title": "ตอบเรื่องร้องเรียนภายในกำหนด", "cadence": Rule.Often.EVENT, "source": Rule.Source.OFFICE,
            "source_text": "ครบกำหนดของแต่ละเรื่องนับโดยศูนย์รับเรื่องร้องเรียน", "state": Rule.State.ACTIVE,
        },
    )  # fmt: skip
    return made


def _in_the_year(row: Complaint) -> bool:
    """Can the officer open the calendar of the year? Whoever cannot is reminded by the centre instead."""
    roles = [role for role, may in GRANTS.items() if Can.SEE_YEAR in may]
    grants = RoleGrant.objects.filter(user=row.officer_id, organization=row.organization_id, role__in=roles)
    today = clock.today()
    return any(one.since <= today and (one.until is None or one.until >= today) for one in grants)
