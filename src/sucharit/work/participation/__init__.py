"""Participation: forums of villages and area with their proposals followed to the end, watch communities, networks
and partners with what they saw, sessions of the council, drafts
of plans open to comment and committees in which citizens sit. Registers and what only they do.

Never here: what every register does (work.shelf), surveys (work.surveys), complaints (work.complaints).
"""
