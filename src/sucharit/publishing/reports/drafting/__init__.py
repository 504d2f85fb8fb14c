"""From the records of a year to the sentences of a report: facts are gathered once, sentences are functions of them.

Never here: rows of reports, and what an officer wrote of them (actions).
"""
