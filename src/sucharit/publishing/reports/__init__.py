"""Reports of 6, 9 and 12 months, of a whole plan, and of integrity; drafted from records, each sentence traceable.

Never here: the papers' look (core.papers) and their register numbers (documents).
"""
