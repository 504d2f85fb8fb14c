"""Bytes become pages, lines and tables, then an outline, then a Plan with Doubts. The reader never guesses silently.

Never here: whether what was read is right (checking), or what an officer decides about a doubt (a later room).
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sucharit.core.reading.opening import open_document
    from sucharit.core.reading.published import contract, contract_json, from_contract, our_own
    from sucharit.core.reading.reader import read, read_file
    from sucharit.core.reading.values import (
        DocumentKind,
        Doubt,
        Line,
        OpenedDocument,
        Reading,
        UnreadableDocument,
    )

__all__ = [
    "DocumentKind", "Doubt", "Line", "OpenedDocument", "Reading", "UnreadableDocument", "contract", "contract_json",
    "from_contract", "open_document", "our_own", "read", "read_file",
]  # fmt: skip

_ROOMS = {
    "contract": "published", "contract_json": "published", "from_contract": "published", "open_document": "opening",
    "our_own": "published", "read": "reader", "read_file": "reader",
}  # fmt: skip


def __getattr__(name: str) -> object:
    """Each name is fetched on first use: a command that opens nothing should not pay for every reader."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ROOMS.get(name, 'values')}"), name)
