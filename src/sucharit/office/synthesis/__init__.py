"""A synthetic nation: thousands of invented organizations with plans, to measure whether one office notices the others.

Rows are written in bulk, past the verbs, so it refuses an installation with real people in it. Never here: anything that
a visitor of the demonstration sees.
"""
