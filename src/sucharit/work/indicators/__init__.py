"""Each promised output and outcome bound to a live source and judged: met, not met, or not to be judged.

Never here: how a sentence becomes a measure (core.indicators).
"""
