"""Who reads what is said of one person: who considers the case and, once the result is told, the person."""

from typing import Any

from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Role
from sucharit.work.personnel.models import PersonnelCase, PersonnelCommittee, PersonnelMeeting, Seat, Stand
from sucharit.work.shelf.queries import keeps_all

APPOINTED = PersonnelCommittee.State.APPOINTED


def seats_of(officer: Officer, round_id: int | None) -> list[Seat]:
    """Where this officer sits on the appointed committees of a round; asked once for all cases of the round."""
    held = officer.user.__dict__.setdefault("_personnel_seats", {})
    key = (officer.organization.pk, round_id)
    if key not in held:
        rows = Seat.objects.filter(
            user=officer.user, left_on=None, committee__round=round_id, committee__state=APPOINTED,
            committee__withdrawn_at=None, committee__organization=officer.organization,
        )  # fmt: skip
        held[key] = list(rows)
    found: list[Seat] = held[key]
    return found


def reads_case(officer: Officer, row: PersonnelCase) -> bool:
    """Scores, votes and outcome: the superior, the committees (not a member who kept out of it), who keeps the round,
    the executive and the clerk. Never the person here: their own result stands on their own page, once it is told."""
    if row.organization_id != officer.organization.pk or row.is_of(officer.name, officer.user.pk):
        return False
    if row.superior_id == officer.user.pk:
        return True
    seats = seats_of(officer, row.round_id)
    if (
        seats
        and Stand.objects.filter(case=row, seat__in=[one.pk for one in seats], choice=Stand.Choice.RECUSED).exists()
    ):
        return False
    return bool(seats) or keeps_all(officer) or bool(officer.roles & {Role.CHIEF_EXECUTIVE, Role.CLERK})


def reads_minutes(officer: Officer, row: PersonnelMeeting) -> bool:
    """Members of either committee of the round, who keeps it, the executive and the clerk."""
    if row.organization_id != officer.organization.pk:
        return False
    if keeps_all(officer) or officer.roles & {Role.CHIEF_EXECUTIVE, Role.CLERK}:
        return True
    about = row.committee
    if about.round_id is not None:
        return bool(seats_of(officer, about.round_id))
    return about.state == APPOINTED and about.seats.filter(user=officer.user).exists()


def reads_appeal(officer: Officer, row: Any) -> bool:
    """Who wrote it down, and who reads the case."""
    return row.recorded_by_id == officer.user.pk or reads_case(officer, row.case)
