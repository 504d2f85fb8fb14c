"""What can be found, across the rooms: the index made anew from their records.

Never here: what of a row can be found (its room says that), or the search page (base.search).
"""
