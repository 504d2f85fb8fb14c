"""The plan is locked before anything in it changes, so that two officers are one after the other."""

from django.db import models
from django.db.models import F
from django.utils import timezone

from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.work.plans.models import Initiative, Plan


def opened(plan: Plan | int, by: Officer) -> Plan:
    """The plan, locked, for a change. NotAllowed where this officer may not, or its state lets nobody."""
    require(by, Can.EDIT_PLANS)
    locked = Plan.objects.select_for_update().get(pk=getattr(plan, "pk", plan), organization=by.organization)
    if not locked.open_to_change:
        raise NotAllowed(
            f"แผนนี้อยู่ในสถานะ “{locked.get_state_display()}” จึงแก้ไขไม่ได้ หากต้องเปลี่ยนแปลง โปรดสร้างฉบับแก้ไขของแผน",
            f"a plan that is {locked.state} is not changed; make a revision of it",
        )
    locked.organization = by.organization
    return locked


def locked_initiative(initiative: Initiative | int, by: Officer) -> Initiative:
    """The initiative, its plan locked first. NotAllowed where someone has removed it."""
    pk = initiative.pk if isinstance(initiative, Initiative) else initiative
    plan_id = (
        Initiative.objects.filter(pk=pk, plan__organization=by.organization).values_list("plan", flat=True).first()
    )
    if plan_id is None:
        raise NotAllowed(
            "โครงการนี้ถูกนำออกจากแผนแล้ว เรียกคืนได้จากหน้าประวัติของแผน", "this initiative was removed from the plan"
        )
    plan = opened(plan_id, by)
    row = Initiative.objects.select_for_update().filter(pk=pk).first()
    if row is None:
        raise NotAllowed("โครงการนี้ถูกนำออกจากแผนแล้ว เรียกคืนได้จากหน้าประวัติของแผน", "this initiative was removed")
    row.plan = plan
    return row


def touch(plan: Plan) -> Plan:
    """Counts one change of anything in the plan. The caller has locked it."""
    Plan.objects.filter(pk=plan.pk).update(edition=F("edition") + 1, changed_at=timezone.now())
    plan.refresh_from_db(fields=["edition", "changed_at"])
    return plan


def last_place(plan: Plan) -> int:
    """The highest place that an initiative of the plan has; 0 where there is none."""
    return plan.initiatives.aggregate(last=models.Max("seq"))["last"] or 0
