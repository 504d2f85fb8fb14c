"""ITA: scores per indicator, instrument and year; weaknesses and the measures against them.

Never here: the checklist of published items (disclosure).
"""
