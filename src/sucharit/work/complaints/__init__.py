"""Complaints of citizens (M24, M27): received, answered within their term, told to the public as figures.

Never here: reports of corruption. They have a door, a store and a queue of their own in `work.sealed`.
"""
