"""The chain of an initiative across the rooms: risk, initiative, budget, activity, register entry, evidence, indicator,
report, published item, ITA score. Every record's page shows it both ways.

Never here: a figure or a rule of its own. Each link is asked from the room that keeps it, through its own gate.
"""
