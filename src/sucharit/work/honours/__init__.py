"""Honours: criteria told before anybody is nominated, scores of judges, the result, certificates; terms that ended.

Never here: what every register does (work.shelf).
"""
