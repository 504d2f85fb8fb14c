"""The plan itself: begun, its facts changed, put away."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.history.actions import keep_version
from sucharit.base.history.models import Version
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.work.plans.actions.finding import make_plan_findable
from sucharit.work.plans.actions.locking import opened, touch
from sucharit.work.plans.facts import NAMES, TEXTS, Facts, digest, facts_of, merged
from sucharit.work.plans.models import Plan, PlanText, Target, TargetYear

CREATED = declare("plans.created", _("เริ่มแผน {label}"))
FACTS_EDITED = declare("plans.facts_edited", _("แก้ไขข้อมูลของแผน {label}"))
FACTS_RESTORED = declare("plans.facts_restored", _("ย้อนข้อมูลของแผน {label} กลับไปเป็นรุ่นที่ {version}"))
DISCARDED = declare("plans.discarded", _("ยกเลิกร่างแผน {label}"))
TAKEN_UP = declare("plans.taken_up_again", _("นำร่างแผน {label} กลับมาทำต่อ"))


class StaleFacts(Exception):  # noqa: N818 - nothing broke: someone saved first
    """The plan's facts were changed after this officer opened them: `mine` was to be saved, `theirs` stands now."""

    def __init__(self, plan: Plan, mine: Facts, theirs: Facts) -> None:
        super().__init__(f"the facts of plan {plan.pk} were changed")
        self.plan, self.mine, self.theirs = plan, mine, theirs

    @property
    def fields(self) -> list[str]:
        return [name for name in NAMES if self.mine.get(name) != self.theirs.get(name)]


def usual_title(first_year: int, last_year: int, organization: str) -> str:
    """The title that the manual gives to a plan of these years."""
    years = f"พ.ศ. {first_year}" if first_year == last_year else f"พ.ศ. {first_year} - {last_year}"
    return f"แผนปฏิบัติการป้องกันการทุจริต ({years}) {organization}"


@transaction.atomic
def create_plan(
    *,
    by: Officer,
    first_year: int,
    last_year: int,
    title: str = "",
    framework_version: str = "2566-2570",
    **rest: Any,
) -> Plan:
    """A draft. `rest` are further columns that another room knows: intake, revises, revision, risk_register."""
    require(by, Can.EDIT_PLANS)
    fields = {"first_year": first_year, "last_year": last_year, "framework_version": framework_version}
    fields["title"] = title.strip() or usual_title(first_year, last_year, by.organization.name)
    facts = merged(_nothing(), fields)
    plan = Plan.objects.create(
        organization=by.organization, created_by=by.user, **{name: facts[name] for name in fields}, **rest
    )
    keep_version(plan, facts, by=by, verb=CREATED)
    record(CREATED, by=by, subject=plan, label=plan.title, facts={"first": plan.first_year, "last": plan.last_year})
    make_plan_findable(plan)
    return plan


def _nothing() -> Facts:
    return {**dict.fromkeys(NAMES), **{name: [] for name in TEXTS}, "targets": []}


@transaction.atomic
def edit_plan(plan: Plan, *, by: Officer, fields: Mapping[str, Any], seen: str | None = None) -> Plan:
    """Saves facts of the plan (facts.NAMES). `seen` is the digest of the facts that the officer began from: StaleFacts
    where others stand now and say something else."""
    plan = opened(plan, by)
    before = facts_of(plan)
    after = merged(before, fields)
    if seen is not None and seen != digest(before) and after != before:
        raise StaleFacts(plan, after, before)
    return _stored(plan, before, after, by, FACTS_EDITED)


def set_texts(plan: Plan, *, by: Officer, **texts: Iterable[str]) -> Plan:
    """`objectives`, `benefits` and `goals`, each a list of sentences; those not named stay."""
    return edit_plan(plan, by=by, fields=texts)


def set_targets(plan: Plan, *, by: Officer, targets: Iterable[Mapping[str, Any]]) -> Plan:
    """All yearly targets in order: name, unit, baseline_year, baseline, by_year; `id` names a row to keep."""
    return edit_plan(plan, by=by, fields={"targets": list(targets)})


@transaction.atomic
def set_target(plan: Plan, *, by: Officer, target: Target | None = None, **fields: Any) -> Target:
    """One target, changed or new at the end."""
    plan = opened(plan, by)
    told = facts_of(plan)["targets"]
    if target is None:
        told.append({"by_year": {}, **fields})
    else:
        told = [one | fields if one["id"] == target.pk else one for one in told]
    set_targets(plan, by=by, targets=told)
    return plan.targets.get(pk=target.pk) if target else plan.targets.order_by("seq").reverse()[0]


@transaction.atomic
def restore_facts(plan: Plan, *, by: Officer, version: Version) -> Plan:
    """The facts as they were in a version of this plan; its years stay, because the money stands by them."""
    plan = opened(plan, by)
    before = facts_of(plan)
    there = {one["id"] for one in before["targets"]}
    old = {name: value for name, value in version.snapshot.items() if name not in ("first_year", "last_year")}
    old["targets"] = [one | {"id": one["id"] if one["id"] in there else None} for one in old.get("targets", [])]
    after = merged(before, old)
    return _stored(plan, before, after, by, FACTS_RESTORED, {"version": version.number})


@transaction.atomic
def discard_plan(plan: Plan, *, by: Officer) -> Plan:
    """Puts a draft away; it stays readable and can be taken up again."""
    require(by, Can.EDIT_PLANS)
    plan = Plan.objects.select_for_update().get(pk=plan.pk, organization=by.organization)
    if plan.state != Plan.State.DRAFT:
        raise NotAllowed("ยกเลิกได้เฉพาะแผนที่เป็นร่าง", "only a draft can be put away")
    return _in_state(plan, Plan.State.DISCARDED, by, DISCARDED)


@transaction.atomic
def take_up_again(plan: Plan, *, by: Officer) -> Plan:
    """A discarded draft becomes a draft again."""
    require(by, Can.EDIT_PLANS)
    plan = Plan.objects.select_for_update().get(pk=plan.pk, organization=by.organization)
    if plan.state != Plan.State.DISCARDED:
        raise NotAllowed("แผนนี้ไม่ได้ถูกยกเลิก", "this plan was not put away")
    return _in_state(plan, Plan.State.DRAFT, by, TAKEN_UP)


def _in_state(plan: Plan, state: str, by: Officer, verb: str) -> Plan:
    plan.state = state
    plan.save(update_fields=["state", "changed_at"])
    touch(plan)
    record(verb, by=by, subject=plan, label=plan.title)
    make_plan_findable(plan)
    return plan


def _stored(
    plan: Plan, before: Facts, after: Facts, by: Officer, verb: str, told: Mapping[str, Any] | None = None
) -> Plan:
    fields = [name for name in NAMES if before[name] != after[name]]
    if not fields:
        return plan
    for name in ("title", "first_year", "last_year", "framework_version"):
        setattr(plan, name, after[name])
    plan.save()
    _rewrite_texts(plan, before, after)
    if before["targets"] != after["targets"]:
        _rewrite_targets(plan, after["targets"])
    touch(plan)
    keep_version(plan, facts_of(plan), by=by, verb=verb)
    record(verb, by=by, subject=plan, label=plan.title, facts={"fields": fields, **(told or {})})
    make_plan_findable(plan)
    return plan


def _rewrite_texts(plan: Plan, before: Facts, after: Facts) -> None:
    for name, section in TEXTS.items():
        if before[name] != after[name]:
            plan.texts.filter(section=section).delete()
            PlanText.objects.bulk_create(
                PlanText(plan=plan, section=section, seq=place, text=text) for place, text in enumerate(after[name], 1)
            )


def _rewrite_targets(plan: Plan, targets: list[dict[str, Any]]) -> None:
    """Rows that are named stay; places go over high numbers, because "each place once" is checked row by row."""
    rows = {row.pk: row for row in plan.targets.all()}
    kept = [one["id"] for one in targets if one["id"]]
    if set(kept) - set(rows) or len(set(kept)) != len(kept):
        raise ValidationError({"targets": _("รายการค่าเป้าหมายเปลี่ยนไปแล้ว โปรดเปิดหน้านี้ใหม่")})
    plan.targets.exclude(pk__in=kept).delete()
    for place, one in enumerate(targets, 1):
        row = rows.get(one["id"]) or Target(plan=plan)
        _set_target(row, one, 1_000_000 + place)
    for row in plan.targets.all():
        Target.objects.filter(pk=row.pk).update(seq=row.seq - 1_000_000)


def _set_target(row: Target, told: Mapping[str, Any], seq: int) -> None:
    row.seq, row.name, row.unit, row.baseline_year = seq, told["name"], told["unit"], told["baseline_year"]
    row.baseline = None if told["baseline"] is None else Decimal(told["baseline"])
    row.save()
    row.by_year.all().delete()
    TargetYear.objects.bulk_create(
        TargetYear(target=row, year=int(year), value=Decimal(value)) for year, value in told["by_year"].items()
    )
