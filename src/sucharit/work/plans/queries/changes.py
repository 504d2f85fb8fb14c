"""What changed in a plan, for people: versions gathered by person and day, each with the fields that differ."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from sucharit.base.history.models import Version
from sucharit.base.history.queries import versions_of
from sucharit.base.organizations.models import Organization
from sucharit.base.screens import words
from sucharit.base.screens.changes import Changes, changes
from sucharit.core.plan import InitiativeKind
from sucharit.reference.framework import Framework
from sucharit.work.plans.facts import NAMES as FACT_NAMES
from sucharit.work.plans.models import Initiative, Plan
from sucharit.work.plans.queries.tree import framework_of
from sucharit.work.plans.sheet import FIELDS, LISTS, NAMES, same_lines

MOST_VERSIONS = 1_000


@dataclass(frozen=True)
class FieldChange:
    """One field: what an officer calls it, what it said before and after, and the difference in words."""

    name: str
    label: str
    before: str
    after: str

    @property
    def changes(self) -> Changes:
        return changes(self.before, self.after)


@dataclass(frozen=True)
class Stint:
    """What one person did to a sheet in one day: from the version before to the last one of the stint."""

    newest: Version
    oldest: Version
    before: Version | None
    versions: tuple[Version, ...]
    fields: tuple[FieldChange, ...]

    @property
    def count(self) -> int:
        return len(self.versions)

    @property
    def who(self) -> str:
        return self.newest.by.full_name if self.newest.by else _("ระบบ")

    @property
    def day(self) -> datetime.date:
        return timezone.localtime(self.newest.at).date()


class Speaker:
    """Says fields of a sheet as text; knows the units of one organization and a framework."""

    def __init__(self, organization: Organization, framework: Framework) -> None:
        self.units = {unit.pk: unit.name for unit in organization.units.all()}
        self.framework = framework

    def say(self, name: str, value: Any) -> str:
        if value in (None, "", [], {}):
            return ""
        if name in LISTS:
            return "\n".join(f"{'- ' * line[1]}{line[2]}" for line in value)
        if name == "amounts":
            return "\n".join(
                f"{words.fiscal_year(int(year))}: {words.budget(Decimal(baht))}" for year, baht in value.items()
            )
        if name == "responsible_unit":
            return self.units.get(value, _("(หน่วยงานที่ไม่มีแล้ว)"))
        if name == "kind":
            return InitiativeKind[value.upper()].value
        if name == "objective_codes":
            return "\n".join(self._objective(code) for code in value)
        return words.number(value) if name == "target_group_count" else str(value)

    def _objective(self, code: str) -> str:
        node = self.framework.node(code)
        return f"{code} {node.title}" if node else code

    def fields(self, before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[FieldChange, ...]:
        """The fields that say something else, in the order of the sheet."""
        return tuple(
            FieldChange(name, str(NAMES[name]), self.say(name, before.get(name)), self.say(name, after.get(name)))
            for name in FIELDS
            if _differs(name, before.get(name), after.get(name))
        )


def _differs(name: str, before: Any, after: Any) -> bool:
    if name in LISTS:
        return not same_lines(before or [], after or [])
    return (before or None) != (after or None)


def speaker_for(plan: Plan) -> Speaker:
    return Speaker(plan.organization, framework_of(plan))


def stints_of(initiative: Initiative, speaker: Speaker) -> list[Stint]:
    """The history of a sheet, newest first, gathered by person and day."""
    versions = list(versions_of(initiative)[:MOST_VERSIONS])
    return [_stint(group, before, speaker) for group, before in _gathered(versions)]


def _gathered(versions: Sequence[Version]) -> Iterable[tuple[list[Version], Version | None]]:
    """Runs of versions (newest first) by the same person on the same day, and the version before each run."""
    group: list[Version] = list(versions[:1])
    for newer, older in pairwise(versions):
        if older.number > 1 and _same_stint(newer, older):  # the beginning stands alone: what came after can be read
            group.append(older)
        else:
            yield group, older
            group = [older]
    if group:
        yield group, None


def _same_stint(newer: Version, older: Version) -> bool:
    days = [timezone.localtime(one.at).date() for one in (newer, older)]
    return newer.by_id == older.by_id and days[0] == days[1]


def _stint(group: list[Version], before: Version | None, speaker: Speaker) -> Stint:
    newest, oldest = group[0], group[-1]
    fields = speaker.fields(before.snapshot if before else {}, newest.snapshot)
    return Stint(newest, oldest, before, tuple(group), fields)


def say_fact(name: str, value: Any) -> str:
    """A fact of the plan as text."""
    if value in (None, "", []):
        return ""
    if name == "targets":
        return "\n".join(_say_target(one) for one in value)
    return "\n".join(value) if isinstance(value, list) else str(value)


def _say_target(one: Mapping[str, Any]) -> str:
    years = [f"{year}: {words.number(Decimal(value))}" for year, value in one["by_year"].items()]
    base = _("ปีฐาน %(year)s") % {"year": one["baseline_year"]} if one["baseline_year"] else _("ไม่มีปีฐาน")
    known = words.number(Decimal(one["baseline"])) if one["baseline"] is not None else _("ไม่ทราบค่า")
    return f"{one['name']} ({one['unit'] or '-'}) · {base} {known} · {' · '.join(years)}"


def fact_changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[FieldChange, ...]:
    """The facts of a plan that say something else."""
    return tuple(
        FieldChange(name, str(label), say_fact(name, before.get(name)), say_fact(name, after.get(name)))
        for name, label in FACT_NAMES.items()
        if say_fact(name, before.get(name)) != say_fact(name, after.get(name))
    )


@dataclass(frozen=True)
class Change:
    """One person's work on one initiative in one day, for the list of what changed lately."""

    version: Version
    initiative: Initiative
    count: int

    @property
    def who(self) -> str:
        return self.version.by.full_name if self.version.by else _("ระบบ")


def recent_changes(plan: Plan, most: int = 300) -> list[Change]:
    """What changed lately in the initiatives of a plan, newest first; runs of one person on one sheet are one line."""
    rows = {f"plans.initiative:{one.pk}": one for one in plan.initiatives.all()}
    versions = (
        Version.objects.filter(organization=plan.organization, subject__in=rows)
        .select_related("by")
        .defer("snapshot")
        .order_by("-at", "-pk")[:most]
    )
    told: list[Change] = []
    for version in versions:
        last = told[-1] if told else None
        if last and last.version.subject == version.subject and _same_stint(last.version, version):
            told[-1] = Change(last.version, last.initiative, last.count + 1)
        else:
            told.append(Change(version, rows[version.subject], 1))
    return told
