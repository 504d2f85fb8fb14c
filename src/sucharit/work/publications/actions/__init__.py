"""What can be done: publications recorded through many channels at once, edited, withdrawn; channels kept."""

from sucharit.work.publications.actions.channels import add_channel, edit_channel, ensure_channels, move_channel
from sucharit.work.publications.actions.publications import (
    edit_publication,
    put_back_publication,
    record_publications,
    withdraw_publication,
)

__all__ = [
    "add_channel",
    "edit_channel",
    "edit_publication",
    "ensure_channels",
    "move_channel",
    "put_back_publication",
    "record_publications",
    "withdraw_publication",
]  # fmt: skip
