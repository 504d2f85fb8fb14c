"""The executive's page: money, quarters, indicators, obligations and ITA against their targets, on one page.

Never here: any figure of its own: every number is asked from its room.
"""
