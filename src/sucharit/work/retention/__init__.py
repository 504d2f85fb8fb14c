"""The end of the time of keeping: what of the registers and surveys falls due, and its destruction by two people.

Never here: how long a register is kept and what of it tells of people (its declaration says so), and the two rooms with
an ending of their own: complaints (identities) and sealed reports.
"""
