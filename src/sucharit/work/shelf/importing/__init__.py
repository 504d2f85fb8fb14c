"""A spreadsheet of a register: read cell by cell, every fault named by its cell, before anything is made.

Never here: making the entries (actions.bringing_in).
"""

from sucharit.work.shelf.importing.reading import MOST_BYTES, MOST_ROWS, Given, read_file
from sucharit.work.shelf.importing.rows import Fault, Line, Looker

__all__ = ["MOST_BYTES", "MOST_ROWS", "Fault", "Given", "Line", "Looker", "read_file"]
