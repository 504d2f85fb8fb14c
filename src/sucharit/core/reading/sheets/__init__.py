"""Initiative sheets: found by their headings and their place in the outline, then read section by section.

Never here: tables, and whether what a sheet says is right.
"""

from sucharit.core.reading.sheets.finding import Draft, find_sheets
from sucharit.core.reading.sheets.initiative import read_initiative

__all__ = ["Draft", "find_sheets", "read_initiative"]
