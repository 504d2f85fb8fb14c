"""Verbs of procurement, by their nouns: purchases, the plan, committees, reports, answers and rules."""
