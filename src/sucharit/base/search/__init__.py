"""One index of everything that can be looked for, in Thai clusters, on both databases.

Rooms put their texts in from their verbs. Never here: anything that may not be found by a whole organization
(sealed reports, complainants).
"""
