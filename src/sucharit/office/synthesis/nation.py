"""Making the rows: organizations, one plan each with its sheets, amounts, items and search entries."""

import datetime
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.models import Max

from sucharit.base.organizations.models import Organization, Unit
from sucharit.base.people.models import RoleGrant, User
from sucharit.base.people.roles import Role
from sucharit.base.search.clusters import indexed
from sucharit.base.search.models import SearchEntry
from sucharit.reference.catalogue import Entry, catalogue
from sucharit.reference.places import provinces
from sucharit.work.plans.models import BudgetAmount, Initiative, InitiativeObjective, Item, Plan

FIRST, LAST = 2566, 2570
SINCE = datetime.date(2022, 10, 1)
INITIATIVES = 60
_AT_ONCE = 20  # organizations a transaction
_PREFIX = "syn-"
_CHUNK = 4000


class NotForPeople(ValueError):  # noqa: N818 - the installation is at fault, not the value
    """The installation has organizations that were not synthesized: `thai` and `english` say so."""

    thai = "ระบบนี้มีหน่วยงานจริงอยู่แล้ว จึงไม่สร้างข้อมูลสังเคราะห์ลงไป โปรดใช้ SUCHARIT_HOME หรือ DATABASE_URL ใหม่"
    english = "this installation has organizations of its own; use a new SUCHARIT_HOME or DATABASE_URL"


def synthesize(organizations: int, *, say: Callable[[int], None] = lambda _done: None) -> int:
    """Adds organizations until there are that many; returns how many were added. `say` hears how many there are."""
    if Organization.objects.exclude(code__startswith=_PREFIX).exists():
        raise NotForPeople
    have = Organization.objects.count()
    numbers = iter(range(have + 1, organizations + 1))
    while batch := list(islice(numbers, _AT_ONCE)):
        with transaction.atomic():
            rows = Rows()
            for number in batch:
                _organization(rows, number)
            rows.write()
        say(batch[-1])
    _sequences_caught_up()
    return max(0, organizations - have)


@dataclass
class Rows:
    """Rows of one transaction, by model, with primary keys given here: nothing need be read back."""

    made: dict[type[models.Model], list[models.Model]] = field(default_factory=dict)
    next_key: dict[type[models.Model], int] = field(default_factory=dict)

    def add(self, model: type[models.Model], **values: Any) -> int:
        """Keeps a row; its primary key."""
        if model not in self.next_key:
            self.next_key[model] = (model._default_manager.aggregate(top=Max("pk"))["top"] or 0) + 1
            self.made[model] = []
        key = self.next_key[model]
        self.next_key[model] += 1
        self.made[model].append(model(pk=key, **values))
        return key

    def write(self) -> None:
        """In the order of first mention, which is the order of their foreign keys."""
        for model, rows in self.made.items():
            model._default_manager.bulk_create(rows, batch_size=_CHUNK)


def _organization(rows: Rows, number: int) -> None:
    province = provinces()[number % len(provinces())].thai
    name = f"องค์การบริหารส่วนตำบลสมมุติ {number}"
    organization = rows.add(
        Organization, code=f"{_PREFIX}{number}", kind="sao", name=name, short_name=f"อบต.สมมุติ {number}",
        district=f"อำเภอ {number % 9 + 1}", province=province, staff_count=40 + number % 60,
    )  # fmt: skip
    unit = rows.add(Unit, organization_id=organization, name="สำนักปลัด", abbreviation="สป.", place=1)
    planner = rows.add(User, username=f"{_PREFIX}{number}", full_name=f"เจ้าหน้าที่แผน {number}", password="!")
    rows.add(RoleGrant, organization_id=organization, user_id=planner, role=Role.PLAN_OFFICER, since=SINCE)
    plan = rows.add(
        Plan, organization_id=organization, title=f"แผนปฏิบัติการป้องกันการทุจริต {name}", first_year=FIRST,
        last_year=LAST, state=Plan.State.DRAFT, created_by_id=planner,
    )  # fmt: skip
    for seq, entry in enumerate(_entries(name), 1):
        _initiative(rows, organization, unit, plan, seq, entry)


def _entries(name: str) -> Iterator[Entry]:
    names = {
        "organization": name, "executive": "นายก", "clerk": "ปลัด", "council": "สภา", "staff": "บุคลากร",
        "ordinance": "ข้อบัญญัติ",
    }  # fmt: skip
    for entry in islice(_cycled(), INITIATIVES):
        yield entry.filled(names, 40)


def _cycled() -> Iterable[Entry]:
    while True:
        yield from catalogue()


def _initiative(rows: Rows, organization: int, unit: int, plan: int, seq: int, entry: Entry) -> None:
    code = entry.objective_codes[0]
    initiative = rows.add(
        Initiative, plan_id=plan, key=uuid.uuid4(), seq=seq, kind="project", title=entry.title,
        dimension=entry.dimension, mission=code.rpartition(".")[0], rationale=" ".join(entry.rationale),
        target_group=entry.target_group.text, period_start=FIRST, period_end=LAST, responsible="สำนักปลัด",
        responsible_unit_id=unit,
    )  # fmt: skip
    rows.add(InitiativeObjective, initiative_id=initiative, seq=1, code=code)
    texts = [("objective", entry.objectives[0]), ("output", entry.outputs[0]), ("outcome", entry.outcomes[0])]
    texts += [("step", step if isinstance(step, str) else step.text) for step in entry.steps[:2]]
    for place, (section, text) in enumerate(texts, 1):
        rows.add(Item, initiative_id=initiative, key=uuid.uuid4(), section=section, seq=place, text=text)
    for year in range(FIRST, LAST + 1):
        rows.add(BudgetAmount, initiative_id=initiative, year=year, amount=Decimal(entry.budget))
    rows.add(
        SearchEntry, organization_id=organization, kind="plans.initiative", key=str(initiative), title=entry.title,
        text=entry.outputs[0], url="/", clusters=indexed(entry.title, entry.outputs[0]),
    )  # fmt: skip


def _sequences_caught_up() -> None:
    """PostgreSQL gives the next key from a sequence, which rows with given keys do not move."""
    wanted = [Organization, Unit, User, RoleGrant, Plan, Initiative, InitiativeObjective, Item, BudgetAmount, SearchEntry]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), wanted):
            cursor.execute(statement)
