"""The local governments (อปท.): names, kinds, places, letterheads, and their units.

Never here: who works in them (people), and what they plan.
"""
