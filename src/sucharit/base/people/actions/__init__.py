"""Users, positions, holdings, roles and sign-ins: each change is one verb. `by=None` is the installation itself."""

from sucharit.base.people.actions.positions import (
    appoint,
    change_position,
    create_position,
    order_positions,
    overlapping,
    set_holding_end,
    set_position_active,
)
from sucharit.base.people.actions.profiles import change_profile, end_sign_in, sign_out_everywhere
from sucharit.base.people.actions.roles import end_role, give_role, set_second_factor_rule
from sucharit.base.people.actions.users import (
    ask_for_password,
    change_user,
    create_user,
    disable_user,
    enable_user,
    reset_second_factor,
    unlock_user,
)

__all__ = [
    "appoint", "ask_for_password", "change_position", "change_profile", "change_user", "create_position", "create_user",
    "disable_user", "enable_user", "end_role", "end_sign_in", "give_role", "order_positions", "overlapping",
    "reset_second_factor", "set_holding_end", "set_position_active", "set_second_factor_rule", "sign_out_everywhere",
    "unlock_user",
]  # fmt: skip
