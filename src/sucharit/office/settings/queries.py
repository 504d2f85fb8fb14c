"""What the pages of settings ask for."""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.db.models import Count, Exists, F, Model, OuterRef, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from sucharit.base.approvals.kinds import Kind, kinds
from sucharit.base.approvals.models import Route, RouteStep
from sucharit.base.audit.actions import subject_key
from sucharit.base.audit.models import Entry
from sucharit.base.organizations.models import Unit
from sucharit.base.people.gate import Officer, held_on
from sucharit.base.people.models import Holding, RoleGrant, SecondFactorRule, User
from sucharit.base.people.queries import holders_today, people_for
from sucharit.base.people.roles import Can, Role

SORTS = {"name": "full_name", "username": "username", "seen": "last_login", "state": "is_active"}


@dataclass(frozen=True)
class Concern:
    """Something that will stop the work one day: what, and where it is put right."""

    text: str
    url_name: str
    args: tuple[object, ...] = ()


def units_for(officer: Officer) -> QuerySet[Unit]:
    return Unit.objects.filter(organization=officer.organization)


def unit_for(officer: Officer, pk: int) -> Unit:
    return get_object_or_404(units_for(officer), pk=pk)


def counted_units_for(officer: Officer) -> QuerySet[Unit]:
    """With how many positions in use each has."""
    return units_for(officer).annotate(in_use=Count("positions", filter=Q(positions__active=True)))


def listed_people_for(
    officer: Officer, *, words: str = "", role: str = "", unit: int | None = None, state: str = "", sort: str = ""
) -> QuerySet[User]:
    """The list of people with today's roles and positions, for any number of people in a fixed number of queries."""
    today = RoleGrant.objects.filter(held_on(officer.today), organization=officer.organization)
    held = Holding.objects.filter(held_on(officer.today), position__organization=officer.organization)
    found: QuerySet[User] = people_for(officer).annotate(
        has_factor=Exists(Authenticator.objects.filter(user=OuterRef("pk"))),
        has_role=Exists(today.filter(user=OuterRef("pk"))),
    )
    for word in words.split()[:8]:
        found = found.filter(Q(full_name__icontains=word) | Q(username__icontains=word) | Q(email__icontains=word))
    if role in Role.values:
        found = found.filter(Exists(today.filter(user=OuterRef("pk"), role=role)))
    if unit is not None:
        in_unit = Q(unit=unit)
        found = found.filter(
            Exists(today.filter(in_unit, user=OuterRef("pk")))
            | Exists(held.filter(user=OuterRef("pk"), position__unit=unit))
        )
    found = _in_state(found, state)
    order = F(SORTS.get(sort.lstrip("-"), "full_name"))
    ordered = order.desc(nulls_last=True) if sort.startswith("-") else order.asc(nulls_last=True)
    return found.order_by(ordered, "username").prefetch_related(
        Prefetch("grants", today.select_related("unit").order_by("role"), to_attr="roles_today"),
        Prefetch("holdings", held.select_related("position").order_by("acting", "pk"), to_attr="held_today"),
    )


def _in_state(found: QuerySet[User], state: str) -> QuerySet[User]:
    chosen: dict[str, dict[str, object]] = {
        "active": {"is_active": True, "has_role": True},
        "disabled": {"is_active": False},
        "roleless": {"is_active": True, "has_role": False},
        "factorless": {"is_active": True, "has_factor": False},
        "never": {"is_active": True, "last_login": None},
    }
    return found.filter(**chosen.get(state, {}))


def routes_for(officer: Officer) -> QuerySet[Route]:
    steps = RouteStep.objects.select_related("position", "position__unit").order_by("place")
    return Route.objects.filter(organization=officer.organization).prefetch_related(Prefetch("steps", steps))


def route_kinds_for(officer: Officer) -> list[Kind]:
    """What goes up the line here: the kinds that rooms declared, and any other that a route stands for."""
    known = {kind.key: kind for kind in kinds()}
    for route in routes_for(officer):
        known.setdefault(route.subject_kind, Kind(route.subject_kind, route.name, Can.SEE_DESK))
    return list(known.values())


def warnings_for(officer: Officer) -> list[Concern]:
    """What an administrator should put right, the worst first."""
    from django.utils.translation import gettext as _

    held = holders_today(officer)
    found = [
        Concern(
            _("เส้นทาง “%(route)s” จะหยุดที่ %(title)s เพราะวันนี้ไม่มีผู้ดำรงตำแหน่งที่ลงนามได้")
            % {"route": step.route.name, "title": step.position.title},
            "position",
            (step.position_id,),
        )
        for step in RouteStep.objects.filter(route__organization=officer.organization).select_related(
            "route", "position"
        )
        if step.position_id not in held
    ]
    set_kinds = set(routes_for(officer).values_list("subject_kind", flat=True))
    found += [
        Concern(_("ยังไม่ได้ตั้งเส้นทางเสนอของ “%(kind)s” จึงเสนอไม่ได้") % {"kind": kind.label}, "route_edit", (kind.key,))
        for kind in kinds()
        if kind.key not in set_kinds
    ]
    found += [
        Concern(
            _("ตำแหน่ง %(title)s มีผู้ดำรงตำแหน่งพร้อมกัน %(count)s คน")
            % {"title": several[0].position.title, "count": len(several)},
            "position",
            (position,),
        )
        for position, holders in held.items()
        if len(several := [holder for holder in holders if not holder.acting]) > 1
    ]
    if administrators(officer) < 2:
        found.append(Concern(_("มีผู้ดูแลระบบคนเดียว ควรมีอย่างน้อยสองคน เผื่อคนหนึ่งไม่อยู่"), "person_list"))
    return found


def administrators(officer: Officer) -> int:
    return (
        RoleGrant.objects.filter(
            held_on(officer.today), organization=officer.organization, role=Role.ADMINISTRATOR, user__is_active=True
        )
        .values("user")
        .distinct()
        .count()
    )


def rule_of(officer: Officer) -> SecondFactorRule | None:
    return SecondFactorRule.objects.filter(organization=officer.organization).first()


def without_factor(officer: Officer, roles: list[str]) -> QuerySet[User]:
    """Who would be asked for a second factor and has none."""
    asked = RoleGrant.objects.filter(held_on(officer.today), organization=officer.organization, role__in=roles)
    return User.objects.filter(
        Exists(asked.filter(user=OuterRef("pk"))),
        ~Exists(Authenticator.objects.filter(user=OuterRef("pk"))),
        is_active=True,
    )


def entries_about(officer: Officer, *rows: Model, most: int = 30) -> QuerySet[Entry]:
    """The last deeds concerning these rows, from the organization's record."""
    subjects = [subject_key(row) for row in rows]
    return Entry.objects.filter(chain=officer.organization.code, subject__in=subjects).order_by("-number")[:most]
