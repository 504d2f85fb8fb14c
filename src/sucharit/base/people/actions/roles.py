"""Roles given and ended, and for which of them a second factor is asked."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.organizations.models import Organization, Unit
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.models import RoleGrant, SecondFactorRule, User
from sucharit.base.people.queries import last_administrator
from sucharit.base.people.roles import DECIDING, Can, Role

ROLE_GIVEN = declare("people.role_given", _("ให้บทบาท {role} แก่ {label}"))
ROLE_TAKEN = declare("people.role_taken", _("โปรดสังเกต: {label} ให้บทบาท {role} แก่ตนเอง"))
ROLE_ENDED = declare("people.role_ended", _("สิ้นสุดบทบาท {role} ของ {label} หลังวันที่ {until}"))
SECOND_FACTOR_RULED = declare("people.second_factor_ruled", _("กำหนดบทบาทที่ต้องใช้ปัจจัยที่สองของ {label}: {roles}"))


@transaction.atomic
def give_role(
    organization: Organization,
    user: User,
    role: Role,
    *,
    by: Officer | None,
    since: datetime.date,
    unit: Unit | None = None,
    until: datetime.date | None = None,
) -> RoleGrant:
    """A role from a day on. What an administrator gives to themselves is recorded as just that."""
    if by is not None:
        require(by, Can.MANAGE_PEOPLE)
        _same_organization(by, organization)
    if unit is not None and unit.organization_id != organization.pk:
        raise ValidationError({"unit": gettext("หน่วยงานนี้ไม่ใช่ของหน่วยงานของท่าน")})
    if _given_already(organization, user, role, unit, since, until):
        raise ValidationError(gettext("ผู้ใช้นี้มีบทบาทนี้อยู่แล้วในช่วงวันดังกล่าว"))
    grant = RoleGrant(organization=organization, user=user, role=role, unit=unit, since=since, until=until)
    grant.full_clean()
    grant.save()
    facts = {"role": str(role.label), "since": since.isoformat(), "unit": unit.name if unit else ""}
    taken = by is not None and by.user.pk == user.pk and role in DECIDING
    record(
        ROLE_TAKEN if taken else ROLE_GIVEN, by=by, subject=grant, label=user.full_name, facts=facts,
        chain=organization.code,
    )  # fmt: skip
    return grant


@transaction.atomic
def end_role(grant: RoleGrant, *, by: Officer, until: datetime.date) -> RoleGrant:
    """The last day of a role. The last administrator stays."""
    require(by, Can.MANAGE_PEOPLE)
    row = RoleGrant.objects.select_for_update(of=("self",)).select_related("organization", "user").get(pk=grant.pk)
    _same_organization(by, row.organization)
    if row.role == Role.ADMINISTRATOR and last_administrator(row.organization, without_grant=row):
        raise NotAllowed(
            "เป็นผู้ดูแลระบบคนสุดท้ายของหน่วยงาน โปรดให้บทบาทผู้ดูแลระบบแก่ผู้อื่นก่อน",
            "this is the last administrator; give the role to someone else first",
        )
    row.until = until
    row.full_clean()
    row.save(update_fields=["until"])
    facts = {"role": str(Role(row.role).label), "until": until.isoformat()}
    record(ROLE_ENDED, by=by, subject=row, label=row.user.full_name, facts=facts)
    return row


@transaction.atomic
def set_second_factor_rule(*, by: Officer, roles: list[Role], grace_days: int) -> SecondFactorRule:
    """For whom a second factor is asked from today; each has `grace_days` from today or from getting the role."""
    require(by, Can.MANAGE_ORGANIZATION)
    rule = SecondFactorRule.objects.select_for_update().filter(organization=by.organization).first()
    if rule is None:
        rule = SecondFactorRule(organization=by.organization, since=by.today)
    if set(rule.roles) != {str(role.value) for role in roles}:
        rule.since = by.today
    rule.roles, rule.grace_days = sorted(str(role.value) for role in roles), grace_days
    rule.full_clean(exclude=["roles"])
    rule.save()
    facts = {"roles": ", ".join(str(role.label) for role in roles) or "-", "grace_days": grace_days}
    record(SECOND_FACTOR_RULED, by=by, subject=rule, label=by.organization.name, facts=facts)
    return rule


def _given_already(
    organization: Organization,
    user: User,
    role: Role,
    unit: Unit | None,
    since: datetime.date,
    until: datetime.date | None,
) -> bool:
    held = RoleGrant.objects.filter(organization=organization, user=user, role=role, unit=unit).exclude(until__lt=since)
    if until is not None:
        held = held.exclude(since__gt=until)
    return held.exists()


def _same_organization(by: Officer, organization: Organization) -> None:
    if by.organization.pk != organization.pk:
        raise NotAllowed("บทบาทนี้ไม่ใช่ของหน่วยงานของท่าน", "this role is not of your organization")
