"""The end of the first run: one transaction that founds the organization from the answers, once for each token."""

import base64
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from sucharit.base import clock
from sucharit.base.approvals.actions import set_route
from sucharit.base.approvals.models import StepVerb
from sucharit.base.files.actions import keep_made
from sucharit.base.organizations.actions import add_unit, found, set_logo
from sucharit.base.organizations.models import Organization, Unit
from sucharit.base.people.actions import appoint, create_position, create_user, give_role
from sucharit.base.people.gate import NotAllowed
from sucharit.base.people.models import Position, User
from sucharit.base.people.roles import Role
from sucharit.office.settings.first_run.tokens import spent
from sucharit.office.settings.models import FirstRun

_LEADERS = (
    ("executive", Position.Rank.CHIEF_EXECUTIVE, Role.CHIEF_EXECUTIVE),
    ("clerk", Position.Rank.CLERK, Role.CLERK),
)  # fmt: skip


@transaction.atomic
def found_from(run: FirstRun, *, token: str) -> tuple[Organization, User]:
    """The organization and its administrator. Two browsers with one token: the first wins, the other is told."""
    run = FirstRun.objects.select_for_update().get(pk=run.pk)
    if run.founded_id is not None:
        raise NotAllowed("รหัสติดตั้งนี้ถูกใช้ตั้งหน่วยงานไปแล้ว", "this token has founded an organization already")
    answers = run.answers
    organization = found(by=None, **answers["organization"]["facts"])
    _with_logo(organization, answers["organization"].get("logo", ""))
    units = [
        add_unit(organization, by=None, name=name, abbreviation=short) for name, short in answers["units"]["units"]
    ]
    administrator = _administrator(organization, answers["administrator"])
    positions = _leaders(organization, answers["leaders"], units)
    _route(organization, answers["route"], positions)
    run.founded, run.answers = organization, {}
    run.save(update_fields=["founded", "answers"])
    transaction.on_commit(lambda: spent(token))
    return organization, administrator


def _with_logo(organization: Organization, logo: str) -> None:
    if logo:
        kept = keep_made(base64.b64decode(logo), name="logo.png", kind="png", organization=organization, by=None)
        set_logo(organization, kept.digest, by=None)


def _administrator(organization: Organization, answer: dict[str, Any]) -> User:
    user = create_user(
        organization, by=None, username=answer["username"], full_name=answer["full_name"], email=answer["email"]
    )
    user.password = answer["password"]  # hashed when it was typed
    user.save(update_fields=["password"])
    give_role(organization, user, Role.ADMINISTRATOR, by=None, since=clock.today())
    return user


def _leaders(organization: Organization, answer: dict[str, Any], units: list[Unit]) -> dict[str, Position]:
    """Positions of chief executive and clerk, with accounts for who holds them; they set their passwords by a link."""
    positions = {}
    for who, rank, role in _LEADERS:
        unit = units[0] if who == "clerk" and units else None
        position = create_position(organization, by=None, title=answer[f"{who}_title"], rank=rank, unit=unit)
        positions[who] = position
        if not answer[f"{who}_name"]:
            continue
        user = create_user(organization, by=None, username=answer[f"{who}_username"], full_name=answer[f"{who}_name"])
        give_role(organization, user, role, by=None, since=clock.today())
        appoint(position, user, by=None, since=clock.today())
    return positions


def _route(organization: Organization, answer: dict[str, Any], positions: dict[str, Position]) -> None:
    lines = {
        "clerk": [(StepVerb.ENDORSE, positions["clerk"]), (StepVerb.APPROVE, positions["executive"])],
        "executive": [(StepVerb.APPROVE, positions["executive"])],
    }
    if answer["line"] in lines:
        set_route(
            organization, by=None, subject_kind="plans.plan", name=_("เสนอแผนปฏิบัติการป้องกันการทุจริต"),
            steps=lines[answer["line"]], own_work_forbidden=answer["own_work_forbidden"],
        )  # fmt: skip
