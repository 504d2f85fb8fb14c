"""What can be done with the entries of every register; and, for the verbs of rooms, `locked` and `kept`."""

from sucharit.work.shelf.actions.binding import bind_measure
from sucharit.work.shelf.actions.bringing_in import bring_in, drop_import, take_in, undo_import
from sucharit.work.shelf.actions.carrying import carry_over
from sucharit.work.shelf.actions.linking import link_initiatives
from sucharit.work.shelf.actions.locking import kept, locked, next_number
from sucharit.work.shelf.actions.opening import close_to_public, open_to_public
from sucharit.work.shelf.actions.restoring import put_version_back
from sucharit.work.shelf.actions.tying import tie, untie
from sucharit.work.shelf.actions.typed import past
from sucharit.work.shelf.actions.writing import add, add_many, amend, put_back, withdraw

__all__ = [
    "add", "add_many", "amend", "bind_measure", "bring_in", "carry_over", "close_to_public", "drop_import", "kept",
    "link_initiatives", "locked", "next_number", "open_to_public", "past", "put_back", "put_version_back", "take_in",
    "tie", "undo_import", "untie", "withdraw",
]  # fmt: skip
