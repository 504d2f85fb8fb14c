"""The five-year budget table (part 2 of a plan book), whatever its cells went through.

Rows are read by finding the title cell and the amounts behind it, not by counting columns: scanners shift cells, drop
merged ones and cut the table at every page. Columns before the title (dimension, mission, objective) carry down.
"""

from sucharit.core.reading.budget_table.rows import BudgetTable, read_budget_table

__all__ = ["BudgetTable", "read_budget_table"]
