"""The five-year table as one sheet to type in: grouped by the framework, summed live, saved cell by cell.

Never here: the nine sections of an initiative, and where an initiative stands in the plan.
"""
