"""The verbs of settings: those of organizations and people, each asked for its right, with the version that it leaves
and whom it is told to."""

from sucharit.office.settings.actions.organizations import (
    add_unit,
    change_facts,
    change_logo,
    change_unit,
    move_unit,
    set_unit_active,
)
from sucharit.office.settings.actions.people import add_person, change_person, end_role, give_role
from sucharit.office.settings.actions.positions import (
    add_position,
    appoint,
    change_position,
    end_holding,
    move_position,
    set_position_active,
)
from sucharit.office.settings.actions.putting_back import (
    put_back_facts,
    put_back_holding,
    put_back_person,
    put_back_position,
    put_back_unit,
)

__all__ = [
    "add_person", "add_position", "add_unit", "appoint", "change_facts", "change_logo", "change_person",
    "change_position", "change_unit", "end_holding", "end_role", "give_role", "move_position", "move_unit",
    "put_back_facts", "put_back_holding", "put_back_person", "put_back_position", "put_back_unit",
    "set_position_active", "set_unit_active",
]  # fmt: skip
