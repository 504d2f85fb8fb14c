"""The difference between two plans: what came, went, moved and changed, in words and in money.

Never here: the history of one plan (its versions), and what a difference is good for (approval and revision ask).
"""
