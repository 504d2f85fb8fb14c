"""Front door, choice of organization, the officer's desk, health."""

from typing import cast

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from sucharit.base.approvals.queries import waiting_for
from sucharit.base.notices.queries import notices_for
from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import OfficerRequest, gate, public, signed_in
from sucharit.base.people.models import User
from sucharit.base.people.queries import organizations_of, organizations_where
from sucharit.base.people.roles import Can, Role
from sucharit.core.fiscal import FiscalYear
from sucharit.office.desk import concerns, owing, queries


@public
def front(request: HttpRequest) -> HttpResponse:
    """Where a stranger arrives: what this is, the way in, the public pages."""
    context = {"demonstration": settings.DEMONSTRATION, "first_run": not Organization.objects.exists()}
    return render(request, "desk/front.html", context)


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """After signing in: straight to the desk of the only organization, or a choice of them."""
    mine = organizations_of(cast(User, request.user))
    if len(mine) == 1:
        return redirect("desk", organization=mine[0].code)
    watches = organizations_where(cast(User, request.user), Role.VIEWER).exists()
    return render(request, "desk/home.html", {"organizations": mine, "watches": watches})


@gate(Can.SEE_DESK)
def desk(request: OfficerRequest) -> HttpResponse:
    """What waits for this officer, what is begun, and where the plan stands."""
    officer = request.officer
    owed = owing.owed(officer)
    waiting = list(waiting_for(officer)[: queries.MOST])
    cycle = queries.cycle(officer)
    told = {
        "waiting": waiting,
        "waiting_word": f"{len(waiting)}",
        "can_decide": officer.may(Can.DECIDE),
        "owed": owed[: queries.MOST],
        "owed_more": len(owed) - queries.MOST,
        "year_seen": officer.may(Can.SEE_YEAR),
        "may_report": officer.may(Can.REPORT),
        "takes_complaints": officer.may(Can.HANDLE_COMPLAINTS),
        "overdue": sum(one.kind == "bad" for one in owed),
        "to_accept": owing.to_accept(officer)[: queries.MOST],
        "looks_over": concerns.looks_over(officer),
        "to_confirm": concerns.to_confirm(officer),
        "to_put_right": concerns.to_put_right(officer, queries.MOST),
        "to_read": concerns.to_read(officer),
        "cycle": cycle,
        "begins": officer.may(Can.INTAKE) and queries.without_plan(cycle),
        "plans": queries.plans_at_work(officer),
        "intakes": queries.intakes_at_work(officer),
        "surveys": queries.surveys_at_work(officer),
        "notices": notices_for(officer).filter(read_at=None)[: queries.MOST],
    }
    return render(request, "desk/desk.html", told)


@gate(Can.SEE_YEAR)
def desk_at_risk(request: OfficerRequest) -> HttpResponse:
    """What the year at work should worry this officer about: fetched by the desk, a page by itself without a script."""
    officer = request.officer
    told = {"tasks": concerns.at_risk(officer, queries.MOST), "year": FiscalYear.of(officer.today).value}
    part = "desk/at_risk_part.html" if request.headers.get("HX-Request") else "desk/at_risk.html"
    return render(request, part, told)


@public
def health(request: HttpRequest) -> HttpResponse:
    """200 where the database answers; for monitors, so it says nothing else."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})
