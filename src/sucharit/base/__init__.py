"""Who acts, and what is kept of it: organizations, people and the gate, the record, files, approvals, notices, search.

Here lives what every room of work stands on. Never here: a plan, a risk, or anything else that an office does.
"""
