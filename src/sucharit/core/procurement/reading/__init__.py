"""Spreadsheets of purchases as offices have them > records and what is doubtful about each.

Merged cells, Thai digits, amounts with บาท, dates of both eras, several things in one cell, totals between the rows.
Nothing is guessed silently: what had to be understood is a remark, what cannot be taken is a fault.
"""

from sucharit.core.procurement.reading.plans import PlannedLine, PlanReading, read_plan_sheets
from sucharit.core.procurement.reading.rows import read_sheets
from sucharit.core.procurement.reading.values import Bid, Count, Reading, Record, Remark, SheetRows, identity_of

__all__ = [
    "Bid", "Count", "PlanReading", "PlannedLine", "Reading", "Record", "Remark", "SheetRows", "identity_of",
    "read_plan_sheets", "read_sheets",
]  # fmt: skip
