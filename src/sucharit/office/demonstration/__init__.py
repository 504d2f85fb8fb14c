"""The invented organizations of `sucharit demo`, made by the same actions that people use; also the cast of the tests.

Never here: rows written past the actions, or anything of a real organization.
"""
