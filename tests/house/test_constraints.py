"""A condition that compares something that may be missing is neither true nor false where it is missing, and a database
lets that pass. Every check constraint is tried with every set of missing columns: none may be undecided, but for those
named here, where another constraint of the same model does not let it be missing, or where it is meant."""

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.db.models.expressions import BaseExpression

_OTHER = object()
UNDECIDED = {
    "complaint_not_its_own_copy": "a complaint that is no copy",
    "control_report_preparer_never_reviews": "control_report_reviewed_by_someone: a preparer is there",
    "control_gap_corrector_never_confirms": "control_gap_corrected_by_someone: a corrector is there",
    "audit_published_after_it_is_reported": "audit_reported_after_it_began: reported on a day",
    "destruction_preparer_is_not_decider": "destruction_decided_by_someone: a decider is there",
    "finding_answerer_never_closes": "finding_answered_by_someone: who answered is there",
    "honour_announced_by_someone": "honour_criteria_before_nominations: criteria of a day",
    "honour_held_after_its_result": "honour_announced_by_someone: announced on a day",
    "session_met_with_a_quorum": "session_met_with_its_members: both are counted",
    "plan_draft_closed_after_it_was_open": "plan_draft_open_for_a_time: opened on a day",
    "plan_draft_published_after_it_was_closed": "plan_draft_closed_after_it_was_open: closed on a day",
    "plan_committee_ended_on_a_day": "plan_committee_appointed_by_an_order: appointed on a day",
    "observer_answered_by_someone": "observer_saw_after_the_step: seen on a day",
    "personnelpaper_reported_with_a_result": "personnelpaper_announced_by_another: announced on a day",
    "personnelround_result_announced_by_someone": "personnelround_opens_on_its_day: opened on a day",
    "staffopinion_answered_by_someone": "staffopinion_sent_after_it_was_heard: sent on a day",
    "committee_members_are_different": "a committee of three has no fourth and no fifth",
    "manual_decided_by_another": "manual_in_force_was_decided: somebody proposed it",
}
CONSTRAINTS = [
    (model, one)
    for model in apps.get_models() if model.__module__.startswith("sucharit.")
    for one in model._meta.constraints if isinstance(one, CheckConstraint)
]  # fmt: skip


def test_no_constraint_is_undecided_where_something_is_missing():
    found = {one.name for model, one in CONSTRAINTS if _may_be_undecided(model, one.condition)}
    assert found - set(UNDECIDED) == set(), "say isnull=False beside the comparison"
    assert set(UNDECIDED) - found == set(), "no longer undecided: take it out of the list"


@pytest.mark.parametrize(
    "condition",
    [
        Q(state="open") | Q(decided_on__gte=F("received_on")),
        ~Q(state="broke") | Q(due_on__gt=F("received_on")),
    ],
)
def test_the_net_catches_what_it_is_for(condition: Q):
    model = apps.get_model("conduct", "EthicsCase")
    assert _may_be_undecided(model, condition)
    assert not _may_be_undecided(model, condition & Q(decided_on__isnull=False, due_on__isnull=False))


def _may_be_undecided(model: type[models.Model], condition: Q) -> bool:
    leaves = list(_leaves(condition))
    named = {name for leaf in leaves for name in _columns(leaf)}
    optional = sorted(name for name in named if _field(model, name).null)
    for size in range(1, len(optional) + 1):
        for missing in map(frozenset, itertools.combinations(optional, size)):
            if any(_decide(condition, world) is None for world in _worlds(model, leaves, missing)):
                return True
    return False


def _worlds(model: type[models.Model], leaves: list[Any], missing: frozenset[str]) -> Iterator[dict[int, Any]]:
    """What each comparison may come to: None where something of it is missing, choices one at a time."""
    fixed: dict[int, Any] = {}
    values: dict[str, set[Any]] = {}
    free: dict[str, list[int]] = {}
    chosen: list[tuple[Any, str, Any]] = []
    for leaf in leaves:
        name, look, wanted = _parts(leaf)
        if look == "isnull" or wanted is None:
            fixed[id(leaf)] = (name in missing) == (wanted is None or wanted)
        elif missing & set(_columns(leaf)):
            fixed[id(leaf)] = None
        elif look in ("exact", "in") and not isinstance(wanted, BaseExpression | F):
            wanted = tuple(wanted) if look == "in" else (wanted,)
            values.setdefault(name, {key for key, _word in _field(model, name).flatchoices or ()} or {_OTHER})
            values[name].update(wanted)
            chosen.append((leaf, name, wanted))
        else:
            free.setdefault(repr(leaf), []).append(id(leaf))
    for combination in itertools.product(*values.values()):
        now = dict(zip(values, combination, strict=True))
        told = fixed | {id(leaf): now[name] in wanted for leaf, name, wanted in chosen}
        for truths in itertools.product((True, False), repeat=len(free)):
            yield told | {key: truth for keys, truth in zip(free.values(), truths, strict=True) for key in keys}


def _decide(condition: Q, world: dict[int, Any]) -> bool | None:
    """As a database does: True, False, or None for unknown."""
    told = [_decide(one, world) if isinstance(one, Q) else world[id(one)] for one in condition.children]
    ends = condition.connector == Q.OR
    answer = ends if ends in told else (None if None in told else not ends)
    if not told:
        answer = True
    return not answer if condition.negated and answer is not None else answer


def _leaves(condition: Q) -> Iterator[Any]:
    for one in condition.children:
        if isinstance(one, Q):
            yield from _leaves(one)
        else:
            yield one


def _parts(leaf: Any) -> tuple[str, str, Any]:
    name, _line, look = leaf[0].partition("__")
    return name, look or "exact", leaf[1]


def _columns(leaf: Any) -> list[str]:
    return [_parts(leaf)[0], *_inside(leaf[1])]


def _inside(value: Any) -> list[str]:
    if isinstance(value, F):
        return [value.name.partition("__")[0]]
    if isinstance(value, BaseExpression):
        return [name for one in value.get_source_expressions() if one is not None for name in _inside(one)]
    return []


def _field(model: type[models.Model], name: str) -> Any:
    return next(
        one for one in model._meta.fields if name in (one.name, one.attname) or (name == "pk" and one.primary_key)
    )
