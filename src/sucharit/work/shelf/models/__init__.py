"""Nouns of the shelf: what every entry is, and what the mechanism itself keeps."""

from sucharit.work.shelf.models.batches import ImportBatch
from sucharit.work.shelf.models.entry import ENTRY_CONSTRAINTS, Entry
from sucharit.work.shelf.models.keeping import Emptied, EntryInitiative, EntryTie, NumberLine, OpenRegister

__all__ = [
    "ENTRY_CONSTRAINTS", "Emptied", "Entry", "EntryInitiative", "EntryTie", "ImportBatch", "NumberLine", "OpenRegister",
]  # fmt: skip
