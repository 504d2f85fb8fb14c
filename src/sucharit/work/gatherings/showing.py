"""A gathering as its sheet shows it: who came, who speaks, what the tests said, the code of the open door."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sucharit.base.doors.pages import absolute
from sucharit.base.people.gate import NotAllowed
from sucharit.work.gatherings.actions.attending import through
from sucharit.work.gatherings.models import Door, Gathering, Participant
from sucharit.work.surveys.models import Survey

MOST_SHOWN = 300
HELD = (Gathering.State.HELD, Gathering.State.REPORTED)
#: who came to these may have it in writing
CERTIFIED = (Gathering.Kind.TRAINING, Gathering.Kind.VISIT, Gathering.Kind.ACTIVITY)


@dataclass(frozen=True)
class Result:
    """A linked survey with what it found; `share` of those who came."""

    label: str
    survey: Survey
    share: Decimal | None


def sheet_of(row: Gathering) -> dict[str, Any]:
    """What the sheet shows below the columns."""
    people = list(row.people.order_by("kind", "name"))
    return {
        "people": people[:MOST_SHOWN], "more": len(people) > MOST_SHOWN,
        "came": sum(1 for one in people if one.came_at), "invited": sum(1 for one in people if one.invited),
        "speakers": list(row.speakers.all()), "materials": list(row.materials.all()),
        "results": results_of(row), "certified": row.state in HELD and row.kind in CERTIFIED,
        "passed": sum(1 for one in people if one.outside == "passed"), "door": door_address(row), "row": row,
    }  # fmt: skip


def results_of(row: Gathering) -> list[Result]:
    """In the order in which they are answered."""
    names = ("before_test", "after_test", "evaluation", "follow_up")
    told = []
    for name in names:
        survey: Survey | None = getattr(row, name)
        if survey is not None:
            share = None
            if row.attended and survey.reached is not None:
                share = round(Decimal(min(survey.reached, row.attended)) * 100 / row.attended, 2)
            told.append(Result(str(row._meta.get_field(name).verbose_name), survey, share))  # type: ignore[union-attr]
    return told


def door_address(row: Gathering) -> str:
    """What the code on the wall says; nothing where the door is not open today."""
    if row.state != Gathering.State.OPEN:
        return ""
    door = Door.objects.filter(gathering=row).first()
    if door is None:
        return ""
    try:
        through(door.key)
    except NotAllowed:
        return ""
    return absolute("gathering_door", row.organization.code, door.key)


def who(row: Gathering) -> list[Participant]:
    """Those who came, for papers."""
    return list(row.people.filter(came_at__isnull=False).order_by("kind", "name"))
