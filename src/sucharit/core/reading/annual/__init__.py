"""Annual plans laid out as one table: a row for each initiative, its quarters marked (the E-PlanNACC form and its kin).

Never here: plans with a sheet for each initiative.
"""

from sucharit.core.reading.annual.plan import read_annual_plan

__all__ = ["read_annual_plan"]
