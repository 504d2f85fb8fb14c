"""The fiscal year: this year's plan by quarter, opened from the adopted plan, approved, amended, and closed for good.

Never here: what was done (progress), what is due (obligations), and whether it was enough (indicators).
"""
