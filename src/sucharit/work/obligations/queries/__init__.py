"""Obligations and rules as an officer may see them: everyone with a role sees the office's, acts on one's own."""

import datetime
import uuid
from collections.abc import Iterable
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Value, When
from django.shortcuts import get_object_or_404

from sucharit.base.people.gate import Officer, held_on
from sucharit.base.people.models import RoleGrant, User
from sucharit.base.people.roles import GRANTS, Can, Role
from sucharit.work.obligations.keeping import kept_rules
from sucharit.work.obligations.models import Feed, Obligation, OfficeDay, Rule
from sucharit.work.years.models import YearInitiative

SOON = datetime.timedelta(days=30)
WHOSE = ("mine", "unit", "all")
SORTS = {
    "due": ("due_on",), "title": ("title",), "unit": ("unit__place", "unit__name"), "state": ("state", "due_on"),
    "person": ("assignee__full_name",),
}  # fmt: skip
"""What the list can be sorted by."""


def obligations_for(officer: Officer) -> QuerySet[Obligation]:
    """All of the officer's organization by due day; what a changed rule no longer asks is left out."""
    rows = Obligation.objects.filter(organization=officer.organization).exclude(state=Obligation.State.CANCELLED)
    return rows.select_related("rule", "unit", "assignee", "done_by").order_by("due_on", "pk")


def obligation_for(officer: Officer, pk: int) -> Obligation:
    """One of them, cancelled ones too; 404 for a stranger's."""
    rows = Obligation.objects.filter(organization=officer.organization)
    return get_object_or_404(rows.select_related("rule", "unit", "assignee", "done_by"), pk=pk)


def rules_for(officer: Officer) -> QuerySet[Rule]:
    """All rules and proposals."""
    return Rule.objects.filter(organization=officer.organization).select_related("unit", "person", "decided_by")


def rule_for(officer: Officer, pk: int) -> Rule:
    """One rule; 404 for a stranger's."""
    return get_object_or_404(rules_for(officer), pk=pk)


def office_day_for(officer: Officer, pk: int) -> OfficeDay:
    """One day of the office's own."""
    return get_object_or_404(OfficeDay, organization=officer.organization, pk=pk)


def of_mine(officer: Officer) -> Q:
    """What is in the officer's own name."""
    return Q(assignee=officer.user)


def of_my_units(officer: Officer) -> Q:
    """What is in the officer's name or their units'; what nobody was given is the plan officer's."""
    mine = Q(assignee=officer.user) | Q(unit__in=officer.unit_ids)
    return mine | Q(assignee=None, unit=None) if Role.PLAN_OFFICER in officer.roles else mine


def whose(officer: Officer, name: str) -> Q:
    """The filter of a view: mine, my unit's, all."""
    return {"mine": of_mine(officer), "unit": of_my_units(officer)}.get(name, Q())


def due_for(officer: Officer) -> QuerySet[Obligation]:
    """What this officer owes now: open, overdue or due within thirty days, their own or their unit's."""
    rows = obligations_for(officer).filter(of_my_units(officer), state=Obligation.State.OPEN)
    return rows.filter(due_on__lte=officer.today + SOON)


def listed_for(officer: Officer, wanted: dict[str, Any], sort: str = "") -> QuerySet[Obligation]:
    """What the filters let through."""
    rows = obligations_for(officer).filter(whose(officer, wanted.get("whose", "all")))
    if wanted.get("year"):
        rows = rows.filter(fiscal_year=wanted["year"])
    rows = _in_state(rows, wanted.get("state", ""), officer.today)
    if wanted.get("unit"):
        rows = rows.filter(unit=wanted["unit"])
    if wanted.get("source"):
        rows = rows.filter(rule__source=wanted["source"])
    if wanted.get("initiative"):
        rows = rows.filter(initiative_key=wanted["initiative"])
    if wanted.get("q"):
        rows = rows.filter(Q(title__icontains=wanted["q"]) | Q(assignee__full_name__icontains=wanted["q"]))
    columns = SORTS.get(sort.removeprefix("-"), ("due_on",))
    sign = "-" if sort.startswith("-") else ""
    return rows.order_by(*(f"{sign}{column}" for column in columns), "due_on", "pk")


def _in_state(rows: QuerySet[Obligation], state: str, today: datetime.date) -> QuerySet[Obligation]:
    if state == "overdue":
        return rows.filter(state=Obligation.State.OPEN, due_on__lt=today)
    if state == "soon":
        return rows.filter(state=Obligation.State.OPEN, due_on__gte=today, due_on__lte=today + SOON)
    if state == "orphaned":
        return rows.filter(state=Obligation.State.OPEN, assignee__is_active=False)
    return rows.filter(state=state) if state in Obligation.State.values else rows


def counts_for(officer: Officer, year: int | None, name: str) -> dict[str, int]:
    """How many are open, overdue, due soon, done: one query."""
    rows = Obligation.objects.filter(whose(officer, name), organization=officer.organization)
    if year:
        rows = rows.filter(fiscal_year=year)
    opened = Q(state=Obligation.State.OPEN)
    today = officer.today
    return rows.aggregate(
        open=Count("pk", filter=opened), overdue=Count("pk", filter=opened & Q(due_on__lt=today)),
        soon=Count("pk", filter=opened & Q(due_on__gte=today, due_on__lte=today + SOON)),
        done=Count("pk", filter=Q(state=Obligation.State.DONE)),
        orphaned=Count("pk", filter=opened & Q(assignee__is_active=False)),
    )  # fmt: skip


def by_initiative(officer: Officer, year: int) -> list[tuple[YearInitiative, list[Obligation]]]:
    """Each initiative of the year with what is due for it; two queries."""
    rows: dict[uuid.UUID | None, list[Obligation]] = {}
    for one in obligations_for(officer).filter(fiscal_year=year, initiative_key__isnull=False):
        rows.setdefault(one.initiative_key, []).append(one)
    initiatives = YearInitiative.objects.filter(
        year_plan__organization=officer.organization, year_plan__fiscal_year=year
    ).select_related("unit", "owner")
    return [(row, rows.get(row.key, [])) for row in initiatives.order_by("seq")]


def titles_of(officer: Officer, keys: Iterable[uuid.UUID | None], year: int | None = None) -> dict[uuid.UUID, str]:
    """Initiative key > its title in the newest year (or the year asked)."""
    rows = YearInitiative.objects.filter(
        year_plan__organization=officer.organization, key__in={key for key in keys if key}
    )
    if year:
        rows = rows.filter(year_plan__fiscal_year=year)
    return dict(rows.order_by("year_plan__fiscal_year").values_list("key", "title"))


def people_to_assign(officer: Officer) -> QuerySet[User]:
    """Everyone who works in the house today and can sign in: council members and supervisors owe the office nothing."""
    grants = RoleGrant.objects.filter(
        held_on(officer.today), organization=officer.organization, user=OuterRef("pk"),
        role__in=[role for role, may in GRANTS.items() if Can.SEE_DRAFTS in may],
    )  # fmt: skip
    return User.objects.filter(Exists(grants), is_active=True).order_by("full_name")


def without_account(officer: Officer) -> list[User]:
    """People who own open obligations and cannot sign in any more, with `count` of them, and `kept` of those that are
    given to others in the room that keeps them."""
    rows = Obligation.objects.filter(
        organization=officer.organization, state=Obligation.State.OPEN, assignee__is_active=False
    )
    elsewhere = Q(rule__reference__in=kept_rules())
    told = rows.order_by().values_list("assignee").annotate(
        here=Count("pk", filter=~elsewhere), kept=Count("pk", filter=elsewhere)
    )  # fmt: skip
    counted = {pk: (here, kept) for pk, here, kept in told}
    people = list(User.objects.filter(pk__in=counted).order_by("full_name"))
    for person in people:
        person.count, person.kept = counted[person.pk]  # type: ignore[attr-defined]
    return people


def proposals_in_order(officer: Officer) -> QuerySet[Rule]:
    """What waits for the plan officer: sure ones first."""
    rows = rules_for(officer).filter(state=Rule.State.PROPOSED)
    sources = Case(When(source=Rule.Source.STEP, then=Value(0)), default=Value(1))
    return rows.order_by("unsure", sources, "title")


def feed_of(officer: Officer) -> Feed | None:
    """The person's address in force."""
    return Feed.objects.filter(organization=officer.organization, user=officer.user, revoked_at=None).first()
