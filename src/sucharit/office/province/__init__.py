"""The overview of a province: every local government that a supervisor watches, in one table with its totals.

Never here: a figure of its own making that a room does not have, a draft, or an organization where the person has no
role as supervisor.
"""
