"""Agreements: integrity agreements between superior and subordinate in three tiers, performance agreements of units.

Never here: how scores are counted (core.agreements), and what every register does (work.shelf).
"""
