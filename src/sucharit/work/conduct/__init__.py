"""Conduct: the code of ethics, gifts and benefits, interests and recusal, things lent. Registers and what only they do.

Never here: what every register does (work.shelf), and reports of corruption (work.sealed).
"""
