"""Deeds of a person as such (signing in, their own profile) go into the record of each organization where they work."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from sucharit.base.audit.actions import record
from sucharit.base.people.models import User
from sucharit.base.people.queries import organizations_of


@dataclass(frozen=True)
class Person:
    """A user outside any office, as the record keeps them (audit.actions.Actor)."""

    user: User
    chain: str
    signs_as: str = ""

    @property
    def username(self) -> str:
        return self.user.username

    @property
    def name(self) -> str:
        return self.user.full_name


@transaction.atomic
def record_everywhere(verb: str, *, user: User, facts: Mapping[str, Any] | None = None, by_person: bool = True) -> None:
    """One entry for each organization of the user, in the order of their codes so that two never wait for each other.

    `by_person=False`: it was done to the account by somebody unknown (a wrong password), so nobody is the actor.
    """
    for code in sorted(organization.code for organization in organizations_of(user)):
        by = Person(user, code) if by_person else None
        record(verb, by=by, subject=user, label=user.full_name, facts=facts, chain=code)
