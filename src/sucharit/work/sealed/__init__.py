"""Sealed reports of corruption (M25): what the office's server cannot read, for the officers it was sealed to.

Never here: complaints (`work.complaints`), and no log of who came.
"""
