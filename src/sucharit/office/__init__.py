"""The desk around the work: home, search, the page of the record, settings, first run, demonstration.

Here live pages that look across rooms. Never here: a rule or a verb of a room.
"""
