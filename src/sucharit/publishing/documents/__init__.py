"""Papers that leave the house: drafted from the records, numbered once per kind and year, frozen when issued.

Never here: how a paper looks (core.papers), and whether it may be public (portal).
"""
