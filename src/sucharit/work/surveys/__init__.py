"""Surveys and tests: built, answered through four doors, counted by a rule that is shown, bound to the promises.

Never here: who answered, when, or in which order. An answer meets its survey and nothing else.
"""
