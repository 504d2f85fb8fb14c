"""The order of initiatives. Places are 1..n without a gap; SQLite checks "each place once" row by row, so a change of
order goes over high places first and comes back in a second statement.
"""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Case, F, Value, When
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import Officer
from sucharit.work.plans.actions.locking import locked_initiative, opened, touch
from sucharit.work.plans.models import Initiative, Plan

MOVED = declare("plans.initiative_moved", _("ย้าย {label} จากลำดับที่ {before} ไปลำดับที่ {after}"))
REORDERED = declare("plans.reordered", _("จัดลำดับโครงการของ {label} ใหม่"))

_AWAY = 1_000_000


@transaction.atomic
def move_initiative(initiative: Initiative, *, by: Officer, place: int) -> Initiative:
    """To a place 1..n; those between move by one. A place beyond the ends is the end."""
    row = locked_initiative(initiative, by)
    before = row.seq
    move_to_place(row.plan, row, place)
    if row.seq != before:
        touch(row.plan)
        facts = {"before": before, "after": row.seq, "plan": row.plan.title}
        record(MOVED, by=by, subject=row, label=row.title, facts=facts)
    return row


@transaction.atomic
def reorder(plan: Plan, *, by: Officer, order: Sequence[int]) -> Plan:
    """All initiatives of the plan by their numbers (pk), in their new order. ValidationError where they are not all."""
    plan = opened(plan, by)
    now = list(plan.initiatives.order_by("seq").values_list("pk", flat=True))
    if sorted(order) != sorted(now):
        raise ValidationError(_("รายการโครงการเปลี่ยนไปแล้ว โปรดเปิดหน้านี้ใหม่แล้วจัดลำดับอีกครั้ง"))
    if list(order) != now:
        place_all(plan, order)
        touch(plan)
        record(REORDERED, by=by, subject=plan, label=plan.title, facts={"count": len(now)})
    return plan


@transaction.atomic
def order_by_outline(plan: Plan, *, by: Officer) -> Plan:
    """In the order of the framework; those of the same objective stay in their order, those of none come last."""
    from sucharit.core.plan.totals import outline_key

    sheets = plan.initiatives.prefetch_related("objective_rows").order_by("seq")
    last = (999,)

    def home(one: Initiative) -> tuple[int, ...]:
        codes = [row.code for row in one.objective_rows.all()]
        return outline_key(codes[0] if codes else one.mission or one.dimension) or last

    return reorder(plan, by=by, order=[one.pk for one in sorted(sheets, key=home)])


def move_to_place(plan: Plan, initiative: Initiative, place: int) -> None:
    """Rows only; the caller has locked the plan and counts the change."""
    order = list(plan.initiatives.order_by("seq").values_list("pk", flat=True))
    order.remove(initiative.pk)
    order.insert(max(place, 1) - 1, initiative.pk)
    place_all(plan, order)
    initiative.seq = order.index(initiative.pk) + 1


def close_gap(plan: Plan, place: int) -> None:
    """After the one at `place` is gone."""
    later = plan.initiatives.filter(seq__gt=place)
    later.update(seq=F("seq") + _AWAY)
    plan.initiatives.filter(seq__gt=_AWAY).update(seq=F("seq") - _AWAY - 1)


def place_all(plan: Plan, order: Sequence[int]) -> None:
    """Places 1..n in this order; rows that already stand right are left alone."""
    now = dict(plan.initiatives.values_list("pk", "seq"))
    moved = {pk: place for place, pk in enumerate(order, 1) if now[pk] != place}
    if not moved:
        return
    places = Case(*(When(pk=pk, then=Value(place + _AWAY)) for pk, place in moved.items()))
    plan.initiatives.filter(pk__in=moved).update(seq=places)
    plan.initiatives.filter(seq__gt=_AWAY).update(seq=F("seq") - _AWAY)
