"""Reports of the year: 6, 9 and 12 months, five years, the yearly integrity report; drafted from records, each sentence traceable.

Never here: the papers' look (core.papers) and their register numbers (documents).
"""
