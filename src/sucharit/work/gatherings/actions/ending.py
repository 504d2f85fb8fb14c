"""How it ended: minutes and cost, or that it did not take place."""

from collections.abc import Iterable
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.work.evidence.models import Evidence
from sucharit.work.gatherings.models import Door, Gathering, Participant
from sucharit.work.plans.sheet import fit_text
from sucharit.work.shelf.actions import kept, locked

REPORTED = declare("gatherings.reported", gettext_lazy("สรุปผล{label}"))
CANCELLED = declare("gatherings.cancelled", gettext_lazy("ยกเลิก{label}: {reason}"))
TESTED = declare("gatherings.tested", gettext_lazy("บันทึกผลทดสอบภายนอกของ{label}: ผ่าน {passed} จาก {count} คน"))
State, Outside = Gathering.State, Participant.Outside


@transaction.atomic
def report(
    gathering: Gathering, *, by: Officer, minutes: str, cost: Decimal | None, evidence: Iterable[Evidence] = ()
) -> Gathering:
    """What was said, resolved or learned, and what it cost; told again where it was incomplete."""
    row = locked(gathering, by, State.HELD, State.REPORTED)
    row.minutes, row.cost = fit_text(minutes, 20_000), cost
    if not row.minutes:
        raise ValidationError({"minutes": _("โปรดเขียนสรุปผลหรือรายงานการประชุม")})
    if cost is None:
        raise ValidationError({"cost": _("โปรดใส่ค่าใช้จ่ายจริง ถ้าไม่ใช้งบประมาณ ให้ใส่ 0")})
    row.state, row.reported_on = State.REPORTED, row.reported_on or by.today
    return kept(row, by=by, verb=REPORTED, evidence=evidence)


@transaction.atomic
def record_outside_test(
    gathering: Gathering, *, by: Officer, outside_test: str, passed: Iterable[Participant],
    failed: Iterable[Participant] = (), evidence: Iterable[Evidence] = (),
) -> Gathering:  # fmt: skip
    """What a test held elsewhere said of each who came; who is in neither list did not take it."""
    row = locked(gathering, by, State.HELD, State.REPORTED)
    row.outside_test = fit_text(outside_test, 200, one_line=True)
    if not row.outside_test:
        raise ValidationError({"outside_test": _("โปรดใส่ชื่อแบบทดสอบและหน่วยงานที่จัดสอบ")})
    well, badly = {one.pk for one in passed}, {one.pk for one in failed}
    if well & badly:
        raise ValidationError({"failed": _("คนหนึ่งเลือกได้เพียงผ่านหรือไม่ผ่าน")})
    if not well | badly:
        raise ValidationError({"passed": _("โปรดเลือกผู้ที่สอบอย่างน้อยหนึ่งคน")})
    came = row.people.filter(came_at__isnull=False)
    came.exclude(outside="").update(outside="")
    for told, people in ((Outside.PASSED, well), (Outside.FAILED, badly)):
        came.filter(pk__in=people).update(outside=told)
    facts = {"passed": len(well), "count": len(well | badly)}
    return kept(row, by=by, verb=TESTED, facts=facts, evidence=evidence)


@transaction.atomic
def cancel(gathering: Gathering, *, by: Officer, reason: str) -> Gathering:
    """It does not take place. NotAllowed where people have come already."""
    row = locked(gathering, by, State.PLANNED, State.INVITED, State.OPEN)
    if row.people.filter(came_at__isnull=False).exists():
        raise NotAllowed("มีผู้ลงเวลาแล้ว ยกเลิกไม่ได้ โปรดปิดการลงเวลาและสรุปผล", "people have come already")
    Door.objects.filter(gathering=row).delete()
    row.state, row.cancelled_reason = State.CANCELLED, fit_text(reason, 300, one_line=True)
    if not row.cancelled_reason:
        raise ValidationError({"reason": _("โปรดเขียนเหตุผล")})
    return kept(row, by=by, verb=CANCELLED, facts={"reason": row.cancelled_reason})
