"""The record: who did what and when, append-only, each entry chained to the one before by its digest.

An entry is written inside the verb's own transaction and has no foreign keys, so it outlives what it tells of. It names
people and things, never the content of a form. Never here: the content of records (history keeps versions).
"""
